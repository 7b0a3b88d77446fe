package io.rectify.math;

/**
 * The GELU for {@code float}, computed in {@code double}: with 29 bits to spare no rest need be kept, and one rounding to
 * {@code float} ends it, also where the result is subnormal. In {@code float} all rests would have to be kept, in several stages.
 *
 * <p>With a = |x|, Φ(−a) = e^(−a²/2) P(a)/Q(a) and e^(−a²/2) = 2ⁿ e^(−s/2) = 2ⁿ (A − s)/(A + s), which takes one division:
 *
 * <p>f(x) = max(0, x) − a Φ(−a), f′(−a) = Φ(−a) − a e^(−a²/2)/√(2π) = −e^(−a²/2) S(a)/Q(a), f′(a) = 1 − f′(−a).
 */
public final class FloatGELU {
    /** From here on value and slope are less than half of {@link Float#MIN_VALUE}, and 1 + slope is 1. */
    public static final double LIMIT = 14.6;

    /** n is the integer next to −a² / (2 ln 2), s = a² + n · 2 ln 2, |s| ≤ ln 2. */
    public static final double MINUS_HALF_LOG2_E = -0x1.71547652b82fep-1;
    public static final double TWO_LN2 = 0x1.62e42fefa39efp0;

    /** A(s) = s coth(s/4), from docs/coefficients/gelu.sollya; e^(−s/2) is off by less than 3.2e-10 of itself. */
    public static final double A0 = 0x1.0000001aceea7p2;
    public static final double A1 = 0x1.5554e5b771bd2p-4;
    public static final double A2 = -0x1.6a45ca0c19622p-12;

    /** From docs/coefficients/gelu.py; P/Q is off by less than 6.1e-9 of itself for a ≤ 14.6. */
    public static final double P0 = 0x1.00000019b3bd3p-1;
    public static final double P1 = 0x1.c10654f45dfa7p-2;
    public static final double P2 = 0x1.7794064893ec0p-3;
    public static final double P3 = 0x1.4d4a1ce4eb89ap-5;
    public static final double P4 = 0x1.0e44d074075dbp-8;
    public static final double Q1 = 0x1.acc55b3cf1d52p+0;
    public static final double Q2 = 0x1.3400c594968a6p+0;
    public static final double Q3 = 0x1.e12692b11a817p-2;
    public static final double Q4 = 0x1.a1be18f6f7f90p-4;
    public static final double Q5 = 0x1.52ba54347db74p-7;

    /** a Q / √(2π) − P. */
    public static final double S0 = -0x1.00000019b3bd3p-1;
    public static final double S1 = -0x1.44100db8d4ab4p-5;
    public static final double S2 = 0x1.f06e27727b5ecp-2;
    public static final double S3 = 0x1.c1d72bd4086d0p-2;
    public static final double S4 = 0x1.7774f08ca5c2cp-3;
    public static final double S5 = 0x1.4d4f72d18a753p-5;
    public static final double S6 = 0x1.0e44063546263p-8;

    private FloatGELU() {}

    public static float value(float x) {
        double magnitude = Math.abs(x);
        double a = limited(magnitude);
        double shifted = shifted(a);
        return value(x, quotient(valueNumerator(a, shifted, power(shifted)), magnitude, a, shifted));
    }

    public static float derivative(float x) {
        double magnitude = Math.abs(x);
        double a = limited(magnitude);
        double shifted = shifted(a);
        return slope(x, quotient(slopeNumerator(a, shifted, power(shifted)), magnitude, a, shifted));
    }

    /** a of |x|. */
    public static double limited(double magnitude) {
        return Math.min(magnitude, LIMIT);
    }

    /** n + {@link DoubleExp#SHIFT}. */
    public static double shifted(double a) {
        return Math.fma(a * a, MINUS_HALF_LOG2_E, DoubleExp.SHIFT);
    }

    /** 2ⁿ. */
    public static double power(double shifted) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + (1023L << 52));
    }

    /** −a P 2ⁿ (A − s). */
    public static double valueNumerator(double a, double shifted, double power) {
        double p = Math.fma(a, -P4, -P3);
        p = Math.fma(p, a, -P2);
        p = Math.fma(p, a, -P1);
        p = Math.fma(p, a, -P0);
        double s = reduce(a, shifted);
        return p * a * ((even(s) - s) * power);
    }

    /** S 2ⁿ (A − s). */
    public static double slopeNumerator(double a, double shifted, double power) {
        double p = Math.fma(a, S6, S5);
        p = Math.fma(p, a, S4);
        p = Math.fma(p, a, S3);
        p = Math.fma(p, a, S2);
        p = Math.fma(p, a, S1);
        p = Math.fma(p, a, S0);
        double s = reduce(a, shifted);
        return p * ((even(s) - s) * power);
    }

    /** numerator / (Q (A + s)), with Q of |x|, so that NaN remains NaN on vectors too. */
    public static double quotient(double numerator, double magnitude, double a, double shifted) {
        double q = Math.fma(magnitude, Q5, Q4);
        q = Math.fma(q, magnitude, Q3);
        q = Math.fma(q, magnitude, Q2);
        q = Math.fma(q, magnitude, Q1);
        q = Math.fma(q, magnitude, 1);
        double s = reduce(a, shifted);
        return numerator / (q * (even(s) + s));
    }

    /** From −a Φ(−a). */
    public static float value(float x, double minusTail) {
        return (float) (minusTail + Choice.positive(x));
    }

    /** From −f′(−a). */
    public static float slope(float x, double minusLeft) {
        double sign = Math.copySign(1, (double) x);
        return (float) Math.fma(minusLeft, sign, Math.fma(sign, 0.5, 0.5));
    }

    private static double reduce(double a, double shifted) {
        return Math.fma(shifted - DoubleExp.SHIFT, TWO_LN2, a * a);
    }

    /** A. */
    private static double even(double s) {
        double s2 = s * s;
        return Math.fma(Math.fma(s2, A2, A1), s2, A0);
    }
}
