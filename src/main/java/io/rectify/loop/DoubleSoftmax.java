package io.rectify.loop;

import io.rectify.math.Rows;

/** {@link SoftmaxLoop} of softmax and softmin over {@code double}; a sum is in two parts. */
final class DoubleSoftmax extends DoubleExponentials {
    DoubleSoftmax(RowStages stages, boolean ofMinimum) {
        super(stages, ofMinimum);
    }

    @Override
    double masked() {
        return 0;
    }

    @Override
    double share(int columns) {
        return 1.0 / columns;
    }

    @Override
    void forward(double temperature, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns) {
        DoubleRows work = DoubleRows.ofThread();
        work.factor = factor(temperature);
        work.factorLow = Math.fma(-temperature, 1 / temperature, 1) * work.factor;
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
            boolean mayBeOrdinary, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns, DoubleRows work) {
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
        PlainDoubleRows.exponentials(work, size);
        for (int row = 0; row < rows; row++) {
            work.high[row] = PlainDoubleRows.shortSum(row * columns, (row + 1) * columns, work);
            work.low[row] = work.rests[0];
            normalize(row, work);
        }
        work.columns = columns;
        stages.doubleScale.run(work, size);
        if (special) {
            specials(x, xOffset, work.x, size, columns, work);
        }
        System.arraycopy(work.x, 0, y, yOffset, size);
    }

    /** A row that is not short. */
    private void row(boolean mayBeOrdinary, double[] x, int xOffset, double[] y, int yOffset, int columns, DoubleRows work) {
        boolean ordinary;
        double m;
        if (stages.direct) { // the bounds cost no more than the question
            m = RowBounds.of(ofMinimum, x, xOffset, columns, work, stages);
            ordinary = mayBeOrdinary && RowBounds.within(Rows.DOUBLE_ORDINARY, work);
        } else {
            ordinary = mayBeOrdinary && isOrdinary(x, xOffset, columns, work);
            m = ordinary ? 0 : RowBounds.of(ofMinimum, x, xOffset, columns, work, stages);
        }
        if (!Double.isFinite(m)) {
            special(m, x, xOffset, y, yOffset, columns);
            return;
        }
        boolean inBlocks = columns > DoubleRows.SIZE;
        begin(ordinary, m, columns, work);
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(DoubleRows.SIZE, columns - done);
            exponentials(ordinary, x, xOffset + done, size, work);
            sum(size, work);
            if (ordinary && inBlocks) {
                run(stages.doubleJoin, x, xOffset + done, y, yOffset + done, size, work);
            }
        }
        work.high[0] = total(columns, work);
        work.low[0] = work.rests[0];
        work.columns = DoubleRows.SIZE;
        normalize(0, work);
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(DoubleRows.SIZE, columns - done);
            if (ordinary && inBlocks) {
                run(stages.doubleScaleJoined, y, yOffset + done, y, yOffset + done, size, work);
                continue;
            }
            if (inBlocks) {
                exponentials(false, x, xOffset + done, size, work);
            }
            run(stages.doubleScale, x, xOffset + done, y, yOffset + done, size, work);
        }
    }

    /** Replaces the sum in the place of the row by its inverse. */
    private static void normalize(int row, DoubleRows work) {
        double inverse = 1 / work.high[row];
        work.low[row] = (Math.fma(-inverse, work.high[row], 1) - inverse * work.low[row]) * inverse;
        work.high[row] = inverse;
    }

    @Override
    void gradientSum(double[] y, int yOffset, double[] dy, int dyOffset, int columns, DoubleRows work) {
        int whole = whole(columns);
        if (whole > 0) {
            stages.doubleDot.run(y, yOffset, dy, dyOffset, y, yOffset, work, whole);
        }
        PlainDoubleRows.dot(y, yOffset + whole, dy, dyOffset + whole, y, yOffset, work, columns - whole);
    }

    @Override
    void aligned(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int size, DoubleRows work) {
        stages.doubleSoftmaxGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
    }
}
