package io.rectify.loop;

import io.rectify.math.Rows;
import java.util.Arrays;

/** What {@link FloatSoftmax} and {@link FloatLogSoftmax} share: exponentials of rows, their sums, and the way of a gradient. */
abstract class FloatExponentials {
    /** {@link FloatRows#ofRow} of short rows. */
    static final int ALL_BITS = -1;

    final RowStages stages;
    final boolean ofMinimum;

    FloatExponentials(RowStages stages, boolean ofMinimum) {
        this.stages = stages;
        this.ofMinimum = ofMinimum;
    }

    /** With the temperature of a softmax, or 1. */
    abstract void forward(double temperature, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns);

    /** The result in a masked column. */
    abstract float masked();

    /** The result in each of so many columns that outweigh all others. */
    abstract float share(int columns);

    /** Adds to the sums what each gradient of a row is less by. */
    abstract void gradientSum(
            float[] y, int yOffset, float[] dy, int dyOffset, int columns, FloatRows work);

    /** The gradient of whole vectors. */
    abstract void aligned(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int size, FloatRows work);

    /** What the difference of the maximum, or minimum, and an element is multiplied with. */
    final double factor(double temperature) {
        return (ofMinimum ? 1 : -1) / temperature;
    }

    /** How many rows to do at a time: a long row is done alone. */
    static int together(int columns) {
        return columns < RowBounds.SHORT ? FloatRows.SIZE / columns : 1;
    }

    /** Finds the maximum of each row of the block for all of its columns; false if one is infinite or NaN. */
    final boolean maxima(int size, int columns, FloatRows work) {
        boolean finite = true;
        for (int from = 0; from < size; from += columns) {
            float m = RowBounds.of(ofMinimum, work.x, from, columns, work, stages);
            finite &= Float.isFinite(m);
            Arrays.fill(work.m, from, from + columns, m);
        }
        return finite;
    }

    /** Fills those rows of the block whose maximum is infinite or NaN. */
    final void specials(float[] x, int xOffset, float[] y, int size, int columns, FloatRows work) {
        for (int from = 0; from < size; from += columns) {
            if (!Float.isFinite(work.m[from])) {
                special(work.m[from], x, xOffset + from, y, from, columns);
            }
        }
    }

    /** A row that has a NaN, is all masked, or has an infinite maximum, which is the limit of large ones. */
    final void special(float m, float[] x, int xOffset, float[] y, int yOffset, int columns) {
        if (Float.isNaN(m)) {
            Arrays.fill(y, yOffset, yOffset + columns, m);
            return;
        }
        if (m == (ofMinimum ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY)) {
            Arrays.fill(y, yOffset, yOffset + columns, masked());
            return;
        }
        int count = 0;
        for (int i = 0; i < columns; i++) {
            count += x[xOffset + i] == m ? 1 : 0;
        }
        float share = share(count);
        for (int i = 0; i < columns; i++) {
            y[yOffset + i] = x[xOffset + i] == m ? share : masked();
        }
    }

    static float[] copied(float[] x, int xOffset, int size, FloatRows work) {
        System.arraycopy(x, xOffset, work.x, 0, size);
        Arrays.fill(work.x, size, padded(size), 0);
        return work.x;
    }

    /** Readies the work arrays for a row done alone; m is its maximum. */
    final void begin(boolean ordinary, float m, int columns, FloatRows work) {
        if (!ordinary) {
            work.ofRow = FloatRows.SUMS - 1;
            Arrays.fill(work.m, 0, places(Math.min(padded(columns), FloatRows.SIZE)), m);
        }
        clear(work);
    }

    /** Of a part of a row. Where it is no whole vectors, the last ones begin before the end of those before. */
    final void exponentials(boolean ordinary, float[] x, int xOffset, int size, FloatRows work) {
        if (!stages.direct || size < FloatRows.SUMS) {
            System.arraycopy(x, xOffset, work.x, 0, size);
            exponential(ordinary, work.x, 0, padded(size), work);
            return;
        }
        int whole = size & -FloatRows.SUMS;
        FloatRowStage first = ordinary ? stages.floatOrdinary : stages.floatReduce;
        first.run(x, xOffset, work, whole);
        if (whole < size) {
            int from = xOffset + size - FloatRows.SUMS;
            work.at = size - FloatRows.SUMS;
            first.run(x, from, work, FloatRows.SUMS);
            work.at = 0;
        }
        if (!ordinary) {
            stages.floatExpm1.run(x, xOffset, work, padded(size));
        }
    }

