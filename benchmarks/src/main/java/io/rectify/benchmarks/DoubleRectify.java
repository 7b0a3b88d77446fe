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

/** The library on {@code double[]}. The lane is chosen by the JVM's flags. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DoubleRectify {

    private static final int SHIFT = 3;

    @Param({"relu", "leaky_relu"})
    private String activation;

    @Param({"8", "64", "1024", "65536", "4194304"})
    private int n;

    /** How many other activation classes have used the bulk methods before. */
    @Param("0")
    private int crowd;

    private Activation f;
    private double[] x;
    private double[] xShifted;
    private double[] dy;
    private double[] y;

    @Setup(Level.Trial)
    public void prepare() {
        Crowd.useDoubles(crowd);
        Formula formula = Formulas.of(activation);
        f = Formulas.activation(activation);
        x = Data.doubles(n, 1);
        xShifted = Data.doubles(n + SHIFT, 2);
        dy = Data.doubles(n, 3);
        y = Data.doubles(n, 4);

        forward();
        Data.check("forward", n, i -> y[i], i -> formula.at(x[i]));
        forwardShifted();
        Data.check("forwardShifted", n, i -> y[i], i -> formula.at(xShifted[SHIFT + i]));
        derivative();
        Data.check("derivative", n, i -> y[i], i -> formula.slope(x[i]));
        backward();
        Data.check("backward", n, i -> y[i], i -> dy[i] * formula.slope(x[i]));
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
}
