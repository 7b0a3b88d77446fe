package io.rectify.reference;

import org.apache.commons.numbers.core.DD;

/**
 * A double-double times a power of two, {@code significand · 2^exponent}. It keeps its precision where a {@code double} would be
 * subnormal, and there too the error of a result is measured against it.
 */
public record Scaled(DD significand, int exponent) {

    static Scaled of(double x) {
        return of(x, 0, 0);
    }

    static Scaled of(DD x) {
        return of(x.hi(), x.lo(), 0);
    }

    /** (hi + lo) · 2^exponent with a significand from 1 to 4, so that products and quotients neither overflow nor underflow. */
    private static Scaled of(double hi, double lo, int exponent) {
        if (hi == 0) {
            return new Scaled(DD.ZERO, 0);
        }
        if (Math.abs(hi) < Double.MIN_NORMAL) {
            return of(hi * 0x1p100, lo * 0x1p100, exponent - 100);
        }
        int e = Math.min(Math.getExponent(hi), 1022);
        double power = Double.longBitsToDouble((1023L - e) << 52); // 2^−e
        return new Scaled(DD.ofSum(hi * power, lo * power), exponent + e);
    }

    private static Scaled of(DD x, int exponent) {
        return of(x.hi(), x.lo(), exponent);
    }

    Scaled times(Scaled factor) {
        DD a = significand;
        DD b = factor.significand;
        double hi = a.hi() * b.hi();
        return of(hi, Wide.low(a.hi(), a.lo(), b.hi(), b.lo(), hi), exponent + factor.exponent);
    }

    Scaled times(DD factor) {
        return times(of(factor));
    }

    Scaled times(double factor) {
        return times(of(factor));
    }

    Scaled over(Scaled divisor) {
        DD a = significand;
        DD b = divisor.significand;
        double hi = a.hi() / b.hi();
        double rest = Math.fma(-hi, b.hi(), a.hi()) + (a.lo() - hi * b.lo());
        return of(hi, rest / b.hi(), exponent - divisor.exponent);
    }

    Scaled over(DD divisor) {
        return over(of(divisor));
    }

    Scaled negate() {
        return new Scaled(significand.negate(), exponent);
    }

    /** This number as a double-double, 0 if it is too small to count in a sum. */
    DD toDD() {
        return exponent < -300 ? DD.ZERO : significand.scalb(exponent);
    }

    /** This number as the argument of an exponential, cut off at ±2048: beyond, the result is far outside any range. */
    DD argument() {
        return exponent >= 11 ? DD.of(Math.copySign(2048, significand.hi())) : toDD();
    }

    /**
     * The signed error of a result of type {@code double}, in units of the distance of the neighbours of this exact number. An
     * infinity stands for every number beyond the range.
     */
    public double errorInUlp(double result) {
        double hi = significand.hi();
        double magnitude = significand.lo() * hi < 0 ? Math.nextDown(Math.abs(hi)) : Math.abs(hi); // just below a power of two?
        int e = Math.max(Double.MIN_EXPONENT, Math.min(Double.MAX_EXPONENT, Math.getExponent(magnitude) + exponent));
        double finite = Double.isInfinite(result) ? scale(Math.signum(result), 1024 - 1023 + 52) : scale(result, 52 - e);
        double exact = scale(hi, exponent + 52 - e);
        if (Double.isInfinite(result) && Math.abs(exact) >= 0x1p53 && exact * result > 0) {
            return 0;
        }
        return finite - exact - scale(significand.lo(), exponent + 52 - e);
    }

    /** The signed error of a result of type {@code double}. */
    public double error(double result) {
        return result - scale(significand.hi(), exponent) - scale(significand.lo(), exponent);
    }

    /** As {@link Math#scalb}, which is slow. */
    private static double scale(double x, int n) {
        return Math.abs(n) < 1000 ? x * Double.longBitsToDouble((1023L + n) << 52) : Math.scalb(x, n);
    }
}
