package io.rectify.math;

/**
 * α (eʷ − 1) and α eʷ for w ≤ 0, where eʷ = t (1 + y + e) as in {@link Steps}.
 *
 * <p>1 − eʷ = (1 − t) − t (y + e) loses nothing to cancellation: 1 − t is exact down to t = 2⁻²⁴, or 2⁻⁵³, and what it loses
 * from there on is known. Where α is the sum of two parts, they are multiplied by SCALE, lest the product with the second one
 * underflows.
 */
final class Expm1 {
    private Expm1() {}

    /** α (eʷ − 1), where α = high + low; −0.0 for w = 0 and α &gt; 0. */
    static float times(float high, float low, float y, float e, float p) {
        float minusT = p * -FloatExp.UNSCALE;
        float d = 1 + minusT;
        float dLow = (1 - d) + minusT;
        float m = Math.fma(minusT, y, d);
        float mLow = Math.fma(minusT, y, d - m) + Math.fma(minusT, e, dLow);
        float minusHigh = -high * FloatExp.SCALE;
        float minusLow = -low * FloatExp.SCALE;
        return Math.fma(minusHigh, m, Math.fma(minusHigh, mLow, minusLow * m)) * FloatExp.UNSCALE;
    }

    static double times(double high, double low, double y, double e, double p) {
        double minusT = p * -DoubleExp.UNSCALE;
        double d = 1 + minusT;
        double dLow = (1 - d) + minusT;
        double m = Math.fma(minusT, y, d);
        double mLow = Math.fma(minusT, y, d - m) + Math.fma(minusT, e, dLow);
        double minusHigh = -high * DoubleExp.SCALE;
        double minusLow = -low * DoubleExp.SCALE;
        return Math.fma(minusHigh, m, Math.fma(minusHigh, mLow, minusLow * m)) * DoubleExp.UNSCALE;
    }

    /** α (eʷ − 1). */
    static double times(double alpha, double y, double e, double p) {
        double minusT = p * -DoubleExp.UNSCALE;
        double d = 1 + minusT;
        double dLow = (1 - d) + minusT;
        double m = Math.fma(minusT, y, d);
        double mLow = Math.fma(minusT, y, d - m) + Math.fma(minusT, e, dLow);
        return Math.fma(-alpha, m, -alpha * mLow);
    }

    /** α (1 + y + e), where α = high + low. */
    static float timesOnePlus(float high, float low, float y, float e) {
        float n = 1 + y;
        float nLow = (y - (n - 1)) + e;
        return Math.fma(high, n, Math.fma(high, nLow, low * n));
    }

    static double timesOnePlus(double high, double low, double y, double e) {
        double n = 1 + y;
        double nLow = (y - (n - 1)) + e;
        return Math.fma(high, n, Math.fma(high, nLow, low * n));
    }

    /** α (1 + y + e). */
    static double timesOnePlus(double alpha, double y, double e) {
        double n = 1 + y;
        double nLow = (y - (n - 1)) + e;
        return Math.fma(alpha, n, alpha * nLow);
    }
}
