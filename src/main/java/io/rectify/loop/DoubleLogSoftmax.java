package io.rectify.loop;

import io.rectify.math.DoubleExp;
import io.rectify.math.DoubleLog;
import io.rectify.math.Rows;
import io.rectify.math.TwoSum;
import java.util.Arrays;

/** {@link SoftmaxLoop} of log_softmax over {@code double}; a sum is in two parts. */
final class DoubleLogSoftmax extends DoubleExponentials {
    DoubleLogSoftmax(RowStages stages) {
        super(stages, false);
    }

    @Override
    double masked() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    double share(int columns) {
        return 0 - StrictMath.log(columns);
    }

    @Override
    void forward(double temperature, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns) {
        DoubleRows work = DoubleRows.ofThread();
        work.factor = -1;
        work.factorLow = 0;
        int together = Math.max(1, DoubleRows.SIZE / columns);
        for (int row = 0, count; row < rows; row += count) {
            count = Math.min(together, rows - row);
            int from = xOffset + row * columns;
            int to = yOffset + row * columns;
            if (together > 1) {
                logarithms(x, from, y, to, count, columns, work);
            } else {
                row(true, x, from, y, to, columns, work);
            }
        }
    }

    /** Logarithms of rows that are together no longer than a block. */
    private void logarithms(double[] x, int xOffset, double[] y, int yOffset, int rows, int columns, DoubleRows work) {
        boolean all = isOrdinary(x, xOffset, rows * columns, work);
        for (int row = 0, end; row < rows; row = end) { // which way a row goes does not depend on its neighbours
            boolean ordinary = all || isOrdinary(x, xOffset + row * columns, columns, work);
            end = all ? rows : row + 1;
            while (end < rows && isOrdinary(x, xOffset + end * columns, columns, work) == ordinary) {
                end++;
            }
            if (ordinary) {
                ordinaryLogarithms(x, xOffset + row * columns, y, yOffset + row * columns, end - row, columns, work);
            } else {
                otherLogarithms(x, xOffset + row * columns, y, yOffset + row * columns, end - row, columns, work);
            }
        }
    }

    private void ordinaryLogarithms(double[] x, int xOffset, double[] y, int yOffset, int rows, int columns, DoubleRows work) {
        int size = rows * columns;
        exponential(true, copied(x, xOffset, size, work), 0, padded(size), work);
        work.columns = columns;
        stages.doubleRowSums.run(work, size);
        for (int row = 0; row < rows; row++) {
            logarithm(row, work);
        }
        stages.doubleLogarithm.run(work.x, 0, work.x, 0, work.dy, 0, work, size);
        if (RowBounds.of(false, work.dy, 0, size, work, stages) <= -Rows.DOUBLE_DOMINANT) {
            System.arraycopy(work.dy, 0, y, yOffset, size);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int from = row;
            while (row < rows && isDominated(row * columns, columns, work)) {
                row++;
            }
            if (row > from) {
                otherLogarithms(x, xOffset + from * columns, y, yOffset + from * columns, row - from, columns, work);
            }
            if (row < rows) {
                System.arraycopy(work.dy, row * columns, y, yOffset + row * columns, columns);
            }
        }
    }

    private boolean isDominated(int from, int columns, DoubleRows work) {
        return RowBounds.of(false, work.dy, from, columns, work, stages) > -Rows.DOUBLE_DOMINANT;
    }

    /** With the maximum subtracted; leaves {@code work.dy} as it is. */
    private void otherLogarithms(double[] x, int xOffset, double[] y, int yOffset, int rows, int columns, DoubleRows work) {
        int size = rows * columns;
        if (columns >= RowBounds.SHORT) {
            for (int done = 0; done < size; done += columns) {
                row(false, x, xOffset + done, y, yOffset + done, columns, work);
            }
            return;
        }
        copied(x, xOffset, size, work);
        boolean special = !maxima(size, columns, work);
        work.ofRow = ALL_BITS;
        exponential(false, work.x, 0, padded(size), work);
        PlainDoubleRows.exponentials(work, size);
        for (int row = 0; row < rows; row++) {
            putOthers(row, columns, PlainDoubleRows.shortRest(row * columns, (row + 1) * columns, work), work);
        }
        for (int row = 0; row < rows; row++) {
            logarithm(row, work.m[row * columns], work);
        }
        work.columns = columns;
        stages.doubleLogarithm.run(work.x, 0, work.x, 0, work.r, 0, work, size);
        if (special) {
            specials(x, xOffset, work.r, size, columns, work);
        }
        System.arraycopy(work.r, 0, y, yOffset, size);
    }

