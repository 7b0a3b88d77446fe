package io.rectify.math;

import io.rectify.Sine;

/**
 * {@link Sine} in {@code double}. With n the integer next to ωx / (π/2), ωx = n π/2 + r, and |r| ≤ π/4, the result is ± sin r
 * or ± cos r, by the last two bits of n; the derivative is that of n + 1, times ω, the second one that of n, times −ω². Up to
 * {@link #largest}, r is the rest of three differences, the first of which is exact; beyond, it is computed in integers
 * (M. H. Payne and R. N. Hanek, Radian Reduction for Trigonometric Functions, ACM SIGNUM Newsletter 18(1), 1983).
 *
 * <p>r and both functions are a rounded number {@code high} less {@code low}, what is missing from it; so −0.0 stays −0.0.
 */
public final class DoubleSine {
    public static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

    /** π/2 in three parts, from docs/coefficients/sine.sollya. */
    public static final double FIRST = 0x1.921fb54442d18p0;
    public static final double SECOND = 0x1.1a62633145c07p-54;
    public static final double THIRD = -0x1.f1976b7ed8fbcp-110;

    /** sin r = r − r s (S0 + S1 s + …), s = r², from the same script; off by less than 1.5e-17 of itself. */
    public static final double S0 = 0x1.5555555555555p-3;
    public static final double S1 = -0x1.1111111110c83p-7;
    public static final double S2 = 0x1.a01a019ea130ap-13;
    public static final double S3 = -0x1.71de37b1ca273p-19;
    public static final double S4 = 0x1.ae60210233a95p-26;
    public static final double S5 = -0x1.5e118e8484eeep-33;

    /** cos r = 1 − s/2 − s² (C0 + C1 s + …); off by less than 6.4e-19 of itself. */
    public static final double C0 = -0x1.5555555555555p-5;
    public static final double C1 = 0x1.6c16c16c168ccp-10;
    public static final double C2 = -0x1.a01a019f38afap-16;
    public static final double C3 = 0x1.27e4fa036d38fp-22;
    public static final double C4 = -0x1.1eeb58509df39p-29;
    public static final double C5 = 0x1.9073d444493acp-37;

    /** Up to here f″ is −ω³ x, computed larger than it is: ωx and the rest of a product could be subnormal. */
    public static final double TINY = 0x1p-200;
    public static final double UNTINY = 0x1p200;

    /** 128 zeros and the first 1,280 bits of 2/π, from docs/coefficients/sine.py. */
    private static final long[] BITS = {
        0, 0, 0xa2f9836e4e441529L, 0xfc2757d1f534ddc0L, 0xdb6295993c439041L, 0xfe5163abdebbc561L, 0xb7246e3a424dd2e0L,
        0x06492eea09d1921cL, 0xfe1deb1cb129a73eL, 0xe88235f52ebb4484L, 0xe99c7026b45f7e41L, 0x3991d639835339f4L,
        0x9c845f8bbdf9283bL, 0x1ff897ffde05980fL, 0xef2f118b5a0a6d1fL, 0x6d367ecf27cb09b7L, 0x4f463f669e5fea2dL,
        0x7527bac7ebe5f17bL, 0x3d0739f78a5292eaL, 0x6bfb5fb11f8d5d08L, 0x56033046fc7b6babL, 0xf0cfbc209af4361dL
    };

    private DoubleSine() {}

    public static double value(double omega, double x) {
        return sine(omega, x, 0, 1, 0);
    }

    public static double derivative(double omega, double x) {
        return sine(omega, x, 1, omega, 0);
    }

    public static double second(double omega, double x) {
        if (Math.abs(x) <= TINY) {
            double scaled = x * UNTINY;
            return Math.fma(-cube(omega), scaled, -cubeLow(omega) * scaled) * TINY;
        }
        return sine(omega, x, 0, -omega * omega, -squareLow(omega));
    }

    /** What ω · ω lacks. */
    public static double squareLow(double omega) {
        return Math.fma(omega, omega, -(omega * omega));
    }

    public static double cube(double omega) {
        return omega * omega * omega;
    }

    /** What the cube lacks. */
    public static double cubeLow(double omega) {
        double square = omega * omega;
        return Math.fma(square, omega, -cube(omega)) + squareLow(omega) * omega;
    }

    /** The largest |x| for the reduction without integers. */
    public static double largest(double omega) {
        return 0x1p20 / omega;
    }

    /** (factor + factorLow) · sin(ωx + quarters · π/2). */
    private static double sine(double omega, double x, int quarters, double factor, double factorLow) {
        if (!(Math.abs(x) <= largest(omega))) {
            return Math.abs(x) <= Double.MAX_VALUE ? large(omega, x, quarters, factor, factorLow) : Double.NaN;
        }
        double z = omega * x;
        double shifted = Math.fma(z, TWO_OVER_PI, DoubleExp.SHIFT);
        double n = shifted - DoubleExp.SHIFT;
        double t = Math.fma(n, -FIRST, z);
        double zLow = Math.fma(omega, x, -z);
        double w = n * SECOND;
        double wLow = Math.fma(n, SECOND, -w);
        double d = w - zLow;
        double fromW = d - w;
        double dLow = (w - (d - fromW)) - (zLow + fromW);
        double r = t - d;
        double fromT = r - t;
        double excess = (t - (r - fromT)) - (d + fromT);
        double rLow = Math.fma(n, THIRD, dLow + wLow) - excess;
        return kernel(r, rLow, (int) Double.doubleToRawLongBits(shifted) + quarters, factor, factorLow);
    }

