package io.rectify.loop;

import io.rectify.RowActivation;
import io.rectify.Sparsemax;
import io.rectify.math.Rows;
import io.rectify.math.TwoSum;
import java.util.Arrays;

/**
 * {@link Sparsemax}, in plain code on both backends but for the maximum.
 *
 * <p>Only elements greater than the maximum minus 1 can be in the support. With d = x − m for these, the threshold of the mean
 * is (Σ d − 1) / k; as long as elements are not above it, they are left out and it rises (C. Michelot, A Finite Algorithm for
 * Finding the Projection of a Point onto the Canonical Simplex of ℝⁿ, Journal of Optimization Theory and Applications 50(1),
 * 1986).
 */
final class SparsemaxLoop implements RowLoop {
    private final RowStages stages;

    SparsemaxLoop(RowStages stages) {
        this.stages = stages;
    }

    @Override
    public void forward(RowActivation activation, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        Support support = Support.ofThread(columns);
        for (int row = 0; row < rows; row++, xOffset += columns, yOffset += columns) {
            float m = RowBounds.of(false, x, xOffset, columns, work, stages);
            if (Float.isNaN(m) || m == Float.NEGATIVE_INFINITY) {
                Arrays.fill(y, yOffset, yOffset + columns, m == m ? 0 : m);
                continue;
            }
            support.clear();
            for (int i = 0; i < columns; i++) {
                double v = x[xOffset + i];
                if (v == m) {
                    support.add(0, 0);
                } else if (v - m > -1) {
                    support.add(v - m, 0); // what this rounds is far less than a float's last place of 1
                }
            }
            support.findThreshold();
            for (int i = 0; i < columns; i++) {
                double v = x[xOffset + i];
                double difference = v == m ? 0 : v - m;
                y[yOffset + i] = (float) Math.max(0.0, (difference - support.threshold) - support.thresholdLow);
            }
        }
    }

    @Override
    public void forward(RowActivation activation, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns) {
        DoubleRows work = DoubleRows.ofThread();
        Support support = Support.ofThread(columns);
        for (int row = 0; row < rows; row++, xOffset += columns, yOffset += columns) {
            double m = RowBounds.of(false, x, xOffset, columns, work, stages);
            if (Double.isNaN(m) || m == Double.NEGATIVE_INFINITY) {
                Arrays.fill(y, yOffset, yOffset + columns, m == m ? 0 : m);
                continue;
            }
            support.clear();
            for (int i = 0; i < columns; i++) {
                double v = x[xOffset + i];
                if (v == m) {
                    support.add(0, 0);
                } else if (v - m >= -1) { // with what has been rounded it may be greater
                    support.add(v - m, -Rows.differenceLow(m, v, m - v));
                }
            }
            support.findThreshold();
            for (int i = 0; i < columns; i++) {
                double v = x[xOffset + i];
                double difference = v == m ? 0 : v - m;
                double low = v == m ? 0 : -Rows.differenceLow(m, v, -difference);
                y[yOffset + i] = difference < -1 ? 0 : Math.max(0.0, support.above(difference, low));
            }
        }
    }

    /** dy minus the mean of dy, on the support. */
    @Override
    public void backward(
            RowActivation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns) {
        for (int row = 0; row < rows; row++, yOffset += columns, dyOffset += columns, dxOffset += columns) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < columns; i++) {
                if (y[yOffset + i] != 0) {
                    sum += dy[dyOffset + i];
                    count++;
                }
            }
            double mean = sum / count;
            for (int i = 0; i < columns; i++) {
                float v = y[yOffset + i];
                dx[dxOffset + i] = v == 0 ? 0 : Float.isNaN(v) ? v : (float) (dy[dyOffset + i] - mean);
            }
        }
    }

    @Override
    public void backward(
            RowActivation activation,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int rows, int columns) {
        for (int row = 0; row < rows; row++, yOffset += columns, dyOffset += columns, dxOffset += columns) {
            double sum = 0;
            double sumLow = 0;
            int count = 0;
            for (int i = 0; i < columns; i++) {
                if (y[yOffset + i] != 0) {
                    double v = dy[dyOffset + i];
                    double next = sum + v;
                    sumLow += TwoSum.low(sum, v, next);
                    sum = next;
                    count++;
                }
            }
            double mean = sum / count;
            double meanLow = Double.isFinite(mean) ? (Math.fma(-mean, count, sum) + sumLow) / count : 0;
            for (int i = 0; i < columns; i++) {
                double v = y[yOffset + i];
                dx[dxOffset + i] = v == 0 ? 0 : Double.isNaN(v) ? v : (dy[dyOffset + i] - mean) - meanLow;
            }
        }
    }

    /** The elements that may be in the support, as x − m in two parts, and their threshold; kept by the thread. */
    private static final class Support {
        private static final ThreadLocal<Support> OF_THREAD = ThreadLocal.withInitial(Support::new);

        private double[] differences = {};
        private double[] lows = {};
        private int size;
        private double threshold;
        private double thresholdLow;

        static Support ofThread(int columns) {
            Support support = OF_THREAD.get();
            if (support.differences.length < columns) {
                support.differences = new double[columns];
                support.lows = new double[columns];
            }
            return support;
        }

        void clear() {
            size = 0;
        }

        void add(double difference, double low) {
            differences[size] = difference;
            lows[size++] = low;
        }

        void findThreshold() {
            int before;
            do {
                double sum = -1;
                double sumLow = 0;
                for (int i = 0; i < size; i++) {
                    double next = sum + differences[i];
                    sumLow += TwoSum.low(sum, differences[i], next) + lows[i];
                    sum = next;
                }
                threshold = sum / size;
                thresholdLow = (Math.fma(-threshold, size, sum) + sumLow) / size;
                before = size;
                size = 0;
                for (int i = 0; i < before; i++) {
                    if (above(differences[i], lows[i]) > 0) {
                        add(differences[i], lows[i]);
                    }
                }
            } while (size < before);
        }

        /** How much an element is above the threshold, rounded once and a little. */
        double above(double difference, double low) {
            double above = difference - threshold;
            return above + (Rows.differenceLow(difference, threshold, above) + (low - thresholdLow));
        }
    }
}
