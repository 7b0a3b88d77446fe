package io.rectify.loop;

import io.rectify.LogSoftmax;
import io.rectify.RowActivation;
import io.rectify.Softmax;
import io.rectify.Softmin;

/**
 * {@link Softmax}, {@link Softmin} and {@link LogSoftmax}.
 *
 * <p>An exponential is kept as p (1 + y) with a power of two p and y = e<sup>r</sup> − 1: so it is not rounded to one number, nor
 * in the sum, nor in the quotient by it, which is p (c + y c) with the inverse c of the sum in two parts.
 *
 * <p>The exponents of an <i>ordinary</i> row, of temperature 1 and of no large element, are its elements themselves. From those of
 * all other rows the maximum is subtracted, in two parts. A row whose maximum dominates is one of these for the logarithm:
 * there exponentials that are 1, the greatest among them, are only counted, and the rest is added up, so that log(1 + rest) is
 * exact however small the rest. Whether a maximum dominates shows in the results of the ordinary way: one is near 0.
 *
 * <p>Short rows are done together, a block of them, so that a row of ten does not pay for stages of its own. A row that is longer
 * than a block is done block by block. The exponentials of an ordinary one wait for the sum in the destination, rounded to one
 * number after all; those of others are computed again.
 */
final class SoftmaxLoop implements RowLoop {
    private final FloatExponentials floats;
    private final DoubleExponentials doubles;

    SoftmaxLoop(FloatExponentials floats, DoubleExponentials doubles) {
        this.floats = floats;
        this.doubles = doubles;
    }

    private static double temperature(RowActivation activation) {
        return activation instanceof Softmax softmax ? softmax.temperature() : 1;
    }

    @Override
    public void forward(RowActivation activation, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        floats.forward(temperature(activation), x, xOffset, y, yOffset, rows, columns);
    }

    @Override
    public void backward(
            RowActivation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns) {
        floats.backward(temperature(activation), y, yOffset, dy, dyOffset, dx, dxOffset, rows, columns);
    }

    @Override
    public void forward(RowActivation activation, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns) {
        doubles.forward(temperature(activation), x, xOffset, y, yOffset, rows, columns);
    }

    @Override
    public void backward(
            RowActivation activation,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int rows, int columns) {
        doubles.backward(temperature(activation), y, yOffset, dy, dyOffset, dx, dxOffset, rows, columns);
    }
}
