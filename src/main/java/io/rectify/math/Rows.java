package io.rectify.math;

/** Arithmetic of the row activations that both lanes share. */
public final class Rows {
    /**
     * Exponentials of arguments below minus this limit are 0. They carry the factor {@link FloatExp#SCALE}, so that above the
     * limit none is subnormal, and what is left out is less than half of the least result even in a row of 2³¹ columns.
     */
    public static final float FLOAT_LIMIT = 131;
    public static final double DOUBLE_LIMIT = 780;

    /**
     * A row whose elements are all within this limit is ordinary: none of its exponentials overflows or underflows, nor does their
     * sum, so the maximum need not be subtracted.
     */
    public static final float FLOAT_ORDINARY = 64;
    public static final double DOUBLE_ORDINARY = 340;

    /**
     * The maximum dominates a row of the logarithm if its result is above minus this. The results of other ordinary rows are
     * far enough from 0 for log Σ eˣ as it is: its error is the relative one of the exponentials, at most 0.6 · 2⁻²⁴, in
     * {@code double} 0.8 · 2⁻⁵³; that is 1.2 and 0.8 ulp of the smallest results, to which their rounding adds half an ulp.
     */
    public static final float FLOAT_DOMINANT = 0.25f;
    public static final double DOUBLE_DOMINANT = 0.5;

    /**
     * Added to an exponent before its rounding to n, so that r lies between −0.288 and 0.406, in {@code double} between −0.308 and
     * 0.386: what is rounded counts most where e<sup>r</sup> is small. The polynomial is meant for |r| ≤ 0.347; at 0.406 it is off
     * by 0.04 · 2⁻²⁴ of e<sup>r</sup>, in {@code double} at 0.386 by 0.12 · 2⁻⁵³, but there at 0.406 by 0.38 · 2⁻⁵³.
     */
    public static final float FLOAT_OFFSET = -0x1.e2p-5f;
    public static final double DOUBLE_OFFSET = -0x1.4p-5;

    /** The bits, as {@code double}, of an exponential that is 1. */
    public static final long FLOAT_ONE = Double.doubleToRawLongBits(FloatExp.SCALE);
    public static final long DOUBLE_ONE = Double.doubleToRawLongBits(DoubleExp.SCALE);

    private Rows() {}

    /** p (1 + y). */
    public static double exponential(double y, double p) {
        return Math.fma(p, y, p);
    }

    /** What the rounding of {@code e}, which is p (1 + y), has cut off. */
    public static double exponentialLow(double y, double p, double e) {
        return Math.fma(p, y, p - e);
    }

    /** What the rounding of {@code difference = a − b} has cut off, whichever is larger (Knuth). */
    public static float differenceLow(float a, float b, float difference) {
        float a1 = difference + b;
        float b1 = difference - a1;
        return (a - a1) - (b + b1);
    }

    public static double differenceLow(double a, double b, double difference) {
        double a1 = difference + b;
        double b1 = difference - a1;
        return (a - a1) - (b + b1);
    }

    /** +0.0 where {@code factor} is 0, else {@code v}: the product of both is then 0 for every v. */
    public static double zeroIfZero(double factor, double v) {
        long magnitude = Double.doubleToRawLongBits(factor) & Long.MAX_VALUE;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(v) & ~(magnitude - 1 >> Long.SIZE - 1));
    }
}
