package io.rectify.benchmarks;

import static java.lang.Math.abs;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.max;
import static java.lang.Math.tanh;

import io.rectify.Activation;
import io.rectify.Activations;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.Erf;

/** What is measured: one row each. */
public final class Formulas {

    private static final List<Formula> PIECEWISE = List.of(
            new Formula("relu", x -> max(0, x), "torch.relu(x)", "Relu(x)"),
            new Formula("leaky_relu", x -> x > 0 ? x : 0.01 * x, "torch.leaky_relu(x)", "LeakyRelu(x, alpha=0.01)"),
            new Formula(SignedSquare.NAME, x -> x * abs(x), "x * torch.abs(x)", "Mul(x, Abs(x))"));

    /**
     * The formulas are those of a quick hand: {@code exp(x) - 1} and {@code log(1 + exp(x))} are inexact where the argument is
     * small, but faster than {@code expm1} and {@code log1p}.
     */
    private static final List<Formula> SMOOTH = List.of(
            new Formula("sigmoid", x -> 1 / (1 + exp(-x)), "torch.sigmoid(x)", "Sigmoid(x)"),
            new Formula("log_sigmoid", x -> -log(1 + exp(-x)), "torch.log_sigmoid(x)", "Log(Sigmoid(x))"),
            new Formula("tanh", x -> tanh(x), "torch.tanh(x)", "Tanh(x)"),
            new Formula("tanhshrink", x -> x - tanh(x), "x - torch.tanh(x)", "Sub(x, Tanh(x))"),
            new Formula("silu", x -> x / (1 + exp(-x)), "torch.silu(x)", "Mul(x, Sigmoid(x))"),
            new Formula("swish", x -> x / (1 + exp(-1.0 * x)), "x * torch.sigmoid(1.0 * x)", "Mul(x, Sigmoid(Mul(1.0, x)))"),
            new Formula("mish", x -> x * tanh(log(1 + exp(x))), "torch.mish(x)", "Mish(x)"),
            new Formula("gelu", x -> x / 2 * (1 + Erf.value(x / Math.sqrt(2))), "torch.gelu(x)", "Gelu(x)"),
            new Formula("gelu_tanh", x -> x / 2 * (1 + tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
                    "torch.gelu(x, approximate=\"tanh\")", "Gelu(x, approximate=tanh)"),
            new Formula("quick_gelu", x -> x / (1 + exp(-1.702 * x)), "x * torch.sigmoid(1.702 * x)",
                    "Mul(x, Sigmoid(Mul(1.702, x)))"),
            new Formula("softplus", x -> log(1 + exp(x)), "torch.softplus(x)", "Softplus(x)"),
            new Formula("softsign", x -> x / (1 + abs(x)), "x / (1 + torch.abs(x))", "Softsign(x)"),
            new Formula("elu", x -> x > 0 ? x : exp(x) - 1, "torch.elu(x)", "Elu(x, alpha=1.0)"),
            new Formula("celu", x -> x > 0 ? x : exp(x) - 1, "torch.celu(x)", "Celu(x, alpha=1.0)"),
            new Formula("selu", x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (exp(x) - 1)),
                    "torch.selu(x)", "Selu(x)"),
            new Formula("exponential", x -> exp(x), "torch.exp(x)", "Exp(x)"),
            new Formula("gaussian", x -> exp(-x * x), "torch.exp(-(x * x))", "Exp(Neg(Mul(x, x)))"));

    private Formulas() {
    }

    /** Returns the row of that name. */
    public static Formula of(String name) {
        return Stream.concat(PIECEWISE.stream(), SMOOTH.stream()).filter(row -> row.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no formula to check " + name + " against"));
    }

    /** Returns the activation of that name: from the catalogue, or the one that stands for a user's own. */
    static Activation activation(String name) {
        return name.equals(SignedSquare.NAME) ? new SignedSquare() : Activations.parse(name);
    }

    /** Returns the names of the smooth functions that the catalogue has. */
    static List<String> smooth() {
        return SMOOTH.stream().map(Formula::name).filter(Activations.names()::contains).toList();
    }
}
