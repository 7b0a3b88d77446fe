package io.rectify;

import static java.lang.Math.abs;
import static java.lang.Math.exp;
import static java.lang.Math.expm1;
import static java.lang.Math.log;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.sqrt;
import static java.lang.Math.tanh;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rectify.Catalogue.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name of another system means what that system's formula says. */
class OtherSystemsTest {
    /** From −40 to 40, denser in the middle; kinks are among them, and so are their neighbours. */
    private static final double[] POINTS = DoubleStream.concat(
                    IntStream.rangeClosed(-640, 640).mapToDouble(i -> i / 16.0 * max(0.125, abs(i) / 640.0)),
                    DoubleStream.of(0.1, 0.3, 0.5, 0.7, 1, 2, 2.5, 3, 4, 5, 6)
                            .flatMap(x -> DoubleStream.of(x, Math.nextUp(x), Math.nextDown(x)))
                            .flatMap(x -> DoubleStream.of(x, -x)))
            .toArray();

    /**
     * The formulas below, in {@code double} as written, have errors of a few 10⁻¹⁶ times their largest term, which is hardly
     * larger than x or the result. No two different functions here are as near to each other as 10⁻⁹.
     */
    private static final double TOLERANCE = 1e-13;

    private record Meaning(DoubleUnaryOperator formula, List<String> texts) {}

    /** @param texts the system, and after it its names and calls */
    private static Meaning means(DoubleUnaryOperator formula, String... texts) {
        return new Meaning(formula, Arrays.stream(texts)
                .flatMap(text -> Arrays.stream(text.substring(text.indexOf(' ') + 1).split(" "))
                        .map(call -> text.substring(0, text.indexOf(' ')) + call))
                .toList());
    }

