package io.rectify;

import static io.rectify.Catalogue.byName;
import static io.rectify.Catalogue.number;
import static io.rectify.Catalogue.row;

import io.rectify.Catalogue.Parameter;
import io.rectify.Catalogue.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What other systems call their activations, with their parameters and defaults, in their order: PyTorch 2.7, Keras 3.15,
 * JAX 0.10, ONNX operator set 28 and Deeplearning4j 1.0.0-M2.1. A function that none of ours equals has no row.
 * {@code docs/names.md} has the same table for people.
 */
final class OtherSystems {
    private static final Map<String, Row<Activation>> TORCH = byName(List.of(
            // functions of torch.nn.functional, then modules of torch.nn
            row("celu CELU", p -> new CELU(p[0]), number("alpha", 1)),
            row("elu ELU", p -> new ELU(p[0]), number("alpha", 1)),
            row("gelu GELU", p -> gelu(p[0] == 1), choice("approximate", "none", "tanh")),
            row("hardshrink Hardshrink", p -> new HardShrink(p[0]), number("lambd", 0.5)),
            row("hardsigmoid Hardsigmoid", p -> new HardSigmoid(1.0 / 6, 0.5)),
            row("hardswish Hardswish", p -> new HardSwish()),
            row("hardtanh Hardtanh", p -> new HardTanh(p[0], p[1]), number("min_val", -1), number("max_val", 1)),
            row("Identity", p -> new Identity()),
            row("leaky_relu LeakyReLU", p -> new LeakyReLU(p[0]), number("negative_slope", 0.01)),
            row("logsigmoid LogSigmoid", p -> new LogSigmoid()),
            row("mish Mish", p -> new Mish()),
            row("prelu", p -> new PReLU(p[0]), required("weight")),
            row("PReLU", p -> torchPReLU(p[0], p[1]), number("num_parameters", 1), number("init", 0.25)),
            row("relu ReLU", p -> new ReLU()),
            row("relu6 ReLU6", p -> new ReLU6()),
            row("rrelu RReLU", p -> new RReLU(p[0], p[1]), number("lower", 1.0 / 8), number("upper", 1.0 / 3)),
            row("selu SELU", p -> new SELU()),
            row("sigmoid Sigmoid", p -> new Sigmoid()),
            row("silu SiLU", p -> new SiLU()),
            row("softplus Softplus", p -> new Softplus(p[0]), number("beta", 1)),
            row("softshrink Softshrink", p -> new SoftShrink(p[0]), number("lambd", 0.5)),
            row("softsign Softsign", p -> new Softsign()),
            row("tanh Tanh", p -> new Tanh()),
            row("tanhshrink Tanhshrink", p -> new TanhShrink()),
            row("threshold Threshold", p -> new Threshold(p[0], p[1]), required("threshold"), required("value"))));

    private static final Map<String, Row<Activation>> KERAS = byName(List.of(
            // functions of keras.activations; with capitals, layers of keras.layers
            row("celu", p -> new CELU(p[0]), number("alpha", 1)),
            row("elu ELU", p -> new ELU(p[0]), number("alpha", 1)),
            row("exponential", p -> new Exponential()),
            row("gelu", p -> gelu(p[0] == 1), choice("approximate", "False", "True")),
            row("hard_shrink", p -> new HardShrink(p[0]), number("threshold", 0.5)),
            row("hard_sigmoid", p -> new HardSigmoid(1.0 / 6, 0.5)),
            row("hard_silu hard_swish", p -> new HardSwish()),
            row("hard_tanh", p -> new HardTanh(-1, 1)),
            row("leaky_relu", p -> new LeakyReLU(p[0]), number("negative_slope", 0.2)),
            row("LeakyReLU", p -> new LeakyReLU(p[0]), number("negative_slope", 0.3)),
            row("linear", p -> new Identity()),
            row("log_sigmoid", p -> new LogSigmoid()),
            row("mish", p -> new Mish()),
            row("PReLU", p -> new PReLU(0)),
            row("relu", p -> kerasRelu(p[0], p[1], p[2]),
                    number("negative_slope", 0), number("max_value", Double.POSITIVE_INFINITY), number("threshold", 0)),
            row("ReLU", p -> kerasRelu(p[1], p[0], p[2]),
                    number("max_value", Double.POSITIVE_INFINITY), number("negative_slope", 0), number("threshold", 0)),
            row("relu6", p -> new ReLU6()),
            row("selu", p -> new SELU()),
            row("sigmoid", p -> new Sigmoid()),
            row("silu swish", p -> new SiLU()),
            row("soft_shrink", p -> new SoftShrink(p[0]), number("threshold", 0.5)),
            row("softplus", p -> new Softplus(1)),
            row("softsign", p -> new Softsign()),
            row("sparse_plus", p -> new SparsePlus()),
            row("sparse_sigmoid", p -> new SparseSigmoid()),
            row("squareplus", p -> new Squareplus(p[0]), number("b", 4)),
            row("tanh", p -> new Tanh()),
            row("tanh_shrink", p -> new TanhShrink()),
            row("threshold", p -> new Threshold(p[0], p[1]), required("threshold"), required("default_value"))));

