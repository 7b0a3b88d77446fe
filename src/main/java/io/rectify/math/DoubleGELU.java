package io.rectify.math;

/**
 * The GELU in {@code double}. With a = |x|, eʷ = e^(−a²/2) = 2ⁿ (1 + r + tail) and the Mills ratio m(a) = Φ(−a) e^(a²/2),
 *
 * <p>f(x) = max(0, x) − a m eʷ, f′(−a) = (m − a/√(2π)) eʷ, f′(a) = 1 − f′(−a), f″(x) = (2 − a²)/√(2π) eʷ.
 *
 * <p>m = (1 + u)/d with d = 2.28125 a + 1.8125, chosen so that |u| stays below 0.1: the roundings of u = P/Q count little
 * in m. From there on every product and sum is a rounded number and the rest, {@code Low}.
 */
public final class DoubleGELU {
    /** From here on value, slope and second derivative are less than half of {@link Double#MIN_VALUE}, and 1 + slope is 1. */
    public static final double LIMIT = 39;

    /** A power of two, at and above which the value is x. */
    public static final double LINEAR = 0x1p4;

    public static final double D0 = 1.8125;
    public static final double D1 = 2.28125;

    /** 1/√(2π) in two parts. */
    public static final double DENSITY_HIGH = 0x1.9884533d43651p-2;
    public static final double DENSITY_LOW = -0x1.cbc0d30ebfd15p-56;

    /** From docs/coefficients/gelu.py; P/Q is off by less than 2.5e-18 of 1 + u for a ≤ 39.4. */
    public static final double P0 = -0x1.8p-4;
    public static final double P1 = 0x1.7d048d71245aep-3;
    public static final double P2 = 0x1.39d893798e49ep-2;
    public static final double P3 = 0x1.9bfbe9d309a75p-3;
    public static final double P4 = 0x1.3c30a5cb2c6dfp-4;
    public static final double P5 = 0x1.2f86cc9421bap-6;
    public static final double P6 = 0x1.47a01e0f0672bp-9;
    public static final double P7 = 0x1.0b2458def7035p-15;
    public static final double P8 = -0x1.fb33e15dfb3cap-15;
    public static final double P9 = -0x1.acdff5824c929p-17;
    public static final double P10 = -0x1.585c41a411562p-20;
    public static final double P11 = -0x1.eccc209cc3d9fp-25;
    public static final double Q1 = 0x1.3c128335da3a1p1;
    public static final double Q2 = 0x1.6d59b8f9b0551p1;
    public static final double Q3 = 0x1.057ff70d9cf53p1;
    public static final double Q4 = 0x1.022f437a6ba8ap0;
    public static final double Q5 = 0x1.724ab5727a112p-2;
    public static final double Q6 = 0x1.8afd7ef90296fp-4;
    public static final double Q7 = 0x1.3abc0f781a17bp-6;
    public static final double Q8 = 0x1.7136069ce95c1p-9;
    public static final double Q9 = 0x1.31df18d847b9p-12;
    public static final double Q10 = 0x1.45756bf93e7d9p-16;
    public static final double Q11 = 0x1.568d4463b45ddp-21;

    private DoubleGELU() {}

    public static double value(double x) {
        double a = magnitude(x);
        double shifted = shifted(a);
        double r = reduce(a, shifted);
        double tail = tail(a, shifted, r);
        double u = u(a);
        double inverse = minusInverse(a);
        double m = minusMills(inverse, u);
        double mLow = minusMillsLow(inverse, minusInverseLow(a, inverse), u, m);
        double factor = a * DoubleExp.power(shifted);
        return value(bounded(x), scale(x), factor, m, mLow, r, tail);
    }

    public static double derivative(double x) {
        double a = magnitude(x);
        double shifted = shifted(a);
        double r = reduce(a, shifted);
        double tail = tail(a, shifted, r);
        double u = u(a);
        double inverse = minusInverse(a);
        double m = minusMills(inverse, u);
        double mLow = minusMillsLow(inverse, minusInverseLow(a, inverse), u, m);
        double v = minusSlope(a, m);
        double vLow = minusSlopeLow(a, m, mLow, v);
        return slope(Math.copySign(1, x), DoubleExp.power(shifted), v, vLow, r, tail);
    }

    public static double secondDerivative(double x) {
        double a = magnitude(x);
        double shifted = shifted(a);
        double r = reduce(a, shifted);
        double tail = tail(a, shifted, r);
        double square = a * a;
        double difference = 2 - square;
        double rest = ((2 - difference) - square) - Math.fma(a, a, -square); // at √2 as large as the difference
        double m = difference + rest;
        double mLow = (difference - m) + rest;
        double v = m * DENSITY_HIGH;
        double vLow = Math.fma(m, DENSITY_HIGH, -v) + Math.fma(m, DENSITY_LOW, mLow * DENSITY_HIGH);
        return sum(0, DoubleExp.power(shifted), v, vLow, r, tail) * DoubleExp.UNSCALE;
    }

    public static double magnitude(double x) {
        return Math.min(Math.abs(x), LIMIT);
    }

    public static double shifted(double a) {
        return DoubleExp.shifted(-0.5 * a * a);
    }

