package io.rectify.loop;

import io.rectify.RowActivation;

/**
 * The way of a row activation through a matrix. Arguments have been checked; there is at least one row and one column. The
 * destination is one of the sources exactly, or overlaps none.
 */
public interface RowLoop {
    void forward(RowActivation activation, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns);

    void forward(RowActivation activation, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns);

    void backward(
            RowActivation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns);

    void backward(
            RowActivation activation,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int rows, int columns);
}
