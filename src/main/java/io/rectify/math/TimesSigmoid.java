package io.rectify.math;

/**
 * The functions x σ(w), where w has the sign of x, and their derivatives. With e<sup>|w|</sup> = 2ⁿ (1 + r + tail), t = 2⁻ⁿ and
 * D = 1 + r + tail + t:
 *
 * <p>x σ(w) = max(x, 0) − |x| t / D.
 *
 * <p>The quotient is rounded once; the difference then is either exact, being of the quotient's size, or so much larger that
 * the quotient's error counts half at most.
 *
 * <p>With ω = x w′, the derivative is g t for x &lt; 0 and 1 − g t for x &gt; 0, where g = (1 − ω + ω t / D) / D.
 *
 * <p>The second derivative for w = βx is −β σ′(w) z, where z = ω − 2 − 2 ω t / D, which is ω tanh(ω/2) − 2.
 *
 * <p>D, and whatever is subtracted from something of its own size, is the sum of a rounded number and the rest; δ is what the
 * division leaves undone, 1/D = −inverse (1 + δ).
 */
final class TimesSigmoid {
    private TimesSigmoid() {}

    /** x σ(w), where a is |x|, but finite, and {@code right} is x where it is positive, −0.0 elsewhere. */
    static float value(float right, float a, float r, float tail, float p) {
        return Math.fma(quotient(a, r, tail, p) * p, FloatExp.UNSCALE, right);
    }

    /** −a / D, rounded once. */
    static float quotient(float a, float r, float tail, float p) {
        float d = FloatExp.denominator(r, tail, p);
        float dLow = FloatExp.denominatorLow(r, tail, p, d);
        float inverse = -1 / d;
        float q = a * inverse;
        float rest = Math.fma(q, dLow, Math.fma(q, d, a));
        return Math.fma(inverse, rest, q);
    }

    static double value(double right, double a, double r, double tail, double p) {
        return Math.fma(quotient(a, r, tail, p) * p, DoubleExp.UNSCALE, right);
    }

    /** −a / D, rounded once. */
    static double quotient(double a, double r, double tail, double p) {
        double d = DoubleExp.denominator(r, tail, p);
        double dLow = DoubleExp.denominatorLow(r, tail, p, d);
        double inverse = -1 / d;
        double q = a * inverse;
        double rest = Math.fma(q, dLow, Math.fma(q, d, a));
        return Math.fma(inverse, rest, q);
    }

    /** The derivative for an ω of the rest omegaLow. */
    static float slope(float positive, float omega, float omegaLow, float r, float tail, float p) {
        float d = FloatExp.denominator(r, tail, p);
        float dLow = FloatExp.denominatorLow(r, tail, p, d);
        float inverse = -1 / d;
        float delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        float m = omega - 1;
        float mLow = (omega - (m + 1)) + omegaLow;
        float rt = inverse * p * FloatExp.UNSCALE;
        float z = Math.fma(omega, rt, m);
        float zLow = Math.fma(omega, rt, m - z) + Math.fma(omega * rt, delta, mLow);
        float g = Math.fma(inverse, z, inverse * Math.fma(z, delta, zLow));
        return Math.fma(p * Math.fma(2, positive, -1), g, positive * -FloatExp.SCALE) * -FloatExp.UNSCALE;
    }

    static double slope(double positive, double omega, double omegaLow, double r, double tail, double p) {
        double d = DoubleExp.denominator(r, tail, p);
        double dLow = DoubleExp.denominatorLow(r, tail, p, d);
        double inverse = -1 / d;
        double delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        double m = omega - 1;
        double mLow = (omega - (m + 1)) + omegaLow;
        double rt = inverse * p * DoubleExp.UNSCALE;
        double z = Math.fma(omega, rt, m);
        double zLow = Math.fma(omega, rt, m - z) + Math.fma(omega * rt, delta, mLow);
        double g = Math.fma(inverse, z, inverse * Math.fma(z, delta, zLow));
        return Math.fma(p * Math.fma(2, positive, -1), g, positive * -DoubleExp.SCALE) * -DoubleExp.UNSCALE;
    }

    /** The second derivative for w = (β + betaLow) x and an ω = |w| of the rest omegaLow. */
    static double second(
            double beta, double betaLow, double omega, double omegaLow, double r, double tail, double p) {
        double t = p * DoubleExp.UNSCALE;
        double n = 1 + (r + tail);
        double nLow = (r - (n - 1)) + tail;
        double d = n + t;
        double dLow = (t - (d - n)) + nLow;
        double inverse = -1 / d;
        double delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        double m = omega - 2;
        double mLow = (omega - (m + 2)) + omegaLow;
        double rt = inverse * p * (2 * DoubleExp.UNSCALE);
        double z = Math.fma(omega, rt, m);
        double zLow = Math.fma(omega, rt, m - z) + Math.fma(omega * rt, delta, Math.fma(omegaLow, rt, mLow));
        double y = z * beta;
        double yLow = Math.fma(z, beta, -y) + Math.fma(z, betaLow, zLow * beta);
        return SigmoidSteps.timesSlope(y * p, yLow * p, n, nLow, inverse, delta) * -DoubleExp.UNSCALE;
    }
}
