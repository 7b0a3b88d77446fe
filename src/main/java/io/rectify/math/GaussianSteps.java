package io.rectify.math;

import io.rectify.Gaussian;

/** {@link Gaussian}, with w = −x². */
public final class GaussianSteps implements Steps<Gaussian> {
    @Override
    public float bounded(Gaussian gaussian, float x) {
        return Math.max(-11f, Math.min(11f, x));
    }

    @Override
    public double bounded(Gaussian gaussian, double x) {
        return Math.max(-28.0, Math.min(28.0, x));
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
    public float argumentLow(Gaussian gaussian, float x, float w) {
        float a = bounded(gaussian, x);
        return Math.fma(a, -a, -w);
    }

    @Override
    public double argumentLow(Gaussian gaussian, double x, double w) {
        double a = bounded(gaussian, x);
        return Math.fma(a, -a, -w);
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
    public float value(Gaussian gaussian, float x, float choice, float y, float e, float p) {
        return FloatExp.onePlus(y, e) * p * FloatExp.UNSCALE;
    }

    @Override
    public double value(Gaussian gaussian, double x, double choice, double y, double e, double p) {
        return DoubleExp.onePlus(y, e) * p * DoubleExp.UNSCALE;
    }

    @Override
    public float slope(Gaussian gaussian, float x, float choice, float y, float e, float p) {
        float n = 1 + y;
        float nLow = (y - (n - 1)) + e;
        float c = -2 * x;
        return Math.fma(c, n, c * nLow) * p * FloatExp.UNSCALE;
    }

    @Override
    public double slope(Gaussian gaussian, double x, double choice, double y, double e, double p) {
        double n = 1 + y;
        double nLow = (y - (n - 1)) + e;
        double c = -2 * x;
        return Math.fma(c, n, c * nLow) * p * DoubleExp.UNSCALE;
    }
}