    /** (factor + factorLow) · sin(r − rLow + n π/2). */
    private static double kernel(double r, double rLow, int n, double factor, double factorLow) {
        double s = r * r;
        boolean odd = (n & 1) != 0;
        double high = odd ? cosineHigh(s) : r;
        double low = odd ? cosineLow(r, rLow, s) : sineLow(r, rLow, s);
        double result = Math.fma(factor, high, Math.fma(-factor, low, factorLow * high));
        return (n & 2) != 0 ? -result : result;
    }

    private static double sineLow(double r, double rLow, double s) {
        double p = Math.fma(S5, s, S4);
        p = Math.fma(p, s, S3);
        p = Math.fma(p, s, S2);
        p = Math.fma(p, s, S1);
        p = Math.fma(p, s, S0);
        double cube = r * s;
        double cubeLow = Math.fma(r, Math.fma(r, r, -s), Math.fma(r, s, -cube));
        return Math.fma(cube, p, Math.fma(cubeLow, p, Math.fma(-0.5 * s, rLow, rLow)));
    }

    private static double cosineHigh(double s) {
        return Math.fma(-0.5, s, 1);
    }

    private static double cosineLow(double r, double rLow, double s) {
        double p = Math.fma(C5, s, C4);
        p = Math.fma(p, s, C3);
        p = Math.fma(p, s, C2);
        p = Math.fma(p, s, C1);
        p = Math.fma(p, s, C0);
        double sLow = Math.fma(r, r, -s);
        double rest = Math.fma(-r, rLow, 0.5 * sLow);
        return Math.fma(s * s, p, rest + Math.fma(0.5, s, cosineHigh(s) - 1));
    }

    /**
     * |ωx| is the product M of two integers, times 2ᵉ. Those 256 bits of 2/π that matter, times M, are ωx / (π/2), less a
     * multiple of 4: two bits before the point, 254 behind it, of which the first 148 are right.
     */
    private static double large(double omega, double x, int quarters, double factor, double factorLow) {
        long xBits = Double.doubleToRawLongBits(x);
        long omegaBits = Double.doubleToRawLongBits(omega);
        long mx = xBits & (1L << 52) - 1 | 1L << 52;
        long momega = omegaBits & (1L << 52) - 1 | 1L << 52;
        int e = Math.getExponent(x) + Math.getExponent(omega) - 104;
        long m1 = Math.multiplyHigh(mx, momega);
        long m0 = mx * momega;

        int from = e + 126;
        int word = from >> 6;
        long w0 = bits(word, from);
        long w1 = bits(word + 1, from);
        long w2 = bits(word + 2, from);
        long w3 = bits(word + 3, from);

        // the product modulo 2^256, as the words f3 f2 f1 f0
        long f0 = m0 * w3;
        long f1 = multiplyHigh(m0, w3);
        long f2 = multiplyHigh(m0, w2) + multiplyHigh(m1, w3);
        long f2Carry = carry(multiplyHigh(m0, w2), f2);
        long f3 = multiplyHigh(m0, w1) + multiplyHigh(m1, w2) + m0 * w0 + m1 * w1 + f2Carry;
        long a = m0 * w2;
        f1 += a;
        long c = carry(a, f1);
        a = m1 * w3;
        f1 += a;
        c += carry(a, f1);
        f2 += c;
        f3 += carry(c, f2);
        a = m0 * w1;
        f2 += a;
        f3 += carry(a, f2);
        a = m1 * w2;
        f2 += a;
        f3 += carry(a, f2);

        int n = (int) (f3 + (1L << 61) >>> 62);
        f3 -= (long) n << 62;
        boolean negative = f3 < 0;
        if (negative) {
            f0 = -f0;
            f1 = ~f1 + (f0 == 0 ? 1 : 0);
            f2 = ~f2 + (f0 == 0 && f1 == 0 ? 1 : 0);
            f3 = ~f3 + (f0 == 0 && f1 == 0 && f2 == 0 ? 1 : 0);
        }
        int exponent = 2;
        while (f3 == 0 && exponent > -200) {
            f3 = f2;
            f2 = f1;
            f1 = f0;
            f0 = 0;
            exponent -= 64;
        }
        int zeros = Long.numberOfLeadingZeros(f3);
        long top = f3 << zeros | f2 >>> 1 >>> 63 - zeros;
        long next = f2 << zeros | f1 >>> 1 >>> 63 - zeros;
        double scale = Double.longBitsToDouble(1023L + exponent - zeros << 52);
        double high = (top >>> 11) * 0x1p-53 * scale;
        double low = ((top << 53 | next >>> 11) >>> 1) * 0x1p-116 * scale;

        double product = high * FIRST;
        double productLow = Math.fma(high, FIRST, -product) + Math.fma(high, SECOND, low * FIRST);
        double r = product + productLow;
        double rLow = (r - product) - productLow;
        boolean minus = negative != x < 0;
        return kernel(minus ? -r : r, minus ? -rLow : rLow, (x < 0 ? -n : n) + quarters, factor, factorLow);
    }

    /** 64 bits of a word and the next. */
    private static long bits(int word, int from) {
        int shift = from & 63;
        return BITS[word] << shift | BITS[word + 1] >>> 1 >>> 63 - shift;
    }

    /** Of the sum of {@code addend} and another number, both unsigned. */
    private static long carry(long addend, long sum) {
        return Long.compareUnsigned(sum, addend) < 0 ? 1 : 0;
    }

    /** The upper word of the product of two unsigned numbers. */
    private static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }
}
