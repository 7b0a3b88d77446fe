package io.rectify.math;

/** {@link FloatExp} in {@code double}. */
public final class DoubleExp {
    public static final double LOG2_E = 0x1.71547652b82fep0;
    public static final double SHIFT = 0x1.8p52;

    /** ln 2 in two parts; the first has 42 bits. */
    public static final double LN2_HIGH = 0x1.62e42fefa38p-1;
    public static final double LN2_LOW = 0x1.ef35793c7673p-45;

    public static final double LIMIT = 760;

    /** (eʳ − 1 − r) / r², from docs/coefficients/exp.sollya; it is off by less than 1.7e-19 in eʳ. */
    public static final double C0 = 0x1p-1;
    public static final double C1 = 0x1.5555555555557p-3;
    public static final double C2 = 0x1.5555555555557p-5;
    public static final double C3 = 0x1.1111111110042p-7;
    public static final double C4 = 0x1.6c16c16c1569bp-10;
    public static final double C5 = 0x1.a01a01ac299dcp-13;
    public static final double C6 = 0x1.a01a01ab9eda6p-16;
    public static final double C7 = 0x1.71de0181a768ep-19;
    public static final double C8 = 0x1.27e4cf9b08b13p-22;
    public static final double C9 = 0x1.af4f2d00b4858p-26;
    public static final double C10 = 0x1.1f8718ba6a157p-29;

    public static final double SCALE = 0x1p512;
    public static final double UNSCALE = 0x1p-512;

    private DoubleExp() {}

    /** n + {@link #SHIFT}. */
    public static double shifted(double w) {
        return Math.fma(w, LOG2_E, SHIFT);
    }

    /** r. */
    public static double reduce(double w, double shifted) {
        double n = shifted - SHIFT;
        return Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, w));
    }

    /**
     * eʳ − 1 − r. The odd and the even powers of r are two chains, which take less time than one; 1/2 is added after them, so that
     * what is rounded before it is small.
     *
     * @param low what has to be added to r
     */
    public static double tail(double r, double low) {
        double r2 = r * r;
        double odd = Math.fma(C9, r2, C7);
        odd = Math.fma(odd, r2, C5);
        odd = Math.fma(odd, r2, C3);
        odd = Math.fma(odd, r2, C1);
        double even = Math.fma(C10, r2, C8);
        even = Math.fma(even, r2, C6);
        even = Math.fma(even, r2, C4);
        even = Math.fma(even, r2, C2);
        double q = Math.fma(Math.fma(even, r, odd), r, C0);
        return Math.fma(r2, q, low);
    }

    /** tail for the exponential of w − excess. */
    public static double withoutExcess(double excess, double r, double tail) {
        return tail - Math.fma(excess, r + tail, excess);
    }

    /** What the rounding of r has cut off; w − n · LN2_HIGH is exact. */
    public static double reductionLow(double w, double shifted, double r) {
        double n = shifted - SHIFT;
        double high = Math.fma(n, -LN2_HIGH, w);
        return Math.fma(n, -LN2_LOW, high - r);
    }

    /** What n = 1 + (r + tail) lacks of the fraction of eʷ, the rounding of r included. */
    public static double fractionLow(double w, double r, double tail, double n) {
        return Math.fma(reductionLow(w, shifted(w), r), n, (r - (n - 1)) + tail);
    }

    /** 1 + r + tail, rounded once. */
    public static double onePlus(double r, double tail) {
        double n = 1 + r;
        return n + ((r - (n - 1)) + tail);
    }

    /** (1 + eʷ) / 2ⁿ = 1 + 2⁻ⁿ + r + tail, rounded; p is {@link #inversePower}. */
    public static double denominator(double r, double tail, double p) {
        return Math.fma(p, UNSCALE, 1) + (r + tail);
    }

    /** What the rounding of the denominator d has cut off; 1 − d is exact. */
    public static double denominatorLow(double r, double tail, double p, double d) {
        return (Math.fma(p, UNSCALE, 1 - d) + r) + tail;
    }

    /** 2ⁿ · {@link #SCALE}. */
    public static double power(double shifted) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + (1023L + 512 << 52));
    }

    /** 2⁻ⁿ · {@link #SCALE}. */
    public static double inversePower(double shifted) {
        return Double.longBitsToDouble((1023L + 512 << 52) - (Double.doubleToRawLongBits(shifted) << 52));
    }
}
