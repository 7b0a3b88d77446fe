package io.rectify.reference;

import static io.rectify.reference.Big.DIGITS;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.numbers.core.DD;

/**
 * ωx in quarters of a turn, π/2, less whole turns: for each power of two the fraction is kept to many bits, and times the
 * significand of x that of ωx is a product of integers.
 */
final class Quarters {
    private static final int WIDE = 320;
    private static final BigInteger WIDE_MASK = BigInteger.ONE.shiftLeft(WIDE + 2).subtract(BigInteger.ONE);
    private static final BigDecimal PER_QUARTER = Big.TWO.divide(Big.PI, Big.MANY_DIGITS);
    private static final double HALF_PI = Math.PI / 2;
    private static final DD HALF_PI_WIDE = DD.from(Big.PI.divide(Big.TWO, DIGITS));

    /** 2^i · ω / (π/2) modulo 4, from the smallest power of two of a {@code double} on, in units of 2^−320. */
    private final BigInteger[] wide = new BigInteger[2048];

    /** The same in units of 2^−62 and, what is less, 2^−126. */
    private final long[] high = new long[wide.length];
    private final long[] low = new long[wide.length];

    private static final Map<Double, Quarters> ALL = new ConcurrentHashMap<>();

    static Quarters of(double omega) {
        return ALL.computeIfAbsent(omega, Quarters::new);
    }

    private Quarters(double omega) {
        BigDecimal power = new BigDecimal(omega).multiply(PER_QUARTER, Big.MANY_DIGITS);
        power = power.multiply(BigDecimal.valueOf(2).pow(WIDE));
        for (int i = -200; i < 972; i++) {
            BigDecimal scaled = i < 0
                    ? power.divide(BigDecimal.valueOf(2).pow(-i), Big.MANY_DIGITS)
                    : power.multiply(BigDecimal.valueOf(2).pow(i), Big.MANY_DIGITS);
            BigInteger turns = scaled.setScale(0, RoundingMode.FLOOR).toBigInteger().and(WIDE_MASK);
            wide[i + 1074] = turns;
            high[i + 1074] = turns.shiftRight(WIDE - 62).longValue();
            low[i + 1074] = turns.shiftRight(WIDE - 126).longValue();
        }
    }

    private static int exponent(double x) {
        return Math.getExponent(x) - 52;
    }

    private static long significand(double x) {
        return Double.doubleToRawLongBits(x) & (1L << 52) - 1 | 1L << 52;
    }

    /** sin(ωx + quarters · π/2) of a {@code float} x with |ωx| of at least 0.1. */
    double sine(double x, int quarters) {
        int shift = 29; // so many low bits of the significand of a float are 0
        int i = exponent(x) + shift + 1074;
        long m = significand(x) >> shift;
        long fractionHigh = m * high[i] + Math.multiplyHigh(m, low[i]) + (low[i] >> 63 & m);
        long fractionLow = m * low[i];
        int n = (int) (fractionHigh + (1L << 61) >>> 62);
        long rest = fractionHigh - ((long) n << 62);
        double r = (rest * 0x1p-62 + (fractionLow >>> 1) * 0x1p-125) * HALF_PI;
        int k = (x < 0 ? -n : n) + quarters;
        double signed = x < 0 ? -r : r;
        double result = (k & 1) == 0 ? Math.sin(signed) : Math.cos(signed);
        return (k & 2) == 0 ? result : -result;
    }

    /** sin(ωx + quarters · π/2) with |ωx| of at least 0.1. */
    Scaled wideSine(double x, int quarters) {
        BigInteger fraction = wide[exponent(x) + 1074].multiply(BigInteger.valueOf(significand(x))).and(WIDE_MASK);
        int n = fraction.add(BigInteger.ONE.shiftLeft(WIDE - 1)).shiftRight(WIDE).intValue();
        BigInteger rest = fraction.subtract(BigInteger.valueOf(n).shiftLeft(WIDE));
        int excess = Math.max(0, rest.abs().bitLength() - 120);
        BigInteger top = rest.shiftRight(excess);
        double first = top.doubleValue();
        double second = top.subtract(new BigDecimal(first).toBigInteger()).doubleValue();
        Scaled r = new Scaled(DD.ofSum(first, second), excess - WIDE).times(HALF_PI_WIDE);
        int k = (x < 0 ? -n : n) + quarters;
        Scaled signed = x < 0 ? r.negate() : r;
        Scaled result = (k & 1) == 0 ? Wide.sineReduced(signed) : Wide.cosineReduced(signed);
        return (k & 2) == 0 ? result : result.negate();
    }
}