    /** A row that is not short. */
    private void row(boolean mayBeOrdinary, double[] x, int xOffset, double[] y, int yOffset, int columns, DoubleRows work) {
        double m = RowBounds.of(false, x, xOffset, columns, work, stages);
        boolean ordinary = mayBeOrdinary && RowBounds.within(Rows.DOUBLE_ORDINARY, work);
        if (!Double.isFinite(m)) {
            special(m, x, xOffset, y, yOffset, columns);
            return;
        }
        begin(ordinary, m, columns, work);
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(DoubleRows.SIZE, columns - done);
            exponentials(ordinary, x, xOffset + done, size, work);
            if (ordinary) {
                sum(size, work);
            } else {
                rest(size, work);
            }
        }
        work.high[0] = total(columns, work);
        work.low[0] = work.rests[0];
        work.columns = DoubleRows.SIZE;
        if (ordinary) {
            logarithm(0, work);
            if (work.high[0] - m < Rows.DOUBLE_DOMINANT) {
                row(false, x, xOffset, y, yOffset, columns, work);
                return;
            }
        } else {
            putOthers(0, columns, work.high[0], work);
            logarithm(0, m, work);
        }
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(DoubleRows.SIZE, columns - done);
            run(stages.doubleLogarithm, x, xOffset + done, y, yOffset + done, size, work);
        }
    }

    /** Adds up the first {@code size} exponentials but those that are 1, which it counts. */
    private void rest(int size, DoubleRows work) {
        int whole = size & -DoubleRows.SUMS;
        stages.doubleRest.run(work, whole);
        PlainDoubleRows.rest(whole, size, work);
    }

    /** Replaces the sum in the place of the row by its logarithm. */
    private static void logarithm(int row, DoubleRows work) {
        double sum = work.high[row];
        long k = DoubleLog.exponent(sum);
        put(row, 0, k, DoubleLog.fraction(sum, k) - 1, work.low[row] * DoubleLog.inversePower(k), work);
    }

    /** The same where the maximum has been subtracted, for the sum of the others. */
    private static void logarithm(int row, double m, DoubleRows work) {
        double others = work.high[row];
        double low = work.low[row];
        long k = DoubleLog.exponent(1 + others);
        if (k == 0) {
            put(row, m, k, others, low, work);
        } else {
            low = (TwoSum.low(1, others, 1 + others) + low) * DoubleLog.inversePower(k);
            put(row, m, k, DoubleLog.fraction(1 + others, k) - 1, low, work);
        }
    }

    /** The exponentials without the 1 of the maximum; {@code sum} is without all that are 1. */
    private static void putOthers(int row, int columns, double sum, DoubleRows work) {
        double equals = columns - work.below - 1;
        double rest = sum * DoubleExp.UNSCALE;
        work.high[row] = equals + rest;
        work.low[row] = TwoSum.low(equals, rest, equals + rest) + work.rests[0] * DoubleExp.UNSCALE;
    }

    private static void put(int row, double m, long k, double n, double nLow, DoubleRows work) {
        double log = DoubleLog.high(k, n);
        double high = m + log;
        work.high[row] = high;
        work.low[row] = TwoSum.low(m, log, high) + DoubleLog.low(k, n, nLow, log);
    }

    @Override
    void gradientSum(double[] y, int yOffset, double[] dy, int dyOffset, int columns, DoubleRows work) {
        int whole = whole(columns);
        if (whole > 0) {
            stages.doubleTotal.run(dy, dyOffset, work, whole);
        }
        PlainDoubleRows.total(dy, dyOffset + whole, dy, dyOffset, dy, dyOffset, work, columns - whole);
    }

    @Override
    void aligned(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int size, DoubleRows work) {
        Arrays.fill(work.m, 0, size, 0);
        exponential(false, y, yOffset, size, work);
        stages.doubleLogGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
    }
}
