package io.rectify.loop;

import io.rectify.math.Rows;
import java.util.Arrays;

/** What {@link DoubleSoftmax} and {@link DoubleLogSoftmax} share: exponentials of rows, their sums, and the way of a gradient. */
abstract class DoubleExponentials {
    /** {@link DoubleRows#ofRow} of short rows. */
    static final int ALL_BITS = -1;

    final RowStages stages;
    final boolean ofMinimum;

    DoubleExponentials(RowStages stages, boolean ofMinimum) {
        this.stages = stages;
        this.ofMinimum = ofMinimum;
    }

    /** With the temperature of a softmax, or 1. */
    abstract void forward(double temperature, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns);

    /** The result in a masked column. */
    abstract double masked();

    /** The result in each of so many columns that outweigh all others. */
    abstract double share(int columns);

    /** Adds to the sums what each gradient of a row is less by. */
    abstract void gradientSum(
            double[] y, int yOffset, double[] dy, int dyOffset, int columns, DoubleRows work);

    /** The gradient of whole vectors. */
    abstract void aligned(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int size, DoubleRows work);

    /** What the difference of the maximum, or minimum, and an element is multiplied with. */
    final double factor(double temperature) {
        return (ofMinimum ? 1 : -1) / temperature;
    }

    /** How many rows to do at a time: a long row is done alone. */
    static int together(int columns) {
        return columns < RowBounds.SHORT ? DoubleRows.SIZE / columns : 1;
    }

    /** Finds the maximum of each row of the block for all of its columns; false if one is infinite or NaN. */
    final boolean maxima(int size, int columns, DoubleRows work) {
        boolean finite = true;
        for (int from = 0; from < size; from += columns) {
            double m = RowBounds.of(ofMinimum, work.x, from, columns, work, stages);
            finite &= Double.isFinite(m);
            Arrays.fill(work.m, from, from + columns, m);
        }
        return finite;
    }

    /** Fills those rows of the block whose maximum is infinite or NaN. */
    final void specials(double[] x, int xOffset, double[] y, int size, int columns, DoubleRows work) {
        for (int from = 0; from < size; from += columns) {
            if (!Double.isFinite(work.m[from])) {
                special(work.m[from], x, xOffset + from, y, from, columns);
            }
        }
    }

    /** A row that has a NaN, is all masked, or has an infinite maximum, which is the limit of large ones. */
    final void special(double m, double[] x, int xOffset, double[] y, int yOffset, int columns) {
        if (Double.isNaN(m)) {
            Arrays.fill(y, yOffset, yOffset + columns, m);
            return;
        }
        if (m == (ofMinimum ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY)) {
            Arrays.fill(y, yOffset, yOffset + columns, masked());
            return;
        }
        int count = 0;
        for (int i = 0; i < columns; i++) {
            count += x[xOffset + i] == m ? 1 : 0;
        }
        double share = share(count);
        for (int i = 0; i < columns; i++) {
            y[yOffset + i] = x[xOffset + i] == m ? share : masked();
        }
    }

    static double[] copied(double[] x, int xOffset, int size, DoubleRows work) {
        System.arraycopy(x, xOffset, work.x, 0, size);
        Arrays.fill(work.x, size, padded(size), 0);
        return work.x;
    }

    /** Readies the work arrays for a row done alone; m is its maximum. */
    final void begin(boolean ordinary, double m, int columns, DoubleRows work) {
        if (!ordinary) {
            work.ofRow = DoubleRows.SUMS - 1;
            Arrays.fill(work.m, 0, places(Math.min(padded(columns), DoubleRows.SIZE)), m);
        }
        clear(work);
    }

    /** Of a part of a row. Where it is no whole vectors, the last ones begin before the end of those before. */
    final void exponentials(boolean ordinary, double[] x, int xOffset, int size, DoubleRows work) {
        if (!stages.direct || size < DoubleRows.SUMS) {
            System.arraycopy(x, xOffset, work.x, 0, size);
            exponential(ordinary, work.x, 0, padded(size), work);
            return;
        }
        int whole = size & -DoubleRows.SUMS;
        DoubleRowStage first = ordinary ? stages.doubleOrdinary : stages.doubleReduce;
        first.run(x, xOffset, work, whole);
        if (whole < size) {
            int from = xOffset + size - DoubleRows.SUMS;
            work.at = size - DoubleRows.SUMS;
            first.run(x, from, work, DoubleRows.SUMS);
            work.at = 0;
        }
        if (!ordinary) {
            stages.doubleExpm1.run(x, xOffset, work, padded(size));
        }
    }

