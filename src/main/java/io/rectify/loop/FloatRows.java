package io.rectify.loop;

/**
 * What a thread needs for rows of {@code float}: a number or an element of an array for each column of a block, which holds
 * several short rows or a part of a long one; and sums. Kept, so that a call allocates nothing.
 */
public final class FloatRows {
    static final int SIZE = 1024;

    /** Sums run side by side, column i in sum i mod 32: as many as four vectors of 512 bits of {@code double} hold. */
    public static final int SUMS = 32;

    private static final ThreadLocal<FloatRows> OF_THREAD = ThreadLocal.withInitial(FloatRows::new);

    // the room is for vectors that are read half apart, and for blocks that are rounded up
    public final float[] x = new float[SIZE + SUMS];
    public final float[] dy = new float[SIZE + SUMS];

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
    public final float[] m = new float[SIZE + SUMS];

    /** A reduced exponent, r and p of {@link io.rectify.math.FloatExp}; then e<sup>r</sup> − 1 and p. */
    public final float[] r = new float[SIZE + SUMS];
    public final float[] p = new float[SIZE + SUMS];

    /**
     * A number of each row of a block in two parts: what its exponentials are multiplied with, or what is subtracted. For the
     * gradient, of an element's row.
     */
    public final float[] high = new float[SIZE + SUMS];
    public final float[] low = new float[SIZE + SUMS];

    /** The factor of all exponents, in two parts. */
    public float factor;
    public float factorLow;

    /** The least and the greatest element as {@link RowBounds#key}. */
    public int min;
    public int max;

    /** How many each lane has counted, while a loop runs. */
    public final long[] counts = new long[SUMS];

    public final double[] sums = new double[SUMS];

    /** The sum of each row of a block. */
    public final double[] ofRows = new double[SIZE];

    /** How many numbers were below the scale and are in the sums; the rest was only counted. */
    public long below;

    // What only the plain stages need.

    /** An exponent in two parts. */
    final float[] w = new float[SIZE + SUMS];
    final float[] wLow = new float[SIZE + SUMS];

    /** n and a shift, as in {@link io.rectify.math.FloatExp}. */
    final float[] shifted = new float[SIZE + SUMS];

    /** Numbers to add up. */
    final double[] e = new double[SIZE + SUMS];

    private FloatRows() {}

    /** The sum of the first eight sums. */
    public double sumOfEight() {
        return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    }

    static FloatRows ofThread() {
        return OF_THREAD.get();
    }
}
