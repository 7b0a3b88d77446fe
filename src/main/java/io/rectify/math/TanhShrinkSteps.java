package io.rectify.math;

import io.rectify.TanhShrink;

/**
 * x − tanh x. With e<sup>2|x|</sup> = 2ⁿ (1 + r + tail) and t = 2⁻ⁿ:
 *
 * <p>|x| − tanh |x| = (|x| − 1) + 2t / D, D = 1 + t + r + tail; tanh² x is the square of the quotient of {@link TanhSteps}.
 *
 * <p>|x| − 1 is exact where the other term counts. For small |x| the two cancel, and the error of tail would count twice in the
 * square; and so, with v = x²,
 *
 * <p>x − tanh x = x u, u = v g(v) + v/4; tanh² x = v + v² h(v).
 *
 * <p>v/4 is exact, and v and u are sums of a rounded number and the rest.
 */
public final class TanhShrinkSteps implements Steps<TanhShrink>, ValueLoops<TanhShrink>, SlopeLoops<TanhShrink> {
    public static final double LARGEST_FOR_VALUE_SERIES = 1.02;
    public static final double LARGEST_FOR_SLOPE_SERIES = 0.25;

    /** g, from docs/coefficients/tanhshrink.sollya: off by less than 7.5e-9 relative to x − tanh x for |x| ≤ 1.021. */
    public static final float FG0 = 0x1.555556p-4f;
    public static final float FG1 = -0x1.11111ep-3f;
    public static final float FG2 = 0x1.ba1d98p-5f;
    public static final float FG3 = -0x1.665992p-6f;
    public static final float FG4 = 0x1.222b76p-7f;
    public static final float FG5 = -0x1.ce9274p-9f;
    public static final float FG6 = 0x1.52cdb6p-10f;
    public static final float FG7 = -0x1.7da4c6p-12f;
    public static final float FG8 = 0x1.c5b56cp-15f;

    /** The same in {@code double}: off by less than 1.4e-17. */
    public static final double DG0 = 0x1.5555555555555p-4;
    public static final double DG1 = -0x1.11111111110ebp-3;
    public static final double DG2 = 0x1.ba1ba1ba192dp-5;
    public static final double DG3 = -0x1.664f48822b3d2p-6;
    public static final double DG4 = 0x1.226e354a401e2p-7;
    public static final double DG5 = -0x1.d6d3cd72c4717p-9;
    public static final double DG6 = 0x1.7da331b3ec94dp-10;
    public static final double DG7 = -0x1.355612f8a16d8p-11;
    public static final double DG8 = 0x1.f55dcb7ee301bp-13;
    public static final double DG9 = -0x1.95c8d144863cbp-14;
    public static final double DG10 = 0x1.466ab650cd79p-15;
    public static final double DG11 = -0x1.00ded42a3e9fap-16;
    public static final double DG12 = 0x1.7ce6ba46be4f7p-18;
    public static final double DG13 = -0x1.f14d6d3b040f6p-20;
    public static final double DG14 = 0x1.02229b518a986p-21;
    public static final double DG15 = -0x1.6d3e471e57a01p-24;
    public static final double DG16 = 0x1.00b3053890993p-27;

    /** h, from the same script: off by less than 5.5e-10 relative to tanh² x for |x| ≤ 0.25. */
    public static final float FH0 = -0x1.555556p-1f;
    public static final float FH1 = 0x1.82d852p-2f;
    public static final float FH2 = -0x1.92de3p-3f;
    public static final float FH3 = 0x1.7c4306p-4f;

    /** The same in {@code double}: off by less than 7.0e-19. */
    public static final double DH0 = -0x1.5555555555555p-1;
    public static final double DH1 = 0x1.82d82d82d7ffap-2;
    public static final double DH2 = -0x1.93193192b53fcp-3;
    public static final double DH3 = 0x1.8f5789067a3d3p-4;
    public static final double DH4 = -0x1.7e8bef160c202p-5;
    public static final double DH5 = 0x1.65be2650492c2p-6;
    public static final double DH6 = -0x1.4712bb985a603p-7;
    public static final double DH7 = 0x1.0a102f1440225p-8;

    @Override
    public float argument(TanhShrink function, float x) {
        return 2 * Math.min(Math.abs(x), FloatExp.LIMIT / 2);
    }

