package io.rectify.loop;

import io.rectify.math.DoubleExp;
import io.rectify.math.DoubleLog;
import io.rectify.math.Rows;
import io.rectify.math.TwoSum;
import java.util.Arrays;

/** {@link SoftmaxLoop} of {@code double}; a sum is in two parts. */
final class DoubleSoftmax {
    private static final int ALL_BITS = -1;

    private final RowStages stages;
    private final boolean ofMinimum;
    private final boolean logarithm;

    DoubleSoftmax(boolean ofMinimum, boolean logarithm, RowStages stages) {
        this.stages = stages;
        this.ofMinimum = ofMinimum;
        this.logarithm = logarithm;
    }

    /** What the difference of the maximum, or minimum, and an element is multiplied with. */
    private double factor(double temperature) {
        return (ofMinimum ? 1 : -1) / temperature;
    }

    /** The value that stands for a masked column. */
    private double masked() {
        return ofMinimum ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /** How many rows to do at a time: a long row is done alone. */
    private static int together(int columns) {
        return columns < RowBounds.SHORT ? DoubleRows.SIZE / columns : 1;
    }

    /** The same for the values: sums of logarithms are added up row by row in a stage. */
    private int togetherForward(int columns) {
        return logarithm ? Math.max(1, DoubleRows.SIZE / columns) : together(columns);
    }

    void forward(double temperature, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns) {
        DoubleRows work = DoubleRows.ofThread();
        work.factor = factor(temperature);
        work.factorLow = Math.fma(-temperature, 1 / temperature, 1) * work.factor;
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

    /** Finds the maximum of each row of the block for all of its columns; false if one is infinite or NaN. */
    private boolean maxima(int size, int columns, DoubleRows work) {
        boolean finite = true;
        for (int from = 0; from < size; from += columns) {
            double m = RowBounds.of(ofMinimum, work.x, from, columns, work, stages);
            finite &= Double.isFinite(m);
            Arrays.fill(work.m, from, from + columns, m);
        }
        return finite;
    }

    /** Fills those rows of the block whose maximum is infinite or NaN. */
    private void specials(double[] x, int xOffset, double[] y, int size, int columns, DoubleRows work) {
        for (int from = 0; from < size; from += columns) {
            if (!Double.isFinite(work.m[from])) {
                special(work.m[from], x, xOffset + from, y, from, columns);
            }
        }
    }

    private static double[] copied(double[] x, int xOffset, int size, DoubleRows work) {
        System.arraycopy(x, xOffset, work.x, 0, size);
        Arrays.fill(work.x, size, padded(size), 0);
        return work.x;
    }

    /** A row that is not short. */
    private void row(boolean mayBeOrdinary, double[] x, int xOffset, double[] y, int yOffset, int columns, DoubleRows work) {
        boolean ordinary;
        double m;
        if (stages.direct || logarithm) { // the bounds cost no more than the question, or are needed anyway
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
        if (!ordinary) {
            work.ofRow = DoubleRows.SUMS - 1;
            Arrays.fill(work.m, 0, share(Math.min(padded(columns), DoubleRows.SIZE)), m);
        }
        clear(work);
        for (int done = 0, size; done < columns; done += size) {
            size = Math.min(DoubleRows.SIZE, columns - done);
            exponentials(ordinary, x, xOffset + done, size, work);
            sum(ordinary, size, work);
            if (ordinary && inBlocks && !logarithm) {
                run(stages.doubleJoin, x, xOffset + done, y, yOffset + done, size, work);
            }
        }
        work.high[0] = total(columns, work);
        work.low[0] = work.rests[0];
        work.columns = DoubleRows.SIZE;
        if (!logarithm) {
            normalize(0, work);
        } else if (ordinary) {
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
            if (ordinary && inBlocks && !logarithm) {
                run(stages.doubleScaleJoined, y, yOffset + done, y, yOffset + done, size, work);
                continue;
            }
            if (inBlocks && !logarithm) {
                exponentials(false, x, xOffset + done, size, work);
            }
            run(logarithm ? stages.doubleLogarithm : stages.doubleScale, x, xOffset + done, y, yOffset + done, size, work);
        }
    }

    /** Of a part of a row. Where it is no whole vectors, the last ones begin before the end of those before. */
    private void exponentials(boolean ordinary, double[] x, int xOffset, int size, DoubleRows work) {
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

    private void exponential(boolean ordinary, double[] x, int xOffset, int size, DoubleRows work) {
        if (ordinary) {
            stages.doubleOrdinary.run(x, xOffset, work, size);
        } else {
            stages.doubleReduce.run(x, xOffset, work, size);
            stages.doubleExpm1.run(x, xOffset, work, size);
        }
    }

    /** Runs a stage over the caller's arrays, and over copies of what makes no whole vectors. */
    private void run(DoubleRowStage stage, double[] x, int xOffset, double[] y, int yOffset, int size, DoubleRows work) {
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
    private int share(int size) {
        return stages.direct ? DoubleRows.SUMS : size;
    }

    /** Whether a stage may run over {@code size} elements of the caller's array. */
    private boolean direct(int size) {
        return stages.direct && padded(size) == size;
    }

    /** Rounded up to whole vectors. */
    private static int padded(int size) {
        return size + DoubleRows.SUMS - 1 & -DoubleRows.SUMS;
    }

    private boolean isOrdinary(double[] x, int xOffset, int size, DoubleRows work) {
        return RowBounds.within(Rows.DOUBLE_ORDINARY, x, xOffset, size, work, stages);
    }

    private static void clear(DoubleRows work) {
        Arrays.fill(work.sums, 0);
        Arrays.fill(work.rests, 0);
        work.below = 0;
    }

    /** Adds up the first {@code size} exponentials. */
    private void sum(boolean ordinary, int size, DoubleRows work) {
        if (logarithm && !ordinary) {
            int whole = size & -DoubleRows.SUMS;
            stages.doubleRest.run(work, whole);
            PlainDoubleRows.rest(whole, size, work);
        } else {
            int padded = padded(size);
            Arrays.fill(work.r, size, padded, 0);
            Arrays.fill(work.p, size, padded, 0);
            stages.doubleSum.run(work, padded);
        }
    }

    /** Replaces the sum in the place of the row by its inverse. */
    private static void normalize(int row, DoubleRows work) {
        double inverse = 1 / work.high[row];
        work.low[row] = (Math.fma(-inverse, work.high[row], 1) - inverse * work.low[row]) * inverse;
        work.high[row] = inverse;
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

    private static void fill(DoubleRows work, int from, int size, double high, double low) {
        Arrays.fill(work.high, from, from + size, high);
        Arrays.fill(work.low, from, from + size, low);
    }

    /** The sum of sums; what its rounding has cut off is left in {@code rests[0]}. */
    private static double total(int columns, DoubleRows work) {
        work.addUp(columns > 16 ? 32 : 16);
        return work.sums[0];
    }

    /** A row that has a NaN, is all masked, or has an infinite maximum, which is the limit of large ones. */
    private void special(double m, double[] x, int xOffset, double[] y, int yOffset, int columns) {
        double none = logarithm ? Double.NEGATIVE_INFINITY : 0;
        if (Double.isNaN(m) || m == masked()) {
            Arrays.fill(y, yOffset, yOffset + columns, m == m ? none : m);
            return;
        }
        int count = 0;
        for (int i = 0; i < columns; i++) {
            count += x[xOffset + i] == m ? 1 : 0;
        }
        double share = logarithm ? 0 - StrictMath.log(count) : 1.0 / count;
        for (int i = 0; i < columns; i++) {
            y[yOffset + i] = x[xOffset + i] == m ? share : none;
        }
    }

    void backward(
            double temperature,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int rows, int columns) {
        DoubleRows work = DoubleRows.ofThread();
        work.factor = factor(temperature);
        work.factorLow = 0;
        int together = together(columns);
        int share = together > 1 ? columns : share(Math.min(columns, DoubleRows.SIZE));
        work.ofRow = together > 1 ? ALL_BITS : DoubleRows.SUMS - 1;
        if (logarithm) {
            Arrays.fill(work.m, 0);
        }
        for (int row = 0, count; row < rows; row += count) {
            count = Math.min(together, rows - row);
            int done = row * columns;
            for (int from = 0; from < count * columns; from += columns) {
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
    private static int whole(int size) {
        return size < RowBounds.SHORT ? 0 : size & -DoubleRows.SUMS;
    }

    private void gradientSum(double[] y, int yOffset, double[] dy, int dyOffset, int columns, DoubleRows work) {
        clear(work);
        int whole = whole(columns);
        if (logarithm) {
            if (whole > 0) {
                stages.doubleTotal.run(dy, dyOffset, work, whole);
            }
            PlainDoubleRows.total(dy, dyOffset + whole, dy, dyOffset, dy, dyOffset, work, columns - whole);
        } else {
            if (whole > 0) {
                stages.doubleDot.run(y, yOffset, dy, dyOffset, y, yOffset, work, whole);
            }
            PlainDoubleRows.dot(y, yOffset + whole, dy, dyOffset + whole, y, yOffset, work, columns - whole);
        }
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

    private void aligned(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int size, DoubleRows work) {
        if (logarithm) {
            exponential(false, y, yOffset, size, work);
            stages.doubleLogGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
        } else {
            stages.doubleSoftmaxGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
        }
    }
}
