package io.rectify.benchmarks;

import io.rectify.Gated;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The gated linear units and what they are held against, on {@code float[]}; n is the number of products. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FloatGated {

    private static final int COLUMNS = 1024;

    @Param("glu")
    private String activation;

    @Param("1024")
    private int n;

    private GatedFormula formula;
    private Gated f;
    private float[] value;
    private float[] gate;
    private float[] halves;
    private float[] dy;
    private float[] y;
    private float[] dGate;

    @Setup(Level.Trial)
    public void prepare() {
        formula = GatedFormula.of(activation);
        f = formula.gated();
        value = Data.floats(n, 1);
        gate = Data.floats(n, 2);
        halves = Data.floats(2 * n, 1);
        dy = Data.floats(n, 3);
        y = Data.floats(n, 4);
        dGate = Data.floats(n, 5);
        if (Data.unchecked(activation, "float", n)) {
            check();
        }
    }

    private void check() {
        FloatLoops.check(value, gate, y);
        forward();
        Data.check("forward", n, i -> y[i], i -> formula.at(value[i], gate[i]));
        forwardHalves();
        Data.check("forwardHalves", n, i -> y[i], i -> {
            int inRow = i / COLUMNS * COLUMNS + i;
            return formula.at(halves[inRow], halves[inRow + COLUMNS]);
        });
        backward();
        Data.check("dValue", n, i -> y[i], i -> dy[i] * formula.gate().at(gate[i]));
        Data.check("dGate", n, i -> dGate[i], i -> dy[i] * value[i] * formula.gate().slope(gate[i]));
    }

    /** The limit of forward. */
    @Benchmark
    public void twoReads() {
        FloatLoops.twoReads(value, gate, y);
    }

    @Benchmark
    public void forward() {
        f.forward(value, gate, y);
    }

    /** Values and gates as halves of rows. */
    @Benchmark
    public void forwardHalves() {
        f.forward(halves, y, n / COLUMNS, COLUMNS);
    }

    @Benchmark
    public void backward() {
        f.backward(value, gate, dy, y, dGate);
    }

    /** {@link #forward} as a loop of one's own. */
    @Benchmark
    public void byHand() {
        for (int i = 0; i < value.length; i++) {
            y[i] = formula.inFloat(value[i], gate[i]);
        }
    }
}
