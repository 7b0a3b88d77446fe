package io.rectify.loop;

import io.rectify.Activation;

/**
 * The bulk loops of one activation class.
 *
 * <p>Arguments have been checked. A destination range either is one of its source ranges exactly or overlaps none of them.
 * {@code activation} is always of the class the loop was made for; it is an argument, not a field, so that one loop serves
 * every value of that class and its parameters are loop invariants.
 */
public interface Loop {
    void forward(Activation activation, float[] x, int xOffset, float[] y, int yOffset, int length);

    void forward(Activation activation, double[] x, int xOffset, double[] y, int yOffset, int length);

    void derivative(Activation activation, float[] x, int xOffset, float[] dydx, int dydxOffset, int length);

    void derivative(Activation activation, double[] x, int xOffset, double[] dydx, int dydxOffset, int length);

    void backward(
            Activation activation,
            float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length);

    void backward(
            Activation activation,
            double[] x, int xOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length);
}
