package io.rectify.benchmarks;

/** What people write by hand, on {@code double[]}; all but {@link #reluBranch} are vectorized by the JVM. */
final class DoubleLoops {

    private static final double FACTOR = 0.7;

    private DoubleLoops() {
    }

    /** The limit of derivative: one read, one write. */
    static void oneRead(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = FACTOR * x[i];
        }
    }

    /** The limit of backward: two reads, one write. */
    static void twoReads(double[] x, double[] dy, double[] dx) {
        for (int i = 0; i < x.length; i++) {
            dx[i] = x[i] * dy[i];
        }
    }

    static void reluMax(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.max(0.0, x[i]);
        }
    }

    /** ReLU as most people write it. */
    static void reluBranch(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] > 0 ? x[i] : 0;
        }
    }

    /** The expression of {@link SignedSquare}. */
    static void signedSquare(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] * Math.abs(x[i]);
        }
    }

    /** Without {@link Formulas}: C2 inlines a formula into a loop by hand only if it has seen no two others before. */
    static void check(double[] x, double[] dy, double[] y) {
        oneRead(x, y);
        Data.check("oneRead", x.length, i -> y[i], i -> FACTOR * x[i]);
        twoReads(x, dy, y);
        Data.check("twoReads", x.length, i -> y[i], i -> x[i] * dy[i]);
        reluMax(x, y);
        Data.check("reluMax", x.length, i -> y[i], i -> Math.max(0, x[i]));
        reluBranch(x, y);
        Data.check("reluBranch", x.length, i -> y[i], i -> Math.max(0, x[i]));
        signedSquare(x, y);
        Data.check("signedSquare", x.length, i -> y[i], i -> x[i] * Math.abs(x[i]));
    }
}
