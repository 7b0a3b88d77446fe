package io.rectify.math;

import io.rectify.Tanh;

/**
 * The hyperbolic tangent. With e<sup>2|x|</sup> = 2ⁿ (1 + r + tail) and t = 2⁻ⁿ:
 *
 * <p>tanh |x| = N / D, N = 1 − t + r + tail, D = 1 + t + r + tail; tanh′ = 4 σ′(2x), tanh″ = 8 σ″(2x).
 *
 * <p>Nothing cancels: for small |x|, t is 1 and N is r + tail. N and D are sums of a rounded number and the rest, and q, which
 * is −N / D, is corrected by its remainder; so what is left of the errors before the last rounding is too small to disturb the
 * order of the values. What 1 − t and 1 + t lose is not 0 only where t is so small that q is −1 for this purpose.
 */
public final class TanhSteps implements Steps<Tanh>, ValueLoops<Tanh> {
    @Override
    public float argument(Tanh tanh, float x) {
        return 2 * Math.min(Math.abs(x), FloatExp.LIMIT / 2);
    }

    @Override
    public double argument(Tanh tanh, double x) {
        return 2 * Math.min(Math.abs(x), DoubleExp.LIMIT / 2);
    }

    @Override
    public float reductionLow(float w, float shifted, float r) {
        return FloatExp.reductionLow(w, shifted, r);
    }

    @Override
    public float power(float shifted) {
        return FloatExp.inversePower(shifted);
    }

    @Override
    public double reductionLow(double w, double shifted, double r) {
        return DoubleExp.reductionLow(w, shifted, r);
    }

    @Override
    public double power(double shifted) {
        return DoubleExp.inversePower(shifted);
    }

    /** The sign of x. */
    @Override
    public float valueChoice(Tanh tanh, float x) {
        return Math.copySign(1f, x);
    }

    /** The sign of x. */
    @Override
    public double valueChoice(Tanh tanh, double x) {
        return Math.copySign(1.0, x);
    }

    @Override
    public float value(Tanh tanh, float x, float sign, float r, float tail, float p) {
        return quotient(r, tail, p, false) * -sign;
    }

    @Override
    public void values(
            Tanh tanh, float[] x, float[] sign, float[] r, float[] tail, float[] p, float[] rest, float[] inverse, float[] y,
            int size) {
        quotients(r, tail, p, rest, inverse, y, size);
        for (int i = 0; i < size; i++) {
            y[i] = Math.fma(rest[i], inverse[i], y[i]) * -sign[i];
        }
    }

    /** −tanh |x|, rounded once; or, {@code squared}, tanh² x of the quotient before that rounding. */
    static float quotient(float r, float tail, float p, boolean squared) {
        float inverse = -1 / FloatExp.denominator(r, tail, p);
        float q = numerator(r, tail, p) * inverse;
        float rest = remainder(q, r, tail, p) + remainderLow(q, r, tail, p);
        return squared ? squared(q, rest, inverse) : Math.fma(rest, inverse, q);
    }

    static float squared(float q, float rest, float inverse) {
        return Math.fma(q, q, (q + q) * (rest * inverse));
    }

