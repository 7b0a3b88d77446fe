package io.rectify.loop;

import io.rectify.math.DoubleLog;
import io.rectify.math.FloatExp;
import io.rectify.math.FloatPair;
import io.rectify.math.Rows;
import java.util.Arrays;

/** {@link SoftmaxLoop} of {@code float}; a sum is in {@code double}. */
final class FloatSoftmax {
    private static final int ALL_BITS = -1;

    private final RowStages stages;
    private final boolean ofMinimum;
    private final boolean logarithm;

    FloatSoftmax(boolean ofMinimum, boolean logarithm, RowStages stages) {
        this.stages = stages;
        this.ofMinimum = ofMinimum;
        this.logarithm = logarithm;
    }

    /** What the difference of the maximum, or minimum, and an element is multiplied with. */
    private double factor(double temperature) {
        return (ofMinimum ? 1 : -1) / temperature;
    }

    /** The value that stands for a masked column. */
    private float masked() {
        return ofMinimum ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
    }

    /** How many rows to do at a time: a long row is done alone. */
    private static int together(int columns) {
        return columns < RowBounds.SHORT ? FloatRows.SIZE / columns : 1;
    }

    /** The same for the values: sums of logarithms are added up row by row in a stage. */
    private int togetherForward(int columns) {
        return logarithm ? Math.max(1, FloatRows.SIZE / columns) : together(columns);
    }

