package io.rectify.loop;

import io.rectify.math.DoubleLog;
import io.rectify.math.FloatExp;
import io.rectify.math.Rows;
import java.util.Arrays;

/** {@link SoftmaxLoop} of log_softmax over {@code float}; a sum is in {@code double}. */
final class FloatLogSoftmax extends FloatExponentials {
    FloatLogSoftmax(RowStages stages) {
        super(stages, false);
    }

    @Override
    float masked() {
        return Float.NEGATIVE_INFINITY;
    }

    @Override
    float share(int columns) {
        return (float) (0 - StrictMath.log(columns));
    }

    @Override
    void forward(double temperature, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        work.factor = -1;
        work.factorLow = 0;
        int together = Math.max(1, FloatRows.SIZE / columns);
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
    private void logarithms(float[] x, int xOffset, float[] y, int yOffset, int rows, int columns, FloatRows work) {
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

    private void ordinaryLogarithms(float[] x, int xOffset, float[] y, int yOffset, int rows, int columns, FloatRows work) {
        int size = rows * columns;
        exponential(true, copied(x, xOffset, size, work), 0, padded(size), work);
        work.columns = columns;
        stages.floatRowSums.run(work, size);
        for (int row = 0; row < rows; row++) {
            logarithm(row, work.ofRows[row], work);
        }
        stages.floatLogarithm.run(work.x, 0, work.x, 0, work.dy, 0, work, size);
        if (RowBounds.of(false, work.dy, 0, size, work, stages) <= -Rows.FLOAT_DOMINANT) {
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

    private boolean isDominated(int from, int columns, FloatRows work) {
        return RowBounds.of(false, work.dy, from, columns, work, stages) > -Rows.FLOAT_DOMINANT;
    }

    /** With the maximum subtracted; leaves {@code work.dy} as it is. */
    private void otherLogarithms(float[] x, int xOffset, float[] y, int yOffset, int rows, int columns, FloatRows work) {
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
        PlainFloatRows.exponentials(work, size);
        for (int row = 0; row < rows; row++) {
            double rest = PlainFloatRows.shortRest(row * columns, (row + 1) * columns, work);
            work.ofRows[row] = others(columns, rest, work);
        }
        for (int row = 0; row < rows; row++) {
            logarithm(row, work.m[row * columns], work.ofRows[row], work);
        }
        work.columns = columns;
        stages.floatLogarithm.run(work.x, 0, work.x, 0, work.r, 0, work, size);
        if (special) {
            specials(x, xOffset, work.r, size, columns, work);
        }
        System.arraycopy(work.r, 0, y, yOffset, size);
    }

    /** A row that is not short. */
    private void row(boolean mayBeOrdinary, float[] x, int xOffset, float[] y, int yOffset, int columns, FloatRows work) {
        float m = RowBounds.of(false, x, xOffset, columns, work, stages);
        boolean ordinary = mayBeOrdinary && RowBounds.within(Rows.FLOAT_ORDINARY, work);
        if (!Float.isFinite(m)) {
            special(m, x, xOffset, y, yOffset, columns);
            return;
        }
        begin(ordinary, m, columns, work);
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(FloatRows.SIZE, columns - done);
            exponentials(ordinary, x, xOffset + done, size, work);
            if (ordinary) {
                sum(size, work);
            } else {
                rest(size, work);
            }
        }
        double sum = total(columns, work);
        work.columns = FloatRows.SIZE;
        if (ordinary) {
            logarithm(0, sum, work);
            if (work.high[0] - m < Rows.FLOAT_DOMINANT) {
                row(false, x, xOffset, y, yOffset, columns, work);
                return;
            }
        } else {
            logarithm(0, m, others(columns, sum, work), work);
        }
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(FloatRows.SIZE, columns - done);
            run(stages.floatLogarithm, x, xOffset + done, y, yOffset + done, size, work);
        }
    }

    /** Adds up the first {@code size} exponentials but those that are 1, which it counts. */
    private void rest(int size, FloatRows work) {
        int whole = size & -FloatRows.SUMS;
        stages.floatRest.run(work, whole);
        PlainFloatRows.rest(whole, size, work);
    }

    /** Puts the logarithm of a sum in the place of the row. */
    private static void logarithm(int row, double sum, FloatRows work) {
        long k = DoubleLog.exponent(sum);
        put(row, 0, DoubleLog.high(k, DoubleLog.fraction(sum, k) - 1), work);
    }

    /** The same where the maximum has been subtracted, for the sum of the others. */
    private static void logarithm(int row, float m, double others, FloatRows work) {
        long k = DoubleLog.exponent(1 + others);
        put(row, m, DoubleLog.high(k, k == 0 ? others : DoubleLog.fraction(1 + others, k) - 1), work);
    }

    /** The exponentials without the 1 of the maximum; {@code rest} is without all that are 1. */
    private static double others(int columns, double rest, FloatRows work) {
        return (columns - work.below - 1) + rest * FloatExp.UNSCALE;
    }

    private static void put(int row, float m, double log, FloatRows work) {
        float high = (float) (m + log);
        work.high[row] = high;
        work.low[row] = (float) (((double) m - high) + log);
    }

    @Override
    void gradientSum(float[] y, int yOffset, float[] dy, int dyOffset, int columns, FloatRows work) {
        int whole = Math.min(whole(y.length, yOffset, columns), whole(dy.length, dyOffset, columns));
        if (whole > 0) {
            stages.floatTotal.run(dy, dyOffset, work, whole);
        }
        PlainFloatRows.total(dy, dyOffset + whole, dy, dyOffset, dy, dyOffset, work, columns - whole);
    }

    @Override
    void aligned(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int size, FloatRows work) {
        Arrays.fill(work.m, 0, size, 0);
        exponential(false, y, yOffset, size, work);
        stages.floatLogGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
    }
}
