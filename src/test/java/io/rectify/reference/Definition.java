package io.rectify.reference;

import static org.apfloat.ApfloatMath.abs;
import static org.apfloat.ApfloatMath.erfc;
import static org.apfloat.ApfloatMath.exp;
import static org.apfloat.ApfloatMath.log;
import static org.apfloat.ApfloatMath.pi;
import static org.apfloat.ApfloatMath.sin;
import static org.apfloat.ApfloatMath.sqrt;
import static org.apfloat.ApfloatMath.tanh;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apfloat.Apfloat;

/**
 * The smooth activations by the formulas of a textbook, which need hundreds of digits to be right: an independent witness for
 * {@link Exact}, too slow for more than a few points. Parameters are 0.75.
 */
final class Definition {
    private static final int DIGITS = 500;
    private static final Apfloat ONE = number("1");
    private static final Apfloat TWO = number("2");
    private static final Apfloat PARAMETER = number("0.75");
    private static final Apfloat ROOT_2_OVER_PI = sqrt(TWO.divide(pi(DIGITS)));

    static final Map<String, UnaryOperator<Apfloat>> ALL = Map.ofEntries(
            Map.entry("sigmoid", Definition::sigmoid),
            Map.entry("log_sigmoid", x -> log(sigmoid(x))),
            Map.entry("tanh", x -> tanh(x)),
            Map.entry("tanhshrink", x -> x.subtract(tanh(x))),
            Map.entry("silu", x -> x.multiply(sigmoid(x))),
            Map.entry("swish(beta=0.75)", x -> x.multiply(sigmoid(PARAMETER.multiply(x)))),
            Map.entry("quick_gelu", x -> x.multiply(sigmoid(number("1.702").multiply(x)))),
            Map.entry("gelu", x -> x.multiply(erfc(x.negate().divide(sqrt(TWO)))).divide(TWO)),
            Map.entry("gelu_tanh", x -> {
                Apfloat cubic = number("0.044715").multiply(x).multiply(x).multiply(x);
                return x.multiply(ONE.add(tanh(ROOT_2_OVER_PI.multiply(x.add(cubic))))).divide(TWO);
            }),
            Map.entry("mish", x -> x.multiply(tanh(log(ONE.add(exp(x)))))),
            Map.entry("softplus(beta=0.75)", x -> log(ONE.add(exp(PARAMETER.multiply(x)))).divide(PARAMETER)),
            Map.entry("elu(alpha=0.75)", x -> elu(x, PARAMETER)),
            Map.entry("celu(alpha=0.75)", x -> x.signum() > 0 ? x : PARAMETER.multiply(exp(x.divide(PARAMETER)).subtract(ONE))),
            Map.entry("selu", x -> number("1.0507009873554804934193349852946")
                    .multiply(elu(x, number("1.6732632423543772848170429916717")))),
            Map.entry("softsign", x -> x.divide(ONE.add(abs(x)))),
            Map.entry("sine(omega=0.75)", x -> sin(PARAMETER.multiply(x))),
            Map.entry("squareplus(b=0.75)", x -> x.add(sqrt(x.multiply(x).add(PARAMETER))).divide(TWO)),
            Map.entry("exponential", x -> exp(x)),
            Map.entry("gaussian", x -> exp(x.multiply(x).negate())));

    private Definition() {}

    static Apfloat number(String decimal) {
        return new Apfloat(decimal, DIGITS);
    }

    static BigDecimal value(String name, BigDecimal x) {
        return new BigDecimal(ALL.get(name).apply(number(x.toString())).toString());
    }

    private static Apfloat sigmoid(Apfloat x) {
        return ONE.divide(ONE.add(exp(x.negate())));
    }

    private static Apfloat elu(Apfloat x, Apfloat alpha) {
        return x.signum() > 0 ? x : alpha.multiply(exp(x).subtract(ONE));
    }
}
