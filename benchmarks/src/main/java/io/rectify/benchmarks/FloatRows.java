package io.rectify.benchmarks;

import io.rectify.RowActivation;
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

/** The row activations and what they are held against, on {@code float[]}; n is the number of columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FloatRows {

    @Param("softmax")
    private String activation;

    @Param("1000")
    private int n;

    private RowFormula formula;
    private RowActivation f;
    private float[] x;
    private float[] dy;
    private float[] y;
    private float[] dx;

    @Setup(Level.Trial)
    public void prepare() {
        formula = RowFormula.of(activation, n);
        f = formula.activation();
        int size = formula.size();
        x = Data.floats(size, 1);
        dy = Data.floats(size, 3);
        y = Data.floats(size, 4);
        dx = Data.floats(size, 5);
        forward();
        if (Data.unchecked(activation, "float", n)) {
            formula.check(Data.toDoubles(x), Data.toDoubles(y));
        }
    }

    @Benchmark
    public void forward() {
        f.forward(x, y, formula.rows(), n);
    }

    @Benchmark
    public void backward() {
        f.backward(y, dy, dx, formula.rows(), n);
    }
}