    final void exponential(boolean ordinary, double[] x, int xOffset, int size, DoubleRows work) {
        if (ordinary) {
            stages.doubleOrdinary.run(x, xOffset, work, size);
        } else {
            stages.doubleReduce.run(x, xOffset, work, size);
            stages.doubleExpm1.run(x, xOffset, work, size);
        }
    }

    /** Adds up the first {@code size} exponentials. */
    final void sum(int size, DoubleRows work) {
        int padded = padded(size);
        Arrays.fill(work.r, size, padded, 0);
        Arrays.fill(work.p, size, padded, 0);
        stages.doubleSum.run(work, padded);
    }

    /** The sum of sums; what its rounding has cut off is left in {@code rests[0]}. */
    static double total(int columns, DoubleRows work) {
        work.addUp(columns > 16 ? 32 : 16);
        return work.sums[0];
    }

    /** Runs a stage over the caller's arrays, and over copies of what makes no whole vectors. */
    final void run(DoubleRowStage stage, double[] x, int xOffset, double[] y, int yOffset, int size, DoubleRows work) {
        int whole = stages.direct ? size & -DoubleRows.SUMS : 0;
        if (whole > 0) {
            stage.run(x, xOffset, x, xOffset, y, yOffset, work, whole);
        }
        if (whole < size) {
            System.arraycopy(x, xOffset + whole, work.x, 0, size - whole);
            work.at = whole;
            stage.run(work, padded(size - whole));
            work.at = 0;
            System.arraycopy(work.x, 0, y, yOffset + whole, size - whole);
        }
    }

    /** In how many places of the work arrays a number of a row of {@code size} columns has to stand. */
    private int places(int size) {
        return stages.direct ? DoubleRows.SUMS : size;
    }

    /** Whether a stage may run over {@code size} elements of the caller's array. */
    private boolean direct(int size) {
        return stages.direct && padded(size) == size;
    }

    /** Rounded up to whole vectors. */
    static int padded(int size) {
        return size + DoubleRows.SUMS - 1 & -DoubleRows.SUMS;
    }

    final boolean isOrdinary(double[] x, int xOffset, int size, DoubleRows work) {
        return RowBounds.within(Rows.DOUBLE_ORDINARY, x, xOffset, size, work, stages);
    }

    private static void clear(DoubleRows work) {
        Arrays.fill(work.sums, 0);
        Arrays.fill(work.rests, 0);
        work.below = 0;
    }

    final void backward(
            double temperature,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int rows, int columns) {
        DoubleRows work = DoubleRows.ofThread();
        work.factor = factor(temperature);
        work.factorLow = 0;
        int together = together(columns);
        int share = together > 1 ? columns : places(Math.min(columns, DoubleRows.SIZE));
        work.ofRow = together > 1 ? ALL_BITS : DoubleRows.SUMS - 1;
        for (int row = 0, count; row < rows; row += count) {
            count = Math.min(together, rows - row);
            int done = row * columns;
            for (int from = 0; from < count * columns; from += columns) {
                clear(work);
                gradientSum(y, yOffset + done + from, dy, dyOffset + done + from, columns, work);
                double sum = total(columns, work);
                double low = Double.isFinite(sum) ? work.rests[0] : 0;
                fill(work, from, share, sum, low);
            }
            for (int from = 0; from < count * columns; from += DoubleRows.SIZE) {
                int size = Math.min(DoubleRows.SIZE, count * columns - from);
                int at = done + from;
                gradient(y, yOffset + at, dy, dyOffset + at, dx, dxOffset + at, size, work);
            }
        }
    }

    /** How many of {@code size} elements to add up in a stage. */
    static int whole(int size) {
        return size < RowBounds.SHORT ? 0 : size & -DoubleRows.SUMS;
    }

    private void gradient(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int size, DoubleRows work) {
        if (direct(size)) {
            aligned(y, yOffset, dy, dyOffset, dx, dxOffset, size, work);
        } else {
            System.arraycopy(y, yOffset, work.x, 0, size);
            System.arraycopy(dy, dyOffset, work.dy, 0, size);
            aligned(work.x, 0, work.dy, 0, work.x, 0, padded(size), work);
            System.arraycopy(work.x, 0, dx, dxOffset, size);
        }
    }

    private static void fill(DoubleRows work, int from, int size, double high, double low) {
        Arrays.fill(work.high, from, from + size, high);
        Arrays.fill(work.low, from, from + size, low);
    }
}
