package io.rectify.benchmarks;

import io.rectify.Activation;
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

/** The library and what it is held against, on the same {@code float[]}. The lane is chosen by the JVM's flags. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FloatArrays {

    private static final int SHIFT = 3;

    @Param("relu")
    private String activation;

    @Param("1024")
    private int n;

    private Activation f;
    private Formula formula;
    private float[] x;
    private float[] xShifted;
    private float[] dy;
    private float[] y;

    @Setup(Level.Trial)
    public void prepare() {
        f = Formulas.activation(activation);
        formula = Formulas.of(activation);
        x = Data.floats(n, 1);
        xShifted = Data.floats(n + SHIFT, 2);
        dy = Data.floats(n, 3);
        y = Data.floats(n, 4);
        if (Data.unchecked(activation, "float", n)) {
            check();
        }
    }

    private void check() {
        copy();
        Data.check("copy", n, i -> y[i], i -> x[i]);
        FloatLoops.check(x, dy, y);
        forward();
        Data.check("forward", n, i -> y[i], i -> formula.at(x[i]));
        forwardShifted();
        Data.check("forwardShifted", n, i -> y[i], i -> formula.at(xShifted[SHIFT + i]));
        byHand();
        Data.check("byHand", n, i -> y[i], i -> formula.at(x[i]));
        derivative();
        Data.check("derivative", n, i -> y[i], i -> formula.slope(x[i]));
        backward();
        Data.check("backward", n, i -> y[i], i -> dy[i] * formula.slope(x[i]));
        if (f.hasSecondDerivative()) {
            secondDerivative();
            Data.check("secondDerivative", n, i -> y[i], i -> Formula.slope(f::derivative, x[i]));
        }
    }

    /** The limit of forward. */
    @Benchmark
    public void copy() {
        System.arraycopy(x, 0, y, 0, n);
    }

    @Benchmark
    public void oneRead() {
        FloatLoops.oneRead(x, y);
    }

    @Benchmark
    public void twoReads() {
        FloatLoops.twoReads(x, dy, y);
    }

    @Benchmark
    public void reluMax() {
        FloatLoops.reluMax(x, y);
    }

    @Benchmark
    public void reluBranch() {
        FloatLoops.reluBranch(x, y);
    }

    @Benchmark
    public void signedSquare() {
        FloatLoops.signedSquare(x, y);
    }

    @Benchmark
    public void forward() {
        f.forward(x, y);
    }

    /** Source and destination at different offsets. */
    @Benchmark
    public void forwardShifted() {
        f.forward(xShifted, SHIFT, y, 0, n);
    }

    @Benchmark
    public void derivative() {
        f.derivative(x, y);
    }

    @Benchmark
    public void backward() {
        f.backward(x, dy, y);
    }

    @Benchmark
    public void secondDerivative() {
        f.secondDerivative(x, y);
    }

    /** {@link #forward} as a loop of one's own. */
    @Benchmark
    public void byHand() {
        Formula.FloatFunction function = formula.inFloat();
        for (int i = 0; i < x.length; i++) {
            y[i] = function.at(x[i]);
        }
    }

    /** One call of the scalar method for each element. */
    @Benchmark
    public float scalar() {
        float sum = 0;
        for (float each : x) {
            sum += f.forward(each);
        }
        return sum;
    }

    /** {@link #scalar} with an expression of one's own. */
    @Benchmark
    public float scalarByHand() {
        Formula.FloatFunction function = formula.inFloat();
        float sum = 0;
        for (float each : x) {
            sum += function.at(each);
        }
        return sum;
    }
}