    final void exponential(boolean ordinary, float[] x, int xOffset, int size, FloatRows work) {
        if (ordinary) {
            stages.floatOrdinary.run(x, xOffset, work, size);
        } else {
            stages.floatReduce.run(x, xOffset, work, size);
            stages.floatExpm1.run(x, xOffset, work, size);
        }
    }

    /** Adds up the first {@code size} exponentials. */
    final void sum(int size, FloatRows work) {
        int padded = padded(size);
        Arrays.fill(work.r, size, padded, 0);
        Arrays.fill(work.p, size, padded, 0);
        stages.floatSum.run(work, padded);
    }

    /** The sum of sums; a row of few columns has as few. Halves of fixed length, which C2 unrolls. */
    static double total(int columns, FloatRows work) {
        double[] sums = work.sums;
        if (columns > 16) {
            for (int j = 0; j < 16; j++) {
                sums[j] += sums[j + 16];
            }
        }
        for (int j = 0; j < 8; j++) {
            sums[j] += sums[j + 8];
        }
        for (int j = 0; j < 4; j++) {
            sums[j] += sums[j + 4];
        }
        return (sums[0] + sums[2]) + (sums[1] + sums[3]);
    }

    /** Runs a stage over the caller's arrays, and over copies of what makes no whole vectors. */
    final void run(FloatRowStage stage, float[] x, int xOffset, float[] y, int yOffset, int size, FloatRows work) {
        int whole = stages.direct ? size & -FloatRows.SUMS : 0;
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
        return stages.direct ? FloatRows.SUMS : size;
    }

    /** Whether a stage may run over {@code size} elements of the caller's array. */
    private boolean direct(int size) {
        return stages.direct && padded(size) == size;
    }

    /** Rounded up to whole vectors. */
    static int padded(int size) {
        return size + FloatRows.SUMS - 1 & -FloatRows.SUMS;
    }

    final boolean isOrdinary(float[] x, int xOffset, int size, FloatRows work) {
        return RowBounds.within(Rows.FLOAT_ORDINARY, x, xOffset, size, work, stages);
    }

    private static void clear(FloatRows work) {
        Arrays.fill(work.sums, 0);
        work.below = 0;
    }

    final void backward(
            double temperature,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        work.factor = (float) factor(temperature);
        work.factorLow = 0;
        int together = together(columns);
        int share = together > 1 ? columns : places(Math.min(columns, FloatRows.SIZE));
        work.ofRow = together > 1 ? ALL_BITS : FloatRows.SUMS - 1;
        for (int row = 0, count; row < rows; row += count) {
            count = Math.min(together, rows - row);
            int done = row * columns;
            for (int from = 0; from < count * columns; from += columns) {
                clear(work);
                gradientSum(y, yOffset + done + from, dy, dyOffset + done + from, columns, work);
                double sum = total(columns, work);
                float high = (float) sum;
                float low = Float.isFinite(high) ? (float) (sum - high) : 0;
                fill(work, from, share, high, low);
            }
            for (int from = 0; from < count * columns; from += FloatRows.SIZE) {
                int size = Math.min(FloatRows.SIZE, count * columns - from);
                int at = done + from;
                gradient(y, yOffset + at, dy, dyOffset + at, dx, dxOffset + at, size, work);
            }
        }
    }

    /** How many of {@code size} elements to add up in a stage, which may read half of a vector beyond them. */
    static int whole(int length, int offset, int size) {
        int whole = size < RowBounds.SHORT ? 0 : size & -FloatRows.SUMS;
        return whole > length - offset - FloatRows.SUMS ? Math.max(0, whole - FloatRows.SUMS) : whole;
    }

    private void gradient(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int size, FloatRows work) {
        if (direct(size)) {
            aligned(y, yOffset, dy, dyOffset, dx, dxOffset, size, work);
        } else {
            System.arraycopy(y, yOffset, work.x, 0, size);
            System.arraycopy(dy, dyOffset, work.dy, 0, size);
            aligned(work.x, 0, work.dy, 0, work.x, 0, padded(size), work);
            System.arraycopy(work.x, 0, dx, dxOffset, size);
        }
    }

    private static void fill(FloatRows work, int from, int size, float high, float low) {
        Arrays.fill(work.high, from, from + size, high);
        Arrays.fill(work.low, from, from + size, low);
    }
}
