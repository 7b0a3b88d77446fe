package io.rectify.benchmarks;

import java.util.function.DoubleUnaryOperator;

/**
 * A function as anyone would write it down: the loop to beat, and the reference for the check before a measurement.
 *
 * @param inFloat the loop to beat for {@code float}
 * @param torch the same in TorchScript, of {@code x}
 * @param onnx the same in operators of ONNX, as {@code OnnxModel} reads them
 */
public record Formula(String name, FloatFunction inFloat, DoubleUnaryOperator value, String torch, String onnx) {

    /** A function of one {@code float}. */
    public interface FloatFunction {
        float at(float x);
    }

    /** Less than any argument of {@link Data}, so that no kink at 0 lies between two arguments this far apart. */
    private static final double STEP = 5e-7;

    /** A function of {@code Math}'s, which knows {@code double} only. */
    Formula(String name, DoubleUnaryOperator value, String torch, String onnx) {
        this(name, x -> (float) value.applyAsDouble(x), value, torch, onnx);
    }

    /** Returns f(x). */
    public double at(double x) {
        return value.applyAsDouble(x);
    }

    /** Returns f′(x) to about nine digits. */
    double slope(double x) {
        return slope(value, x);
    }

    /** Returns the derivative of any function to about nine digits. */
    static double slope(DoubleUnaryOperator f, double x) {
        double left = x - STEP;
        double right = x + STEP;
        return (f.applyAsDouble(right) - f.applyAsDouble(left)) / (right - left);
    }
}
