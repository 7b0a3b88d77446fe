package io.rectify.reference;

import java.math.BigDecimal;

/**
 * Elementary functions in {@code double}, off by less than 2⁻⁵⁰ of the result (tested): several times faster than those of
 * {@link Math}, because they are short enough to become part of the loop around them.
 */
final class Fast {
    private static final double PER_LN_2 = 1 / Math.log(2);
    private static final double LN_2_HIGH = 0x1.62e42feep-1; // multiples by numbers below 2^21 are exact
    private static final double LN_2_LOW = 0x1.a39ef35793c76p-33;

    /** To round to an integer, which then is in the low bits. */
    private static final double ROUND = 0x1.8p52;

    private static final int LOG_STEPS = 32;

    /** log(1 + i/32) */
    private static final double[] LOG_1P = new double[LOG_STEPS + 1];

    static {
        for (int i = 0; i <= LOG_STEPS; i++) {
            LOG_1P[i] = Big.log1p(BigDecimal.valueOf((double) i / LOG_STEPS)).doubleValue();
        }
    }

    private Fast() {}

    /** e^x; 0 below −700 and infinite above 700, far outside the range of {@code float}. */
    static double exp(double x) {
        if (Math.abs(x) > 700) {
            return x < 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double k = x * PER_LN_2 + ROUND;
        double power = power(k);
        return power + power * expm1Reduced(x, k - ROUND);
    }

    /** e^x − 1 without cancellation; as {@link #exp} far out. */
    static double expm1(double x) {
        if (Math.abs(x) > 700) {
            return x < 0 ? -1 : Double.POSITIVE_INFINITY;
        }
        double k = x * PER_LN_2 + ROUND;
        double power = power(k);
        return power * expm1Reduced(x, k - ROUND) + (power - 1);
    }

    /** 2^k of the integer k in the low bits. */
    private static double power(double k) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(k) + 1023) << 52);
    }

    /** e^r − 1 of r = x − k · ln 2 by its series, even and odd powers apart; what follows is below 2⁻⁵⁵ of it. */
    private static double expm1Reduced(double x, double k) {
        double r = x - k * LN_2_HIGH - k * LN_2_LOW;
        double rr = r * r;
        double odd = 1.0 / 6 + rr * (1.0 / 120 + rr * (1.0 / 5040
                + rr * (1.0 / 362880 + rr * (1.0 / 39916800 + rr * (1.0 / 6227020800.0)))));
        double even = 0.5 + rr * (1.0 / 24 + rr * (1.0 / 720
                + rr * (1.0 / 40320 + rr * (1.0 / 3628800 + rr * (1.0 / 479001600)))));
        return r + rr * (even + r * odd);
    }

    static double tanh(double x) {
        double m = expm1(-2 * Math.abs(x));
        return Math.copySign(m / (m + 2), x);
    }

    /** log(1 + x) for x from 0 to 1, as log c + 2 · artanh(z) with the nearest c = 1 + i/32 and z = (1 + x − c)/(1 + x + c). */
    static double log1p(double x) {
        int i = (int) (x * LOG_STEPS + 0.5);
        double a = (double) i / LOG_STEPS;
        double z = (x - a) / (2 + (x + a));
        double zz = z * z;
        return LOG_1P[i] + (2 * z + 2 * z * zz * (1.0 / 3 + zz * (1.0 / 5 + zz * (1.0 / 7 + zz * (1.0 / 9)))));
    }
}
