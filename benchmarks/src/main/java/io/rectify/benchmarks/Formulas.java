package io.rectify.benchmarks;

import static java.lang.Math.abs;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static java.lang.Math.tanh;

import io.rectify.Activation;
import io.rectify.Activations;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.Erf;

/** What is measured: one row each. */
public final class Formulas {

    private static final List<Formula> RELUS = List.of(
            new Formula("relu", x -> max(0, x), x -> max(0, x),
                    "torch.relu(x)", "Relu(x)"),
            new Formula("leaky_relu", x -> x > 0 ? x : 0.01f * x, x -> x > 0 ? x : 0.01 * x,
                    "torch.leaky_relu(x)", "LeakyRelu(x, alpha=0.01)"),
            new Formula(SignedSquare.NAME, x -> x * abs(x), "x * torch.abs(x)", "Mul(x, Abs(x))"));

    private static final List<Formula> PIECEWISE = List.of(
            new Formula("prelu", x -> x > 0 ? x : 0.25f * x, x -> x > 0 ? x : 0.25 * x,
                    "torch.prelu(x, torch.full([1], 0.25, dtype=x.dtype))", "PRelu(x, 0.25)"),
            new Formula("rrelu", x -> x > 0 ? x : 11f / 48 * x, x -> x > 0 ? x : 11.0 / 48 * x,
                    "torch.rrelu(x, 0.125, 0.3333333333333333)",
                    "LeakyRelu(x, alpha=0.22916667)"),
            new Formula("relu6", x -> min(6, max(0, x)), x -> min(6, max(0, x)),
                    "torch.hardtanh(x, 0., 6.)", "Clip(x, 0.0, 6.0)"),
            new Formula("squared_relu", x -> max(0, x) * max(0, x), x -> max(0, x) * max(0, x),
                    "torch.square(torch.relu(x))", "Mul(Relu(x), Relu(x))"),
            new Formula("threshold", x -> x > 1 ? x : 0, x -> x > 1 ? x : 0,
                    "torch.threshold(x, 1., 0.)", "ThresholdedRelu(x, alpha=1.0)"),
            new Formula("hardtanh", x -> min(1, max(-1, x)), x -> min(1, max(-1, x)),
                    "torch.hardtanh(x)", "Clip(x, -1.0, 1.0)"),
            new Formula("hardsigmoid", x -> min(1, max(0, x / 6 + 0.5f)), x -> min(1, max(0, x / 6 + 0.5)),
                    "torch.hardsigmoid(x)",
                    "HardSigmoid(x, alpha=0.16666667, beta=0.5)"),
            new Formula("hardswish", x -> x * min(1, max(0, x / 6 + 0.5f)), x -> x * min(1, max(0, x / 6 + 0.5)),
                    "torch.hardswish(x)", "HardSwish(x)"),
            new Formula("hardshrink", x -> abs(x) > 0.5f ? x : 0, x -> abs(x) > 0.5 ? x : 0,
                    "torch.hardshrink(x, 0.5)", "Shrink(x, lambd=0.5, bias=0.0)"),
            new Formula("softshrink", x -> x > 0.5f ? x - 0.5f : x < -0.5f ? x + 0.5f : 0,
                    x -> x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0,
                    "torch.softshrink(x, 0.5)",
                    "Shrink(x, lambd=0.5, bias=0.5)"),
            new Formula("step", x -> x > 0 ? 1 : 0, x -> x > 0 ? 1 : 0,
                    "torch.sign(torch.relu(x))", "Sign(Relu(x))"),
            new Formula("sparse_plus", x -> x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x,
                    x -> x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x,
                    "torch.maximum(x, 0.25 * torch.square(torch.clamp(x, -1., 1.) + 1.))",
                    "Max(x, Mul(0.25, Mul(Add(1.0, Clip(x, -1.0, 1.0)), Add(1.0, Clip(x, -1.0, 1.0)))))"),
            new Formula("sparse_sigmoid", x -> min(1, max(0, (x + 1) / 2)), x -> min(1, max(0, (x + 1) / 2)),
                    "torch.clamp(0.5 * x + 0.5, 0., 1.)",
                    "HardSigmoid(x, alpha=0.5, beta=0.5)"));

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
            new Formula("softsign", x -> x / (1 + abs(x)), x -> x / (1 + abs(x)),
                    "x / (1 + torch.abs(x))", "Softsign(x)"),
            new Formula("elu", x -> x > 0 ? x : exp(x) - 1, "torch.elu(x)", "Elu(x, alpha=1.0)"),
            new Formula("celu", x -> x > 0 ? x : exp(x) - 1, "torch.celu(x)", "Celu(x, alpha=1.0)"),
            new Formula("selu", x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (exp(x) - 1)),
                    "torch.selu(x)", "Selu(x)"),
            new Formula("squareplus", x -> (x + (float) sqrt(x * x + 4)) / 2, x -> (x + sqrt(x * x + 4)) / 2,
                    "(x + torch.sqrt(x * x + 4.0)) / 2.0",
                    "Div(Add(x, Sqrt(Add(Mul(x, x), 4.0))), 2.0)"),
            new Formula("sine", x -> sin(x), "torch.sin(x)", "Sin(x)"),
            new Formula("exponential", x -> exp(x), "torch.exp(x)", "Exp(x)"),
            new Formula("gaussian", x -> exp(-x * x), "torch.exp(-(x * x))", "Exp(Neg(Mul(x, x)))"));

    /** Measured as a gate only: by itself it is a copy. */
    private static final List<Formula> IDENTITY = List.of(new Formula("identity", x -> x, x -> x, "x", "x"));

    private Formulas() {
    }

    /** Returns the row of that name. */
    public static Formula of(String name) {
        return Stream.of(RELUS, PIECEWISE, SMOOTH, IDENTITY).flatMap(List::stream)
                .filter(row -> row.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no formula to check " + name + " against"));
    }

    /** Returns the activation of that name: from the catalogue, or the one that stands for a user's own. */
    static Activation activation(String name) {
        return name.equals(SignedSquare.NAME) ? new SignedSquare() : Activations.parse(name);
    }

    /** Returns the names of the smooth functions. */
    static List<String> smooth() {
        return SMOOTH.stream().map(Formula::name).toList();
    }

    /** Returns the names of the piecewise functions but for ReLU and leaky ReLU, which are measured in more ways. */
    static List<String> piecewise() {
        return PIECEWISE.stream().map(Formula::name).toList();
    }

    /** Whether that is ReLU, leaky ReLU or what stands for a user's own function. */
    static boolean isRelu(String name) {
        return RELUS.stream().anyMatch(row -> row.name().equals(name));
    }
}
