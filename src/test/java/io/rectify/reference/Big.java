package io.rectify.reference;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions to at least 60 significant digits, however large or small the result. */
final class Big {
    static final MathContext DIGITS = new MathContext(80);
    static final BigDecimal TWO = BigDecimal.valueOf(2);
    static final BigDecimal ROOT_2_PI = new BigDecimal(
            "2.506628274631000502415765284811045253006986740609938316629923576342293654607841974946595838378057266");

    /** For arguments of {@code double} modulo π. */
    static final MathContext MANY_DIGITS = new MathContext(500);

    static final BigDecimal PI = inverseTangentOfInverse(5).multiply(BigDecimal.valueOf(16))
            .subtract(inverseTangentOfInverse(239).multiply(BigDecimal.valueOf(4))).round(MANY_DIGITS);

    private static final BigDecimal LN_10 = new BigDecimal(
            "2.302585092994045684017991454684364207601101488628772976033327900967572609677352480235997205089598298");
    private static final BigDecimal HALF_LN_10 = new BigDecimal("1.16");
    private static final BigDecimal LARGE = BigDecimal.valueOf(5000);

    private Big() {}

    /** e^x; beyond ±5000, where no result of a {@code double} function is near, that of ±5000. */
    static BigDecimal exp(BigDecimal x) {
        BigDecimal bounded = x.min(LARGE).max(LARGE.negate());
        BigDecimal k = bounded.divide(LN_10, 0, RoundingMode.HALF_EVEN);
        BigDecimal r = bounded.subtract(k.multiply(LN_10)).round(DIGITS);
        return expm1Reduced(r).add(ONE, DIGITS).scaleByPowerOfTen(k.intValueExact());
    }

    static BigDecimal expm1(BigDecimal x) {
        return x.abs().compareTo(HALF_LN_10) <= 0 ? expm1Reduced(x.round(DIGITS)) : exp(x).subtract(ONE, DIGITS);
    }

