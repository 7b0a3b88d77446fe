package io.rectify.loop;

import io.rectify.Hardmax;
import io.rectify.RowActivation;
import java.util.Arrays;

/** {@link Hardmax}. */
final class HardmaxLoop implements RowLoop {
    private final RowStages stages;

    HardmaxLoop(RowStages stages) {
        this.stages = stages;
    }

    @Override
    public void forward(RowActivation activation, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        for (int row = 0; row < rows; row++, xOffset += columns, yOffset += columns) {
            float m = RowBounds.of(false, x, xOffset, columns, work, stages);
            int first = 0;
            while (x[xOffset + first] != m && !Float.isNaN(m)) {
                first++;
            }
            Arrays.fill(y, yOffset, yOffset + columns, Float.isNaN(m) ? m : 0);
            if (m > Float.NEGATIVE_INFINITY) {
                y[yOffset + first] = 1;
            }
        }
    }

    @Override
    public void forward(RowActivation activation, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns) {
        DoubleRows work = DoubleRows.ofThread();
        for (int row = 0; row < rows; row++, xOffset += columns, yOffset += columns) {
            double m = RowBounds.of(false, x, xOffset, columns, work, stages);
            int first = 0;
            while (x[xOffset + first] != m && !Double.isNaN(m)) {
                first++;
            }
            Arrays.fill(y, yOffset, yOffset + columns, Double.isNaN(m) ? m : 0);
            if (m > Double.NEGATIVE_INFINITY) {
                y[yOffset + first] = 1;
            }
        }
    }

    /** 0, but NaN stays NaN. */
    @Override
    public void backward(
            RowActivation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns) {
        for (int i = 0; i < rows * columns; i++) {
            dx[dxOffset + i] = 0 * y[yOffset + i];
        }
    }

    @Override
    public void backward(
            RowActivation activation,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int rows, int columns) {
        for (int i = 0; i < rows * columns; i++) {
            dx[dxOffset + i] = 0 * y[yOffset + i];
        }
    }
}