    private static final Map<String, Row<Activation>> JAX = byName(List.of(
            // functions of jax.nn
            row("celu", p -> new CELU(p[0]), number("alpha", 1)),
            row("elu", p -> new ELU(p[0]), number("alpha", 1)),
            row("gelu", p -> gelu(p[0] == 0), choice("approximate", "True", "False")),
            row("hard_sigmoid", p -> new HardSigmoid(1.0 / 6, 0.5)),
            row("hard_silu hard_swish", p -> new HardSwish()),
            row("hard_tanh", p -> new HardTanh(-1, 1)),
            row("identity", p -> new Identity()),
            row("leaky_relu", p -> new LeakyReLU(p[0]), number("negative_slope", 0.01)),
            row("log_sigmoid", p -> new LogSigmoid()),
            row("mish", p -> new Mish()),
            row("relu", p -> new ReLU()),
            row("relu6", p -> new ReLU6()),
            row("selu", p -> new SELU()),
            row("sigmoid", p -> new Sigmoid()),
            row("silu swish", p -> new SiLU()),
            row("soft_sign", p -> new Softsign()),
            row("softplus", p -> new Softplus(1)),
            row("sparse_plus", p -> new SparsePlus()),
            row("sparse_sigmoid", p -> new SparseSigmoid()),
            row("squareplus", p -> new Squareplus(p[0]), number("b", 4)),
            row("tanh", p -> new Tanh())));

    private static final Map<String, Row<Activation>> ONNX = byName(List.of(
            // operators; their attributes are float, ours are the numbers as ONNX writes them
            row("Celu", p -> new CELU(p[0]), number("alpha", 1)),
            row("Clip", p -> new HardTanh(p[0], p[1]), number("min", -Float.MAX_VALUE), number("max", Float.MAX_VALUE)),
            row("Elu", p -> new ELU(p[0]), number("alpha", 1)),
            row("Exp", p -> new Exponential()),
            row("Gelu", p -> gelu(p[0] == 1), choice("approximate", "none", "tanh")),
            row("HardSigmoid", p -> new HardSigmoid(p[0], p[1]), number("alpha", 0.2), number("beta", 0.5)),
            row("HardSwish", p -> new HardSwish()),
            row("Identity", p -> new Identity()),
            row("LeakyRelu", p -> new LeakyReLU(p[0]), number("alpha", 0.01)),
            row("Mish", p -> new Mish()),
            row("PRelu", p -> new PReLU(p[0]), required("slope")),
            row("Relu", p -> new ReLU()),
            row("Selu", p -> new SELU()),
            row("Shrink", p -> onnxShrink(p[0], p[1]), number("lambd", 0.5), number("bias", 0)),
            row("Sigmoid", p -> new Sigmoid()),
            row("Sin", p -> new Sine(1)),
            row("Softplus", p -> new Softplus(1)),
            row("Softsign", p -> new Softsign()),
            row("Swish", p -> new Swish(p[0]), number("alpha", 1)),
            row("Tanh", p -> new Tanh()),
            row("ThresholdedRelu", p -> new Threshold(p[0], 0), number("alpha", 1))));

