package io.rectify.loop;

import io.rectify.math.FloatPair;
import io.rectify.math.Rows;

/** {@link SoftmaxLoop} of softmax and softmin over {@code float}; a sum is in {@code double}. */
final class FloatSoftmax extends FloatExponentials {
    FloatSoftmax(RowStages stages, boolean ofMinimum) {
        super(stages, ofMinimum);
    }

    @Override
    float masked() {
        return 0;
    }

    @Override
    float share(int columns) {
        return (float) (1.0 / columns);
    }

    @Override
    void forward(double temperature, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        double factor = factor(temperature);
        work.factor = FloatPair.high(factor);
        work.factorLow = FloatPair.low(factor);
        boolean mayBeOrdinary = temperature == 1;
        int together = together(columns);
        for (int row = 0, count; row < rows; row += count) {
            count = Math.min(together, rows - row);
            int from = xOffset + row * columns;
            int to = yOffset + row * columns;
            if (together > 1) {
                block(mayBeOrdinary, x, from, y, to, count, columns, work);
            } else {
                row(mayBeOrdinary, x, from, y, to, columns, work);
            }
        }
    }

    /** Rows that are together no longer than a block. */
    private void block(
            boolean mayBeOrdinary, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns, FloatRows work) {
        int size = rows * columns;
        int padded = padded(size);
        work.ofRow = ALL_BITS;
        copied(x, xOffset, size, work);
        boolean ordinary = mayBeOrdinary && isOrdinary(work.x, 0, padded, work);
        if (mayBeOrdinary && !ordinary && rows > 1) { // which way a row goes does not depend on its neighbours
            for (int row = 0; row < rows; row++) {
                block(true, x, xOffset + row * columns, y, yOffset + row * columns, 1, columns, work);
            }
            return;
        }
        boolean special = !ordinary && !maxima(size, columns, work);
        exponential(ordinary, work.x, 0, padded, work);
        PlainFloatRows.exponentials(work, size);
        for (int row = 0; row < rows; row++) {
            normalize(row, PlainFloatRows.shortSum(row * columns, (row + 1) * columns, work.e), work);
        }
        work.columns = columns;
        stages.floatScale.run(work, size);
        if (special) {
            specials(x, xOffset, work.x, size, columns, work);
        }
        System.arraycopy(work.x, 0, y, yOffset, size);
    }

    /** A row that is not short. */
    private void row(boolean mayBeOrdinary, float[] x, int xOffset, float[] y, int yOffset, int columns, FloatRows work) {
        boolean ordinary;
        float m;
        if (stages.direct) { // the bounds cost no more than the question
            m = RowBounds.of(ofMinimum, x, xOffset, columns, work, stages);
            ordinary = mayBeOrdinary && RowBounds.within(Rows.FLOAT_ORDINARY, work);
        } else {
            ordinary = mayBeOrdinary && isOrdinary(x, xOffset, columns, work);
            m = ordinary ? 0 : RowBounds.of(ofMinimum, x, xOffset, columns, work, stages);
        }
        if (!Float.isFinite(m)) {
            special(m, x, xOffset, y, yOffset, columns);
            return;
        }
        boolean inBlocks = columns > FloatRows.SIZE;
        begin(ordinary, m, columns, work);
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(FloatRows.SIZE, columns - done);
            exponentials(ordinary, x, xOffset + done, size, work);
            sum(size, work);
            if (ordinary && inBlocks) {
                run(stages.floatJoin, x, xOffset + done, y, yOffset + done, size, work);
            }
        }
        normalize(0, total(columns, work), work);
        work.columns = FloatRows.SIZE;
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(FloatRows.SIZE, columns - done);
            if (ordinary && inBlocks) {
                run(stages.floatScaleJoined, y, yOffset + done, y, yOffset + done, size, work);
                continue;
            }
            if (inBlocks) {
                exponentials(false, x, xOffset + done, size, work);
            }
            run(stages.floatScale, x, xOffset + done, y, yOffset + done, size, work);
        }
    }

    /** Puts the inverse of a sum in the place of the row. */
    private static void normalize(int row, double sum, FloatRows work) {
        double inverse = 1 / sum;
        work.high[row] = (float) inverse;
        work.low[row] = (float) (inverse - work.high[row]);
    }

    @Override
    void gradientSum(float[] y, int yOffset, float[] dy, int dyOffset, int columns, FloatRows work) {
        int whole = Math.min(whole(y.length, yOffset, columns), whole(dy.length, dyOffset, columns));
        if (whole > 0) {
            stages.floatDot.run(y, yOffset, dy, dyOffset, y, yOffset, work, whole);
        }
        PlainFloatRows.dot(y, yOffset + whole, dy, dyOffset + whole, work, columns - whole);
    }

    @Override
    void aligned(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int size, FloatRows work) {
        stages.floatSoftmaxGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
    }
}
