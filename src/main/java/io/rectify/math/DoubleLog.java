package io.rectify.math;

/**
 * The natural logarithm in {@code double}, in two parts: with u = 2ᵏ (1 + n), n between −0.293 and 0.415,
 *
 * <p>log u = k ln 2 + 2 artanh s, s = n / (2 + n), 2 artanh s = 2s (1 + s² a(s²)),
 *
 * <p>a as in {@link SoftplusSteps}. Of log(1 + n) nothing is lost, however small n.
 */
public final class DoubleLog {
    private static final long SQRT_HALF = Double.doubleToRawLongBits(Math.sqrt(0.5));

    private DoubleLog() {}

    /** k of a positive number that is not subnormal. */
    public static long exponent(double u) {
        return Double.doubleToRawLongBits(u) - SQRT_HALF >> 52;
    }

    /** u 2⁻ᵏ, which is 1 + n. */
    public static double fraction(double u, long k) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(u) - (k << 52));
    }

    /** 2⁻ᵏ. */
    public static double inversePower(long k) {
        return Double.longBitsToDouble(1023 - k << 52);
    }

    /** The logarithm of 2ᵏ (1 + n), rounded, but not once: its error is about an ulp. */
    public static double high(long k, double n) {
        double s = n / (2 + n);
        return Math.fma(k, DoubleExp.LN2_HIGH, Math.fma(k, DoubleExp.LN2_LOW, 2 * s + atanhRest(s)));
    }

    /** What {@code high} lacks of the logarithm of 2ᵏ (1 + n + nLow): off by less than 2⁻⁵⁷ of that. */
    public static double low(long k, double n, double nLow, double high) {
        double d = 2 + n;
        double s = n / d;
        double dLow = n - (d - 2) + nLow;
        double sLow = (Math.fma(-s, d, n) + nLow - s * dLow) / d;
        double difference = Math.fma(k, DoubleExp.LN2_HIGH, -high) + 2 * s; // as good as exact: the terms are nearly opposite
        return difference + Math.fma(k, DoubleExp.LN2_LOW, 2 * sLow + atanhRest(s));
    }

    /** 2 artanh s − 2s. */
    private static double atanhRest(double s) {
        double q = s * s;
        double a = Math.fma(q, SoftplusSteps.DA7, SoftplusSteps.DA6);
        a = Math.fma(q, a, SoftplusSteps.DA5);
        a = Math.fma(q, a, SoftplusSteps.DA4);
        a = Math.fma(q, a, SoftplusSteps.DA3);
        a = Math.fma(q, a, SoftplusSteps.DA2);
        a = Math.fma(q, a, SoftplusSteps.DA1);
        a = Math.fma(q, a, SoftplusSteps.DA0);
        return 2 * s * q * a;
    }
}