    private static final List<Meaning> MEANINGS = List.of(
            means(x -> x, "torch: Identity", "keras: linear", "jax: identity", "onnx: Identity Clip", "dl4j: identity"),
            means(x -> max(0, x), "torch: relu ReLU", "keras: relu ReLU PReLU", "jax: relu", "onnx: Relu Clip(min=0)", "dl4j: relu"),
            means(x -> min(max(0, x), 6), "torch: relu6 ReLU6", "keras: relu6", "jax: relu6", "dl4j: relu6"),
            means(x -> max(0, x) + 0.01 * min(0, x),
                    "torch: leaky_relu LeakyReLU", "jax: leaky_relu", "onnx: LeakyRelu", "dl4j: leakyrelu"),
            means(x -> x < 0 ? 0.2 * x : x, "keras: leaky_relu"),
            means(x -> x < 0 ? 0.3 * x : x, "keras: LeakyReLU", "torch: leaky_relu(negative_slope=0.3) leaky_relu(0.3)",
                    "keras: leaky_relu(negative_slope=0.3) relu(negative_slope=0.3) ReLU(negative_slope=0.3) relu(0.3)",
                    "jax: leaky_relu(negative_slope=0.3)", "onnx: LeakyRelu(alpha=0.3)", "dl4j: leakyrelu(alpha=0.3)"),
            means(x -> x < 0 ? 0.7 * x : x, "keras: LeakyReLU(negative_slope=0.7)"),
            means(x -> max(0, x) + 0.25 * min(0, x), "torch: PReLU prelu(weight=0.25)", "onnx: PRelu(slope=0.25)"),
            means(x -> max(0, x) + 0.6 * min(0, x), "torch: PReLU(num_parameters=1,init=0.6) PReLU(1,0.6)"),
            means(x -> x >= 0 ? x : (1.0 / 8 + 1.0 / 3) / 2 * x, "torch: rrelu RReLU"),
            means(x -> x >= 0 ? x : 0.3 * x, "torch: rrelu(lower=0.2,upper=0.4)"),
            means(x -> min(max(x, 0), 4), "keras: relu(max_value=4) ReLU(max_value=4) ReLU(4)", "onnx: Clip(min=0,max=4)"),
            means(x -> x > 2.5 ? x : 0, "keras: relu(threshold=2.5) ReLU(threshold=2.5)",
                    "torch: threshold(2.5,0) Threshold(threshold=2.5,value=0)",
                    "onnx: ThresholdedRelu(alpha=2.5)", "dl4j: thresholdedrelu(theta=2.5)"),
            means(x -> x > 1 ? x : 0, "onnx: ThresholdedRelu", "dl4j: thresholdedrelu"),
            means(x -> x > 0.1 ? x : 20, "torch: threshold(0.1,20) threshold(threshold=0.1,value=20)",
                    "keras: threshold(threshold=0.1,default_value=20)"),

            means(x -> x > 1 ? 1 : x < -1 ? -1 : x,
                    "torch: hardtanh Hardtanh", "keras: hard_tanh", "jax: hard_tanh", "dl4j: hardtanh"),
            means(x -> min(4, max(-2, x)), "torch: hardtanh(min_val=-2,max_val=4)", "onnx: Clip(min=-2,max=4)"),
            means(x -> x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5,
                    "torch: hardsigmoid Hardsigmoid", "keras: hard_sigmoid", "jax: hard_sigmoid"),
            means(x -> max(0, min(1, 0.2 * x + 0.5)), "onnx: HardSigmoid", "dl4j: hardsigmoid"),
            means(x -> max(0, min(1, 0.3 * x + 0.4)), "onnx: HardSigmoid(alpha=0.3,beta=0.4)"),
            means(x -> x * min(max(x + 3, 0), 6) / 6, "torch: hardswish Hardswish",
                    "keras: hard_silu hard_swish", "jax: hard_silu hard_swish", "onnx: HardSwish"),
            means(x -> x > 0.5 || x < -0.5 ? x : 0, "torch: hardshrink Hardshrink", "keras: hard_shrink", "onnx: Shrink"),
            means(x -> abs(x) > 0.7 ? x : 0, "torch: hardshrink(lambd=0.7)", "keras: hard_shrink(threshold=0.7)",
                    "onnx: Shrink(lambd=0.7)"),
            means(x -> x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0, "torch: softshrink Softshrink", "keras: soft_shrink"),
            means(x -> x < -0.7 ? x + 0.7 : x > 0.7 ? x - 0.7 : 0, "torch: softshrink(lambd=0.7)",
                    "keras: soft_shrink(threshold=0.7)", "onnx: Shrink(lambd=0.7,bias=0.7)"),
            means(x -> x <= -1 ? 0 : x >= 1 ? x : (x + 1) * (x + 1) / 4, "keras: sparse_plus", "jax: sparse_plus"),
            means(x -> 0.5 * min(max(x + 1, 0), 2), "keras: sparse_sigmoid", "jax: sparse_sigmoid"),

            means(x -> sigmoid(x),
                    "torch: sigmoid Sigmoid", "keras: sigmoid", "jax: sigmoid", "onnx: Sigmoid", "dl4j: sigmoid"),
            means(x -> -log(1 + exp(-x)), "torch: logsigmoid LogSigmoid", "keras: log_sigmoid", "jax: log_sigmoid"),
            means(x -> tanh(x), "torch: tanh Tanh", "keras: tanh", "jax: tanh", "onnx: Tanh", "dl4j: tanh"),
            means(x -> x - tanh(x), "torch: tanhshrink Tanhshrink", "keras: tanh_shrink"),
            means(x -> log(exp(x) + 1), "torch: softplus Softplus", "keras: softplus", "jax: softplus", "onnx: Softplus",
                    "dl4j: softplus"),
            means(x -> log(1 + exp(3 * x)) / 3, "torch: softplus(beta=3)"),
            means(x -> x / (abs(x) + 1),
                    "torch: softsign Softsign", "keras: softsign", "jax: soft_sign", "onnx: Softsign", "dl4j: softsign"),
            means(x -> (x + sqrt(x * x + 4)) / 2, "keras: squareplus", "jax: squareplus"),
            means(x -> (x + sqrt(x * x + 2)) / 2, "keras: squareplus(b=2)", "jax: squareplus(b=2)"),
            means(x -> Math.sin(x), "onnx: Sin"),
            means(x -> exp(x), "keras: exponential", "onnx: Exp"),
            means(x -> elu(x, 1), "torch: elu ELU", "keras: elu ELU", "jax: elu", "onnx: Elu", "dl4j: elu"),
            means(x -> elu(x, 0.7), "torch: elu(alpha=0.7)", "keras: elu(alpha=0.7) ELU(alpha=0.7)", "jax: elu(alpha=0.7)",
                    "onnx: Elu(alpha=0.7)", "dl4j: elu(alpha=0.7)"),
            means(x -> max(0, x) + min(0, expm1(x)), "torch: celu CELU", "keras: celu", "jax: celu", "onnx: Celu"),
            means(x -> max(0, x) + min(0, 0.7 * expm1(x / 0.7)), "torch: celu(alpha=0.7)", "keras: celu(alpha=0.7)",
                    "jax: celu(alpha=0.7)", "onnx: Celu(alpha=0.7)"),
            means(x -> 1.0507009873554804934193349852946 * elu(x, 1.6732632423543772848170429916717),
                    "torch: selu SELU", "keras: selu", "jax: selu", "onnx: Selu", "dl4j: selu"),
            means(x -> x * sigmoid(x),
                    "torch: silu SiLU", "keras: silu swish", "jax: silu swish", "onnx: Swish", "dl4j: swish"),
            means(x -> x * sigmoid(0.7 * x), "onnx: Swish(alpha=0.7)"),
            means(x -> x * tanh(log(1 + exp(x))), "torch: mish Mish", "keras: mish", "jax: mish", "onnx: Mish", "dl4j: mish"),
            means(x -> x * normal(x), "torch: gelu GELU gelu(approximate='none')", "keras: gelu gelu(approximate=False)",
                    "jax: gelu(approximate=False)", "onnx: Gelu Gelu(approximate=\"none\")"),
            means(x -> 0.5 * x * (1 + tanh(sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))),
                    "torch: gelu(approximate='tanh') GELU(approximate=tanh)", "keras: gelu(approximate=True)",
                    "jax: gelu gelu(approximate=True)", "onnx: Gelu(approximate=\"tanh\")"),
            means(x -> x * sigmoid(1.702 * x), "dl4j: gelu"));

    private static double sigmoid(double x) {
        return 1 / (1 + exp(-x));
    }

    private static double elu(double x, double alpha) {
        return x > 0 ? x : alpha * (exp(x) - 1);
    }

    /** The distribution function of the normal distribution, ½ + φ(x) · (x + x³/3 + x⁵/15 + x⁷/105 + …). */
    private static double normal(double x) {
        if (abs(x) > 10) {
            return x > 0 ? 1 : 0;
        }
        double sum = 0;
        double term = x;
        for (int n = 3; sum + term != sum; n += 2) {
            sum += term;
            term *= x * x / n;
        }
        return 0.5 + sum * exp(-x * x / 2) / sqrt(2 * Math.PI);
    }

    @Test
    void everyNameHasTheFormulaOfItsSystem() {
        for (Meaning meaning : MEANINGS) {
            for (String text : meaning.texts) {
                Activation activation = Activations.parse(text);
                for (double x : POINTS) {
                    double expected = meaning.formula.applyAsDouble(x);
                    double tolerance = TOLERANCE * max(1, max(abs(x), abs(expected)));
                    assertEquals(expected, activation.forward(x), tolerance, () -> text + " of " + x);
                }
            }
        }
    }

    @Test
    void everyNameAndParameterOfTheTableIsTested() {
        Set<String> tested = new TreeSet<>();
        Set<String> testedParameters = new HashSet<>();
        MEANINGS.stream().flatMap(meaning -> meaning.texts.stream()).forEach(text -> {
            String name = text.replaceFirst("\\(.*", "");
            tested.add(name);
            for (String argument : text.substring(name.length()).split("[(,)]")) {
                testedParameters.add(name + " " + argument.replaceFirst("=.*", ""));
            }
        });
        Set<String> known = new TreeSet<>();
        OtherSystems.ROWS.forEach((system, rows) -> rows.forEach((name, row) -> {
            known.add(system + ":" + (system.equals("dl4j") ? name.toLowerCase(Locale.ROOT) : name));
            for (Parameter parameter : row.parameters()) {
                assertTrue(Stream.concat(Stream.of(row.name()), row.aliases().stream())
                                .anyMatch(n -> testedParameters.contains(system + ":" + n + " " + parameter.name())),
                        () -> system + ":" + name + " with " + parameter.name());
            }
        }));
        assertEquals(known, tested);
    }

    @Test
    void whatANameOfAnotherSystemMakesPrintsItselfInOurs() {
        MEANINGS.stream().flatMap(meaning -> meaning.texts.stream()).forEach(text -> {
            Activation activation = Activations.parse(text);
            assertEquals(activation, Activations.parse(activation.toString()), text);
        });
    }

    @Test
    void rowFunctionsHaveTheFormulasOfTheirSystems() {
        double[] x = {0, log(2), log(5)};
        check(x, new double[] {1 / 8.0, 2 / 8.0, 5 / 8.0},
                "torch:softmax", "torch:Softmax", "keras:softmax", "keras:Softmax", "jax:softmax", "onnx:Softmax", "dl4j:softmax");
        check(x, new double[] {-log(8), log(2) - log(8), log(5) - log(8)},
                "torch:log_softmax", "torch:LogSoftmax", "keras:log_softmax", "jax:log_softmax", "onnx:LogSoftmax");
        check(x, new double[] {10 / 17.0, 5 / 17.0, 2 / 17.0}, "torch:softmin", "torch:Softmin");
        check(x, new double[] {0, (1 - log(2.5)) / 2, (1 + log(2.5)) / 2}, "keras:sparsemax");
        check(x, new double[] {0, 0, 1}, "onnx:Hardmax");
    }

    private static void check(double[] x, double[] expected, String... texts) {
        for (String text : texts) {
            double[] y = new double[x.length];
            Activations.parseRow(text).forward(x, y);
            assertArrayEquals(expected, y, TOLERANCE, text);
        }
    }

    @Test
    void constantsOfDl4jMayBeWrittenInCapitals() {
        OtherSystems.ROWS.get("dl4j").keySet().forEach(name -> assertEquals(
                Activations.parse("dl4j:" + name), Activations.parse("dl4j:" + name.toUpperCase(Locale.ROOT)), name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "' keras : leaky_relu ( negative_slope = 0.5 ) ' | leaky_relu(negative_slope=0.5)",
        "torch:threshold(value=20, threshold=0.1)        | threshold(threshold=0.1, value=20.0)",
        "keras:ReLU(6)                                   | hardtanh(min=0.0, max=6.0)",
        "keras:relu(0, Infinity, 0)                      | relu",
        "onnx:Shrink(bias=0.5)                           | softshrink(lambda=0.5)",
    })
    void everyFormOfTheTextIsUnderstood(String text, String printed) {
        assertEquals(printed, Activations.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "tensorflow:relu               |  0 | unknown system 'tensorflow'; the nearest known name is 'torch'",
        "Keras:relu                    |  0 | unknown system 'Keras'; the nearest known name is 'keras'",
        ":relu                         |  0 | expected the name of an activation, but found ':'",
        "keras:                        |  6 | expected the name of an activation, but found the end",
        "keras:(2)                     |  6 | expected the name of an activation, but found '('",
        "keras:leakyrelu               |  6 | unknown keras activation 'leakyrelu'; the nearest known name is 'LeakyReLU'",
        "onnx: relu                    |  6 | unknown onnx activation 'relu'; the nearest known name is 'Relu'",
        "torch:leaky_relu:0.1          | 16 | expected '(' or the end, but found ':'",
        "torch:leaky_relu(slope=0.1)   | 17 | leaky_relu has no parameter 'slope'; the nearest known name is 'negative_slope'",
        "dl4j:gelu(precise=true)       | 10 | gelu has no parameter 'precise'",
        "torch:softplus(threshold=20)  | 15 | softplus has no parameter 'threshold'; the nearest known name is 'beta'",
        "torch:gelu(approximate=)      | 23 | expected none or tanh, but found ')'",
        "torch:gelu(approximate=erf)   | 23 | expected none or tanh, but found 'erf'",
        "torch:gelu(approximate='tanh) | 23 | expected none or tanh, but found ''tanh'",
        "torch:gelu('tanh\")           | 11 | expected none or tanh, but found ''tanh\"'",
        "jax:gelu(0)                   |  9 | expected True or False, but found '0'",
        "torch:threshold               | 15 | threshold needs its parameter 'threshold'",
        "torch:threshold(1)            | 18 | threshold needs its parameter 'value'",
        "keras:threshold(default_value=0) | 32 | threshold needs its parameter 'threshold'",
    })
    void badTextIsRefusedWithThePlaceAndWhatWasExpected(String text, int position, String expected) {
        String message = assertThrows(IllegalArgumentException.class, () -> Activations.parse(text)).getMessage();
        assertTrue(message.startsWith("\"" + text + "\", position " + position + ": "), message);
        assertTrue(message.endsWith(expected), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "keras:relu(negative_slope=0.1, max_value=6)  | 'only one of negative_slope, max_value and threshold can be chosen, "
                + "but they are 0.1, 6.0 and 0.0'",
        "keras:ReLU(threshold=1, negative_slope=0.1)  | 'they are 0.1, Infinity and 1.0'",
        "keras:relu(threshold=1, max_value=6)         | 'they are 0.0, 6.0 and 1.0'",
        "torch:PReLU(64)                              | 'num_parameters must be 1, but is 64.0; "
                + "ChannelPReLU has a slope for each channel'",
        "onnx:Shrink(lambd=0.5, bias=0.3)             | 'bias must be 0 or lambd, which is 0.5, but is 0.3'",
    })
    void aFunctionThatNoneOfOursEqualsIsRefused(String text, String expected) {
        String message = assertThrows(IllegalArgumentException.class, () -> Activations.parse(text)).getMessage();
        assertTrue(message.endsWith(expected), message);
    }
}
