package io.rectify.math;

import io.rectify.Sigmoid;

/**
 * The logistic function. With a = |x|, eᵃ = 2ⁿ (1 + r + tail) and t = 2⁻ⁿ:
 *
 * <p>σ(−a) = t / D, σ(a) = 1 − t / D, σ′ = t (1 + r + tail) / D², where D = 1 + r + tail + t.
 *
 * <p>σ″ = ∓ σ′ (1 + r + tail − t) / D for x &gt; 0 and x &lt; 0: nothing is lost near 0, where t is 1.
 *
 * <p>1 + r + tail and D are sums of a rounded number and the rest; δ is what the division leaves undone, 1/D = −inverse (1 + δ).
 */
public final class SigmoidSteps implements Steps<Sigmoid> {
    @Override
    public float argument(Sigmoid sigmoid, float x) {
        return Math.min(Math.abs(x), FloatExp.LIMIT);
    }

    @Override
    public double argument(Sigmoid sigmoid, double x) {
        return Math.min(Math.abs(x), DoubleExp.LIMIT);
    }

    @Override
    public float power(float shifted) {
        return FloatExp.inversePower(shifted);
    }

    @Override
    public double power(double shifted) {
        return DoubleExp.inversePower(shifted);
    }

    @Override
    public float scalarChoice(Sigmoid sigmoid, float x) {
        return UnitStep.fromBits(x);
    }

    @Override
    public float value(Sigmoid sigmoid, float x, float positive, float r, float tail, float p) {
        return value(positive, r, tail, p);
    }

    static float value(float positive, float r, float tail, float p) {
        float d = FloatExp.denominator(r, tail, p);
        float dLow = FloatExp.denominatorLow(r, tail, p, d);
        float inverse = -1 / d;
        float delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        float negative = Math.fma(inverse, delta, inverse);
        float sign = Math.fma(2, positive, -1);
        return Math.fma(p * sign, negative, positive * FloatExp.SCALE) * FloatExp.UNSCALE;
    }

    @Override
    public double scalarChoice(Sigmoid sigmoid, double x) {
        return UnitStep.fromBits(x);
    }

    @Override
    public double value(Sigmoid sigmoid, double x, double positive, double r, double tail, double p) {
        return value(positive, r, tail, p);
    }

    static double value(double positive, double r, double tail, double p) {
        double d = DoubleExp.denominator(r, tail, p);
        double dLow = DoubleExp.denominatorLow(r, tail, p, d);
        double inverse = -1 / d;
        double delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        double negative = Math.fma(inverse, delta, inverse);
        double sign = Math.fma(2, positive, -1);
        return Math.fma(p * sign, negative, positive * DoubleExp.SCALE) * DoubleExp.UNSCALE;
    }

    @Override
    public float slope(Sigmoid sigmoid, float x, float positive, float r, float tail, float p) {
        return slope(r, tail, p, FloatExp.UNSCALE);
    }

    /** 2ᵏ σ′, where {@code unscale} is 2ᵏ times {@link FloatExp#UNSCALE}. */
    static float slope(float r, float tail, float p, float unscale) {
        float t = p * FloatExp.UNSCALE;
        float n = 1 + (r + tail);
        float nLow = (r - (n - 1)) + tail;
        float d = n + t;
        float dLow = (t - (d - n)) + nLow;
        float inverse = -1 / d;
        float delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        float q = n * inverse;
        float qLow = Math.fma(n, inverse, -q) + Math.fma(2 * q, delta, nLow * inverse);
        float s = q * inverse;
        float sLow = Math.fma(q, inverse, -s) + qLow * inverse;
        return (s + sLow) * p * unscale;
    }

    @Override
    public double slope(Sigmoid sigmoid, double x, double positive, double r, double tail, double p) {
        return slope(r, tail, p, DoubleExp.UNSCALE);
    }

    /** 2ᵏ σ′, where {@code unscale} is 2ᵏ times {@link DoubleExp#UNSCALE}. */
    static double slope(double r, double tail, double p, double unscale) {
        double t = p * DoubleExp.UNSCALE;
        double n = 1 + (r + tail);
        double nLow = (r - (n - 1)) + tail;
        double d = n + t;
        double dLow = (t - (d - n)) + nLow;
        double inverse = -1 / d;
        double delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        double q = n * inverse;
        double qLow = Math.fma(n, inverse, -q) + Math.fma(2 * q, delta, nLow * inverse);
        double s = q * inverse;
        double sLow = Math.fma(q, inverse, -s) + qLow * inverse;
        return (s + sLow) * p * unscale;
    }

    @Override
    public double second(Sigmoid sigmoid, double x, double positive, double r, double tail, double p) {
        double a = argument(sigmoid, x);
        double low = DoubleExp.reductionLow(a, DoubleExp.shifted(a), r); // counts more here than in σ and σ′
        return second(x, r, tail + low, p, DoubleExp.UNSCALE);
    }

    /** 2ᵏ σ″(a) with the sign of σ″(x), where {@code unscale} is 2ᵏ times {@link DoubleExp#UNSCALE}. */
    static double second(double x, double r, double tail, double p, double unscale) {
        double t = p * DoubleExp.UNSCALE;
        double n = 1 + (r + tail);
        double nLow = (r - (n - 1)) + tail;
        double d = n + t;
        double dLow = (t - (d - n)) + nLow;
        double inverse = -1 / d;
        double delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        double m = n - t;
        double mLow = ((n - m) - t) + nLow;
        double sum = m + mLow;
        double y = sum * p; // before anything that might underflow
        double yLow = ((m - sum) + mLow) * p;
        double h = y * inverse;
        double hLow = Math.fma(y, inverse, -h) + Math.fma(h, delta, yLow * inverse);
        return timesSlope(h, hLow, n, nLow, inverse, delta) * Math.copySign(unscale, x);
    }

    /** (y + yLow) σ′ / t, rounded once, where n + nLow is 1 + r + tail, and −inverse (1 + delta) is 1/D. */
    static double timesSlope(double y, double yLow, double n, double nLow, double inverse, double delta) {
        double q = n * inverse;
        double qLow = Math.fma(n, inverse, -q) + Math.fma(2 * q, delta, nLow * inverse);
        double s = q * inverse;
        double sLow = Math.fma(q, inverse, -s) + qLow * inverse;
        double u = s * y;
        double uLow = Math.fma(s, y, -u) + Math.fma(s, yLow, sLow * y);
        return u + uLow;
    }
}
