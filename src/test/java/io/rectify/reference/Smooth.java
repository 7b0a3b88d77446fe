package io.rectify.reference;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A smooth activation as the tests know it, independently of the library.
 *
 * @param value the function
 * @param derivative its derivative
 * @param second the derivative of that
 */
public record Smooth(Reference value, Reference derivative, Reference second) {
    private static final Pattern NAME_AND_PARAMETER = Pattern.compile("(\\w+)(?:\\(\\w+=(.+)\\))?");

    private static final Map<String, DoubleFunction<Smooth>> ALL = Map.ofEntries(
            fixed("sigmoid",
                    new Reference(Exact::sigmoid, InDouble::sigmoid, InDoubleDouble::sigmoid),
                    new Reference(Exact::sigmoidDerivative, InDouble::sigmoidDerivative, InDoubleDouble::sigmoidDerivative),
                    new Reference(Exact::sigmoidSecond, InDouble::sigmoidSecond, InDoubleDouble::sigmoidSecond)),
            fixed("log_sigmoid",
                    new Reference(Exact::logSigmoid, InDouble::logSigmoid, InDoubleDouble::logSigmoid),
                    new Reference(Exact::logSigmoidDerivative, InDouble::logSigmoidDerivative, InDoubleDouble::logSigmoidDerivative),
                    new Reference(Exact::logSigmoidSecond, InDouble::logSigmoidSecond, InDoubleDouble::logSigmoidSecond)),
            fixed("tanh",
                    new Reference(Exact::tanh, InDouble::tanh, InDoubleDouble::tanh),
                    new Reference(Exact::tanhDerivative, InDouble::tanhDerivative, InDoubleDouble::tanhDerivative),
                    new Reference(Exact::tanhSecond, InDouble::tanhSecond, InDoubleDouble::tanhSecond)),
            fixed("tanhshrink",
                    new Reference(Exact::tanhShrink, InDouble::tanhShrink, InDoubleDouble::tanhShrink),
                    new Reference(Exact::tanhShrinkDerivative, InDouble::tanhShrinkDerivative, InDoubleDouble::tanhShrinkDerivative),
                    new Reference(Exact::tanhShrinkSecond, InDouble::tanhShrinkSecond, InDoubleDouble::tanhShrinkSecond)),
            fixed("quick_gelu",
                    new Reference(Exact::quickGelu, InDouble::quickGelu, InDoubleDouble::quickGelu),
                    new Reference(Exact::quickGeluDerivative, InDouble::quickGeluDerivative, InDoubleDouble::quickGeluDerivative),
                    new Reference(Exact::quickGeluSecond, InDouble::quickGeluSecond, InDoubleDouble::quickGeluSecond)),
            fixed("gelu",
                    new Reference(Exact::gelu, InDouble::gelu, InDoubleDouble::gelu),
                    new Reference(Exact::geluDerivative, InDouble::geluDerivative, InDoubleDouble::geluDerivative),
                    new Reference(Exact::geluSecond, InDouble::geluSecond, InDoubleDouble::geluSecond)),
            fixed("gelu_tanh",
                    new Reference(Exact::geluTanh, InDouble::geluTanh, InDoubleDouble::geluTanh),
                    new Reference(Exact::geluTanhDerivative, InDouble::geluTanhDerivative, InDoubleDouble::geluTanhDerivative),
                    new Reference(Exact::geluTanhSecond, InDouble::geluTanhSecond, InDoubleDouble::geluTanhSecond)),
            fixed("mish",
                    new Reference(Exact::mish, InDouble::mish, InDoubleDouble::mish),
                    new Reference(Exact::mishDerivative, InDouble::mishDerivative, InDoubleDouble::mishDerivative),
                    new Reference(Exact::mishSecond, InDouble::mishSecond, InDoubleDouble::mishSecond)),
            fixed("selu",
                    new Reference(Exact::selu, InDouble::selu, InDoubleDouble::selu),
                    new Reference(Exact::seluDerivative, InDouble::seluDerivative, InDoubleDouble::seluDerivative),
                    new Reference(Exact::seluSecond, InDouble::seluSecond, InDoubleDouble::seluSecond)),
            fixed("softsign",
                    new Reference(Exact::softsign, InDouble::softsign, InDoubleDouble::softsign),
                    new Reference(Exact::softsignDerivative, InDouble::softsignDerivative, InDoubleDouble::softsignDerivative),
                    new Reference(Exact::softsignSecond, InDouble::softsignSecond, InDoubleDouble::softsignSecond)),
            fixed("exponential",
                    new Reference(Exact::exponential, InDouble::exponential, InDoubleDouble::exponential),
                    new Reference(Exact::exponential, InDouble::exponential, InDoubleDouble::exponential),
                    new Reference(Exact::exponential, InDouble::exponential, InDoubleDouble::exponential)),
            fixed("gaussian",
                    new Reference(Exact::gaussian, InDouble::gaussian, InDoubleDouble::gaussian),
                    new Reference(Exact::gaussianDerivative, InDouble::gaussianDerivative, InDoubleDouble::gaussianDerivative),
                    new Reference(Exact::gaussianSecond, InDouble::gaussianSecond, InDoubleDouble::gaussianSecond)),
            Map.entry("silu", none -> swish(1)),
            Map.entry("swish", Smooth::swish),
            Map.entry("softplus", Smooth::softplus),
            Map.entry("sine", Smooth::sine),
            Map.entry("squareplus", Smooth::squareplus),
            Map.entry("elu", Smooth::elu),
            Map.entry("celu", Smooth::celu));

