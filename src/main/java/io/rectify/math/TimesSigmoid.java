package io.rectify.math;

/**
 * The functions x σ(w), where w has the sign of x, and their derivatives. With e<sup>|w|</sup> = 2ⁿ (1 + y + e), t = 2⁻ⁿ and
 * D = 1 + y + e + t:
 *
 * <p>x σ(w) = max(x, 0) − |x| t / D.
 *
 * <p>The quotient is rounded once; the difference then is either exact, being of the quotient's size, or so much larger that
 * the quotient's error counts half at most.
 *
 * <p>With ω = x w′, the derivative is g t for x &lt; 0 and 1 − g t for x &gt; 0, where g = (1 − ω + ω t / D) / D.
 *
 * <p>D, and whatever is subtracted from something of its own size, is the sum of a rounded number and the rest; δ is what the
 * division leaves undone, 1/D = −r (1 + δ).
 */
final class TimesSigmoid {
    private TimesSigmoid() {}

    /** What the rounding of D has cut off; 1 − D is exact. */
    static float denominatorLow(float r, float tail, float p, float d) {
        return (Math.fma(p, FloatExp.UNSCALE, 1 - d) + r) + tail;
    }

    static double denominatorLow(double r, double tail, double p, double d) {
        return (Math.fma(p, DoubleExp.UNSCALE, 1 - d) + r) + tail;
    }

    /** x σ(w), where a is |x|, but finite. */
    static float value(float x, float a, float r, float tail, float p) {
        float d = Math.fma(p, FloatExp.UNSCALE, 1) + (r + tail);
        float dLow = denominatorLow(r, tail, p, d);
        float inverse = -1 / d;
        float q = a * inverse;
        float rest = Math.fma(q, dLow, Math.fma(q, d, a));
        return Math.fma(Math.fma(inverse, rest, q) * p, FloatExp.UNSCALE, Math.max(x, -0f));
    }

    static double value(double x, double a, double r, double tail, double p) {
        double d = Math.fma(p, DoubleExp.UNSCALE, 1) + (r + tail);
        double dLow = denominatorLow(r, tail, p, d);
        double inverse = -1 / d;
        double q = a * inverse;
        double rest = Math.fma(q, dLow, Math.fma(q, d, a));
        return Math.fma(Math.fma(inverse, rest, q) * p, DoubleExp.UNSCALE, Math.max(x, -0.0));
    }

    /** The derivative for an ω of the rest omegaLow. */
    static float slope(float positive, float omega, float omegaLow, float r, float tail, float p) {
        float d = Math.fma(p, FloatExp.UNSCALE, 1) + (r + tail);
        float dLow = denominatorLow(r, tail, p, d);
        float inverse = -1 / d;
        float delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        float m = omega - 1;
        float mLow = (omega - (m + 1)) + omegaLow;
        float rt = inverse * p * FloatExp.UNSCALE;
        float h = omega * rt;
        float hLow = Math.fma(h, delta, Math.fma(omega, rt, -h));
        float z = m + h;
        float zLow = ((m - z) + h) + (hLow + mLow);
        float g = Math.fma(inverse, z, inverse * Math.fma(z, delta, zLow));
        return Math.fma(p * Math.fma(2, positive, -1), g, positive * -FloatExp.SCALE) * -FloatExp.UNSCALE;
    }

    static double slope(double positive, double omega, double omegaLow, double r, double tail, double p) {
        double d = Math.fma(p, DoubleExp.UNSCALE, 1) + (r + tail);
        double dLow = denominatorLow(r, tail, p, d);
        double inverse = -1 / d;
        double delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        double m = omega - 1;
        double mLow = (omega - (m + 1)) + omegaLow;
        double rt = inverse * p * DoubleExp.UNSCALE;
        double h = omega * rt;
        double hLow = Math.fma(h, delta, Math.fma(omega, rt, -h));
        double z = m + h;
        double zLow = ((m - z) + h) + (hLow + mLow);
        double g = Math.fma(inverse, z, inverse * Math.fma(z, delta, zLow));
        return Math.fma(p * Math.fma(2, positive, -1), g, positive * -DoubleExp.SCALE) * -DoubleExp.UNSCALE;
    }
}
