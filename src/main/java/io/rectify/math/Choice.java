package io.rectify.math;

/** Choices between two formulas, by sign, or one for small |x| and one beyond, without a branch. */
final class Choice {
    private Choice() {}

    /** x for |x| ≤ {@code limit}; beyond it and for NaN, {@code beyond} with the sign of x. */
    static float upTo(float limit, float x, float beyond) {
        return upTo(limit, x, x, beyond);
    }

    /** {@code within} for |x| ≤ {@code limit}; beyond it and for NaN, {@code beyond} with the sign of x. */
    static float upTo(float limit, float x, float within, float beyond) {
        int bits = Float.floatToRawIntBits(x);
        int sign = bits & Integer.MIN_VALUE;
        int isBeyond = Float.floatToRawIntBits(limit) - (bits ^ sign) >> Integer.SIZE - 1;
        int withinBits = Float.floatToRawIntBits(within);
        return Float.intBitsToFloat(withinBits ^ (withinBits ^ (Float.floatToRawIntBits(beyond) | sign)) & isBeyond);
    }

    static double upTo(double limit, double x, double beyond) {
        return upTo(limit, x, x, beyond);
    }

    /** {@code within} for |x| ≤ {@code limit}; beyond it and for NaN, {@code beyond} with the sign of x. */
    static double upTo(double limit, double x, double within, double beyond) {
        long bits = Double.doubleToRawLongBits(x);
        long sign = bits & Long.MIN_VALUE;
        long isBeyond = Double.doubleToRawLongBits(limit) - (bits ^ sign) >> Long.SIZE - 1;
        long withinBits = Double.doubleToRawLongBits(within);
        return Double.longBitsToDouble(withinBits ^ (withinBits ^ (Double.doubleToRawLongBits(beyond) | sign)) & isBeyond);
    }

    /**
     * x where its sign bit is not set, −0.0 elsewhere: {@code max(x, -0.0)} but for NaN, on the bits. Where many call
     * {@code Math.max}, JDK 17 compiles it to a branch, and one on random signs costs a scalar call 8 ns.
     */
    static float positive(float x) {
        int bits = Float.floatToRawIntBits(x);
        return Float.intBitsToFloat(bits & ~(bits >> Integer.SIZE - 1 >>> 1));
    }

    static double positive(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return Double.longBitsToDouble(bits & ~(bits >> Long.SIZE - 1 >>> 1));
    }

    /** {@code minus} where the sign bit of x is set, else {@code plus}. */
    static float ofSign(float x, float minus, float plus) {
        int isMinus = Float.floatToRawIntBits(x) >> Integer.SIZE - 1;
        int plusBits = Float.floatToRawIntBits(plus);
        return Float.intBitsToFloat(plusBits ^ (plusBits ^ Float.floatToRawIntBits(minus)) & isMinus);
    }

    static double ofSign(double x, double minus, double plus) {
        long isMinus = Double.doubleToRawLongBits(x) >> Long.SIZE - 1;
        long plusBits = Double.doubleToRawLongBits(plus);
        return Double.longBitsToDouble(plusBits ^ (plusBits ^ Double.doubleToRawLongBits(minus)) & isMinus);
    }

    /** 1 for ±2 or nearly so, 0 for a magnitude below 1: adding 1.5 · 2²⁴ rounds to a multiple of 2. */
    static float isBeyond(float choice) {
        return 0.5f * ((Math.abs(choice) + 0x1.8p24f) - 0x1.8p24f);
    }

    static double isBeyond(double choice) {
        return 0.5 * ((Math.abs(choice) + 0x1.8p53) - 0x1.8p53);
    }
}