    public static double reduce(double a, double shifted) {
        double n = shifted - DoubleExp.SHIFT;
        return high(a, n) + low(a, n);
    }

    public static double tail(double a, double shifted, double r) {
        double n = shifted - DoubleExp.SHIFT;
        return DoubleExp.tail(r, (high(a, n) - r) + low(a, n));
    }

    // w − n ln 2 = high + low, with what the rounding of w has cut off
    private static double high(double a, double n) {
        return Math.fma(n, -DoubleExp.LN2_HIGH, -0.5 * a * a);
    }

    private static double low(double a, double n) {
        return Math.fma(n, -DoubleExp.LN2_LOW, Math.fma(-0.5 * a, a, 0.5 * a * a));
    }

    /** From the even and the odd powers of a: two short chains take less time, and round less, than a long one. */
    public static double u(double a) {
        double a2 = a * a;
        double even = Math.fma(P10, a2, P8);
        even = Math.fma(even, a2, P6);
        even = Math.fma(even, a2, P4);
        even = Math.fma(even, a2, P2);
        double odd = Math.fma(P11, a2, P9);
        odd = Math.fma(odd, a2, P7);
        odd = Math.fma(odd, a2, P5);
        odd = Math.fma(odd, a2, P3);
        odd = Math.fma(odd, a2, P1);
        double p = Math.fma(Math.fma(even, a, odd), a, P0);
        even = Math.fma(Q10, a2, Q8);
        even = Math.fma(even, a2, Q6);
        even = Math.fma(even, a2, Q4);
        even = Math.fma(even, a2, Q2);
        odd = Math.fma(Q11, a2, Q9);
        odd = Math.fma(odd, a2, Q7);
        odd = Math.fma(odd, a2, Q5);
        odd = Math.fma(odd, a2, Q3);
        odd = Math.fma(odd, a2, Q1);
        return p / Math.fma(Math.fma(even, a, odd), a, 1);
    }

    /** −1/d. */
    public static double minusInverse(double a) {
        return -1 / Math.fma(a, D1, D0);
    }

    public static double minusInverseLow(double a, double inverse) {
        double d = Math.fma(a, D1, D0);
        double dLow = Math.fma(a, D1, D0 - d);
        return Math.fma(inverse, dLow, Math.fma(inverse, d, 1)) * inverse;
    }

    // by bits, because signs are random, and a branch on them is slow

    /** max(0, x), but at most LINEAR; of NaN any number. */
    public static double bounded(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return Double.longBitsToDouble(Math.min(bits & ~(bits >> Long.SIZE - 1), Double.doubleToRawLongBits(LINEAR)));
    }

    /** By what |value| at the bound has to be multiplied to be x for large x, times UNSCALE, with the sign of x. */
    public static double scale(double x) {
        long ofLarge = Double.doubleToRawLongBits(x * (DoubleExp.UNSCALE / LINEAR));
        long scale = Math.max(ofLarge, Double.doubleToRawLongBits(DoubleExp.UNSCALE));
        return Double.longBitsToDouble(scale | Double.doubleToRawLongBits(x) & Long.MIN_VALUE);
    }

    /** −m. */
    public static double minusMills(double inverse, double u) {
        return Math.fma(inverse, u, inverse);
    }

    public static double minusMillsLow(double inverse, double inverseLow, double u, double m) {
        return Math.fma(inverse, u, inverse - m) + Math.fma(inverseLow, u, inverseLow);
    }

    /** |b + factor · (m + mLow) (1 + r + tail)| · scale, rounded once, where factor and scale hold SCALE and UNSCALE. */
    public static double value(double b, double scale, double factor, double m, double mLow, double r, double tail) {
        return Math.abs(sum(b * DoubleExp.SCALE, factor, m, mLow, r, tail)) * scale;
    }

    /** a/√(2π) − m. */
    public static double minusSlope(double a, double m) {
        return a * DENSITY_HIGH + m;
    }

    public static double minusSlopeLow(double a, double m, double mLow, double v) {
        double t = a * DENSITY_HIGH;
        double tLow = Math.fma(a, DENSITY_LOW, Math.fma(a, DENSITY_HIGH, -t));
        double fromM = v - t;
        return ((t - (v - fromM)) + (m - fromM)) + (tLow + mLow);
    }

    /** (1 + sign)/2 + sign 2ⁿ (v + vLow) (1 + r + tail). */
    public static double slope(double sign, double p, double v, double vLow, double r, double tail) {
        double one = Math.fma(sign, DoubleExp.SCALE / 2, DoubleExp.SCALE / 2);
        return sum(one, p * sign, v, vLow, r, tail) * DoubleExp.UNSCALE;
    }

    /** b + factor · (v + vLow) (1 + r + tail), rounded once. */
    private static double sum(double b, double factor, double v, double vLow, double r, double tail) {
        double g = Math.fma(v, r, v);
        double gLow = Math.fma(v, tail, Math.fma(vLow, 1 + (r + tail), Math.fma(v, r, v - g)));
        double sum = Math.fma(factor, g, b);
        return sum + Math.fma(factor, gLow, Math.fma(factor, g, b - sum));
    }
}
