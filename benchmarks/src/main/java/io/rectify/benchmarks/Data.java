package io.rectify.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * Input arrays and the check of what a kernel made of them. The arrays are kept: whatever asks for the same one gets the same
 * one, so that what is compared is measured at the same alignment.
 */
public final class Data {

    /** Not seeded: every JVM shall see other alignments, but the same numbers. */
    private static final Random ALIGNMENT = new Random();

    private static final Map<Object, Object> ARRAYS = new HashMap<>();
    private static final Set<Object> CHECKED = new HashSet<>();

    /** Keeps the padding alive, so that nothing moves into its place. */
    private static final Object[] PADDING = new Object[16];
    private static int paddings;

    private Data() {
    }

    /** Returns {@code n} normally distributed numbers: random signs, no zero, at a random alignment. */
    public static float[] floats(int n, long seed) {
        return (float[]) ARRAYS.computeIfAbsent(List.of("float", n, seed), key -> {
            pad(n * 4L);
            float[] x = new float[n];
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < n; i++) {
                x[i] = (float) gaussian(random);
            }
            return x;
        });
    }

    /** Returns {@code n} normally distributed numbers: random signs, no zero, at a random alignment. */
    public static double[] doubles(int n, long seed) {
        return (double[]) ARRAYS.computeIfAbsent(List.of("double", n, seed), key -> {
            pad(n * 8L);
            double[] x = new double[n];
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < n; i++) {
                x[i] = gaussian(random);
            }
            return x;
        });
    }

    static double[] toDoubles(float[] x) {
        double[] doubles = new double[x.length];
        Arrays.setAll(doubles, i -> x[i]);
        return doubles;
    }

    /** Forgets all arrays. */
    static void clear() {
        ARRAYS.clear();
    }

    /** Whether this is the first call with these arguments. */
    static boolean unchecked(String activation, String type, int n) {
        return CHECKED.add(List.of(activation, type, n));
    }

    /**
     * Throws unless {@code actual(i)} is about {@code expected(i)}, at every index or, of long arrays, at some thousands of
     * them. Finds kernels that compute something else, not inexact ones: other libraries are inexact where the result is small.
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

    /** Shifts what is allocated next by 8 to 64 bytes. As long as the array itself: the heap keeps long arrays elsewhere. */
    private static void pad(long bytes) {
        PADDING[paddings++ % PADDING.length] = new byte[(int) bytes + 8 * (1 + ALIGNMENT.nextInt(8))];
    }
}
