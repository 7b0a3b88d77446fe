package io.rectify.benchmarks;

import io.rectify.Activations;
import io.rectify.RowActivation;
import java.util.Arrays;
import java.util.List;

/**
 * A row activation as anyone would write it down, and its shape: one row, or with {@link #MATRIX} behind the name a matrix.
 *
 * @param name of the activation in the catalogue
 * @param rows how many rows of n columns are done at a time
 */
public record RowFormula(String name, int rows, int columns) {

    private static final String MATRIX = "_matrix";
    private static final int ELEMENTS = 100_514;

    /** The functions that are measured, in both shapes. */
    static final List<String> NAMES = List.of("softmax", "softmax_matrix", "log_softmax", "log_softmax_matrix",
            "softmin_matrix", "sparsemax_matrix", "hardmax_matrix");

    /** Reads a name of the list above. */
    public static RowFormula of(String text, int columns) {
        boolean matrix = text.endsWith(MATRIX);
        return new RowFormula(text.replace(MATRIX, ""), matrix ? ELEMENTS / columns : 1, columns);
    }

    static boolean isOne(String text) {
        return NAMES.contains(text);
    }

    RowActivation activation() {
        return Activations.parseRow(name);
    }

    public int size() {
        return rows * columns;
    }

    /** Computes the row that starts at {@code from}. */
    void byHand(double[] x, double[] y, int from) {
        int to = from + columns;
        switch (name) {
            case "softmax" -> softmaxByHand(x, y, from, to);
            case "softmin" -> softminByHand(x, y, from, to);
            case "log_softmax" -> logSoftmaxByHand(x, y, from, to);
            case "sparsemax" -> {
                double threshold = sparsemaxThreshold(x, from);
                for (int i = from; i < to; i++) {
                    y[i] = Math.max(0, x[i] - threshold);
                }
            }
            case "hardmax" -> {
                Arrays.fill(y, from, to, 0);
                y[argmax(x, from, to)] = 1;
            }
            default -> throw new IllegalArgumentException(name);
        }
    }

    private static void softmaxByHand(double[] x, double[] y, int from, int to) {
        double max = x[argmax(x, from, to)];
        double sum = 0;
        for (int i = from; i < to; i++) {
            y[i] = Math.exp(x[i] - max);
            sum += y[i];
        }
        for (int i = from; i < to; i++) {
            y[i] /= sum;
        }
    }

    private static void softminByHand(double[] x, double[] y, int from, int to) {
        double min = x[from];
        for (int i = from; i < to; i++) {
            if (x[i] < min) {
                min = x[i];
            }
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            y[i] = Math.exp(min - x[i]);
            sum += y[i];
        }
        for (int i = from; i < to; i++) {
            y[i] /= sum;
        }
    }

    private static void logSoftmaxByHand(double[] x, double[] y, int from, int to) {
        double max = x[argmax(x, from, to)];
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(x[i] - max);
        }
        double log = max + Math.log(sum);
        for (int i = from; i < to; i++) {
            y[i] = x[i] - log;
        }
    }

    private static int argmax(double[] x, int from, int to) {
        int argmax = from;
        for (int i = from; i < to; i++) {
            if (x[i] > x[argmax]) {
                argmax = i;
            }
        }
        return argmax;
    }

    /** By sorting, as the paper has it. */
    private double sparsemaxThreshold(double[] x, int from) {
        double[] sorted = Arrays.copyOfRange(x, from, from + columns);
        Arrays.sort(sorted);
        double sum = 0;
        double threshold = 0;
        for (int k = 1; k <= columns && 1 + k * sorted[columns - k] > sum + sorted[columns - k]; k++) {
            sum += sorted[columns - k];
            threshold = (sum - 1) / k;
        }
        return threshold;
    }

    /** Throws unless {@code actual} is about right; values are of the order of 1/n. */
    public void check(double[] x, double[] actual) {
        double[] expected = new double[size()];
        for (int row = 0; row < rows; row++) {
            byHand(x, expected, row * columns);
        }
        int scale = name.equals("log_softmax") ? 1 : columns;
        Data.check(name, size(), i -> scale * actual[i], i -> scale * expected[i]);
    }

    /** The same in TorchScript. */
    public String torch() {
        return switch (name) {
            case "softmax" -> "torch.softmax(x, 1)";
            case "log_softmax" -> "torch.log_softmax(x, 1)";
            case "softmin" -> "torch.softmax(torch.neg(x), 1)";
            default -> throw new IllegalArgumentException("PyTorch has no " + name);
        };
    }

    /** The same in operators of ONNX. */
    public String onnx() {
        return switch (name) {
            case "softmax" -> "Softmax(x)";
            case "log_softmax" -> "LogSoftmax(x)";
            case "softmin" -> "Softmax(Neg(x))";
            case "hardmax" -> "Hardmax(x)";
            default -> throw new IllegalArgumentException("ONNX has no " + name);
        };
    }
}
