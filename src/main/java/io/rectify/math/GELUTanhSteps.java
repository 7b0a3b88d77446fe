package io.rectify.math;

import io.rectify.GELUTanh;

/**
 * GELU's approximation by a hyperbolic tangent, {@link TimesSigmoid} with w = x (k₀ + k₁ x²), k₀ = 2 √(2/π) and
 * k₁ = 0.044715 k₀, so that ω = x (k₀ + 3 k₁ x²).
 *
 * <p>The error of w is the relative error of the result in the tail, so w is the sum of two numbers.
 */
public final class GELUTanhSteps implements Steps<GELUTanh>, SlopeLoops<GELUTanh> {
    /** The largest |x| to compute with: beyond, x σ(w) is x or rounds to 0. */
    public static final float FLOAT_LIMIT = 11.25f;
    public static final double DOUBLE_LIMIT = 22;

    /** k₀ and k₁ in two parts, from docs/coefficients/gelu_tanh.sollya. */
    public static final float F0_HIGH = 0x1.98846p0f;
    public static final float F0_LOW = -0x1.985794p-21f;
    public static final float F1_HIGH = 0x1.2444fp-4f;
    public static final float F1_LOW = 0x1.526c5ap-27f;

    public static final double D0_HIGH = 0x1.9884533d4368p0;
    public static final double D0_LOW = -0x1.7b9781a61d7fap-47;
    public static final double D1_HIGH = 0x1.2444f2a4d8b4cp-4;
    public static final double D1_LOW = -0x1.0b6421d14e8e4p-56;

    @Override
    public float argument(GELUTanh gelu, float x) {
        float a = bounded(gelu, x);
        return a * Math.fma(F1_HIGH, a * a, F0_HIGH);
    }

    @Override
    public float rest(GELUTanh gelu, float x, float w, float r, float tail) {
        float a = bounded(gelu, x);
        float v = a * a;
        float c = Math.fma(F1_HIGH, v, F0_HIGH);
        float cLow = Math.fma(F1_HIGH, v, F0_HIGH - c) + (cubicLow(a, v) + F0_LOW);
        float excess = Math.fma(-a, cLow, Math.fma(-a, c, w));
        return FloatExp.withoutExcess(excess, r, tail);
    }

    /** What the product of the upper part of k₁ and the rounded v lacks of k₁ a². */
    private static float cubicLow(float a, float v) {
        return Math.fma(F1_LOW, v, F1_HIGH * Math.fma(a, a, -v));
    }

    @Override
    public float power(float shifted) {
        return FloatExp.inversePower(shifted);
    }

    /** |x|, limited. */
    @Override
    public float bounded(GELUTanh gelu, float x) {
        return Math.min(Math.abs(x), FLOAT_LIMIT);
    }

    @Override
    public float valueChoice(GELUTanh gelu, float x) {
        return Math.max(x, -0f);
    }

    @Override
    public float scalarChoice(GELUTanh gelu, float x) {
        return Choice.positive(x);
    }

    @Override
    public float value(GELUTanh gelu, float a, float right, float r, float tail, float p) {
        return TimesSigmoid.value(right, a, r, tail, p);
    }

    @Override
    public float slope(GELUTanh gelu, float a, float positive, float r, float tail, float p) {
        float low = omegaPart(a);
        float omega = omega(a, low);
        return TimesSigmoid.slope(positive, omega, omegaLow(a, low, omega), r, tail, p);
    }

