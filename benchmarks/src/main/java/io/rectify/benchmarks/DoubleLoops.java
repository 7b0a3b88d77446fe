package io.rectify.benchmarks;

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

/** What {@link DoubleRectify} is held against: copies, which are the limit, and the loops that people write by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DoubleLoops {

    private static final double FACTOR = 0.7;

    @Param({"8", "64", "1024", "65536", "4194304"})
    private int n;

    private double[] x;
    private double[] dy;
    private double[] y;

    @Setup(Level.Trial)
    public void prepare() {
        x = Data.doubles(n, 1);
        dy = Data.doubles(n, 3);
        y = Data.doubles(n, 4);

        copy();
        Data.check("copy", n, i -> y[i], i -> x[i]);
        oneRead();
        Data.check("oneRead", n, i -> y[i], i -> FACTOR * x[i]);
        twoReads();
        Data.check("twoReads", n, i -> y[i], i -> x[i] * dy[i]);
        Formula relu = Formulas.of("relu");
        reluMax();
        Data.check("reluMax", n, i -> y[i], i -> relu.at(x[i]));
        reluBranch();
        Data.check("reluBranch", n, i -> y[i], i -> relu.at(x[i]));
        signedSquare();
        Data.check("signedSquare", n, i -> y[i], i -> Formulas.of(SignedSquare.NAME).at(x[i]));
    }

    /** The limit of forward. */
    @Benchmark
    public void copy() {
        System.arraycopy(x, 0, y, 0, n);
    }

    /** The limit of derivative: one read, one write, vectorized by the JVM. */
    @Benchmark
    public void oneRead() {
        oneRead(x, y);
    }

    /** The limit of backward: two reads, one write, vectorized by the JVM. */
    @Benchmark
    public void twoReads() {
        twoReads(x, dy, y);
    }

    /** ReLU as a loop that the JVM vectorizes. */
    @Benchmark
    public void reluMax() {
        reluMax(x, y);
    }

    /** ReLU as most people write it. */
    @Benchmark
    public void reluBranch() {
        reluBranch(x, y);
    }

    /** The expression of {@link SignedSquare}. */
    @Benchmark
    public void signedSquare() {
        signedSquare(x, y);
    }

    private static void oneRead(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = FACTOR * x[i];
        }
    }

    private static void twoReads(double[] x, double[] dy, double[] dx) {
        for (int i = 0; i < x.length; i++) {
            dx[i] = x[i] * dy[i];
        }
    }

    private static void reluMax(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.max(0.0, x[i]);
        }
    }

    private static void reluBranch(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] > 0 ? x[i] : 0;
        }
    }

    private static void signedSquare(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] * Math.abs(x[i]);
        }
    }
}
