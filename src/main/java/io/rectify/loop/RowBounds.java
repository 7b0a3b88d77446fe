package io.rectify.loop;

/** The least and the greatest element of a row. */
final class RowBounds {
    /** Shorter rows are done here, without the call of a loop. */
    static final int SHORT = 64;

    private static final int FLOAT_INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final long DOUBLE_INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    private RowBounds() {}

    /** An integer that is ordered as the number is; that of a NaN is beyond the infinity of its sign. */
    static int key(float x) {
        int bits = Float.floatToRawIntBits(x);
        return bits ^ bits >> Integer.SIZE - 1 >>> 1;
    }

    static long key(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return bits ^ bits >> Long.SIZE - 1 >>> 1;
    }

    private static float number(int key) {
        return Float.intBitsToFloat(key ^ key >> Integer.SIZE - 1 >>> 1);
    }

    private static double number(long key) {
        return Double.longBitsToDouble(key ^ key >> Long.SIZE - 1 >>> 1);
    }

    /** Whether all elements are within ±{@code limit}; NaN is not, whatever the limit. */
    static boolean within(float limit, float[] x, int offset, int length, FloatRows work, RowStages stages) {
        if (!stages.direct) {
            return PlainFloatRows.within(limit, x, offset, length);
        }
        of(false, x, offset, length, work, stages);
        return within(limit, work);
    }

    /** The same of the elements whose bounds have just been found. */
    static boolean within(float limit, FloatRows work) {
        return work.max <= key(limit) && work.min >= key(-limit);
    }

    /** The greatest element, or the least; NaN if any element is NaN. */
    static float of(boolean least, float[] x, int offset, int length, FloatRows work, RowStages stages) {
        work.min = Integer.MAX_VALUE;
        work.max = Integer.MIN_VALUE;
        if (length < SHORT) {
            for (int i = offset; i < offset + length; i++) {
                int key = key(x[i]);
                work.min = Math.min(work.min, key);
                work.max = Math.max(work.max, key);
            }
        } else {
            stages.floatBounds.run(x, offset, work, length & -FloatRows.SUMS);
            if ((length & FloatRows.SUMS - 1) != 0) {
                int last = offset + length - FloatRows.SUMS;
                stages.floatBounds.run(x, last, work, FloatRows.SUMS);
            }
        }
        int min = work.min;
        int max = work.max;
        return max > FLOAT_INFINITY || min < ~FLOAT_INFINITY ? Float.NaN : number(least ? min : max);
    }

    /** Whether all elements are within ±{@code limit}; NaN is not, whatever the limit. */
    static boolean within(double limit, double[] x, int offset, int length, DoubleRows work, RowStages stages) {
        if (!stages.direct) {
            return PlainDoubleRows.within(limit, x, offset, length);
        }
        of(false, x, offset, length, work, stages);
        return within(limit, work);
    }

    /** The same of the elements whose bounds have just been found. */
    static boolean within(double limit, DoubleRows work) {
        return work.max <= key(limit) && work.min >= key(-limit);
    }

    static double of(boolean least, double[] x, int offset, int length, DoubleRows work, RowStages stages) {
        work.min = Long.MAX_VALUE;
        work.max = Long.MIN_VALUE;
        if (length < SHORT) {
            for (int i = offset; i < offset + length; i++) {
                long key = key(x[i]);
                work.min = Math.min(work.min, key);
                work.max = Math.max(work.max, key);
            }
        } else {
            stages.doubleBounds.run(x, offset, work, length & -DoubleRows.SUMS);
            if ((length & DoubleRows.SUMS - 1) != 0) {
                int last = offset + length - DoubleRows.SUMS;
                stages.doubleBounds.run(x, last, work, DoubleRows.SUMS);
            }
        }
        long min = work.min;
        long max = work.max;
        return max > DOUBLE_INFINITY || min < ~DOUBLE_INFINITY ? Double.NaN : number(least ? min : max);
    }
}
