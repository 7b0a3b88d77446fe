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
        float inverse = inverse(r, tail, p);
        float delta = delta(inverse, r, tail, p);
        float z = z(omega, inverse, p);
        return mirrored(positive, inverse, delta, z, zLow(omega, omegaLow, inverse, delta, p, z), p);
    }

    private static float inverse(float r, float tail, float p) {
        return -1 / FloatExp.denominator(r, tail, p);
    }

    private static float delta(float inverse, float r, float tail, float p) {
        float d = FloatExp.denominator(r, tail, p);
        return Math.fma(inverse, FloatExp.denominatorLow(r, tail, p, d), Math.fma(inverse, d, 1));
    }

    private static float z(float omega, float inverse, float p) {
        return Math.fma(omega, inverse * p * FloatExp.UNSCALE, omega - 1);
    }

    private static float zLow(float omega, float omegaLow, float inverse, float delta, float p, float z) {
        float m = omega - 1;
        float mLow = (omega - (m + 1)) + omegaLow;
        float rt = inverse * p * FloatExp.UNSCALE;
        return Math.fma(omega, rt, m - z) + Math.fma(omega * rt, delta, mLow);
    }

    private static float mirrored(float positive, float inverse, float delta, float z, float zLow, float p) {
        float g = Math.fma(inverse, z, inverse * Math.fma(z, delta, zLow));
        return Math.fma(p * Math.fma(2, positive, -1), g, positive * -FloatExp.SCALE) * -FloatExp.UNSCALE;
    }

    /** The derivatives at arguments with ω in {@code omega} and its rest in {@code omegaLow}; overwrites the latter, r and tail. */
    static void slopes(
            float[] omega, float[] omegaLow, float[] positive, float[] r, float[] tail, float[] p, float[] dydx, int size) {
        for (int i = 0; i < size; i++) {
            dydx[i] = inverse(r[i], tail[i], p[i]);
            tail[i] = delta(dydx[i], r[i], tail[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            r[i] = z(omega[i], dydx[i], p[i]);
            omegaLow[i] = zLow(omega[i], omegaLow[i], dydx[i], tail[i], p[i], r[i]);
        }
        for (int i = 0; i < size; i++) {
            dydx[i] = mirrored(positive[i], dydx[i], tail[i], r[i], omegaLow[i], p[i]);
        }
    }

    static double slope(double positive, double omega, double omegaLow, double r, double tail, double p) {
        double inverse = inverse(r, tail, p);
        double delta = delta(inverse, r, tail, p);
        double z = z(omega, inverse, p);
        return mirrored(positive, inverse, delta, z, zLow(omega, omegaLow, inverse, delta, p, z), p);
    }

    private static double inverse(double r, double tail, double p) {
        return -1 / DoubleExp.denominator(r, tail, p);
    }

    private static double delta(double inverse, double r, double tail, double p) {
        double d = DoubleExp.denominator(r, tail, p);
        return Math.fma(inverse, DoubleExp.denominatorLow(r, tail, p, d), Math.fma(inverse, d, 1));
    }

    private static double z(double omega, double inverse, double p) {
        return Math.fma(omega, inverse * p * DoubleExp.UNSCALE, omega - 1);
    }

    private static double zLow(double omega, double omegaLow, double inverse, double delta, double p, double z) {
        double m = omega - 1;
        double mLow = (omega - (m + 1)) + omegaLow;
        double rt = inverse * p * DoubleExp.UNSCALE;
        return Math.fma(omega, rt, m - z) + Math.fma(omega * rt, delta, mLow);
    }

    private static double mirrored(double positive, double inverse, double delta, double z, double zLow, double p) {
        double g = Math.fma(inverse, z, inverse * Math.fma(z, delta, zLow));
        return Math.fma(p * Math.fma(2, positive, -1), g, positive * -DoubleExp.SCALE) * -DoubleExp.UNSCALE;
    }

    /** The derivatives at arguments with ω in {@code omega} and its rest in {@code omegaLow}; overwrites the latter, r and tail. */
    static void slopes(
            double[] omega, double[] omegaLow, double[] positive, double[] r, double[] tail, double[] p, double[] dydx, int size) {
        for (int i = 0; i < size; i++) {
            dydx[i] = inverse(r[i], tail[i], p[i]);
            tail[i] = delta(dydx[i], r[i], tail[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            r[i] = z(omega[i], dydx[i], p[i]);
            omegaLow[i] = zLow(omega[i], omegaLow[i], dydx[i], tail[i], p[i], r[i]);
        }
        for (int i = 0; i < size; i++) {
            dydx[i] = mirrored(positive[i], dydx[i], tail[i], r[i], omegaLow[i], p[i]);
        }
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
