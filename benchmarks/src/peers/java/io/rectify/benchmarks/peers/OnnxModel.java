package io.rectify.benchmarks.peers;

import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A model in ONNX's file format, from an expression of operators such as {@code Mul(x, Sigmoid(x))}: its inputs are the names
 * in it, all of the same shape, and its output is y. Arguments with a name are attributes: {@code Gelu(x, approximate=tanh)}.
 * The numbers are the field numbers of {@code onnx.proto}.
 */
final class OnnxModel {

    private static final int FORMAT_VERSION = 9;

    /** Of this version ONNX Runtime can replace operators that it has no {@code double} form of by their definition in others. */
    private static final int OPERATOR_SET = 18;

    private static final int OPERATOR_SET_WITH_GELU = 20;

    private static final Pattern TOKEN = Pattern.compile("-?[\\w.]+|[(),=]");

    private final int operatorSet;
    private final int type;
    private final Iterator<String> tokens;
    private String token;

    private final ProtocolBuffer graph = new ProtocolBuffer();
    private final Set<String> inputs = new TreeSet<>();
    private int values;

    private OnnxModel(String expression, String type) {
        operatorSet = expression.contains("Gelu") ? OPERATOR_SET_WITH_GELU : OPERATOR_SET;
        this.type = type.equals("float") ? 1 : 11;
        tokens = TOKEN.matcher(expression).results().map(MatchResult::group).iterator();
        token = tokens.next();
    }

    static byte[] of(String expression, String type, long... shape) {
        return new OnnxModel(expression, type).write(shape);
    }

    private byte[] write(long[] shape) {
        operator(take(), "y");
        inputs.forEach(input -> graph.message(11, tensor(input, shape)));
        graph.text(2, "expression").message(12, tensor("y", shape));
        return new ProtocolBuffer()
                .number(1, FORMAT_VERSION)
                .message(7, graph)
                .message(8, new ProtocolBuffer().text(1, "").number(2, operatorSet))
                .bytes();
    }

    /** Adds an operator, of which the name has been read, after those that compute its arguments. */
    private void operator(String name, String output) {
        ProtocolBuffer operator = new ProtocolBuffer();
        do {
            take();
            String word = take();
            if (token.equals("=")) {
                take();
                operator.message(5, attribute(word, take()));
            } else {
                operator.text(1, argument(word));
            }
        } while (token.equals(","));
        take();
        graph.message(1, operator.text(2, output).text(4, name));
    }

    /** Returns the name of the value of an argument, of which the first word has been read. */
    private String argument(String word) {
        if (isNumber(word)) {
            String name = "value" + values++;
            graph.message(5, constant(name, Double.parseDouble(word)));
            return name;
        }
        if (token.equals("(")) {
            String name = "value" + values++;
            operator(word, name);
            return name;
        }
        inputs.add(word);
        return word;
    }

    private ProtocolBuffer attribute(String name, String value) {
        ProtocolBuffer attribute = new ProtocolBuffer().text(1, name);
        return isNumber(value)
                ? attribute.fixed32(2, Float.parseFloat(value)).number(20, 1)
                : attribute.text(4, value).number(20, 3);
    }

    private ProtocolBuffer constant(String name, double value) {
        ProtocolBuffer constant = new ProtocolBuffer().number(2, type).text(8, name);
        return type == 1
                ? constant.message(4, new ProtocolBuffer().fixed32((float) value))
                : constant.message(10, new ProtocolBuffer().fixed64(value));
    }

    private ProtocolBuffer tensor(String name, long[] shape) {
        ProtocolBuffer dimensions = new ProtocolBuffer();
        for (long length : shape) {
            dimensions.message(1, new ProtocolBuffer().number(1, length));
        }
        ProtocolBuffer tensor = new ProtocolBuffer().number(1, type).message(2, dimensions);
        return new ProtocolBuffer().text(1, name).message(2, new ProtocolBuffer().message(1, tensor));
    }

    private static boolean isNumber(String word) {
        return word.matches("-?\\d.*");
    }

    private String take() {
        String taken = token;
        token = tokens.hasNext() ? tokens.next() : "";
        return taken;
    }
}
