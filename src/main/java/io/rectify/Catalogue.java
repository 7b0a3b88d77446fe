package io.rectify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tables of built-in activations, of row activations and of gated linear units: one row each. */
final class Catalogue {
    private static final List<Row<Activation>> ROWS = List.of(
            new Row<>("celu", List.of(), List.of(new Parameter("alpha", 1)), p -> new CELU(p[0])),
            new Row<>("elu", List.of(), List.of(new Parameter("alpha", 1)), p -> new ELU(p[0])),
            new Row<>("exponential", List.of(), List.of(), p -> new Exponential()),
            new Row<>("gaussian", List.of(), List.of(), p -> new Gaussian()),
            new Row<>("gelu", List.of(), List.of(), p -> new GELU()),
            new Row<>("gelu_tanh", List.of(), List.of(), p -> new GELUTanh()),
            new Row<>("hardshrink", List.of(), List.of(new Parameter("lambda", 0.5)), p -> new HardShrink(p[0])),
            new Row<>("hardsigmoid", List.of(), List.of(new Parameter("slope", 1.0 / 6), new Parameter("offset", 0.5)),
                    p -> new HardSigmoid(p[0], p[1])),
            new Row<>("hardswish", List.of("hard_silu"), List.of(), p -> new HardSwish()),
            new Row<>("hardtanh", List.of("clip"), List.of(new Parameter("min", -1), new Parameter("max", 1)),
                    p -> new HardTanh(p[0], p[1])),
            new Row<>("identity", List.of("linear"), List.of(), p -> new Identity()),
            new Row<>("leaky_relu", List.of(), List.of(new Parameter("negative_slope", 0.01)), p -> new LeakyReLU(p[0])),
            new Row<>("log_sigmoid", List.of(), List.of(), p -> new LogSigmoid()),
            new Row<>("mish", List.of(), List.of(), p -> new Mish()),
            new Row<>("prelu", List.of(), List.of(new Parameter("slope", PReLU.INITIAL_SLOPE)), p -> new PReLU(p[0])),
            new Row<>("quick_gelu", List.of(), List.of(), p -> new QuickGELU()),
            new Row<>("relu", List.of(), List.of(), p -> new ReLU()),
            new Row<>("relu6", List.of(), List.of(), p -> new ReLU6()),
            new Row<>("rrelu", List.of(), List.of(new Parameter("lower", 1.0 / 8), new Parameter("upper", 1.0 / 3)),
                    p -> new RReLU(p[0], p[1])),
            new Row<>("selu", List.of(), List.of(), p -> new SELU()),
            new Row<>("sigmoid", List.of("logistic"), List.of(), p -> new Sigmoid()),
            new Row<>("silu", List.of(), List.of(), p -> new SiLU()),
            new Row<>("sine", List.of(), List.of(new Parameter("omega", 1)), p -> new Sine(p[0])),
            new Row<>("softplus", List.of(), List.of(new Parameter("beta", 1)), p -> new Softplus(p[0])),
            new Row<>("softshrink", List.of(), List.of(new Parameter("lambda", 0.5)), p -> new SoftShrink(p[0])),
            new Row<>("softsign", List.of(), List.of(), p -> new Softsign()),
            new Row<>("sparse_plus", List.of(), List.of(), p -> new SparsePlus()),
            new Row<>("sparse_sigmoid", List.of(), List.of(), p -> new SparseSigmoid()),
            new Row<>("squared_relu", List.of("relu2"), List.of(), p -> new SquaredReLU()),
            new Row<>("squareplus", List.of(), List.of(new Parameter("b", 4)), p -> new Squareplus(p[0])),
            new Row<>("step", List.of("heaviside"), List.of(), p -> new Step()),
            new Row<>("swish", List.of(), List.of(new Parameter("beta", 1)), p -> new Swish(p[0])),
            new Row<>("tanh", List.of(), List.of(), p -> new Tanh()),
            new Row<>("tanhshrink", List.of(), List.of(), p -> new TanhShrink()),
            new Row<>("threshold", List.of("thresholded_relu"), List.of(new Parameter("threshold", 1), new Parameter("value", 0)),
                    p -> new Threshold(p[0], p[1])));

    private static final List<Row<RowActivation>> OF_ROWS = List.of(
            new Row<>("hardmax", List.of(), List.of(), p -> new Hardmax()),
            new Row<>("log_softmax", List.of(), List.of(), p -> new LogSoftmax()),
            new Row<>("softmax", List.of(), List.of(new Parameter("temperature", 1)), p -> new Softmax(p[0])),
            new Row<>("softmin", List.of(), List.of(), p -> new Softmin()),
            new Row<>("sparsemax", List.of(), List.of(), p -> new Sparsemax()));

    static final List<String> NAMES = ROWS.stream().map(Row::name).toList();

    static final List<String> NAMES_OF_ROWS = OF_ROWS.stream().map(Row::name).toList();

    static final Map<String, Row<Gated>> GATED_BY_NAME = byName(Gated.NAMES.entrySet().stream()
            .map(entry -> new Row<>(entry.getValue(), List.of(), List.of(), p -> new Gated(entry.getKey()))).toList());

    static final List<String> NAMES_OF_GATED = GATED_BY_NAME.keySet().stream().sorted().toList();

    static final Map<String, Row<Activation>> BY_NAME = byName(ROWS);
    static final Map<String, Row<RowActivation>> OF_ROWS_BY_NAME = byName(OF_ROWS);

    private Catalogue() {}

    /** Rows by name and by alias. */
    private static <T> Map<String, Row<T>> byName(List<Row<T>> rows) {
        Map<String, Row<T>> byName = new HashMap<>();
        for (Row<T> row : rows) {
            byName.put(row.name, row);
            row.aliases.forEach(alias -> byName.put(alias, row));
        }
        return byName;
    }

    /** @param make makes the activation from the parameters, in the order of {@code parameters} */
    record Row<T>(String name, List<String> aliases, List<Parameter> parameters, Function<double[], T> make) {}

    /**
     * @param defaultValue NaN if there is none
     * @param words the words that stand for the values 0, 1, …; empty if the value is a number
     */
    record Parameter(String name, double defaultValue, List<String> words) {
        Parameter(String name, double defaultValue) {
            this(name, defaultValue, List.of());
        }

        boolean isRequired() {
            return Double.isNaN(defaultValue);
        }

        /** What may stand for its value, for messages. */
        String expected() {
            return words.isEmpty() ? "a number" : String.join(" or ", words);
        }
    }
}
