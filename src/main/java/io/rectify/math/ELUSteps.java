package io.rectify.math;

import io.rectify.ELU;

/** {@link ELU}, with w = min(x, 0), bounded where even the slope of the largest α has become 0. */
public final class ELUSteps implements Steps<ELU>, ValueLoops<ELU> {
    public static final float FLOAT_LOWEST = -132;
    public static final double DOUBLE_LOWEST = -800;

    @Override
    public float argument(ELU elu, float x) {
        return Math.max(FLOAT_LOWEST, Math.min(0f, x));
    }

    @Override
    public double argument(ELU elu, double x) {
        return Math.max(DOUBLE_LOWEST, Math.min(0.0, x));
    }

    @Override
    public float reductionLow(float w, float shifted, float r) {
        return FloatExp.reductionLow(w, shifted, r);
    }

    @Override
    public float power(float shifted) {
        return FloatExp.power(shifted);
    }

    @Override
    public double reductionLow(double w, double shifted, double r) {
        return DoubleExp.reductionLow(w, shifted, r);
    }

    @Override
    public double power(double shifted) {
        return DoubleExp.power(shifted);
    }

    /** max(0, x); where that is 0, the zero that leaves the rest of the sum as it is. */
    @Override
    public float valueChoice(ELU elu, float x) {
        return Math.max(-0f, x);
    }

    @Override
    public double valueChoice(ELU elu, double x) {
        return Math.max(-0.0, x);
    }

    @Override
    public float value(ELU elu, float x, float right, float r, float tail, float p) {
        float high = FloatPair.high(elu.alpha());
        float low = FloatPair.low(elu.alpha());
        return right + Expm1.times(high, low, r, tail, p);
    }

    @Override
    public void values(
            ELU elu, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] u, float[] v, float[] y, int size) {
        float high = FloatPair.high(elu.alpha());
        float low = FloatPair.low(elu.alpha());
        Expm1.differences(r, tail, p, u, v, size);
        for (int i = 0; i < size; i++) {
            y[i] = choice[i] + Expm1.minusTimes(high, low, u[i], v[i]);
        }
    }

    @Override
    public double value(ELU elu, double x, double right, double r, double tail, double p) {
        return right + Expm1.times(elu.alpha(), r, tail, p);
    }

    @Override
    public void values(
            ELU elu, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] u, double[] v, double[] y,
            int size) {
        // One loop, which C2 vectorizes: two took 1.08 times as long, or more.
        for (int i = 0; i < size; i++) {
            y[i] = value(elu, x[i], choice[i], r[i], tail[i], p[i]);
        }
    }

    @Override
    public float slope(ELU elu, float x, float positive, float r, float tail, float p) {
        float left = Expm1.timesOnePlus(FloatPair.high(elu.alpha()), FloatPair.low(elu.alpha()), r, tail);
        return Math.fma(p * (1 - positive), left, positive * FloatExp.SCALE) * FloatExp.UNSCALE;
    }

    @Override
    public double slope(ELU elu, double x, double positive, double r, double tail, double p) {
        double left = Expm1.timesOnePlus(elu.alpha(), r, tail);
        return Math.fma(p * (1 - positive), left, positive * DoubleExp.SCALE) * DoubleExp.UNSCALE;
    }

    /** For x ≤ 0. */
    @Override
    public double second(ELU elu, double x, double positive, double r, double tail, double p) {
        return Expm1.timesOnePlus(elu.alpha(), r, tail) * p * DoubleExp.UNSCALE;
    }
}
