package io.rectify.math;

import io.rectify.Mish;

/**
 * Mish. With E = eˣ = 2ⁿ (1 + r + tail), U = E (E + 2) and D = U + 2 = (E + 1)² + 1:
 *
 * <p>mish(x) = x T, where T = tanh(log(1 + E)) = U / D, and mish′(x) = K (2 (1 + x) + E (1 − 2xK)), where K = E / D.
 *
 * <p>s, u, q and k are E, U, −T and −K, all times SCALE. What the rounding of a number cut off has its name and {@code Low};
 * for a quotient it is the remainder of the division times 1/D.
 */
public final class MishSteps implements Steps<Mish>, ValueLoops<Mish>, SlopeLoops<Mish> {
    /** mish and mish′ round to −0.0 at and below the first; at and above the second, T rounds to 1. */
    public static final float FLOAT_LOWEST = -FloatExp.LIMIT;
    public static final float FLOAT_HIGHEST = 12f;
    public static final double DOUBLE_LOWEST = -DoubleExp.LIMIT;
    public static final double DOUBLE_HIGHEST = 24.0;

    /** A power of two, at and above which mish(x) is x. */
    public static final float FLOAT_LINEAR = 0x1p4f;
    public static final double DOUBLE_LINEAR = 0x1p5;

    /** Adding it rounds to a multiple of 2⁻⁵ or 2⁻¹⁰. */
    public static final float FLOAT_GRID = 0x1.8p18f;
    public static final double DOUBLE_GRID = 0x1.8p42;

    /** The negative number next to −1. With it, the two terms of the value have one sign at x = ±0, as their sum must have. */
    public static final float FLOAT_MINUS_ONE = -0x1.fffffep-1f;
    public static final double DOUBLE_MINUS_ONE = -0x1.fffffffffffffp-1;

    @Override
    public float argument(Mish mish, float x) {
        return Math.max(FLOAT_LOWEST, Math.min(x, FLOAT_HIGHEST));
    }

    @Override
    public float power(float shifted) {
        return FloatExp.power(shifted);
    }

    /** By what the value at the bound has to be multiplied to be x. */
    @Override
    public float valueChoice(Mish mish, float x) {
        return Math.max(1f, x / FLOAT_LINEAR);
    }

    @Override
    public float bounded(Mish mish, float x) {
        return Math.max(FLOAT_LOWEST, Math.min(x, FLOAT_LINEAR));
    }

    @Override
    public float value(Mish mish, float x, float choice, float r, float tail, float p) {
        float s = scaledExp(r, tail, p);
        float u = scaledU(s);
        float uLow = uLow(s, scaledExpLow(r, tail, p, s));
        float inverse = FLOAT_MINUS_ONE / denominator(u);
        float q = u * inverse;
        return value(x, choice, q, qLow(u, uLow, inverse, q));
    }

