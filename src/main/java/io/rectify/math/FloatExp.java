package io.rectify.math;

/**
 * The exponential function in {@code float}, in steps: with n the integer nearest to w / ln 2 and r = w − n ln 2,
 *
 * <p>eʷ = 2ⁿ (1 + r + tail), tail = eʳ − 1 − r, |r| ≤ 0.347.
 *
 * <p>The three are kept apart: r + tail alone is eʷ − 1 where w is small, a denominator such as 1 + eʷ is a sum whose parts are
 * known, and as the tail is less than 0.08, its own rounding hardly counts. {@code VectorExp} has the same steps on vectors,
 * operation by operation.
 *
 * <p>Every step but {@link #power} is made of operations that C2 vectorizes in a plain loop.
 */
public final class FloatExp {
    public static final float LOG2_E = 0x1.715476p0f;

    /** Adding 1.5 · 2²³ rounds to an integer, and leaves that integer in the low bits. */
    public static final float SHIFT = 0x1.8p23f;

    /** ln 2 in two parts; the first has 16 bits, so that its product with n is exact. */
    public static final float LN2_HIGH = 0x1.62e4p-1f;
    public static final float LN2_LOW = 0x1.7f7d1cp-20f;

    /** Of arguments: e<sup>−LIMIT</sup> rounds to 0 and e<sup>LIMIT</sup> to ∞, while 2ⁿ {@link #SCALE} does neither. */
    public static final float LIMIT = 110;

    /** (eʳ − 1 − r) / r², from docs/coefficients/exp.sollya; it is off by less than 2.1e-10 in eʳ. */
    public static final float C0 = 0x1p-1f;
    public static final float C1 = 0x1.555556p-3f;
    public static final float C2 = 0x1.5555p-5f;
    public static final float C3 = 0x1.110fc2p-7f;
    public static final float C4 = 0x1.6d3096p-10f;
    public static final float C5 = 0x1.a2d944p-13f;

    /** Powers of two carry the factor 2⁶⁴, so that 2ⁿ does not underflow before the last product of a function. */
    public static final float SCALE = 0x1p64f;
    public static final float UNSCALE = 0x1p-64f;

    private FloatExp() {}

    /** n + {@link #SHIFT}. */
    public static float shifted(float w) {
        return Math.fma(w, LOG2_E, SHIFT);
    }

    /** r. */
    public static float reduce(float w, float shifted) {
        float n = shifted - SHIFT;
        return Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, w));
    }

    /**
     * eʳ − 1 − r. The odd and the even powers of r are two chains, which take less time than one; 1/2 is added after them, so that
     * what is rounded before it is small.
     *
     * @param low what has to be added to r
     */
    public static float tail(float r, float low) {
        float r2 = r * r;
        float odd = Math.fma(Math.fma(C5, r2, C3), r2, C1);
        float even = Math.fma(C4, r2, C2);
        float q = Math.fma(Math.fma(even, r, odd), r, C0);
        return Math.fma(r2, q, low);
    }

    /** tail for the exponential of w − excess. */
    public static float withoutExcess(float excess, float r, float tail) {
        return tail - Math.fma(excess, r + tail, excess);
    }

    /** What the rounding of r has cut off; w − n · LN2_HIGH is exact. */
    public static float reductionLow(float w, float shifted, float r) {
        float n = shifted - SHIFT;
        float high = Math.fma(n, -LN2_HIGH, w);
        return Math.fma(n, -LN2_LOW, high - r);
    }

    /** 1 + r + tail, rounded once. */
    public static float onePlus(float r, float tail) {
        float n = 1 + r;
        return n + ((r - (n - 1)) + tail);
    }

    /** (1 + eʷ) / 2ⁿ = 1 + 2⁻ⁿ + r + tail, rounded; p is {@link #inversePower}. */
    public static float denominator(float r, float tail, float p) {
        return Math.fma(p, UNSCALE, 1) + (r + tail);
    }

    /** What the rounding of the denominator d has cut off; 1 − d is exact. */
    public static float denominatorLow(float r, float tail, float p, float d) {
        return (Math.fma(p, UNSCALE, 1 - d) + r) + tail;
    }

    /** 2ⁿ · {@link #SCALE}. */
    public static float power(float shifted) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + (127 + 64 << 23));
    }

    /** 2⁻ⁿ · {@link #SCALE}. */
    public static float inversePower(float shifted) {
        return Float.intBitsToFloat((127 + 64 << 23) - (Float.floatToRawIntBits(shifted) << 23));
    }
}