    @Override
    public double argument(TanhShrink function, double x) {
        return 2 * Math.min(Math.abs(x), DoubleExp.LIMIT / 2);
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

    /** x where its series holds; elsewhere 4 with the sign of x. */
    @Override
    public float valueChoice(TanhShrink function, float x) {
        return Choice.upTo((float) LARGEST_FOR_VALUE_SERIES, x, 4f);
    }

    /** x where its series holds; elsewhere 2 with the sign of x. */
    @Override
    public float slopeChoice(TanhShrink function, float x) {
        return Choice.upTo((float) LARGEST_FOR_SLOPE_SERIES, x, 2f);
    }

    @Override
    public float scalarSlopeChoice(TanhShrink function, float x) {
        return slopeChoice(function, x);
    }

    /** x where its series holds; elsewhere 4 with the sign of x. */
    @Override
    public double valueChoice(TanhShrink function, double x) {
        return Choice.upTo(LARGEST_FOR_VALUE_SERIES, x, 4.0);
    }

    /** x where its series holds; elsewhere 2 with the sign of x. */
    @Override
    public double slopeChoice(TanhShrink function, double x) {
        return Choice.upTo(LARGEST_FOR_SLOPE_SERIES, x, 2.0);
    }

    @Override
    public double scalarSlopeChoice(TanhShrink function, double x) {
        return slopeChoice(function, x);
    }

    @Override
    public float value(TanhShrink function, float x, float choice, float r, float tail, float p) {
        float inverse = -1 / FloatExp.denominator(r, tail, p);
        float large = largeValue(x, inverse, delta(inverse, r, tail, p), p);
        return either(choice, smallValue(choice, g(choice * choice)), large);
    }

    @Override
    public void values(
            TanhShrink function, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] u, float[] v, float[] y,
            int size) {
        for (int i = 0; i < size; i++) {
            u[i] = -1 / FloatExp.denominator(r[i], tail[i], p[i]);
            v[i] = delta(u[i], r[i], tail[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            u[i] = largeValue(x[i], u[i], v[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            v[i] = g(choice[i] * choice[i]);
        }
        for (int i = 0; i < size; i++) {
            v[i] = smallValue(choice[i], v[i]);
        }
        for (int i = 0; i < size; i++) {
            y[i] = either(choice[i], v[i], u[i]);
        }
    }

    private static float either(float choice, float small, float large) {
        float isLarge = Choice.isBeyond(0.5f * choice);
        return Math.fma(small, 1 - isLarge, large * (isLarge * 0.25f * choice));
    }

    /** Of the magnitude of x; δ is what the division leaves undone, 1/D = −inverse (1 + δ). */
    private static float largeValue(float x, float inverse, float delta, float p) {
        return Math.fma(p * (-2 * FloatExp.UNSCALE), Math.fma(inverse, delta, inverse), Math.abs(x) - 1);
    }

    private static float delta(float inverse, float r, float tail, float p) {
        float left = Math.fma(inverse, FloatExp.denominator(r, tail, p), 1);
        return Math.fma(inverse, TanhSteps.denominatorLow(r, tail, p), left);
    }

    private static float smallValue(float x, float g) {
        float v = x * x;
        float quarter = v * 0.25f;
        float u = Math.fma(v, g, quarter);
        float du = Math.fma(g, 1.75f, 0.1875f); // du/dv, to within 0.003
        float uLow = Math.fma(Math.fma(x, x, -v), du, Math.fma(v, g, quarter - u));
        float scaled = x * FloatExp.SCALE; // the smaller product must not underflow
        return Math.fma(scaled, u, scaled * uLow) * FloatExp.UNSCALE;
    }

    private static float g(float v) {
        float g = Math.fma(v, FG8, FG7);
        g = Math.fma(v, g, FG6);
        g = Math.fma(v, g, FG5);
        g = Math.fma(v, g, FG4);
        g = Math.fma(v, g, FG3);
        g = Math.fma(v, g, FG2);
        g = Math.fma(v, g, FG1);
        g = Math.fma(v, g, FG0);
        return g;
    }

    @Override
    public double value(TanhShrink function, double x, double choice, double r, double tail, double p) {
        double inverse = -1 / DoubleExp.denominator(r, tail, p);
        double large = largeValue(x, inverse, delta(inverse, r, tail, p), p);
        return either(choice, smallValue(choice, g(choice * choice)), large);
    }

    @Override
    public void values(
            TanhShrink function, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] u, double[] v,
            double[] y, int size) {
        for (int i = 0; i < size; i++) {
            u[i] = -1 / DoubleExp.denominator(r[i], tail[i], p[i]);
            v[i] = delta(u[i], r[i], tail[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            u[i] = largeValue(x[i], u[i], v[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            v[i] = g(choice[i] * choice[i]);
        }
        for (int i = 0; i < size; i++) {
            v[i] = smallValue(choice[i], v[i]);
        }
        for (int i = 0; i < size; i++) {
            y[i] = either(choice[i], v[i], u[i]);
        }
    }

    private static double either(double choice, double small, double large) {
        double isLarge = Choice.isBeyond(0.5 * choice);
        return Math.fma(small, 1 - isLarge, large * (isLarge * 0.25 * choice));
    }

    /** Of the magnitude of x; δ is what the division leaves undone, 1/D = −inverse (1 + δ). */
    private static double largeValue(double x, double inverse, double delta, double p) {
        return Math.fma(p * (-2 * DoubleExp.UNSCALE), Math.fma(inverse, delta, inverse), Math.abs(x) - 1);
    }

    private static double delta(double inverse, double r, double tail, double p) {
        double left = Math.fma(inverse, DoubleExp.denominator(r, tail, p), 1);
        return Math.fma(inverse, TanhSteps.denominatorLow(r, tail, p), left);
    }

    private static double smallValue(double x, double g) {
        double v = x * x;
        double quarter = v * 0.25;
        double u = Math.fma(v, g, quarter);
        double du = Math.fma(g, 1.75, 0.1875); // du/dv, to within 0.003
        double uLow = Math.fma(Math.fma(x, x, -v), du, Math.fma(v, g, quarter - u));
        double scaled = x * DoubleExp.SCALE; // the smaller product must not underflow
        return Math.fma(scaled, u, scaled * uLow) * DoubleExp.UNSCALE;
    }

    private static double g(double v) {
        double g = Math.fma(v, DG16, DG15);
        g = Math.fma(v, g, DG14);
        g = Math.fma(v, g, DG13);
        g = Math.fma(v, g, DG12);
        g = Math.fma(v, g, DG11);
        g = Math.fma(v, g, DG10);
        g = Math.fma(v, g, DG9);
        g = Math.fma(v, g, DG8);
        g = Math.fma(v, g, DG7);
        g = Math.fma(v, g, DG6);
        g = Math.fma(v, g, DG5);
        g = Math.fma(v, g, DG4);
        g = Math.fma(v, g, DG3);
        g = Math.fma(v, g, DG2);
        g = Math.fma(v, g, DG1);
        g = Math.fma(v, g, DG0);
        return g;
    }

    @Override
    public float slope(TanhShrink function, float x, float choice, float r, float tail, float p) {
        return eitherSlope(choice, smallSlope(choice), TanhSteps.quotient(r, tail, p, true));
    }

    @Override
    public void slopes(
            TanhShrink function, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] u, float[] v,
            float[] dydx, int size) {
        TanhSteps.quotients(r, tail, p, u, v, dydx, size);
        for (int i = 0; i < size; i++) {
            u[i] = TanhSteps.squared(dydx[i], u[i], v[i]);
        }
        for (int i = 0; i < size; i++) {
            v[i] = smallSlope(choice[i]);
        }
        for (int i = 0; i < size; i++) {
            dydx[i] = eitherSlope(choice[i], v[i], u[i]);
        }
    }

    private static float eitherSlope(float choice, float small, float large) {
        float isLarge = Choice.isBeyond(choice);
        return Math.fma(small, 1 - isLarge, large * isLarge);
    }

    private static float smallSlope(float x) {
        float v = x * x;
        return v + Math.fma(v * v, h(v), Math.fma(x, x, -v));
    }

    private static float h(float v) {
        float h = Math.fma(v, FH3, FH2);
        h = Math.fma(v, h, FH1);
        h = Math.fma(v, h, FH0);
        return h;
    }

    @Override
    public double slope(TanhShrink function, double x, double choice, double r, double tail, double p) {
        return eitherSlope(choice, smallSlope(choice), TanhSteps.quotient(r, tail, p, true));
    }

    @Override
    public void slopes(
            TanhShrink function, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] u, double[] v,
            double[] dydx, int size) {
        TanhSteps.quotients(r, tail, p, u, v, dydx, size);
        for (int i = 0; i < size; i++) {
            u[i] = TanhSteps.squared(dydx[i], u[i], v[i]);
        }
        for (int i = 0; i < size; i++) {
            v[i] = smallSlope(choice[i]);
        }
        for (int i = 0; i < size; i++) {
            dydx[i] = eitherSlope(choice[i], v[i], u[i]);
        }
    }

    private static double eitherSlope(double choice, double small, double large) {
        double isLarge = Choice.isBeyond(choice);
        return Math.fma(small, 1 - isLarge, large * isLarge);
    }

    /** −tanh″. */
    @Override
    public double second(TanhShrink function, double x, double choice, double r, double tail, double p) {
        return SigmoidSteps.second(-x, r, tail, p, 8 * DoubleExp.UNSCALE);
    }

    private static double smallSlope(double x) {
        double v = x * x;
        return v + Math.fma(v * v, h(v), Math.fma(x, x, -v));
    }

    private static double h(double v) {
        double h = Math.fma(v, DH7, DH6);
        h = Math.fma(v, h, DH5);
        h = Math.fma(v, h, DH4);
        h = Math.fma(v, h, DH3);
        h = Math.fma(v, h, DH2);
        h = Math.fma(v, h, DH1);
        h = Math.fma(v, h, DH0);
        return h;
    }
}