    private static final Map<String, Row<Activation>> DL4J = byName(List.of(
            // constants of org.nd4j.linalg.activations.Activation, in either case, with their constructors' parameters
            dl4j("elu", p -> new ELU(p[0]), number("alpha", 1)),
            dl4j("gelu", p -> new QuickGELU()),
            dl4j("hardsigmoid", p -> new HardSigmoid(0.2, 0.5)),
            dl4j("hardtanh", p -> new HardTanh(-1, 1)),
            dl4j("identity", p -> new Identity()),
            dl4j("leakyrelu", p -> new LeakyReLU(p[0]), number("alpha", 0.01)),
            dl4j("mish", p -> new Mish()),
            dl4j("relu", p -> new ReLU()),
            dl4j("relu6", p -> new ReLU6()),
            dl4j("selu", p -> new SELU()),
            dl4j("sigmoid", p -> new Sigmoid()),
            dl4j("softplus", p -> new Softplus(1)),
            dl4j("softsign", p -> new Softsign()),
            dl4j("swish", p -> new SiLU()),
            dl4j("tanh", p -> new Tanh()),
            dl4j("thresholdedrelu", p -> new Threshold(p[0], 0), number("theta", 1))));

    /** Rows by system, and by name and alias. */
    static final Map<String, Map<String, Row<Activation>>> ROWS =
            new TreeMap<>(Map.of("torch", TORCH, "keras", KERAS, "jax", JAX, "onnx", ONNX, "dl4j", DL4J));

    /** The same for row activations: along the last axis, which is the default of most. */
    static final Map<String, Map<String, Row<RowActivation>>> OF_ROWS = new TreeMap<>(Map.of(
            "torch", byName(List.of(
                    row("log_softmax LogSoftmax", p -> new LogSoftmax()),
                    row("softmax Softmax", p -> new Softmax(1)),
                    row("softmin Softmin", p -> new Softmin()))),
            "keras", byName(List.of(
                    row("log_softmax", p -> new LogSoftmax()),
                    row("softmax Softmax", p -> new Softmax(1)),
                    row("sparsemax", p -> new Sparsemax()))),
            "jax", byName(List.of(
                    row("log_softmax", p -> new LogSoftmax()),
                    row("softmax", p -> new Softmax(1)))),
            "onnx", byName(List.of(
                    row("Hardmax", p -> new Hardmax()),
                    row("LogSoftmax", p -> new LogSoftmax()),
                    row("Softmax", p -> new Softmax(1)))),
            "dl4j", byName(List.of(
                    dl4j("softmax", p -> new Softmax(1))))));

    private OtherSystems() {}

    /** Which method of {@link Activations} knows that system's name, or null if none does. */
    static String methodFor(String system, String name) {
        return ROWS.get(system).containsKey(name) ? "parse"
                : OF_ROWS.get(system).containsKey(name) ? "parseRow"
                : null;
    }

    private static Activation gelu(boolean approximate) {
        return approximate ? new GELUTanh() : new GELU();
    }

    private static Activation torchPReLU(double slopes, double initial) {
        if (slopes != 1) {
            throw new IllegalArgumentException(
                    "num_parameters must be 1, but is " + slopes + "; ChannelPReLU has a slope for each channel");
        }
        return new PReLU(initial);
    }

    /** x &gt; threshold ? min(x, maxValue) : negativeSlope · (x − threshold), at most one of the three unlike in a ReLU. */
    private static Activation kerasRelu(double negativeSlope, double maxValue, double threshold) {
        if (threshold == 0 && maxValue == Double.POSITIVE_INFINITY) {
            return negativeSlope == 0 ? new ReLU() : new LeakyReLU(negativeSlope);
        }
        if (negativeSlope == 0 && threshold == 0) {
            return new HardTanh(0, maxValue);
        }
        if (negativeSlope == 0 && maxValue == Double.POSITIVE_INFINITY) {
            return new Threshold(threshold, 0);
        }
        throw new IllegalArgumentException("only one of negative_slope, max_value and threshold can be chosen, but they are "
                + negativeSlope + ", " + maxValue + " and " + threshold);
    }

    /** x &lt; −lambda ? x + bias : x &gt; lambda ? x − bias : 0. */
    private static Activation onnxShrink(double lambda, double bias) {
        if (bias == 0) {
            return new HardShrink(lambda);
        }
        if (bias == lambda) {
            return new SoftShrink(lambda);
        }
        throw new IllegalArgumentException("bias must be 0 or lambd, which is " + lambda + ", but is " + bias);
    }

    private static <T> Row<T> dl4j(String name, Function<double[], T> make, Parameter... parameters) {
        return row(name + " " + name.toUpperCase(Locale.ROOT), make, parameters);
    }

    private static Parameter required(String name) {
        return number(name, Double.NaN);
    }

    /** A parameter whose values are words, of which the first is the default. */
    private static Parameter choice(String name, String... words) {
        return new Parameter(name, 0, List.of(words));
    }
}