    /** The power series at x/256, doubled eight times by expm1(2x) = expm1(x) · (expm1(x) + 2). */
    private static BigDecimal expm1Reduced(BigDecimal x) {
        BigDecimal y = x.divide(BigDecimal.valueOf(256), DIGITS);
        BigDecimal sum = ZERO;
        BigDecimal term = y;
        for (int n = 2; adds(term, sum); n++) {
            sum = sum.add(term, DIGITS);
            term = term.multiply(y, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
        }
        for (int i = 0; i < 8; i++) {
            sum = sum.multiply(sum.add(TWO, DIGITS), DIGITS);
        }
        return sum;
    }

    /** log(1 + x) for x from 0 to 1, as 2 · artanh(x/(2 + x)). */
    static BigDecimal log1p(BigDecimal x) {
        BigDecimal z = x.divide(x.add(TWO, DIGITS), DIGITS);
        BigDecimal zz = z.multiply(z, DIGITS);
        BigDecimal sum = ZERO;
        BigDecimal power = z;
        BigDecimal term = z;
        for (int n = 3; adds(term, sum); n += 2) {
            sum = sum.add(term, DIGITS);
            power = power.multiply(zz, DIGITS);
            term = power.divide(BigDecimal.valueOf(n), DIGITS);
        }
        return sum.multiply(TWO);
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal m = expm1(x.abs().multiply(TWO).negate());
        BigDecimal tanh = m.negate().divide(m.add(TWO, DIGITS), DIGITS);
        return x.signum() < 0 ? tanh.negate() : tanh;
    }

    /** x − tanh x. */
    static BigDecimal tanhShrink(BigDecimal x) {
        if (x.abs().compareTo(ONE) > 0) {
            return x.subtract(tanh(x), DIGITS);
        }
        // (x · cosh x − sinh x) / cosh x: the series of the numerator, Σ 2k · x^(2k+1)/(2k+1)!, loses nothing
        BigDecimal xx = x.multiply(x, DIGITS);
        BigDecimal sum = ZERO;
        BigDecimal power = x.multiply(xx, DIGITS).divide(BigDecimal.valueOf(6), DIGITS);
        BigDecimal term = power.multiply(TWO);
        for (int n = 4; adds(term, sum); n += 2) {
            sum = sum.add(term, DIGITS);
            power = power.multiply(xx, DIGITS).divide(BigDecimal.valueOf((long) n * (n + 1)), DIGITS);
            term = power.multiply(BigDecimal.valueOf(n));
        }
        BigDecimal cosh = exp(x).add(exp(x.negate())).divide(TWO, DIGITS);
        return sum.divide(cosh, DIGITS);
    }

    /** The density of the normal distribution. */
    static BigDecimal density(BigDecimal x) {
        return exp(x.multiply(x, DIGITS).divide(BigDecimal.valueOf(-2), DIGITS)).divide(ROOT_2_PI, DIGITS);
    }

    /** The tail of the normal distribution over its density, Φ(−x)/φ(x), for x ≥ 0. */
    static BigDecimal millsRatio(BigDecimal x) {
        BigDecimal xx = x.multiply(x, DIGITS);
        if (x.compareTo(BigDecimal.valueOf(8)) > 0) { // 1/(x + 1/(x + 2/(x + 3/(x + …
            int n = 50 + 5000 / xx.min(LARGE).intValue();
            BigDecimal fraction = x;
            for (; n > 0; n--) {
                fraction = x.add(BigDecimal.valueOf(n).divide(fraction, DIGITS), DIGITS);
            }
            return ONE.divide(fraction, DIGITS);
        }
        // ½/φ(x) − Σ x^(2k+1)/(1·3·…·(2k+1)); the difference loses 15 digits at x = 8
        BigDecimal sum = ZERO;
        BigDecimal term = x;
        for (int n = 3; adds(term, sum); n += 2) {
            sum = sum.add(term, DIGITS);
            term = term.multiply(xx, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
        }
        return ONE.divide(density(x).multiply(TWO), DIGITS).subtract(sum, DIGITS);
    }

    /** sin(x + quarters · π/2). */
    static BigDecimal sin(BigDecimal x, int quarters) {
        BigDecimal quarter = PI.divide(TWO, MANY_DIGITS);
        BigDecimal n = x.divide(quarter, 0, RoundingMode.HALF_EVEN);
        BigDecimal r = x.subtract(n.multiply(quarter)).round(DIGITS);
        int k = n.toBigInteger().and(BigInteger.valueOf(3)).intValue() + quarters;
        BigDecimal term = (k & 1) == 0 ? r : ONE;
        BigDecimal sum = ZERO;
        for (int i = (k & 1) == 0 ? 2 : 1; adds(term, sum); i += 2) {
            sum = sum.add(term, DIGITS);
            term = term.multiply(r, DIGITS).multiply(r, DIGITS).divide(BigDecimal.valueOf(-i * (i + 1L)), DIGITS);
        }
        return (k & 2) == 0 ? sum : sum.negate();
    }

    /** arctan(1/n). */
    private static BigDecimal inverseTangentOfInverse(int n) {
        MathContext digits = new MathContext(520);
        BigDecimal power = ONE.divide(BigDecimal.valueOf(n), digits);
        BigDecimal sum = ZERO;
        for (int i = 1; i < 800; i += 2) {
            BigDecimal term = power.divide(BigDecimal.valueOf(i), digits);
            sum = i % 4 == 1 ? sum.add(term) : sum.subtract(term);
            power = power.divide(BigDecimal.valueOf((long) n * n), digits);
        }
        return sum;
    }

    /** Whether a term still counts in a sum. */
    private static boolean adds(BigDecimal term, BigDecimal sum) {
        return term.signum() != 0
                && (sum.signum() == 0 || magnitude(sum) - magnitude(term) <= DIGITS.getPrecision());
    }

    /** The decimal exponent. */
    private static long magnitude(BigDecimal x) {
        return (long) x.precision() - x.scale();
    }
}