    void forward(double temperature, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        double factor = factor(temperature);
        work.factor = FloatPair.high(factor);
        work.factorLow = FloatPair.low(factor);
        boolean mayBeOrdinary = temperature == 1;
        int together = togetherForward(columns);
        for (int row = 0, count; row < rows; row += count) {
            count = Math.min(together, rows - row);
            int from = xOffset + row * columns;
            int to = yOffset + row * columns;
            if (together > 1 && logarithm) {
                logarithms(x, from, y, to, count, columns, work);
            } else if (together > 1) {
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

    /** Finds the maximum of each row of the block for all of its columns; false if one is infinite or NaN. */
    private boolean maxima(int size, int columns, FloatRows work) {
        boolean finite = true;
        for (int from = 0; from < size; from += columns) {
            float m = RowBounds.of(ofMinimum, work.x, from, columns, work, stages);
            finite &= Float.isFinite(m);
            Arrays.fill(work.m, from, from + columns, m);
        }
        return finite;
    }

    /** Fills those rows of the block whose maximum is infinite or NaN. */
    private void specials(float[] x, int xOffset, float[] y, int size, int columns, FloatRows work) {
        for (int from = 0; from < size; from += columns) {
            if (!Float.isFinite(work.m[from])) {
                special(work.m[from], x, xOffset + from, y, from, columns);
            }
        }
    }

    private static float[] copied(float[] x, int xOffset, int size, FloatRows work) {
        System.arraycopy(x, xOffset, work.x, 0, size);
        Arrays.fill(work.x, size, padded(size), 0);
        return work.x;
    }

    /** A row that is not short. */
    private void row(boolean mayBeOrdinary, float[] x, int xOffset, float[] y, int yOffset, int columns, FloatRows work) {
        boolean ordinary;
        float m;
        if (stages.direct || logarithm) { // the bounds cost no more than the question, or are needed anyway
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
        if (!ordinary) {
            work.ofRow = FloatRows.SUMS - 1;
            Arrays.fill(work.m, 0, share(Math.min(padded(columns), FloatRows.SIZE)), m);
        }
        clear(work);
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(FloatRows.SIZE, columns - done);
            exponentials(ordinary, x, xOffset + done, size, work);
            sum(ordinary, size, work);
            if (ordinary && inBlocks && !logarithm) {
                run(stages.floatJoin, x, xOffset + done, y, yOffset + done, size, work);
            }
        }
        double sum = total(columns, work);
        work.columns = FloatRows.SIZE;
        if (!logarithm) {
            normalize(0, sum, work);
        } else if (ordinary) {
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
            if (ordinary && inBlocks && !logarithm) {
                run(stages.floatScaleJoined, y, yOffset + done, y, yOffset + done, size, work);
                continue;
            }
            if (inBlocks && !logarithm) {
                exponentials(false, x, xOffset + done, size, work);
            }
            run(logarithm ? stages.floatLogarithm : stages.floatScale, x, xOffset + done, y, yOffset + done, size, work);
        }
    }

    /** Of a part of a row. Where it is no whole vectors, the last ones begin before the end of those before. */
    private void exponentials(boolean ordinary, float[] x, int xOffset, int size, FloatRows work) {
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

    private void exponential(boolean ordinary, float[] x, int xOffset, int size, FloatRows work) {
        if (ordinary) {
            stages.floatOrdinary.run(x, xOffset, work, size);
        } else {
            stages.floatReduce.run(x, xOffset, work, size);
            stages.floatExpm1.run(x, xOffset, work, size);
        }
    }

    /** Runs a stage over the caller's arrays, and over copies of what makes no whole vectors. */
    private void run(FloatRowStage stage, float[] x, int xOffset, float[] y, int yOffset, int size, FloatRows work) {
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
    private int share(int size) {
        return stages.direct ? FloatRows.SUMS : size;
    }

    /** Whether a stage may run over {@code size} elements of the caller's array. */
    private boolean direct(int size) {
        return stages.direct && padded(size) == size;
    }

    /** Rounded up to whole vectors. */
    private static int padded(int size) {
        return size + FloatRows.SUMS - 1 & -FloatRows.SUMS;
    }

    private boolean isOrdinary(float[] x, int xOffset, int size, FloatRows work) {
        return RowBounds.within(Rows.FLOAT_ORDINARY, x, xOffset, size, work, stages);
    }

    private static void clear(FloatRows work) {
        Arrays.fill(work.sums, 0);
        work.below = 0;
    }

    /** Adds up the first {@code size} exponentials. */
    private void sum(boolean ordinary, int size, FloatRows work) {
        if (logarithm && !ordinary) {
            int whole = size & -FloatRows.SUMS;
            stages.floatRest.run(work, whole);
            PlainFloatRows.rest(whole, size, work);
        } else {
            int padded = padded(size);
            Arrays.fill(work.r, size, padded, 0);
            Arrays.fill(work.p, size, padded, 0);
            stages.floatSum.run(work, padded);
        }
    }

    /** Puts the inverse of a sum in the place of the row. */
    private static void normalize(int row, double sum, FloatRows work) {
        double inverse = 1 / sum;
        work.high[row] = (float) inverse;
        work.low[row] = (float) (inverse - work.high[row]);
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

    private static void fill(FloatRows work, int from, int size, float high, float low) {
        Arrays.fill(work.high, from, from + size, high);
        Arrays.fill(work.low, from, from + size, low);
    }

    /** The sum of sums; a row of few columns has as few. Halves of fixed length, which C2 unrolls. */
    private static double total(int columns, FloatRows work) {
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

    /** A row that has a NaN, is all masked, or has an infinite maximum, which is the limit of large ones. */
    private void special(float m, float[] x, int xOffset, float[] y, int yOffset, int columns) {
        float none = logarithm ? Float.NEGATIVE_INFINITY : 0;
        if (Float.isNaN(m) || m == masked()) {
            Arrays.fill(y, yOffset, yOffset + columns, m == m ? none : m);
            return;
        }
        int count = 0;
        for (int i = 0; i < columns; i++) {
            count += x[xOffset + i] == m ? 1 : 0;
        }
        float share = (float) (logarithm ? 0 - StrictMath.log(count) : 1.0 / count);
        for (int i = 0; i < columns; i++) {
            y[yOffset + i] = x[xOffset + i] == m ? share : none;
        }
    }

    void backward(
            double temperature,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        work.factor = (float) factor(temperature);
        work.factorLow = 0;
        int together = together(columns);
        int share = together > 1 ? columns : share(Math.min(columns, FloatRows.SIZE));
        work.ofRow = together > 1 ? ALL_BITS : FloatRows.SUMS - 1;
        if (logarithm) {
            Arrays.fill(work.m, 0);
        }
        for (int row = 0, count; row < rows; row += count) {
            count = Math.min(together, rows - row);
            int done = row * columns;
            for (int from = 0; from < count * columns; from += columns) {
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
    private static int whole(int length, int offset, int size) {
        int whole = size < RowBounds.SHORT ? 0 : size & -FloatRows.SUMS;
        return whole > length - offset - FloatRows.SUMS ? Math.max(0, whole - FloatRows.SUMS) : whole;
    }

    private void gradientSum(float[] y, int yOffset, float[] dy, int dyOffset, int columns, FloatRows work) {
        Arrays.fill(work.sums, 0);
        int whole = Math.min(whole(y.length, yOffset, columns), whole(dy.length, dyOffset, columns));
        if (logarithm) {
            if (whole > 0) {
                stages.floatTotal.run(dy, dyOffset, work, whole);
            }
            PlainFloatRows.total(dy, dyOffset + whole, dy, dyOffset, dy, dyOffset, work, columns - whole);
        } else {
            if (whole > 0) {
                stages.floatDot.run(y, yOffset, dy, dyOffset, y, yOffset, work, whole);
            }
            PlainFloatRows.dot(y, yOffset + whole, dy, dyOffset + whole, work, columns - whole);
        }
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

    private void aligned(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int size, FloatRows work) {
        if (logarithm) {
            exponential(false, y, yOffset, size, work);
            stages.floatLogGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
        } else {
            stages.floatSoftmaxGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
        }
    }
}
