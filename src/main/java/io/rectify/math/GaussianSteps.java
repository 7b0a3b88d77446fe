package io.rectify.math;

import io.rectify.Gaussian;

/** {@link Gaussian}, with w = −x², where |x| is limited: beyond, e<sup>−x²</sup> rounds to 0. */
public final class GaussianSteps implements Steps<Gaussian> {
    public static final float FLOAT_LIMIT = 11;
    public static final double DOUBLE_LIMIT = 28;

    @Override
    public float bounded(Gaussian gaussian, float x) {
        return Math.max(-FLOAT_LIMIT, Math.min(FLOAT_LIMIT, x));
    }

    @Override
    public double bounded(Gaussian gaussian, double x) {
        return Math.max(-DOUBLE_LIMIT, Math.min(DOUBLE_LIMIT, x));
    }

    @Override
    public float argument(Gaussian gaussian, float x) {
        float a = bounded(gaussian, x);
        return a * -a;
    }

    @Override
    public double argument(Gaussian gaussian, double x) {
        double a = bounded(gaussian, x);
        return a * -a;
    }

    @Override
    public float rest(Gaussian gaussian, float x, float w, float r, float tail) {
        float a = bounded(gaussian, x);
        return FloatExp.withoutExcess(Math.fma(a, a, w), r, tail);
    }

    @Override
    public double rest(Gaussian gaussian, double x, double w, double r, double tail) {
        double a = bounded(gaussian, x);
        return DoubleExp.withoutExcess(Math.fma(a, a, w), r, tail);
    }

    @Override
    public float power(float shifted) {
        return FloatExp.power(shifted);
    }

    @Override
    public double power(double shifted) {
        return DoubleExp.power(shifted);
    }

    @Override
    public float value(Gaussian gaussian, float x, float choice, float r, float tail, float p) {
        return FloatExp.onePlus(r, tail) * p * FloatExp.UNSCALE;
    }

    @Override
    public double value(Gaussian gaussian, double x, double choice, double r, double tail, double p) {
        return DoubleExp.onePlus(r, tail) * p * DoubleExp.UNSCALE;
    }

    @Override
    public float slope(Gaussian gaussian, float x, float choice, float r, float tail, float p) {
        float n = 1 + r;
        float nLow = (r - (n - 1)) + tail;
        float c = -2 * x;
        return Math.fma(c, n, c * nLow) * p * FloatExp.UNSCALE;
    }

    @Override
    public double slope(Gaussian gaussian, double x, double choice, double r, double tail, double p) {
        double n = 1 + r;
        double nLow = (r - (n - 1)) + tail;
        double c = -2 * x;
        return Math.fma(c, n, c * nLow) * p * DoubleExp.UNSCALE;
    }

    /** (4 x² − 2) (1 + r + tail) 2ⁿ, of the sums of a rounded number and the rest. */
    @Override
    public double second(Gaussian gaussian, double x, double choice, double r, double tail, double p) {
        double n = 1 + (r + tail);
        double nLow = DoubleExp.fractionLow(x * -x, r, tail, n);
        double square = x * x;
        double m = Math.fma(4, square, -2);
        double mLow = Math.fma(4, Math.fma(x, x, -square), Math.fma(4, square, -(m + 2)));
        double g = m * n;
        double gLow = Math.fma(m, n, -g) + Math.fma(m, nLow, mLow * n);
        return (g + gLow) * p * DoubleExp.UNSCALE;
    }
}