    /** In several loops, leaves q and what has to be added to it as a product. */
    static void quotients(float[] r, float[] tail, float[] p, float[] rest, float[] inverse, float[] q, int size) {
        for (int i = 0; i < size; i++) {
            inverse[i] = -1 / FloatExp.denominator(r[i], tail[i], p[i]);
            q[i] = numerator(r[i], tail[i], p[i]) * inverse[i];
        }
        for (int i = 0; i < size; i++) {
            rest[i] = remainder(q[i], r[i], tail[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            rest[i] += remainderLow(q[i], r[i], tail[i], p[i]);
        }
    }

    /** N, rounded. */
    private static float numerator(float r, float tail, float p) {
        return Math.fma(p, -FloatExp.UNSCALE, 1) + (r + tail);
    }

    /** Of the rounded N and D, and of what 1 − t and 1 + t lose. */
    private static float remainder(float q, float r, float tail, float p) {
        float m = Math.fma(p, -FloatExp.UNSCALE, 1);
        float s = Math.fma(p, FloatExp.UNSCALE, 1);
        float tLow = Math.fma(p, -2 * FloatExp.UNSCALE, s - m);
        return Math.fma(q, FloatExp.denominator(r, tail, p), numerator(r, tail, p)) + tLow;
    }

    /** Of what the rounding of N and D cut off. */
    private static float remainderLow(float q, float r, float tail, float p) {
        float nLow = ((Math.fma(p, -FloatExp.UNSCALE, 1) - numerator(r, tail, p)) + r) + tail;
        return Math.fma(q, denominatorLow(r, tail, p), nLow);
    }

    /** What the rounding of D cut off, but for what 1 + t loses, which {@link FloatExp#denominatorLow} has in it. */
    static float denominatorLow(float r, float tail, float p) {
        return ((Math.fma(p, FloatExp.UNSCALE, 1) - FloatExp.denominator(r, tail, p)) + r) + tail;
    }

    @Override
    public double value(Tanh tanh, double x, double sign, double r, double tail, double p) {
        return quotient(r, tail, p, false) * -sign;
    }

    @Override
    public void values(
            Tanh tanh, double[] x, double[] sign, double[] r, double[] tail, double[] p, double[] rest, double[] inverse,
            double[] y, int size) {
        quotients(r, tail, p, rest, inverse, y, size);
        for (int i = 0; i < size; i++) {
            y[i] = Math.fma(rest[i], inverse[i], y[i]) * -sign[i];
        }
    }

    /** −tanh |x|, rounded once; or, {@code squared}, tanh² x of the quotient before that rounding. */
    static double quotient(double r, double tail, double p, boolean squared) {
        double inverse = -1 / DoubleExp.denominator(r, tail, p);
        double q = numerator(r, tail, p) * inverse;
        double rest = remainder(q, r, tail, p) + remainderLow(q, r, tail, p);
        return squared ? squared(q, rest, inverse) : Math.fma(rest, inverse, q);
    }

    static double squared(double q, double rest, double inverse) {
        return Math.fma(q, q, (q + q) * (rest * inverse));
    }

    /** In several loops, leaves q and what has to be added to it as a product. */
    static void quotients(double[] r, double[] tail, double[] p, double[] rest, double[] inverse, double[] q, int size) {
        for (int i = 0; i < size; i++) {
            inverse[i] = -1 / DoubleExp.denominator(r[i], tail[i], p[i]);
            q[i] = numerator(r[i], tail[i], p[i]) * inverse[i];
        }
        for (int i = 0; i < size; i++) {
            rest[i] = remainder(q[i], r[i], tail[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            rest[i] += remainderLow(q[i], r[i], tail[i], p[i]);
        }
    }

    /** N, rounded. */
    private static double numerator(double r, double tail, double p) {
        return Math.fma(p, -DoubleExp.UNSCALE, 1) + (r + tail);
    }

    /** Of the rounded N and D, and of what 1 − t and 1 + t lose. */
    private static double remainder(double q, double r, double tail, double p) {
        double m = Math.fma(p, -DoubleExp.UNSCALE, 1);
        double s = Math.fma(p, DoubleExp.UNSCALE, 1);
        double tLow = Math.fma(p, -2 * DoubleExp.UNSCALE, s - m);
        return Math.fma(q, DoubleExp.denominator(r, tail, p), numerator(r, tail, p)) + tLow;
    }

    /** Of what the rounding of N and D cut off. */
    private static double remainderLow(double q, double r, double tail, double p) {
        double nLow = ((Math.fma(p, -DoubleExp.UNSCALE, 1) - numerator(r, tail, p)) + r) + tail;
        return Math.fma(q, denominatorLow(r, tail, p), nLow);
    }

    /** What the rounding of D cut off, but for what 1 + t loses, which {@link DoubleExp#denominatorLow} has in it. */
    static double denominatorLow(double r, double tail, double p) {
        return ((Math.fma(p, DoubleExp.UNSCALE, 1) - DoubleExp.denominator(r, tail, p)) + r) + tail;
    }

    @Override
    public float slope(Tanh tanh, float x, float choice, float r, float tail, float p) {
        return SigmoidSteps.slope(r, tail, p, 4 * FloatExp.UNSCALE);
    }

    @Override
    public double slope(Tanh tanh, double x, double choice, double r, double tail, double p) {
        return SigmoidSteps.slope(r, tail, p, 4 * DoubleExp.UNSCALE);
    }

    @Override
    public double second(Tanh tanh, double x, double choice, double r, double tail, double p) {
        return SigmoidSteps.second(x, r, tail, p, 8 * DoubleExp.UNSCALE);
    }
}
