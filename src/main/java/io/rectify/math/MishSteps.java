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
public final class MishSteps implements Steps<Mish> {
    /** mish and mish′ round to −0.0 at and below the first; at and above the second, T rounds to 1. */
    public static final float FLOAT_LOWEST = -110f;
    public static final float FLOAT_HIGHEST = 12f;
    public static final double DOUBLE_LOWEST = -760.0;
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
        float s = Math.fma(r + tail, p, p);
        float sLow = Math.fma(tail, p, Math.fma(r, p, p - s));
        float exp = s * FloatExp.UNSCALE;
        float u = Math.fma(s, exp, 2 * s);
        float uLow = Math.fma(sLow, Math.fma(2, exp, 2), Math.fma(s, exp, 2 * s - u));
        float d = Math.fma(u, FloatExp.UNSCALE, 2); // d − 2 is exact as far as it matters: up to 2²⁵, or 2⁵⁴ in double
        float dLow = Math.fma(uLow, FloatExp.UNSCALE, Math.fma(u, FloatExp.UNSCALE, 2 - d));
        float inverse = FLOAT_MINUS_ONE / d;
        float q = u * inverse;
        float qLow = (Math.fma(q, dLow, uLow) + Math.fma(q, d, u)) * inverse;
        return Math.fma(x, q, x * qLow) * (choice * -FloatExp.UNSCALE);
    }

    // With b = 2 (1 + x) and l = 1 − 2xK, mish′ is K (b + E l). On a grid that is not finer than the sum's, b can be subtracted
    // from the sum exactly, whichever of b and E l is the larger.

    @Override
    public float slope(Mish mish, float x, float choice, float r, float tail, float p) {
        float s = Math.fma(r + tail, p, p);
        float sLow = Math.fma(tail, p, Math.fma(r, p, p - s));
        float exp = s * FloatExp.UNSCALE;
        float expLow = sLow * FloatExp.UNSCALE;
        float v = exp + 1;
        float vLow = (exp - (v - 1)) + expLow;
        float d = Math.fma(v, v, 1);
        float minus = 1 - d;
        float dLow = Math.fma(2 * v, vLow, Math.fma(v, v, minus)) + (1 - (minus + d));
        float inverse = -1 / d;
        float k = s * inverse;
        float kLow = (Math.fma(k, dLow, sLow) + Math.fma(k, d, s)) * inverse;
        float minusK = (k + kLow) * FloatExp.UNSCALE;
        float l = Math.fma(2 * x, minusK, 1);
        float lLow = Math.fma(2 * x, minusK, 1 - l);
        float b = (2 * x + FLOAT_GRID) - (FLOAT_GRID - 2);
        float bLow = 2 * x - (b - 2);
        float g = Math.fma(exp, l, b);
        float gLow = Math.fma(exp, lLow, Math.fma(expLow, l, Math.fma(exp, l, b - g))) + bLow;
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
        double s = Math.fma(r + tail, p, p);
        double sLow = Math.fma(tail, p, Math.fma(r, p, p - s));
        double exp = s * DoubleExp.UNSCALE;
        double u = Math.fma(s, exp, 2 * s);
        double uLow = Math.fma(sLow, Math.fma(2, exp, 2), Math.fma(s, exp, 2 * s - u));
        double d = Math.fma(u, DoubleExp.UNSCALE, 2); // d − 2 is exact as far as it matters: up to 2²⁵, or 2⁵⁴ in double
        double dLow = Math.fma(uLow, DoubleExp.UNSCALE, Math.fma(u, DoubleExp.UNSCALE, 2 - d));
        double inverse = DOUBLE_MINUS_ONE / d;
        double q = u * inverse;
        double qLow = (Math.fma(q, dLow, uLow) + Math.fma(q, d, u)) * inverse;
        return Math.fma(x, q, x * qLow) * (choice * -DoubleExp.UNSCALE);
    }

    @Override
    public double slope(Mish mish, double x, double choice, double r, double tail, double p) {
        double s = Math.fma(r + tail, p, p);
        double sLow = Math.fma(tail, p, Math.fma(r, p, p - s));
        double exp = s * DoubleExp.UNSCALE;
        double expLow = sLow * DoubleExp.UNSCALE;
        double v = exp + 1;
        double vLow = (exp - (v - 1)) + expLow;
        double d = Math.fma(v, v, 1);
        double minus = 1 - d;
        double dLow = Math.fma(2 * v, vLow, Math.fma(v, v, minus)) + (1 - (minus + d));
        double inverse = -1 / d;
        double k = s * inverse;
        double kLow = (Math.fma(k, dLow, sLow) + Math.fma(k, d, s)) * inverse;
        double minusK = (k + kLow) * DoubleExp.UNSCALE;
        double l = Math.fma(2 * x, minusK, 1);
        double lLow = Math.fma(2 * x, minusK, 1 - l);
        double b = (2 * x + DOUBLE_GRID) - (DOUBLE_GRID - 2);
        double bLow = 2 * x - (b - 2);
        double g = Math.fma(exp, l, b);
        double gLow = Math.fma(exp, lLow, Math.fma(expLow, l, Math.fma(exp, l, b - g))) + bLow;
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
