package io.rectify.math;

import io.rectify.ELU;

/** {@link ELU}, with w = min(x, 0); the bound is where even the slope of the largest α has become 0. */
public final class ELUSteps implements Steps<ELU> {
    @Override
    public float bounded(ELU elu, float x) {
        return Math.max(-132f, x);
    }

    @Override
    public double bounded(ELU elu, double x) {
        return Math.max(-800.0, x);
    }

    @Override
    public float argument(ELU elu, float unbounded) {
        float x = bounded(elu, unbounded);
        return Math.min(0f, x);
    }

    @Override
    public double argument(ELU elu, double unbounded) {
        double x = bounded(elu, unbounded);
        return Math.min(0.0, x);
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
    public float value(ELU elu, float x, float choice, float y, float e, float p) {
        float high = FloatPair.high(elu.alpha());
        float low = FloatPair.low(elu.alpha());
        return Math.fma(choice, x, Expm1.times(high, low, y, e, p));
    }

    @Override
    public double value(ELU elu, double x, double choice, double y, double e, double p) {
        return Math.fma(choice, x, Expm1.times(elu.alpha(), y, e, p));
    }

    @Override
    public float slope(ELU elu, float x, float choice, float y, float e, float p) {
        float left = Expm1.timesOnePlus(FloatPair.high(elu.alpha()), FloatPair.low(elu.alpha()), y, e);
        return Math.fma(p * (1 - choice), left, choice * FloatExp.SCALE) * FloatExp.UNSCALE;
    }

    @Override
    public double slope(ELU elu, double x, double choice, double y, double e, double p) {
        double left = Expm1.timesOnePlus(elu.alpha(), y, e);
        return Math.fma(p * (1 - choice), left, choice * DoubleExp.SCALE) * DoubleExp.UNSCALE;
    }
}
