package io.rectify.math;

import io.rectify.Tanh;

/**
 * The hyperbolic tangent. With e<sup>2|x|</sup> = 2ⁿ (1 + y), t = 2⁻ⁿ and z = t + y:
 *
 * <p>tanh |x| = 1 − 2t / (1 + z) = (1 − 2t) + 2t z / (1 + z), tanh′ = 4 σ′(2x).
 *
 * <p>1 − 2t is exact and the quotient small, so that its errors cost little. Near 0 they would, and so
 *
 * <p>tanh x = x + x (v g(v) − v/4), v = x².
 *
 * <p>v/4 is exact, and near the other end of the interval g is small. Both formulas are accurate enough there for the rounded
 * values to be monotone: their errors differ less from one x to the next than tanh does.
 */
public final class TanhSteps implements Steps<Tanh> {
    public static final double LARGEST_FOR_SERIES = 0.9;

    /** g, from docs/coefficients/tanh.sollya, for |x| ≤ 0.91: off by less than 6.3e-9 relative to tanh x. */
    public static final float F0 = -0x1.555554p-4f;
    public static final float F1 = 0x1.1110b4p-3f;
    public static final float F2 = -0x1.b9fd8p-5f;
    public static final float F3 = 0x1.647c7cp-6f;
    public static final float F4 = -0x1.14be48p-7f;
    public static final float F5 = 0x1.688de8p-9f;
    public static final float F6 = -0x1.0e8696p-11f;

    /** The same in {@code double}: off by less than 4.6e-18. */
    public static final double D0 = -0x1.5555555555555p-4;
    public static final double D1 = 0x1.11111111110b9p-3;
    public static final double D2 = -0x1.ba1ba1ba13c72p-5;
    public static final double D3 = 0x1.664f48808781ep-6;
    public static final double D4 = -0x1.226e3509abe0ep-7;
    public static final double D5 = 0x1.d6d3c1a53de34p-9;
    public static final double D6 = -0x1.7da27eaa25cebp-10;
    public static final double D7 = 0x1.354ed233aba48p-11;
    public static final double D8 = -0x1.f4f38f4802cf6p-13;
    public static final double D9 = 0x1.93995f1a7780bp-14;
    public static final double D10 = -0x1.3e16756e6f01p-15;
    public static final double D11 = 0x1.d4025eb21dc9dp-17;
    public static final double D12 = -0x1.24190e778650dp-18;
    public static final double D13 = 0x1.0648166712b22p-20;
    public static final double D14 = -0x1.e5377c2b2fb25p-24;

    @Override
    public float argument(Tanh tanh, float x) {
        return 2 * Math.min(Math.abs(x), 55f);
    }

    @Override
    public double argument(Tanh tanh, double x) {
        return 2 * Math.min(Math.abs(x), 380.0);
    }

    @Override
    public float power(float shifted) {
        return FloatExp.inversePower(shifted);
    }

    @Override
    public double power(double shifted) {
        return DoubleExp.inversePower(shifted);
    }

    /** x up to {@link #LARGEST_FOR_SERIES}; beyond, 2 with the sign of x. */
    @Override
    public float valueChoice(Tanh tanh, float x) {
        return Choice.upTo((float) LARGEST_FOR_SERIES, x, 2f);
    }

    /** x up to {@link #LARGEST_FOR_SERIES}; beyond, 2 with the sign of x. */
    @Override
    public double valueChoice(Tanh tanh, double x) {
        return Choice.upTo(LARGEST_FOR_SERIES, x, 2.0);
    }

    @Override
    public float value(Tanh tanh, float x, float choice, float y, float e, float p) {
        float z = Math.fma(p, FloatExp.UNSCALE, y);
        float t2 = p * (2 * FloatExp.UNSCALE);
        float large = Math.fma(t2, z / (1 + z), 1 - t2);
        float isLarge = Choice.isBeyond(choice);
        return Math.fma(series(choice), 1 - isLarge, large * (isLarge * 0.5f * choice));
    }

    @Override
    public double value(Tanh tanh, double x, double choice, double y, double e, double p) {
        double z = Math.fma(p, DoubleExp.UNSCALE, y);
        double t2 = p * (2 * DoubleExp.UNSCALE);
        double large = Math.fma(t2, z / (1 + z), 1 - t2);
        double isLarge = Choice.isBeyond(choice);
        return Math.fma(series(choice), 1 - isLarge, large * (isLarge * 0.5 * choice));
    }

    private static float series(float x) {
        float v = x * x;
        float g = Math.fma(v, F6, F5);
        g = Math.fma(v, g, F4);
        g = Math.fma(v, g, F3);
        g = Math.fma(v, g, F2);
        g = Math.fma(v, g, F1);
        g = Math.fma(v, g, F0);
        float u = Math.fma(v, g, v * -0.25f) + 0; // not −0.0, which would make +0.0 of x = −0.0
        return Math.fma(x, u, x);
    }

    private static double series(double x) {
        double v = x * x;
        double g = Math.fma(v, D14, D13);
        g = Math.fma(v, g, D12);
        g = Math.fma(v, g, D11);
        g = Math.fma(v, g, D10);
        g = Math.fma(v, g, D9);
        g = Math.fma(v, g, D8);
        g = Math.fma(v, g, D7);
        g = Math.fma(v, g, D6);
        g = Math.fma(v, g, D5);
        g = Math.fma(v, g, D4);
        g = Math.fma(v, g, D3);
        g = Math.fma(v, g, D2);
        g = Math.fma(v, g, D1);
        g = Math.fma(v, g, D0);
        double u = Math.fma(v, g, v * -0.25) + 0; // not −0.0, which would make +0.0 of x = −0.0
        return Math.fma(x, u, x);
    }

    @Override
    public float slope(Tanh tanh, float x, float choice, float y, float e, float p) {
        return SigmoidSteps.slope(y, e, p, 4 * FloatExp.UNSCALE);
    }

    @Override
    public double slope(Tanh tanh, double x, double choice, double y, double e, double p) {
        return SigmoidSteps.slope(y, e, p, 4 * DoubleExp.UNSCALE);
    }
}
