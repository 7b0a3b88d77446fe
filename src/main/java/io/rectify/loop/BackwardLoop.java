package io.rectify.loop;

import io.rectify.Activation;

/**
 * The bulk loops of one activation class that pass a gradient back: multiply it by the derivatives, according to
 * {@link io.rectify.math.ChainRule}. Arguments as in {@link Loop}.
 */
public interface BackwardLoop {
    void backward(
            Activation activation,
            float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length);

    void backward(
            Activation activation,
            double[] x, int xOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length);
}
