package io.rectify.reference;

import static io.rectify.reference.Big.DIGITS;
import static java.math.BigDecimal.ONE;

import java.math.BigDecimal;
import org.apache.commons.numbers.core.DD;

/** Elementary functions in double-double arithmetic. Tables and coefficients are computed from {@link Big} when first used. */
final class Wide {
    private static final BigDecimal LN_2 = new BigDecimal(
            "0.6931471805599453094172321214581765680755001343602552541206800094933936219696947156058633269964186875");

    private static final DD ROOT_2_PI = DD.from(Big.ROOT_2_PI);

    private static final int STEPS = 1024;

    /** ln 2/1024 in three parts; multiples of the first two by numbers below 2^22 are exact. */
    private static final double[] STEP = parts(LN_2.divide(BigDecimal.valueOf(STEPS)));

    private static final double STEPS_PER_UNIT = STEPS / Math.log(2);

    /** 2^(i/1024) − 1 for i from −512 to 511. */
    private static final double[] POWER_HIGH = new double[STEPS];

    private static final double[] POWER_LOW = new double[STEPS];

    private static final double SIXTH_LOW = DD.from(ONE.divide(BigDecimal.valueOf(6), DIGITS)).lo();

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
        for (int i = 0; i < STEPS; i++) {
            DD power = DD.from(Big.expm1(LN_2.multiply(BigDecimal.valueOf((double) (i - STEPS / 2) / STEPS))));
            POWER_HIGH[i] = power.hi();
            POWER_LOW[i] = power.lo();
        }
        BigDecimal factorial = ONE;
        for (int n = 0; n < INVERSE_FACTORIALS.length; n++) {
            factorial = factorial.multiply(BigDecimal.valueOf(Math.max(n, 1)));
            INVERSE_FACTORIALS[n] = DD.from(ONE.divide(factorial, DIGITS));
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
                parts[i] = Double.longBitsToDouble(Double.doubleToLongBits(parts[i]) & -1L << 22);
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
        DD m = expm1(x, k);
        double hi = 1 + m.hi();
        double lo = m.hi() - (hi - 1) + m.lo();
        return new Scaled(DD.ofSum(hi, lo), (int) k + STEPS / 2 >> 10);
    }

    /** e^x − 1 without cancellation. */
    static Scaled expm1(Scaled x) {
        DD d = x.argument();
        double k = Math.rint(d.hi() * STEPS_PER_UNIT);
        if (k == 0) {
            return x.times(growth(d.hi(), d.lo()));
        }
        if (Math.abs(k) < STEPS / 2) {
            return Scaled.of(expm1(d, k));
        }
        Scaled e = exp(d);
        return e.exponent() > 200 ? e : Scaled.of(e.toDD().subtract(1));
    }

    /** e^x/2^n − 1 for the integer n next to k/1024: with p = 2^(k/1024 − n) − 1 and m = e^r − 1 it is p + (1 + p) · m. */
    private static DD expm1(DD x, double k) {
        DD r = DD.ofSum(x.hi() - k * STEP[0], x.lo()); // the difference is exact, as is the product in the next line
        DD s = DD.ofDifference(r.hi(), k * STEP[1]);
        r = DD.ofSum(s.hi(), s.lo() + (r.lo() - k * STEP[2]));
        DD g = growth(r.hi(), r.lo());
        double mh = r.hi() * g.hi();
        double ml = low(r.hi(), r.lo(), g.hi(), g.lo(), mh);
        int i = (int) k + STEPS / 2 & STEPS - 1;
        double ph = POWER_HIGH[i];
        double pl = POWER_LOW[i];
        double pm = ph * mh;
        return DD.ofSum(ph, mh).add(DD.ofSum(pm, low(ph, pl, mh, ml, pm) + pl + ml));
    }

    /** (e^r − 1)/r for |r| up to half a step: its series in double-double, but for what is below 2⁻⁵³. */
    private static DD growth(double rh, double rl) {
        double tail = rh * (1.0 / 120 + rh * (1.0 / 720 + rh * (1.0 / 5040 + rh * (1.0 / 40320))));
        double dh = 1.0 / 24 + tail;
        double dl = tail - (dh - 1.0 / 24) + SIXTH_LOW / 4;
        double th = rh * dh;
        double ch = 1.0 / 6 + th;
        double cl = th - (ch - 1.0 / 6) + low(rh, rl, dh, dl, th) + SIXTH_LOW;
        double bh = rh * ch;
        double ah = 0.5 + bh;
        double al = bh - (ah - 0.5) + low(rh, rl, ch, cl, bh);
        double gh = rh * ah;
        double hi = 1 + gh;
        return DD.ofSum(hi, gh - (hi - 1) + low(rh, rl, ah, al, gh));
    }

    /** The low part of a product whose high part is {@code product}. */
    static double low(double ah, double al, double bh, double bl, double product) {
        return Math.fma(ah, bh, -product) + (ah * bl + al * bh);
    }

    /** log(1 + x) for x from 0 to 1. */
    static Scaled log1p(Scaled x) {
        if (x.exponent() < -110) {
            return x;
        }
        DD d = x.toDD();
        double y = Fast.log1p(d.hi());
        DD m = expm1(Scaled.of(y)).toDD();
        double rest = d.subtract(m).hi() / (1 + m.hi()); // 1 + x = e^y · (1 + rest), and rest is below 2⁻⁵⁰ of x
        return Scaled.of(DD.ofSum(y, rest - 0.5 * rest * rest));
    }

    /** sin r for |r| up to π/4. */
    static Scaled sineReduced(Scaled r) {
        DD square = r.times(r).toDD();
        DD sum = inverseFactorial(29);
        for (int n = 27; n >= 1; n -= 2) {
            sum = sum.multiply(square).negate().add(inverseFactorial(n));
        }
        return r.times(sum);
    }

    /** cos r for |r| up to π/4. */
    static Scaled cosineReduced(Scaled r) {
        DD square = r.times(r).toDD();
        DD sum = inverseFactorial(28);
        for (int n = 26; n >= 0; n -= 2) {
            sum = sum.multiply(square).negate().add(inverseFactorial(n));
        }
        return Scaled.of(sum);
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
            BigDecimal next = c.multiply(a[n]).add(n == 0 ? ONE.negate() : a[n - 1]);
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