    /** The names of all smooth activations. */
    public static final Set<String> NAMES = ALL.keySet();

    /**
     * Finds an activation.
     *
     * @param text as the activation prints itself, {@code sigmoid} or {@code swish(beta=1.5)}
     * @return its references
     */
    public static Smooth of(String text) {
        Matcher m = NAME_AND_PARAMETER.matcher(text);
        if (!m.matches() || !ALL.containsKey(m.group(1))) {
            throw new IllegalArgumentException(text + " is none of " + NAMES);
        }
        return ALL.get(m.group(1)).apply(m.group(2) == null ? 1 : Double.parseDouble(m.group(2)));
    }

    private static Map.Entry<String, DoubleFunction<Smooth>> fixed(
            String name, Reference value, Reference derivative, Reference second) {
        Smooth smooth = new Smooth(value, derivative, second);
        return Map.entry(name, none -> smooth);
    }

    private static Smooth swish(double beta) {
        BigDecimal exactBeta = new BigDecimal(beta);
        return new Smooth(
                new Reference(x -> Exact.swish(x, exactBeta), x -> InDouble.swish(x, beta), x -> InDoubleDouble.swish(x, beta)),
                new Reference(
                        x -> Exact.swishDerivative(x, exactBeta),
                        x -> InDouble.swishDerivative(x, beta),
                        x -> InDoubleDouble.swishDerivative(x, beta)),
                new Reference(
                        x -> Exact.swishSecond(x, exactBeta),
                        x -> InDouble.swishSecond(x, beta),
                        x -> InDoubleDouble.swishSecond(x, beta)));
    }

    private static Smooth softplus(double beta) {
        BigDecimal exactBeta = new BigDecimal(beta);
        return new Smooth(
                new Reference(
                        x -> Exact.softplus(x, exactBeta), x -> InDouble.softplus(x, beta), x -> InDoubleDouble.softplus(x, beta)),
                new Reference(
                        x -> Exact.softplusDerivative(x, exactBeta),
                        x -> InDouble.softplusDerivative(x, beta),
                        x -> InDoubleDouble.softplusDerivative(x, beta)),
                new Reference(
                        x -> Exact.softplusSecond(x, exactBeta),
                        x -> InDouble.softplusSecond(x, beta),
                        x -> InDoubleDouble.softplusSecond(x, beta)));
    }

    private static Smooth sine(double omega) {
        BigDecimal exactOmega = new BigDecimal(omega);
        return new Smooth(
                new Reference(
                        x -> Exact.sine(x, exactOmega), x -> InDouble.sine(x, omega), x -> InDoubleDouble.sine(x, omega)),
                new Reference(
                        x -> Exact.sineDerivative(x, exactOmega),
                        x -> InDouble.sineDerivative(x, omega),
                        x -> InDoubleDouble.sineDerivative(x, omega)),
                new Reference(
                        x -> Exact.sineSecond(x, exactOmega),
                        x -> InDouble.sineSecond(x, omega),
                        x -> InDoubleDouble.sineSecond(x, omega)));
    }

    private static Smooth squareplus(double b) {
        BigDecimal exactB = new BigDecimal(b);
        return new Smooth(
                new Reference(
                        x -> Exact.squareplus(x, exactB), x -> InDouble.squareplus(x, b), x -> InDoubleDouble.squareplus(x, b)),
                new Reference(
                        x -> Exact.squareplusDerivative(x, exactB),
                        x -> InDouble.squareplusDerivative(x, b),
                        x -> InDoubleDouble.squareplusDerivative(x, b)),
                new Reference(
                        x -> Exact.squareplusSecond(x, exactB),
                        x -> InDouble.squareplusSecond(x, b),
                        x -> InDoubleDouble.squareplusSecond(x, b)));
    }

    private static Smooth elu(double alpha) {
        BigDecimal exactAlpha = new BigDecimal(alpha);
        return new Smooth(
                new Reference(x -> Exact.elu(x, exactAlpha), x -> InDouble.elu(x, alpha), x -> InDoubleDouble.elu(x, alpha)),
                new Reference(
                        x -> Exact.eluDerivative(x, exactAlpha),
                        x -> InDouble.eluDerivative(x, alpha),
                        x -> InDoubleDouble.eluDerivative(x, alpha)),
                new Reference(
                        x -> Exact.eluSecond(x, exactAlpha),
                        x -> InDouble.eluSecond(x, alpha),
                        x -> InDoubleDouble.eluSecond(x, alpha)));
    }

    private static Smooth celu(double alpha) {
        BigDecimal exactAlpha = new BigDecimal(alpha);
        return new Smooth(
                new Reference(x -> Exact.celu(x, exactAlpha), x -> InDouble.celu(x, alpha), x -> InDoubleDouble.celu(x, alpha)),
                new Reference(
                        x -> Exact.celuDerivative(x, exactAlpha),
                        x -> InDouble.celuDerivative(x, alpha),
                        x -> InDoubleDouble.celuDerivative(x, alpha)),
                new Reference(
                        x -> Exact.celuSecond(x, exactAlpha),
                        x -> InDouble.celuSecond(x, alpha),
                        x -> InDoubleDouble.celuSecond(x, alpha)));
    }
}
