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
public final class TanhSteps implements Steps<Tanh> {
    @Override
    public float argument(Tanh tanh, float x) {
        return 2 * Math.min(Math.abs(x), 55f);
    }

    @Override
    public double argument(Tanh tanh, double x) {
        return 2 * Math.min(Math.abs(x), 380.0);
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

    /** −tanh |x|, rounded once; or, {@code squared}, tanh² x of the quotient before that rounding. */
    static float quotient(float r, float tail, float p, boolean squared) {
        float y = r + tail;
        float m = Math.fma(p, -FloatExp.UNSCALE, 1);
        float s = Math.fma(p, FloatExp.UNSCALE, 1);
        float tLow = Math.fma(p, -2 * FloatExp.UNSCALE, s - m);
        float n = m + y;
        float nLow = ((m - n) + r) + tail;
        float d = s + y;
        float dLow = ((s - d) + r) + tail;
        float inverse = -1 / d;
        float q = n * inverse;
        float rest = (Math.fma(q, d, n) + tLow) + Math.fma(q, dLow, nLow);
        return squared ? Math.fma(q, q, (q + q) * (rest * inverse)) : Math.fma(rest, inverse, q);
    }

    @Override
    public double value(Tanh tanh, double x, double sign, double r, double tail, double p) {
        return quotient(r, tail, p, false) * -sign;
    }

    /** −tanh |x|, rounded once; or, {@code squared}, tanh² x of the quotient before that rounding. */
    static double quotient(double r, double tail, double p, boolean squared) {
        double y = r + tail;
        double m = Math.fma(p, -DoubleExp.UNSCALE, 1);
        double s = Math.fma(p, DoubleExp.UNSCALE, 1);
        double tLow = Math.fma(p, -2 * DoubleExp.UNSCALE, s - m);
        double n = m + y;
        double nLow = ((m - n) + r) + tail;
        double d = s + y;
        double dLow = ((s - d) + r) + tail;
        double inverse = -1 / d;
        double q = n * inverse;
        double rest = (Math.fma(q, d, n) + tLow) + Math.fma(q, dLow, nLow);
        return squared ? Math.fma(q, q, (q + q) * (rest * inverse)) : Math.fma(rest, inverse, q);
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
