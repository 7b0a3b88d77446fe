package io.rectify.reference;

import static io.rectify.reference.Big.DIGITS;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;

/** Derivatives with respect to a learned parameter, to at least 50 significant digits. */
public final class ParameterDerivatives {
    private ParameterDerivatives() {}

    /**
     * Computes a derivative.
     *
     * @param name of the activation
     * @param parameter its parameter
     * @param x the argument
     * @return the derivative of the value at x with respect to the parameter
     */
    public static BigDecimal of(String name, BigDecimal parameter, BigDecimal x) {
        return switch (name) {
            case "prelu" -> x.min(ZERO);
            case "elu" -> Big.expm1(x.min(ZERO));
            case "celu" -> celu(x.min(ZERO).negate().divide(parameter, DIGITS));
            case "swish" -> x.multiply(x).multiply(Exact.sigmoidDerivative(parameter.multiply(x, DIGITS)), DIGITS);
            case "softplus" -> softplus(parameter.multiply(x, DIGITS).abs()).divide(parameter.multiply(parameter), DIGITS);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** (1 + a) e^−a − 1, which is −e^−a (e^a − 1 − a), with a series for the bracket. */
    private static BigDecimal celu(BigDecimal a) {
        BigDecimal e = Big.exp(a.negate());
        if (a.compareTo(ONE) > 0) {
            return ONE.add(a).multiply(e, DIGITS).subtract(ONE);
        }
        BigDecimal sum = ZERO;
        BigDecimal term = a;
        for (int n = 2; n < 60; n++) {
            term = term.multiply(a, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return e.multiply(sum, DIGITS).negate();
    }

    /** w σ(w) − log(1 + e^w) of −|w|, which is the same. */
    private static BigDecimal softplus(BigDecimal w) {
        BigDecimal sigmoid = Exact.sigmoid(w.negate());
        return w.multiply(sigmoid, DIGITS).add(Big.log1p(Big.exp(w.negate())), DIGITS).negate();
    }
}
