package io.rectify.benchmarks;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Input arrays and the check of what a kernel made of them. */
public final class Data {

    /** Not seeded: every fork shall see other alignments, but the same numbers. */
    private static final Random ALIGNMENT = new Random();

    /** Keeps the padding alive, so that nothing moves into its place. */
    private static final Object[] PADDING = new Object[16];
    private static int paddings;

    private Data() {
    }

    /** Returns {@code n} normally distributed numbers: random signs, no zero, at a random alignment. */
    public static float[] floats(int n, long seed) {
        pad(n * 4L);
        float[] x = new float[n];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < n; i++) {
            x[i] = (float) gaussian(random);
        }
        return x;
    }

    /** Returns {@code n} normally distributed numbers: random signs, no zero, at a random alignment. */
    public static double[] doubles(int n, long seed) {
        pad(n * 8L);
        double[] x = new double[n];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < n; i++) {
            x[i] = gaussian(random);
        }
        return x;
    }

    /**
     * Throws unless {@code actual(i)} is about {@code expected(i)}, at every index or, of long arrays, at some thousands of them.
     * Finds kernels that compute something else, not inexact ones: other libraries are inexact where the result is small.
     */
    public static void check(String what, int n, IntToDoubleFunction actual, IntToDoubleFunction expected) {
        int step = n / 8192 | 1;
        for (int i = 0; i < n; i += step) {
            double e = expected.applyAsDouble(i);
            double a = actual.applyAsDouble(i);
            if (!(Math.abs(a - e) <= 1e-5 * (1 + Math.abs(e)))) {
                throw new IllegalStateException(what + " at index " + i + ": " + a + ", expected " + e);
            }
        }
    }

    private static double gaussian(SplittableRandom random) {
        double x = random.nextGaussian();
        return Math.abs(x) < 1e-6 ? 1e-6 : x;
    }

    /** Shifts what is allocated next by 8 to 64 bytes. As long as the array itself, because the heap keeps long arrays elsewhere. */
    private static void pad(long bytes) {
        PADDING[paddings++ % PADDING.length] = new byte[(int) bytes + 8 * (1 + ALIGNMENT.nextInt(8))];
    }
}
