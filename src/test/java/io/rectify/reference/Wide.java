package io.rectify.reference;

import static io.rectify.reference.Big.DIGITS;

import java.math.BigDecimal;
import org.apache.commons.numbers.core.DD;

/** Elementary functions in double-double arithmetic. Tables and coefficients are computed from {@link Big} when first used. */
final class Wide {
    private static final BigDecimal LN_2 = new BigDecimal(
            "0.6931471805599453094172321214581765680755001343602552541206800094933936219696947156058633269964186875");

    private static final DD ROOT_2_PI = DD.from(Big.ROOT_2_PI);

    /** ln 2/64 in three parts; multiples of the first two by numbers below 2^18 are exact. */
    private static final double[] STEP = parts(LN_2.divide(BigDecimal.valueOf(64)));

    private static final double STEPS_PER_UNIT = 64 / Math.log(2);

    /** 2^(i/64) */
    private static final DD[] POWERS = new DD[64];

    /** 1/n! */
    private static final DD[] INVERSE_FACTORIALS = new DD[32];

    /** Distance of the centres of the Taylor polynomials of the Mills ratio. */
    private static final double MILLS_STEP = 1.0 / 8;

    private static final double MILLS_END = 40;
    private static final int MILLS_HIGH = 10; // from this power on, double precision suffices
    private static final int MILLS_DEGREE = 20;
    private static final DD[][] MILLS_LOW = new DD[(int) (MILLS_END / MILLS_STEP) + 1][];
    private static final double[][] MILLS_TOP = new double[MILLS_LOW.length][];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = DD.from(Big.exp(LN_2.multiply(BigDecimal.valueOf(i / 64.0))));
        }
        BigDecimal factorial = BigDecimal.ONE;
        for (int n = 0; n < INVERSE_FACTORIALS.length; n++) {
            factorial = factorial.multiply(BigDecimal.valueOf(Math.max(n, 1)));
            INVERSE_FACTORIALS[n] = DD.from(BigDecimal.ONE.divide(factorial, DIGITS));
        }
        for (int i = 0; i < MILLS_LOW.length; i++) {
            expandMills(i);
        }
    }

    private Wide() {}

    private static double[] parts(BigDecimal x) {
        double[] parts = new double[3];
        BigDecimal rest = x;
        for (int i = 0; i < 3; i++) {
            parts[i] = rest.doubleValue();
            if (i < 2) {
                parts[i] = Double.longBitsToDouble(Double.doubleToLongBits(parts[i]) & -1L << 18);
            }
            rest = rest.subtract(new BigDecimal(parts[i]));
        }
        return parts;
    }

    static DD inverseFactorial(int n) {
        return INVERSE_FACTORIALS[n];
    }

    /** e^x for |x| ≤ 2048. */
    static Scaled exp(DD x) {
        double k = Math.rint(x.hi() * STEPS_PER_UNIT);
        DD r = DD.ofDifference(x.hi(), k * STEP[0]).subtract(k * STEP[1]).add(x.lo()).subtract(k * STEP[2]);
        double d = r.hi();
        double top = 1.0 / 720 + d * (1.0 / 5040 + d * (1.0 / 40320 + d * (1.0 / 362880 + d * (1.0 / 3628800))));
        DD sum = DD.of(top);
        for (int n = 5; n >= 0; n--) {
            sum = sum.multiply(r).add(INVERSE_FACTORIALS[n]);
        }
        int i = (int) k;
        return new Scaled(POWERS[i & 63].multiply(sum), i >> 6);
    }

    /** e^x − 1 without cancellation. */
    static Scaled expm1(Scaled x) {
        DD d = x.argument();
        if (Math.abs(d.hi()) > 0.3) {
            Scaled e = exp(d);
            return e.exponent() > 200 ? e : Scaled.of(e.toDD().subtract(1));
        }
        DD sum = INVERSE_FACTORIALS[23];
        for (int n = 22; n >= 1; n--) {
            sum = sum.multiply(d).add(INVERSE_FACTORIALS[n]);
        }
        return x.times(sum);
    }

    /** log(1 + x) for x from 0 to 1. */
    static Scaled log1p(Scaled x) {
        if (x.exponent() < -110) {
            return x;
        }
        DD d = x.toDD();
        double y = Math.log1p(d.hi());
        DD m = expm1(Scaled.of(y)).toDD();
        DD rest = d.subtract(m).divide(m.add(1)); // 1 + x = e^y · (1 + rest)
        return Scaled.of(rest.subtract(rest.square().multiply(0.5)).add(y));
    }

    /** The density of the normal distribution. */
    static Scaled density(double x) {
        return exp(Scaled.of(x).times(x).times(-0.5).argument()).over(ROOT_2_PI);
    }

    /** The tail of the normal distribution over its density, Φ(−x)/φ(x), for x from 0 to 40. */
    static DD millsRatio(double x) {
        int i = (int) Math.rint(x / MILLS_STEP);
        double d = x - i * MILLS_STEP;
        double[] top = MILLS_TOP[i];
        double high = 0;
        for (int n = top.length - 1; n >= 0; n--) {
            high = high * d + top[n];
        }
        DD[] low = MILLS_LOW[i];
        DD sum = DD.of(high);
        for (int n = low.length - 1; n >= 0; n--) {
            sum = sum.multiply(d).add(low[n]);
        }
        return sum;
    }

    /** The Taylor coefficients of the Mills ratio R at a centre c follow from R′(x) = x · R(x) − 1. */
    private static void expandMills(int i) {
        BigDecimal c = BigDecimal.valueOf(i * MILLS_STEP);
        BigDecimal[] a = new BigDecimal[MILLS_DEGREE + 1];
        a[0] = Big.millsRatio(c);
        for (int n = 0; n < MILLS_DEGREE; n++) {
            BigDecimal next = c.multiply(a[n]).add(n == 0 ? BigDecimal.ONE.negate() : a[n - 1]);
            a[n + 1] = next.divide(BigDecimal.valueOf(n + 1), DIGITS);
        }
        MILLS_LOW[i] = new DD[MILLS_HIGH];
        for (int n = 0; n < MILLS_HIGH; n++) {
            MILLS_LOW[i][n] = DD.from(a[n]);
        }
        MILLS_TOP[i] = new double[MILLS_DEGREE + 1 - MILLS_HIGH];
        for (int n = MILLS_HIGH; n <= MILLS_DEGREE; n++) {
            MILLS_TOP[i][n - MILLS_HIGH] = a[n].doubleValue();
        }
    }
}