    @Override
    public void values(
            Mish mish, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] u, float[] v, float[] y, int size) {
        for (int i = 0; i < size; i++) {
            u[i] = scaledExp(r[i], tail[i], p[i]);
            v[i] = uLow(u[i], scaledExpLow(r[i], tail[i], p[i], u[i]));
        }
        for (int i = 0; i < size; i++) {
            float scaledU = scaledU(u[i]);
            float inverse = FLOAT_MINUS_ONE / denominator(scaledU);
            u[i] = scaledU * inverse;
            v[i] = qLow(scaledU, v[i], inverse, u[i]);
        }
        for (int i = 0; i < size; i++) {
            y[i] = value(x[i], choice[i], u[i], v[i]);
        }
    }

    /** s. */
    private static float scaledExp(float r, float tail, float p) {
        return Math.fma(r + tail, p, p);
    }

    private static float scaledExpLow(float r, float tail, float p, float s) {
        return Math.fma(tail, p, Math.fma(r, p, p - s));
    }

    /** u. */
    private static float scaledU(float s) {
        return Math.fma(s, s * FloatExp.UNSCALE, 2 * s);
    }

    private static float uLow(float s, float sLow) {
        float exp = s * FloatExp.UNSCALE;
        return Math.fma(sLow, Math.fma(2, exp, 2), Math.fma(s, exp, 2 * s - scaledU(s)));
    }

    /** D = U + 2; d − 2 is exact as far as it matters: up to 2²⁵. */
    private static float denominator(float u) {
        return Math.fma(u, FloatExp.UNSCALE, 2);
    }

    private static float qLow(float u, float uLow, float inverse, float q) {
        float d = denominator(u);
        float dLow = Math.fma(uLow, FloatExp.UNSCALE, Math.fma(u, FloatExp.UNSCALE, 2 - d));
        return (Math.fma(q, dLow, uLow) + Math.fma(q, d, u)) * inverse;
    }

    private static float value(float x, float choice, float q, float qLow) {
        return Math.fma(x, q, x * qLow) * (choice * -FloatExp.UNSCALE);
    }

    // With b = 2 (1 + x) and l = 1 − 2xK, mish′ is K (b + E l). On a grid that is not finer than the sum's, b can be subtracted
    // from the sum exactly, whichever of b and E l is the larger.

    @Override
    public float slope(Mish mish, float x, float choice, float r, float tail, float p) {
        float s = scaledExp(r, tail, p);
        float sLow = scaledExpLow(r, tail, p, s);
        float exp = s * FloatExp.UNSCALE;
        float expLow = sLow * FloatExp.UNSCALE;
        float d = slopeDenominator(exp);
        float inverse = -1 / d;
        float k = s * inverse;
        float kLow = kLow(s, sLow, d, slopeDenominatorLow(exp, expLow), inverse, k);
        float l = l(x, k, kLow);
        float gLow = gLow(x, exp, k, kLow, Math.fma(expLow, l, gRest(x, exp, l)));
        return slope(x, exp, k, kLow, gLow);
    }

    @Override
    public void slopes(
            Mish mish, float[] x, float[] k, float[] r, float[] tail, float[] p, float[] u, float[] v, float[] dydx, int size) {
        // u and v are first s and sLow, then kLow and gLow; r and tail become exp and expLow; k is at first what D lacks.
        for (int i = 0; i < size; i++) {
            u[i] = scaledExp(r[i], tail[i], p[i]);
            v[i] = scaledExpLow(r[i], tail[i], p[i], u[i]);
            r[i] = u[i] * FloatExp.UNSCALE;
            tail[i] = v[i] * FloatExp.UNSCALE;
        }
        for (int i = 0; i < size; i++) {
            k[i] = slopeDenominatorLow(r[i], tail[i]);
        }
        for (int i = 0; i < size; i++) {
            float d = slopeDenominator(r[i]);
            float inverse = -1 / d;
            float quotient = u[i] * inverse;
            u[i] = kLow(u[i], v[i], d, k[i], inverse, quotient);
            k[i] = quotient;
        }
        for (int i = 0; i < size; i++) {
            v[i] = gRest(x[i], r[i], l(x[i], k[i], u[i]));
        }
        for (int i = 0; i < size; i++) {
            v[i] = Math.fma(tail[i], l(x[i], k[i], u[i]), v[i]);
        }
        for (int i = 0; i < size; i++) {
            v[i] = gLow(x[i], r[i], k[i], u[i], v[i]);
        }
        for (int i = 0; i < size; i++) {
            dydx[i] = slope(x[i], r[i], k[i], u[i], v[i]);
        }
    }

    /** D = (E + 1)² + 1. */
    private static float slopeDenominator(float exp) {
        return Math.fma(exp + 1, exp + 1, 1);
    }

    private static float slopeDenominatorLow(float exp, float expLow) {
        float v = exp + 1;
        float vLow = (exp - (v - 1)) + expLow;
        float d = slopeDenominator(exp);
        float minus = 1 - d;
        return Math.fma(2 * v, vLow, Math.fma(v, v, minus)) + (1 - (minus + d));
    }

    private static float kLow(float s, float sLow, float d, float dLow, float inverse, float k) {
        return (Math.fma(k, dLow, sLow) + Math.fma(k, d, s)) * inverse;
    }

    private static float l(float x, float k, float kLow) {
        return Math.fma(2 * x, (k + kLow) * FloatExp.UNSCALE, 1);
    }

    private static float b(float x) {
        return (2 * x + FLOAT_GRID) - (FLOAT_GRID - 2);
    }

    /** b + E l. */
    private static float g(float x, float exp, float l) {
        return Math.fma(exp, l, b(x));
    }

    /** What g lacks, but for the rests of E, l and b. */
    private static float gRest(float x, float exp, float l) {
        return Math.fma(exp, l, b(x) - g(x, exp, l));
    }

    private static float gLow(float x, float exp, float k, float kLow, float gRest) {
        float lLow = Math.fma(2 * x, (k + kLow) * FloatExp.UNSCALE, 1 - l(x, k, kLow));
        float bLow = 2 * x - (b(x) - 2);
        return Math.fma(exp, lLow, gRest) + bLow;
    }

    private static float slope(float x, float exp, float k, float kLow, float gLow) {
        float g = g(x, exp, l(x, k, kLow));
        return Math.fma(k, g, Math.fma(k, gLow, kLow * g)) * -FloatExp.UNSCALE;
    }

    @Override
    public double argument(Mish mish, double x) {
        return Math.max(DOUBLE_LOWEST, Math.min(x, DOUBLE_HIGHEST));
    }

    @Override
    public double power(double shifted) {
        return DoubleExp.power(shifted);
    }

    /** By what the value at the bound has to be multiplied to be x. */
    @Override
    public double valueChoice(Mish mish, double x) {
        return Math.max(1.0, x / DOUBLE_LINEAR);
    }

    @Override
    public double bounded(Mish mish, double x) {
        return Math.max(DOUBLE_LOWEST, Math.min(x, DOUBLE_LINEAR));
    }

    @Override
    public double value(Mish mish, double x, double choice, double r, double tail, double p) {
        double s = scaledExp(r, tail, p);
        double u = scaledU(s);
        double uLow = uLow(s, scaledExpLow(r, tail, p, s));
        double inverse = DOUBLE_MINUS_ONE / denominator(u);
        double q = u * inverse;
        return value(x, choice, q, qLow(u, uLow, inverse, q));
    }

    @Override
    public void values(
            Mish mish, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] u, double[] v, double[] y,
            int size) {
        for (int i = 0; i < size; i++) {
            u[i] = scaledExp(r[i], tail[i], p[i]);
            v[i] = uLow(u[i], scaledExpLow(r[i], tail[i], p[i], u[i]));
        }
        for (int i = 0; i < size; i++) {
            double scaledU = scaledU(u[i]);
            double inverse = DOUBLE_MINUS_ONE / denominator(scaledU);
            u[i] = scaledU * inverse;
            v[i] = qLow(scaledU, v[i], inverse, u[i]);
        }
        for (int i = 0; i < size; i++) {
            y[i] = value(x[i], choice[i], u[i], v[i]);
        }
    }

    /** s. */
    private static double scaledExp(double r, double tail, double p) {
        return Math.fma(r + tail, p, p);
    }

    private static double scaledExpLow(double r, double tail, double p, double s) {
        return Math.fma(tail, p, Math.fma(r, p, p - s));
    }

    /** u. */
    private static double scaledU(double s) {
        return Math.fma(s, s * DoubleExp.UNSCALE, 2 * s);
    }

    private static double uLow(double s, double sLow) {
        double exp = s * DoubleExp.UNSCALE;
        return Math.fma(sLow, Math.fma(2, exp, 2), Math.fma(s, exp, 2 * s - scaledU(s)));
    }

    /** D = U + 2; d − 2 is exact as far as it matters: up to 2⁵⁴. */
    private static double denominator(double u) {
        return Math.fma(u, DoubleExp.UNSCALE, 2);
    }

    private static double qLow(double u, double uLow, double inverse, double q) {
        double d = denominator(u);
        double dLow = Math.fma(uLow, DoubleExp.UNSCALE, Math.fma(u, DoubleExp.UNSCALE, 2 - d));
        return (Math.fma(q, dLow, uLow) + Math.fma(q, d, u)) * inverse;
    }

    private static double value(double x, double choice, double q, double qLow) {
        return Math.fma(x, q, x * qLow) * (choice * -DoubleExp.UNSCALE);
    }

    @Override
    public double slope(Mish mish, double x, double choice, double r, double tail, double p) {
        double s = scaledExp(r, tail, p);
        double sLow = scaledExpLow(r, tail, p, s);
        double exp = s * DoubleExp.UNSCALE;
        double expLow = sLow * DoubleExp.UNSCALE;
        double d = slopeDenominator(exp);
        double inverse = -1 / d;
        double k = s * inverse;
        double kLow = kLow(s, sLow, d, slopeDenominatorLow(exp, expLow), inverse, k);
        double l = l(x, k, kLow);
        double gLow = gLow(x, exp, k, kLow, Math.fma(expLow, l, gRest(x, exp, l)));
        return slope(x, exp, k, kLow, gLow);
    }

    @Override
    public void slopes(
            Mish mish, double[] x, double[] k, double[] r, double[] tail, double[] p, double[] u, double[] v, double[] dydx,
            int size) {
        // u and v are first s and sLow, then kLow and gLow; r and tail become exp and expLow; k is at first what D lacks.
        for (int i = 0; i < size; i++) {
            u[i] = scaledExp(r[i], tail[i], p[i]);
            v[i] = scaledExpLow(r[i], tail[i], p[i], u[i]);
            r[i] = u[i] * DoubleExp.UNSCALE;
            tail[i] = v[i] * DoubleExp.UNSCALE;
        }
        for (int i = 0; i < size; i++) {
            k[i] = slopeDenominatorLow(r[i], tail[i]);
        }
        for (int i = 0; i < size; i++) {
            double d = slopeDenominator(r[i]);
            double inverse = -1 / d;
            double quotient = u[i] * inverse;
            u[i] = kLow(u[i], v[i], d, k[i], inverse, quotient);
            k[i] = quotient;
        }
        for (int i = 0; i < size; i++) {
            v[i] = gRest(x[i], r[i], l(x[i], k[i], u[i]));
        }
        for (int i = 0; i < size; i++) {
            v[i] = Math.fma(tail[i], l(x[i], k[i], u[i]), v[i]);
        }
        for (int i = 0; i < size; i++) {
            v[i] = gLow(x[i], r[i], k[i], u[i], v[i]);
        }
        for (int i = 0; i < size; i++) {
            dydx[i] = slope(x[i], r[i], k[i], u[i], v[i]);
        }
    }

    /** D = (E + 1)² + 1. */
    private static double slopeDenominator(double exp) {
        return Math.fma(exp + 1, exp + 1, 1);
    }

    private static double slopeDenominatorLow(double exp, double expLow) {
        double v = exp + 1;
        double vLow = (exp - (v - 1)) + expLow;
        double d = slopeDenominator(exp);
        double minus = 1 - d;
        return Math.fma(2 * v, vLow, Math.fma(v, v, minus)) + (1 - (minus + d));
    }

    private static double kLow(double s, double sLow, double d, double dLow, double inverse, double k) {
        return (Math.fma(k, dLow, sLow) + Math.fma(k, d, s)) * inverse;
    }

    private static double l(double x, double k, double kLow) {
        return Math.fma(2 * x, (k + kLow) * DoubleExp.UNSCALE, 1);
    }

    private static double b(double x) {
        return (2 * x + DOUBLE_GRID) - (DOUBLE_GRID - 2);
    }

    /** b + E l. */
    private static double g(double x, double exp, double l) {
        return Math.fma(exp, l, b(x));
    }

    /** What g lacks, but for the rests of E, l and b. */
    private static double gRest(double x, double exp, double l) {
        return Math.fma(exp, l, b(x) - g(x, exp, l));
    }

    private static double gLow(double x, double exp, double k, double kLow, double gRest) {
        double lLow = Math.fma(2 * x, (k + kLow) * DoubleExp.UNSCALE, 1 - l(x, k, kLow));
        double bLow = 2 * x - (b(x) - 2);
        return Math.fma(exp, lLow, gRest) + bLow;
    }

    private static double slope(double x, double exp, double k, double kLow, double gLow) {
        double g = g(x, exp, l(x, k, kLow));
        return Math.fma(k, g, Math.fma(k, gLow, kLow * g)) * -DoubleExp.UNSCALE;
    }

    // f″ falls as e^−2x on the right, far beyond the highest argument above. So it is computed from e = e^−|x| instead, by one
    // formula for both sides: f″ = 4 F/Q² (2 + 2e + a (l ± 4 F/Q)), where a = |x|. On the left F = e, Q = 2 + 2e + e²,
    // l = 2e − 1, and ± is −; on the right F = e², Q = 1 + 2e + 2e², l = e − 2, and ± is +.
    //
    // Below, e is {@code exp}, f is F / e, d is Q, k is −F / (Q t) and s is F / (Q² t) with t = 2ⁿ; {@code right} is 1 or 0.

    @Override
    public double secondDerivative(Mish mish, double x) {
        double a = Math.min(Math.abs(x), -DOUBLE_LOWEST);
        double shifted = DoubleExp.shifted(-a);
        double r = DoubleExp.reduce(-a, shifted);
        double right = 0.5 + Math.copySign(0.5, x);
        return second(mish, a, right, r, DoubleExp.tail(r, 0), DoubleExp.power(shifted));
    }

    @Override
    public double second(Mish mish, double a, double right, double r, double tail, double p) {
        double n = 1 + (r + tail);
        double nLow = DoubleExp.fractionLow(-a, r, tail, n);
        double t = p * DoubleExp.UNSCALE;
        double exp = n * t;
        double expLow = nLow * t;
        double c = 1 + right;
        double y = Math.fma(c, exp, 2);
        double yLow = Math.fma(c, expLow, Math.fma(c, exp, 2 - y));
        double z = exp * y;
        double zLow = Math.fma(exp, y, -z) + Math.fma(exp, yLow, expLow * y);
        double b = 2 - right;
        double d = b + z;
        double dLow = (z - (d - b)) + zLow;
        double inverse = -1 / d;
        double delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        double f = Math.fma(right, exp, 1 - right);
        double fLow = right * expLow;
        double h = n * f;
        double hLow = Math.fma(n, f, -h) + Math.fma(n, fLow, nLow * f);
        double k = h * inverse;
        double kLow = Math.fma(h, inverse, -k) + Math.fma(k, delta, hLow * inverse);
        double s = k * inverse;
        double sLow = Math.fma(k, inverse, -s) + Math.fma(s, delta, kLow * inverse);
        double t4 = Math.fma(right, -8, 4) * t;
        double k4 = k * t4;
        double l = Math.fma(b, exp, -c);
        double lLow = Math.fma(b, expLow, Math.fma(b, exp, -c - l));
        double m = l + k4;
        double mLow = (k4 - (m - l)) + Math.fma(kLow, t4, lLow);
        double u = a * m;
        double uLow = Math.fma(a, mLow, Math.fma(a, m, -u));
        double g = Math.fma(2, exp, 2);
        double gLow = Math.fma(2, expLow, Math.fma(2, exp, 2 - g));
        double j = g + u;
        double fromU = j - g;
        double jLow = ((g - (j - fromU)) + (u - fromU)) + (gLow + uLow);
        double v = s * j;
        double vLow = Math.fma(s, j, -v) + Math.fma(s, jLow, sLow * j);
        return (v + vLow) * p * (4 * DoubleExp.UNSCALE);
    }
}
