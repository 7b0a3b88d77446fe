package io.rectify.math;

import io.rectify.SELU;

/** {@link SELU}, with w = min(x, 0). */
public final class SELUSteps implements Steps<SELU>, ValueLoops<SELU> {
    /** λ = 1.0507009873554804934193349852946, and λ − 1, which has four bits more. */
    public static final double LAMBDA = 0x1.0cfabd6a91132p+0;
    public static final double LAMBDA_MINUS_ONE = 0x1.9f57ad5222646p-5;

    /** λα in two parts; α = 1.6732632423543772848170429916717. */
    public static final double LAMBDA_ALPHA = 0x1.c212cc640f031p+0;
    public static final double LAMBDA_ALPHA_LOW = 0x1.05161b045a1fep-56;

    public static final float FLOAT_LAMBDA_ALPHA = FloatPair.high(LAMBDA_ALPHA);
    public static final float FLOAT_LAMBDA_ALPHA_LOW = FloatPair.low(LAMBDA_ALPHA);

    @Override
    public float argument(SELU selu, float x) {
        return Math.max(-FloatExp.LIMIT, Math.min(0f, x));
    }

    @Override
    public double argument(SELU selu, double x) {
        return Math.max(-DoubleExp.LIMIT, Math.min(0.0, x));
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
    public float valueChoice(SELU selu, float x) {
        return Math.max(-0f, x);
    }

    @Override
    public double valueChoice(SELU selu, double x) {
        return Math.max(-0.0, x);
    }

    /** λx. */
    public float right(float x) {
        return Math.fma((float) LAMBDA_MINUS_ONE, x, x);
    }

    public double right(double x) {
        return Math.fma(LAMBDA_MINUS_ONE, x, x);
    }

    @Override
    public float value(SELU selu, float x, float right, float r, float tail, float p) {
        float left = Expm1.times(FLOAT_LAMBDA_ALPHA, FLOAT_LAMBDA_ALPHA_LOW, r, tail, p);
        return right(right) + left;
    }

    @Override
    public void values(
            SELU selu, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] u, float[] v, float[] y, int size) {
        Expm1.differences(r, tail, p, u, v, size);
        for (int i = 0; i < size; i++) {
            y[i] = right(choice[i]) + Expm1.minusTimes(FLOAT_LAMBDA_ALPHA, FLOAT_LAMBDA_ALPHA_LOW, u[i], v[i]);
        }
    }

    @Override
    public double value(SELU selu, double x, double right, double r, double tail, double p) {
        double left = Expm1.times(LAMBDA_ALPHA, LAMBDA_ALPHA_LOW, r, tail, p);
        return right(right) + left;
    }

    @Override
    public void values(
            SELU selu, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] u, double[] v, double[] y,
            int size) {
        Expm1.differences(r, tail, p, u, v, size);
        for (int i = 0; i < size; i++) {
            y[i] = right(choice[i]) + Expm1.minusTimes(LAMBDA_ALPHA, LAMBDA_ALPHA_LOW, u[i], v[i]);
        }
    }

    @Override
    public float slope(SELU selu, float x, float positive, float r, float tail, float p) {
        float left = Expm1.timesOnePlus(FLOAT_LAMBDA_ALPHA, FLOAT_LAMBDA_ALPHA_LOW, r, tail);
        return Math.fma(p * (1 - positive), left, positive * ((float) LAMBDA * FloatExp.SCALE)) * FloatExp.UNSCALE;
    }

    @Override
    public double slope(SELU selu, double x, double positive, double r, double tail, double p) {
        double left = Expm1.timesOnePlus(LAMBDA_ALPHA, LAMBDA_ALPHA_LOW, r, tail);
        return Math.fma(p * (1 - positive), left, positive * (LAMBDA * DoubleExp.SCALE)) * DoubleExp.UNSCALE;
    }

    /** For x ≤ 0. */
    @Override
    public double second(SELU selu, double x, double positive, double r, double tail, double p) {
        return Expm1.timesOnePlus(LAMBDA_ALPHA, LAMBDA_ALPHA_LOW, r, tail) * p * DoubleExp.UNSCALE;
    }
}
