package io.rectify;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The tables of built-in activations, of row activations and of gated linear units: one row each. */
final class Catalogue {
    private static final List<Row<Activation>> ROWS = List.of(
            row("celu", p -> new CELU(p[0]), number("alpha", 1)),
            row("elu", p -> new ELU(p[0]), number("alpha", 1)),
            row("exponential", p -> new Exponential()),
            row("gaussian", p -> new Gaussian()),
            row("gelu", p -> new GELU()),
            row("gelu_tanh", p -> new GELUTanh()),
            row("hardshrink", p -> new HardShrink(p[0]), number("lambda", 0.5)),
            row("hardsigmoid", p -> new HardSigmoid(p[0], p[1]), number("slope", 1.0 / 6), number("offset", 0.5)),
            row("hardswish hard_silu", p -> new HardSwish()),
            row("hardtanh clip", p -> new HardTanh(p[0], p[1]), number("min", -1), number("max", 1)),
            row("identity linear", p -> new Identity()),
            row("leaky_relu", p -> new LeakyReLU(p[0]), number("negative_slope", 0.01)),
            row("log_sigmoid", p -> new LogSigmoid()),
            row("mish", p -> new Mish()),
            row("prelu", p -> new PReLU(p[0]), number("slope", PReLU.INITIAL_SLOPE)),
            row("quick_gelu", p -> new QuickGELU()),
            row("relu", p -> new ReLU()),
            row("relu6", p -> new ReLU6()),
            row("rrelu", p -> new RReLU(p[0], p[1]), number("lower", 1.0 / 8), number("upper", 1.0 / 3)),
            row("selu", p -> new SELU()),
            row("sigmoid logistic", p -> new Sigmoid()),
            row("silu", p -> new SiLU()),
            row("sine", p -> new Sine(p[0]), number("omega", 1)),
            row("softplus", p -> new Softplus(p[0]), number("beta", 1)),
            row("softshrink", p -> new SoftShrink(p[0]), number("lambda", 0.5)),
            row("softsign", p -> new Softsign()),
            row("sparse_plus", p -> new SparsePlus()),
            row("sparse_sigmoid", p -> new SparseSigmoid()),
            row("squared_relu relu2", p -> new SquaredReLU()),
            row("squareplus", p -> new Squareplus(p[0]), number("b", 4)),
            row("step heaviside", p -> new Step()),
            row("swish", p -> new Swish(p[0]), number("beta", 1)),
            row("tanh", p -> new Tanh()),
            row("tanhshrink", p -> new TanhShrink()),
            row("threshold thresholded_relu", p -> new Threshold(p[0], p[1]), number("threshold", 1), number("value", 0)));

    private static final List<Row<RowActivation>> OF_ROWS = List.of(
            row("hardmax", p -> new Hardmax()),
            row("log_softmax", p -> new LogSoftmax()),
            row("softmax", p -> new Softmax(p[0]), number("temperature", 1)),
            row("softmin", p -> new Softmin()),
            row("sparsemax", p -> new Sparsemax()));

    static final List<String> NAMES = ROWS.stream().map(Row::name).toList();

    static final List<String> NAMES_OF_ROWS = OF_ROWS.stream().map(Row::name).toList();

    static final Map<String, Row<Gated>> GATED_BY_NAME = byName(Gated.NAMES.entrySet().stream()
            .map(entry -> row(entry.getValue(), p -> new Gated(entry.getKey()))).toList());

    static final List<String> NAMES_OF_GATED = GATED_BY_NAME.keySet().stream().sorted().toList();

    static final Map<String, Row<Activation>> BY_NAME = byName(ROWS);
    static final Map<String, Row<RowActivation>> OF_ROWS_BY_NAME = byName(OF_ROWS);

    private Catalogue() {}

    /** Which method of {@link Activations} knows the name, or null if none does. */
    static String methodFor(String name) {
        return BY_NAME.containsKey(name) ? "parse"
                : OF_ROWS_BY_NAME.containsKey(name) ? "parseRow"
                : GATED_BY_NAME.containsKey(name) || name.equals("gated") ? "parseGated"
                : null;
    }

    /** Rows by name and by alias. */
    static <T> Map<String, Row<T>> byName(List<Row<T>> rows) {
        Map<String, Row<T>> byName = new TreeMap<>();
        for (Row<T> row : rows) {
            byName.put(row.name, row);
            row.aliases.forEach(alias -> byName.put(alias, row));
        }
        return byName;
    }

    /** @param names the name and the aliases, with spaces between them */
    static <T> Row<T> row(String names, Function<double[], T> make, Parameter... parameters) {
        List<String> name = List.of(names.split(" "));
        return new Row<>(name.get(0), name.subList(1, name.size()), List.of(parameters), make);
    }

    static Parameter number(String name, double defaultValue) {
        return new Parameter(name, defaultValue, List.of());
    }

    /** @param make makes the activation from the parameters, in the order of {@code parameters} */
    record Row<T>(String name, List<String> aliases, List<Parameter> parameters, Function<double[], T> make) {}

    /**
     * @param defaultValue NaN if there is none
     * @param words the words that stand for the values 0, 1, …; empty if the value is a number
     */
    record Parameter(String name, double defaultValue, List<String> words) {
        boolean isRequired() {
            return Double.isNaN(defaultValue);
        }

        /** What may stand for its value, for messages. */
        String expected() {
            return words.isEmpty() ? "a number" : String.join(" or ", words);
        }
    }
}
