package io.rectify.math;

/**
 * α (eʷ − 1) and α eʷ for w ≤ 0, where eʷ = t (1 + r + tail) as in {@link Steps}.
 *
 * <p>1 − eʷ = (1 − t) − t (r + tail) loses nothing to cancellation: 1 − t is exact down to t = 2⁻²⁴, or 2⁻⁵³, and what it loses
 * from there on is known. Where α is the sum of two parts, they are multiplied by SCALE, lest the product with the second one
 * underflows.
 */
final class Expm1 {
    private Expm1() {}

    /** α (eʷ − 1), where α = high + low; −0.0 for w = 0 and α &gt; 0. */
    static float times(float high, float low, float r, float tail, float p) {
        float minusT = p * -FloatExp.UNSCALE;
        float d = 1 + minusT;
        float dLow = (1 - d) + minusT;
        float m = Math.fma(minusT, r + tail, d);
        float mLow = Math.fma(minusT, r, d - m) + Math.fma(minusT, tail, dLow);
        float minusHigh = -high * FloatExp.SCALE;
        float minusLow = -low * FloatExp.SCALE;
        return Math.fma(minusHigh, m, Math.fma(minusHigh, mLow, minusLow * m)) * FloatExp.UNSCALE;
    }

    static double times(double high, double low, double r, double tail, double p) {
        double minusT = p * -DoubleExp.UNSCALE;
        double d = 1 + minusT;
        double dLow = (1 - d) + minusT;
        double m = Math.fma(minusT, r + tail, d);
        double mLow = Math.fma(minusT, r, d - m) + Math.fma(minusT, tail, dLow);
        double minusHigh = -high * DoubleExp.SCALE;
        double minusLow = -low * DoubleExp.SCALE;
        return Math.fma(minusHigh, m, Math.fma(minusHigh, mLow, minusLow * m)) * DoubleExp.UNSCALE;
    }

    /** α (eʷ − 1). */
    static double times(double alpha, double r, double tail, double p) {
        double minusT = p * -DoubleExp.UNSCALE;
        double d = 1 + minusT;
        double dLow = (1 - d) + minusT;
        double m = Math.fma(minusT, r + tail, d);
        double mLow = Math.fma(minusT, r, d - m) + Math.fma(minusT, tail, dLow);
        return Math.fma(-alpha, m, -alpha * mLow);
    }

    /** α (1 + r + tail), where α = high + low. */
    static float timesOnePlus(float high, float low, float r, float tail) {
        float n = 1 + r;
        float nLow = (r - (n - 1)) + tail;
        return Math.fma(high, n, Math.fma(high, nLow, low * n));
    }

    static double timesOnePlus(double high, double low, double r, double tail) {
        double n = 1 + r;
        double nLow = (r - (n - 1)) + tail;
        return Math.fma(high, n, Math.fma(high, nLow, low * n));
    }

    /** α (1 + r + tail). */
    static double timesOnePlus(double alpha, double r, double tail) {
        double n = 1 + r;
        double nLow = (r - (n - 1)) + tail;
        return Math.fma(alpha, n, alpha * nLow);
    }
}
