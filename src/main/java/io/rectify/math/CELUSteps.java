package io.rectify.math;

import io.rectify.CELU;

/**
 * {@link CELU}, with w = min(x, 0) / α, a product with the two parts of 1/α.
 *
 * <p>The value is x down to −α 2⁻²⁵, or −α 2⁻⁵⁴, where the exact one, x (1 + w/2 + …), is within a quarter ulp of x: there w
 * might be subnormal.
 */
public final class CELUSteps implements Steps<CELU>, ValueLoops<CELU> {
    /** From here down, the value is not x. */
    public static float floatThreshold(CELU celu) {
        return (float) (celu.alpha() * -0x1p-25);
    }

    public static double threshold(CELU celu) {
        return celu.alpha() * -0x1p-54;
    }

    /** Where the slope has become 0. */
    public static float floatBound(CELU celu) {
        return (float) (-110 * celu.alpha());
    }

    /** Where the second derivative has become 0 too, even that of the least α. */
    public static double bound(CELU celu) {
        return -800 * celu.alpha();
    }

    /** What 1 / α lacks. */
    public static double inverseLow(CELU celu) {
        double inverse = 1 / celu.alpha();
        return Math.fma(-inverse, celu.alpha(), 1) * inverse;
    }

    @Override
    public float bounded(CELU celu, float x) {
        return Math.max(floatBound(celu), x);
    }

    @Override
    public double bounded(CELU celu, double x) {
        return Math.max(bound(celu), x);
    }

    @Override
    public float argument(CELU celu, float x) {
        return Math.min(0f, bounded(celu, x)) * FloatPair.high(1 / celu.alpha());
    }

    @Override
    public double argument(CELU celu, double x) {
        return Math.min(0.0, bounded(celu, x)) * (1 / celu.alpha());
    }

    @Override
    public float reductionLow(float w, float shifted, float r) {
        return FloatExp.reductionLow(w, shifted, r);
    }

    @Override
    public float rest(CELU celu, float x, float w, float r, float tail) {
        float left = Math.min(0f, bounded(celu, x));
        double inverse = 1 / celu.alpha();
        float excess = Math.fma(left, -FloatPair.low(inverse), Math.fma(left, -FloatPair.high(inverse), w));
        return FloatExp.withoutExcess(excess, r, tail);
    }

    @Override
    public double reductionLow(double w, double shifted, double r) {
        return DoubleExp.reductionLow(w, shifted, r);
    }

    @Override
    public double rest(CELU celu, double x, double w, double r, double tail) {
        double left = Math.min(0.0, bounded(celu, x));
        double excess = Math.fma(left, -inverseLow(celu), Math.fma(left, -1 / celu.alpha(), w));
        return DoubleExp.withoutExcess(excess, r, tail);
    }

    @Override
    public float power(float shifted) {
        return FloatExp.power(shifted);
    }

    @Override
    public double power(double shifted) {
        return DoubleExp.power(shifted);
    }

    /** 1 where the value is not x. */
    @Override
    public float valueChoice(CELU celu, float x) {
        return UnitStep.of(floatThreshold(celu) - x);
    }

    @Override
    public float scalarChoice(CELU celu, float x) {
        return UnitStep.fromBits(floatThreshold(celu) - x);
    }

    @Override
    public double valueChoice(CELU celu, double x) {
        return UnitStep.of(threshold(celu) - x);
    }

    @Override
    public double scalarChoice(CELU celu, double x) {
        return UnitStep.fromBits(threshold(celu) - x);
    }

    @Override
    public float value(CELU celu, float x, float isLeft, float r, float tail, float p) {
        float left = Expm1.times(FloatPair.high(celu.alpha()), FloatPair.low(celu.alpha()), r, tail, p);
        return Math.fma(1 - isLeft, x, isLeft * left);
    }

    @Override
    public void values(
            CELU celu, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] u, float[] v, float[] y, int size) {
        float high = FloatPair.high(celu.alpha());
        float low = FloatPair.low(celu.alpha());
        Expm1.differences(r, tail, p, u, v, size);
        for (int i = 0; i < size; i++) {
            y[i] = Math.fma(1 - choice[i], x[i], choice[i] * Expm1.minusTimes(high, low, u[i], v[i]));
        }
    }

    @Override
    public double value(CELU celu, double x, double isLeft, double r, double tail, double p) {
        double left = Expm1.times(celu.alpha(), r, tail, p);
        return Math.fma(1 - isLeft, x, isLeft * left);
    }

    @Override
    public void values(
            CELU celu, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] u, double[] v, double[] y,
            int size) {
        // One loop, which C2 vectorizes: two took 1.08 times as long, or more.
        for (int i = 0; i < size; i++) {
            y[i] = value(celu, x[i], choice[i], r[i], tail[i], p[i]);
        }
    }

    @Override
    public float slope(CELU celu, float x, float choice, float r, float tail, float p) {
        return FloatExp.onePlus(r, tail) * p * FloatExp.UNSCALE;
    }

    @Override
    public double slope(CELU celu, double x, double choice, double r, double tail, double p) {
        return DoubleExp.onePlus(r, tail) * p * DoubleExp.UNSCALE;
    }

    /** For x ≤ 0. */
    @Override
    public double second(CELU celu, double x, double choice, double r, double tail, double p) {
        return Expm1.timesOnePlus(1 / celu.alpha(), inverseLow(celu), r, tail) * p * DoubleExp.UNSCALE;
    }
}
