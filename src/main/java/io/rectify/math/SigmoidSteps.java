package io.rectify.math;

import io.rectify.Sigmoid;

/**
 * The logistic function. With a = |x|, eᵃ = 2ⁿ (1 + y) and t = 2⁻ⁿ:
 *
 * <p>σ(−a) = t / D, σ(a) = 1 − t / D, σ′ = t (1 + y) / D², where D = 1 + y + t.
 *
 * <p>1 + y and D are sums of a rounded number and the rest; δ is what the division leaves undone, 1/D = r (1 + δ).
 */
public final class SigmoidSteps implements Steps<Sigmoid> {
    @Override
    public float argument(Sigmoid sigmoid, float x) {
        return Math.min(Math.abs(x), 110f);
    }

    @Override
    public double argument(Sigmoid sigmoid, double x) {
        return Math.min(Math.abs(x), 760.0);
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
    public float value(Sigmoid sigmoid, float x, float positive, float y, float e, float p) {
        return value(positive, y, e, p);
    }

    static float value(float positive, float y, float e, float p) {
        float t = p * FloatExp.UNSCALE;
        float n = 1 + y;
        float nLow = (y - (n - 1)) + e;
        float d = n + t;
        float dLow = (t - (d - n)) + nLow;
        float r = -1 / d;
        float delta = Math.fma(r, dLow, Math.fma(r, d, 1));
        float negative = Math.fma(r, delta, r);
        float sign = Math.fma(2, positive, -1);
        return Math.fma(p * sign, negative, positive * FloatExp.SCALE) * FloatExp.UNSCALE;
    }

    @Override
    public double value(Sigmoid sigmoid, double x, double positive, double y, double e, double p) {
        return value(positive, y, e, p);
    }

    static double value(double positive, double y, double e, double p) {
        double t = p * DoubleExp.UNSCALE;
        double n = 1 + y;
        double nLow = (y - (n - 1)) + e;
        double d = n + t;
        double dLow = (t - (d - n)) + nLow;
        double r = -1 / d;
        double delta = Math.fma(r, dLow, Math.fma(r, d, 1));
        double negative = Math.fma(r, delta, r);
        double sign = Math.fma(2, positive, -1);
        return Math.fma(p * sign, negative, positive * DoubleExp.SCALE) * DoubleExp.UNSCALE;
    }

    @Override
    public float slope(Sigmoid sigmoid, float x, float positive, float y, float e, float p) {
        return slope(y, e, p, FloatExp.UNSCALE);
    }

    /** 2ᵏ σ′, where {@code unscale} is 2ᵏ times {@link FloatExp#UNSCALE}. */
    static float slope(float y, float e, float p, float unscale) {
        float t = p * FloatExp.UNSCALE;
        float n = 1 + y;
        float nLow = (y - (n - 1)) + e;
        float d = n + t;
        float dLow = (t - (d - n)) + nLow;
        float r = -1 / d;
        float delta = Math.fma(r, dLow, Math.fma(r, d, 1));
        float q = n * r;
        float qLow = Math.fma(n, r, -q) + Math.fma(2 * q, delta, nLow * r);
        float s = q * r;
        float sLow = Math.fma(q, r, -s) + qLow * r;
        return (s + sLow) * p * unscale;
    }

    @Override
    public double slope(Sigmoid sigmoid, double x, double positive, double y, double e, double p) {
        return slope(y, e, p, DoubleExp.UNSCALE);
    }

    /** 2ᵏ σ′, where {@code unscale} is 2ᵏ times {@link DoubleExp#UNSCALE}. */
    static double slope(double y, double e, double p, double unscale) {
        double t = p * DoubleExp.UNSCALE;
        double n = 1 + y;
        double nLow = (y - (n - 1)) + e;
        double d = n + t;
        double dLow = (t - (d - n)) + nLow;
        double r = -1 / d;
        double delta = Math.fma(r, dLow, Math.fma(r, d, 1));
        double q = n * r;
        double qLow = Math.fma(n, r, -q) + Math.fma(2 * q, delta, nLow * r);
        double s = q * r;
        double sLow = Math.fma(q, r, -s) + qLow * r;
        return (s + sLow) * p * unscale;
    }
}
