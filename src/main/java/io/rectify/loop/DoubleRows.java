package io.rectify.loop;

import io.rectify.math.TwoSum;

/**
 * What a thread needs for rows of {@code double}: a number or an element of an array for each column of a block, which holds
 * several short rows or a part of a long one; and sums. Kept, so that a call allocates nothing.
 */
public final class DoubleRows {
    static final int SIZE = 512;

    /** Sums run side by side, column i in sum i mod 32, as for {@code float}. */
    public static final int SUMS = 32;

    private static final ThreadLocal<DoubleRows> OF_THREAD = ThreadLocal.withInitial(DoubleRows::new);

    // the room is for blocks that are rounded up
    public final double[] x = new double[SIZE + SUMS];
    public final double[] dy = new double[SIZE + SUMS];

    /** Where in the work arrays the first exponential of a stage stands. */
    public int at;

    /**
     * What a stage over vectors combines its index with, by &amp;, where a number is that of a row: all bits for a block of short
     * rows; {@code SUMS − 1} for a longer row, whose numbers then stand there only so many times.
     */
    public int ofRow;

    /** How many columns the rows of a block have, for stages that go row by row; at least those of a row that is done alone. */
    public int columns;

    /** The maximum of an element's row. */
    public final double[] m = new double[SIZE + SUMS];

    /** A reduced exponent, r and p of {@link io.rectify.math.DoubleExp}; then e<sup>r</sup> − 1 and p. */
    public final double[] r = new double[SIZE + SUMS];
    public final double[] p = new double[SIZE + SUMS];

    /**
     * A number of each row of a block in two parts: a sum, then what its exponentials are multiplied with, or what is subtracted.
     * For the gradient, of an element's row.
     */
    public final double[] high = new double[SIZE + SUMS];
    public final double[] low = new double[SIZE + SUMS];

    /** The factor of all exponents, in two parts. */
    public double factor;
    public double factorLow;

    /** The least and the greatest element as {@link RowBounds#key}. */
    public long min;
    public long max;

    /** The lanes of a vector, to be taken together. */
    public final long[] lanes = new long[SUMS];

    /** The sums, and what their rounding has cut off. */
    public final double[] sums = new double[SUMS];
    public final double[] rests = new double[SUMS];

    /** How many numbers were below the scale and are in the sums; the rest was only counted. */
    public long below;

    // What only the plain stages need.

    /** An exponent in two parts. */
    final double[] w = new double[SIZE + SUMS];
    final double[] wLow = new double[SIZE + SUMS];

    /** n and a shift, as in {@link io.rectify.math.DoubleExp}. */
    final double[] shifted = new double[SIZE + SUMS];

    /** Numbers to add up, in two parts, and the sum before the addition. */
    final double[] e = new double[SIZE + SUMS];
    final double[] eLow = new double[SIZE + SUMS];
    final double[] before = new double[SIZE + SUMS];

    private DoubleRows() {}

    /** Puts the sum of the first eight sums and what it lacks in the place of the row. */
    public void addEight(int row) {
        addUp(8);
        high[row] = sums[0];
        low[row] = rests[0];
    }

    /** Leaves the sum of the first {@code count} sums, a power of two, and what it lacks in the first of them. */
    void addUp(int count) {
        for (int half = count >> 1; half > 0; half >>= 1) {
            for (int j = 0; j < half; j++) {
                double a = sums[j];
                double b = sums[j + half];
                double sum = a + b;
                sums[j] = sum;
                rests[j] += rests[j + half] + TwoSum.low(a, b, sum);
            }
        }
    }

    static DoubleRows ofThread() {
        return OF_THREAD.get();
    }
}
