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
        float m = difference(r, tail, p);
        return minusTimes(high, low, m, differenceLow(r, tail, p, m));
    }

    /** 1 − eʷ. */
    private static float difference(float r, float tail, float p) {
        float minusT = p * -FloatExp.UNSCALE;
        return Math.fma(minusT, r + tail, 1 + minusT);
    }

    /** What the rounding of the difference m has cut off. */
    private static float differenceLow(float r, float tail, float p, float m) {
        float minusT = p * -FloatExp.UNSCALE;
        float d = 1 + minusT;
        float dLow = (1 - d) + minusT;
        return Math.fma(minusT, r, d - m) + Math.fma(minusT, tail, dLow);
    }

    /** −α (m + mLow). */
    static float minusTimes(float high, float low, float m, float mLow) {
        float minusHigh = -high * FloatExp.SCALE;
        float minusLow = -low * FloatExp.SCALE;
        return Math.fma(minusHigh, m, Math.fma(minusHigh, mLow, minusLow * m)) * FloatExp.UNSCALE;
    }

    /** Leaves 1 − eʷ in two parts. */
    static void differences(float[] r, float[] tail, float[] p, float[] m, float[] mLow, int size) {
        for (int i = 0; i < size; i++) {
            m[i] = difference(r[i], tail[i], p[i]);
            mLow[i] = differenceLow(r[i], tail[i], p[i], m[i]);
        }
    }

    static double times(double high, double low, double r, double tail, double p) {
        double m = difference(r, tail, p);
        return minusTimes(high, low, m, differenceLow(r, tail, p, m));
    }

    /** 1 − eʷ. */
    private static double difference(double r, double tail, double p) {
        double minusT = p * -DoubleExp.UNSCALE;
        return Math.fma(minusT, r + tail, 1 + minusT);
    }

    /** What the rounding of the difference m has cut off. */
    private static double differenceLow(double r, double tail, double p, double m) {
        double minusT = p * -DoubleExp.UNSCALE;
        double d = 1 + minusT;
        double dLow = (1 - d) + minusT;
        return Math.fma(minusT, r, d - m) + Math.fma(minusT, tail, dLow);
    }

    /** −α (m + mLow). */
    static double minusTimes(double high, double low, double m, double mLow) {
        double minusHigh = -high * DoubleExp.SCALE;
        double minusLow = -low * DoubleExp.SCALE;
        return Math.fma(minusHigh, m, Math.fma(minusHigh, mLow, minusLow * m)) * DoubleExp.UNSCALE;
    }

    /** Leaves 1 − eʷ in two parts. */
    static void differences(double[] r, double[] tail, double[] p, double[] m, double[] mLow, int size) {
        for (int i = 0; i < size; i++) {
            m[i] = difference(r[i], tail[i], p[i]);
            mLow[i] = differenceLow(r[i], tail[i], p[i], m[i]);
        }
    }

    /** α (eʷ − 1). */
    static double times(double alpha, double r, double tail, double p) {
        double m = difference(r, tail, p);
        return minusTimes(alpha, m, differenceLow(r, tail, p, m));
    }

    /** −α (m + mLow). */
    static double minusTimes(double alpha, double m, double mLow) {
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