    @Override
    public void slopes(
            GELUTanh gelu, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] omega, float[] omegaLow,
            float[] dydx, int size) {
        for (int i = 0; i < size; i++) {
            omegaLow[i] = omegaPart(x[i]);
        }
        for (int i = 0; i < size; i++) {
            omega[i] = omega(x[i], omegaLow[i]);
            omegaLow[i] = omegaLow(x[i], omegaLow[i], omega[i]);
        }
        TimesSigmoid.slopes(omega, omegaLow, choice, r, tail, p, dydx, size);
    }

    /** k₀ + 3 k₁ a², rounded. */
    private static float omegaFactor(float a) {
        return Math.fma(3 * F1_HIGH, a * a, F0_HIGH);
    }

    /** What ω has beyond the product of a and that factor. */
    private static float omegaPart(float a) {
        float v = a * a;
        float c = omegaFactor(a);
        return a * (Math.fma(3 * F1_HIGH, v, F0_HIGH - c) + Math.fma(3, cubicLow(a, v), F0_LOW));
    }

    private static float omega(float a, float part) {
        return Math.fma(a, omegaFactor(a), part);
    }

    private static float omegaLow(float a, float part, float omega) {
        return Math.fma(a, omegaFactor(a), -omega) + part;
    }

    @Override
    public double argument(GELUTanh gelu, double x) {
        double a = bounded(gelu, x);
        return a * Math.fma(D1_HIGH, a * a, D0_HIGH);
    }

    @Override
    public double rest(GELUTanh gelu, double x, double w, double r, double tail) {
        double a = bounded(gelu, x);
        double v = a * a;
        double c = Math.fma(D1_HIGH, v, D0_HIGH);
        double cLow = Math.fma(D1_HIGH, v, D0_HIGH - c) + (cubicLow(a, v) + D0_LOW);
        double excess = Math.fma(-a, cLow, Math.fma(-a, c, w));
        return DoubleExp.withoutExcess(excess, r, tail);
    }

    private static double cubicLow(double a, double v) {
        return Math.fma(D1_LOW, v, D1_HIGH * Math.fma(a, a, -v));
    }

    @Override
    public double power(double shifted) {
        return DoubleExp.inversePower(shifted);
    }

    @Override
    public double bounded(GELUTanh gelu, double x) {
        return Math.min(Math.abs(x), DOUBLE_LIMIT);
    }

    @Override
    public double valueChoice(GELUTanh gelu, double x) {
        return Math.max(x, -0.0);
    }

    @Override
    public double scalarChoice(GELUTanh gelu, double x) {
        return Choice.positive(x);
    }

    @Override
    public double value(GELUTanh gelu, double a, double right, double r, double tail, double p) {
        return TimesSigmoid.value(right, a, r, tail, p);
    }

    @Override
    public double slope(GELUTanh gelu, double a, double positive, double r, double tail, double p) {
        double low = omegaPart(a);
        double omega = omega(a, low);
        return TimesSigmoid.slope(positive, omega, omegaLow(a, low, omega), r, tail, p);
    }

    @Override
    public void slopes(
            GELUTanh gelu, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] omega, double[] omegaLow,
            double[] dydx, int size) {
        for (int i = 0; i < size; i++) {
            omegaLow[i] = omegaPart(x[i]);
        }
        for (int i = 0; i < size; i++) {
            omega[i] = omega(x[i], omegaLow[i]);
            omegaLow[i] = omegaLow(x[i], omegaLow[i], omega[i]);
        }
        TimesSigmoid.slopes(omega, omegaLow, choice, r, tail, p, dydx, size);
    }

    /** k₀ + 3 k₁ a², rounded. */
    private static double omegaFactor(double a) {
        return Math.fma(3 * D1_HIGH, a * a, D0_HIGH);
    }

    /** What ω has beyond the product of a and that factor. */
    private static double omegaPart(double a) {
        double v = a * a;
        double c = omegaFactor(a);
        return a * (Math.fma(3 * D1_HIGH, v, D0_HIGH - c) + Math.fma(3, cubicLow(a, v), D0_LOW));
    }

    private static double omega(double a, double part) {
        return Math.fma(a, omegaFactor(a), part);
    }

    private static double omegaLow(double a, double part, double omega) {
        return Math.fma(a, omegaFactor(a), -omega) + part;
    }

    // f″ = σ′(w) (4 w′ − 2 k₀ − x w′² tanh(w/2)), where w′ = k₀ + 3 k₁ x²: even, so that a will do for x. With t = 2⁻ⁿ and
    // D = 1 + r + tail + t, σ′ is t (1 + r + tail) / D² and tanh(w/2) is (1 + r + tail − t) / D.

    @Override
    public double second(GELUTanh gelu, double a, double choice, double r, double tail, double p) {
        double n = 1 + (r + tail);
        double nLow = DoubleExp.fractionLow(argument(gelu, a), r, tail, n);
        double t = p * DoubleExp.UNSCALE;
        double d = n + t;
        double dLow = (t - (d - n)) + nLow;
        double inverse = -1 / d;
        double delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        double m = n - t;
        double mLow = ((n - m) - t) + nLow;
        double minusTanh = m * inverse;
        double minusTanhLow = Math.fma(m, inverse, -minusTanh) + Math.fma(minusTanh, delta, mLow * inverse);
        double q = n * inverse;
        double qLow = Math.fma(n, inverse, -q) + Math.fma(2 * q, delta, nLow * inverse);
        double s = q * inverse;
        double sLow = Math.fma(q, inverse, -s) + qLow * inverse;
        double v = a * a;
        double c = Math.fma(3 * D1_HIGH, v, D0_HIGH);
        double cLow = Math.fma(3 * D1_HIGH, v, D0_HIGH - c) + Math.fma(3, cubicLow(a, v), D0_LOW);
        double square = c * c;
        double squareLow = Math.fma(2 * c, cLow, Math.fma(c, c, -square));
        double b = a * square;
        double bLow = Math.fma(a, squareLow, Math.fma(a, square, -b));
        double u = b * minusTanh;
        double uLow = Math.fma(b, minusTanh, -u) + Math.fma(b, minusTanhLow, bLow * minusTanh);
        double k = Math.fma(4, c, -2 * D0_HIGH);
        double kLow = Math.fma(4, cLow, -2 * D0_LOW);
        double g = k + u;
        double fromU = g - k;
        double gLow = ((k - (g - fromU)) + (u - fromU)) + (kLow + uLow);
        double z = s * g;
        double zLow = Math.fma(s, g, -z) + Math.fma(s, gLow, sLow * g);
        return (z + zLow) * p * DoubleExp.UNSCALE;
    }
}
