package io.rectify.loop;

import io.rectify.Hardmax;
import io.rectify.RowActivation;
import java.util.Arrays;

/** {@link Hardmax}. */
final class HardmaxLoop implements RowLoop {
    /** How many columns of a long row to go through at a time; among so many the maximum is then searched. */
    private static final int STRETCH = 256;

    private final RowStages stages;

    HardmaxLoop(RowStages stages) {
        this.stages = stages;
    }

    @Override
    public void forward(RowActivation activation, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        int together = columns < RowBounds.SHORT ? FloatRows.SIZE / columns : 1;
        for (int row = 0, count; row < rows; row += count) {
            count = Math.min(together, rows - row);
            int from = xOffset + row * columns;
            int to = yOffset + row * columns;
            if (together > 1) {
                block(x, from, y, to, count, columns, work);
            } else {
                row(x, from, y, to, columns, work);
            }
        }
    }

    /** Rows that are together no longer than a block. */
    private void block(float[] x, int xOffset, float[] y, int yOffset, int rows, int columns, FloatRows work) {
        int size = rows * columns;
        System.arraycopy(x, xOffset, work.x, 0, size);
        if (!RowBounds.within(Float.POSITIVE_INFINITY, work.x, 0, size, work, stages)) { // a NaN
            for (int done = 0; done < size; done += columns) {
                row(x, xOffset + done, y, yOffset + done, columns, work);
            }
            return;
        }
        Arrays.fill(y, yOffset, yOffset + size, 0);
        work.columns = columns;
        stages.floatHardmax.run(work.x, 0, work.x, 0, y, yOffset, work, size);
    }

    private void row(float[] x, int xOffset, float[] y, int yOffset, int columns, FloatRows work) {
        float m = Float.NEGATIVE_INFINITY;
        int first = 0;
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(STRETCH, columns - done);
            float most = RowBounds.of(false, x, xOffset + done, size, work, stages);
            if (!(most <= m)) {
                m = most;
                first = done;
            }
            if (Float.isNaN(m)) {
                Arrays.fill(y, yOffset, yOffset + columns, m);
                return;
            }
        }
        while (x[xOffset + first] != m) {
            first++;
        }
        Arrays.fill(y, yOffset, yOffset + columns, 0);
        if (m > Float.NEGATIVE_INFINITY) {
            y[yOffset + first] = 1;
        }
    }

    @Override
    public void forward(RowActivation activation, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns) {
        DoubleRows work = DoubleRows.ofThread();
        int together = columns < RowBounds.SHORT ? DoubleRows.SIZE / columns : 1;
        for (int row = 0, count; row < rows; row += count) {
            count = Math.min(together, rows - row);
            int from = xOffset + row * columns;
            int to = yOffset + row * columns;
            if (together > 1) {
                block(x, from, y, to, count, columns, work);
            } else {
                row(x, from, y, to, columns, work);
            }
        }
    }

    /** Rows that are together no longer than a block. */
    private void block(double[] x, int xOffset, double[] y, int yOffset, int rows, int columns, DoubleRows work) {
        int size = rows * columns;
        System.arraycopy(x, xOffset, work.x, 0, size);
        if (!RowBounds.within(Double.POSITIVE_INFINITY, work.x, 0, size, work, stages)) { // a NaN
            for (int done = 0; done < size; done += columns) {
                row(x, xOffset + done, y, yOffset + done, columns, work);
            }
            return;
        }
        Arrays.fill(y, yOffset, yOffset + size, 0);
        work.columns = columns;
        stages.doubleHardmax.run(work.x, 0, work.x, 0, y, yOffset, work, size);
    }

    private void row(double[] x, int xOffset, double[] y, int yOffset, int columns, DoubleRows work) {
        double m = Double.NEGATIVE_INFINITY;
        int first = 0;
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(STRETCH, columns - done);
            double most = RowBounds.of(false, x, xOffset + done, size, work, stages);
            if (!(most <= m)) {
                m = most;
                first = done;
            }
            if (Double.isNaN(m)) {
                Arrays.fill(y, yOffset, yOffset + columns, m);
                return;
            }
        }
        while (x[xOffset + first] != m) {
            first++;
        }
        Arrays.fill(y, yOffset, yOffset + columns, 0);
        if (m > Double.NEGATIVE_INFINITY) {
            y[yOffset + first] = 1;
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
