package io.rectify.loop;

import io.rectify.LogSoftmax;
import io.rectify.RowActivation;
import io.rectify.Softmax;
import io.rectify.Softmin;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import io.rectify.math.FloatPair;
import io.rectify.math.Rows;
import java.util.Arrays;

/**
 * {@link Softmax}, {@link Softmin} and {@link LogSoftmax}.
 *
 * <p>Rows that fit into a block are done together: the stages run over the whole block, and what is the same for a row stands
 * in the work arrays once for each column. So a row of ten costs little more than its share of the block. A longer row is done
 * block by block, three times: its maximum, the exponentials and their sum, the result.
 *
 * <p>The sum counts the exponentials that are 1, the greatest among them, and adds up the rest, so that the logarithm of
 * 1 + rest is exact however small the rest.
 */
final class SoftmaxLoop implements RowLoop {
    private final RowStages stages;
    private final boolean ofMinimum;
    private final boolean logarithm;

    SoftmaxLoop(Class<?> activationClass, RowStages stages) {
        this.stages = stages;
        this.ofMinimum = activationClass == Softmin.class;
        this.logarithm = activationClass == LogSoftmax.class;
    }

    /** What the difference of the maximum, or minimum, and an element is multiplied with. */
    private double factor(double temperature) {
        return (ofMinimum ? 1 : -1) / temperature;
    }

    private static double temperature(RowActivation activation) {
        return activation instanceof Softmax softmax ? softmax.temperature() : 1;
    }

    /** The value that stands for a masked column. */
    private double masked() {
        return ofMinimum ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    @Override
    public void forward(RowActivation activation, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        double factor = factor(temperature(activation));
        work.factor = FloatPair.high(factor);
        work.factorLow = FloatPair.low(factor);
        if (columns <= FloatRows.SIZE) {
            int together = FloatRows.SIZE / columns;
            for (int row = 0; row < rows; row += together) {
                int done = row * columns;
                block(x, xOffset + done, y, yOffset + done, Math.min(together, rows - row) * columns, columns, work);
            }
        } else {
            for (int row = 0; row < rows; row++) {
                int done = row * columns;
                longRow(x, xOffset + done, y, yOffset + done, columns, work);
            }
        }
    }

    private void block(float[] x, int xOffset, float[] y, int yOffset, int size, int columns, FloatRows work) {
        System.arraycopy(x, xOffset, work.x, 0, size);
        boolean special = false;
        for (int from = 0; from < size; from += columns) {
            float m = RowBounds.of(ofMinimum, work.x, from, columns, work, stages);
            special |= !Float.isFinite(m);
            Arrays.fill(work.m, from, from + columns, m);
        }
        int padded = padded(size);
        exponential(work.x, 0, work.e, 0, padded, work);
        for (int from = 0; from < size; from += columns) {
            clear(work);
            sum(work.e, from, columns, work);
            normalize(from, columns, work.m[from], columns, work);
        }
        if (logarithm) {
            stages.floatLogarithm.run(work.x, 0, work.x, 0, work.e, 0, work, padded);
        } else {
            stages.floatScale.run(work.e, 0, work.e, 0, work.e, 0, work, padded);
        }
        if (special) {
            for (int from = 0; from < size; from += columns) {
                if (!Float.isFinite(work.m[from])) {
                    special(work.m[from], work.x, from, work.e, from, columns);
                }
            }
        }
        System.arraycopy(work.e, 0, y, yOffset, size);
    }

    private void longRow(float[] x, int xOffset, float[] y, int yOffset, int columns, FloatRows work) {
        float m = RowBounds.of(ofMinimum, x, xOffset, columns, work, stages);
        if (!Float.isFinite(m)) {
            special(m, x, xOffset, y, yOffset, columns);
            return;
        }
        Arrays.fill(work.m, m);
        clear(work);
        for (int done = 0; done < columns; done += FloatRows.SIZE) {
            int size = Math.min(FloatRows.SIZE, columns - done);
            boolean direct = direct(size);
            if (!direct) {
                System.arraycopy(x, xOffset + done, work.x, 0, size);
            }
            float[] from = direct ? x : work.x;
            float[] to = direct && !logarithm ? y : work.e;
            int toOffset = to == y ? yOffset + done : 0;
            exponential(from, direct ? xOffset + done : 0, to, toOffset, padded(size), work);
            sum(to, toOffset, size, work);
            if (!direct && !logarithm) {
                System.arraycopy(work.e, 0, y, yOffset + done, size);
            }
        }
        normalize(0, FloatRows.SIZE, m, columns, work);
        FloatRowStage last = logarithm ? stages.floatLogarithm : stages.floatScale;
        float[] source = logarithm ? x : y;
        int sourceOffset = logarithm ? xOffset : yOffset;
        for (int done = 0; done < columns; done += FloatRows.SIZE) {
            int size = Math.min(FloatRows.SIZE, columns - done);
            if (direct(size)) {
                last.run(source, sourceOffset + done, source, 0, y, yOffset + done, work, size);
            } else {
                System.arraycopy(source, sourceOffset + done, work.x, 0, size);
                last.run(work.x, 0, work.x, 0, work.x, 0, work, padded(size));
                System.arraycopy(work.x, 0, y, yOffset + done, size);
            }
        }
    }

    private boolean direct(int size) {
        return stages.direct && padded(size) == size;
    }

    /** Rounded up to whole vectors. */
    private static int padded(int size) {
        return size + FloatRows.SUMS - 1 & -FloatRows.SUMS;
    }

    private void exponential(float[] x, int xOffset, float[] e, int eOffset, int size, FloatRows work) {
        stages.floatReduce.run(x, xOffset, x, xOffset, x, xOffset, work, size);
        stages.floatExponential.run(x, xOffset, x, xOffset, e, eOffset, work, size);
    }

    private static void clear(FloatRows work) {
        Arrays.fill(work.sums, 0);
        work.below = 0;
    }

    private void sum(float[] e, int offset, int size, FloatRows work) {
        int whole = whole(e.length, offset, size);
        if (whole > 0) {
            stages.floatSum.run(e, offset, e, offset, e, offset, work, whole);
        }
        PlainFloatRows.sum(e, offset + whole, e, offset, e, offset, work, size - whole);
    }

    /** How many of {@code size} elements to add up in a stage, which may read half of a vector beyond them. */
    private static int whole(int length, int offset, int size) {
        int whole = size < RowBounds.SHORT ? 0 : size & -FloatRows.SUMS;
        return whole > length - offset - FloatRows.SUMS ? Math.max(0, whole - FloatRows.SUMS) : whole;
    }

    /** Puts the number that the last stage needs in the places of {@code size} columns of a row. */
    private void normalize(int from, int size, float m, int columns, FloatRows work) {
        double rest = total(columns, work);
        long ones = columns - work.below;
        double high;
        double low;
        if (logarithm) {
            double log = StrictMath.log1p((ones - 1) + rest * FloatExp.UNSCALE);
            high = (float) (m + log);
            low = (m - high) + log;
        } else {
            double inverse = 1 / (ones * (double) FloatExp.SCALE + rest);
            high = (float) inverse;
            low = inverse - high;
        }
        fill(work, from, size, (float) high, (float) low);
    }

    private static void fill(FloatRows work, int from, int size, float high, float low) {
        Arrays.fill(work.high, from, from + size, high);
        Arrays.fill(work.low, from, from + size, low);
    }

    /** The sum of sums, of which a row of few columns has as few. */
    private static double total(int columns, FloatRows work) {
        for (int half = half(columns); half > 0; half >>= 1) {
            for (int j = 0; j < half; j++) {
                work.sums[j] += work.sums[j + half];
            }
        }
        return work.sums[0];
    }

    private static int half(int columns) {
        return Math.min(FloatRows.SUMS / 2, Integer.highestOneBit(columns - 1));
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

    @Override
    public void backward(
            RowActivation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        work.factor = (float) factor(temperature(activation));
        work.factorLow = 0;
        if (logarithm) {
            Arrays.fill(work.m, 0);
        }
        int together = Math.max(1, FloatRows.SIZE / columns);
        for (int row = 0; row < rows; row += together) {
            int count = Math.min(together, rows - row);
            int done = row * columns;
            for (int from = 0; from < count * columns; from += columns) {
                gradientSum(y, yOffset + done + from, dy, dyOffset + done + from, columns, work);
                double sum = total(columns, work);
                float high = (float) sum;
                float low = Float.isFinite(high) ? (float) (sum - high) : 0;
                fill(work, from, Math.min(from + columns, FloatRows.SIZE) - from, high, low);
            }
            for (int from = 0; from < count * columns; from += FloatRows.SIZE) {
                int size = Math.min(FloatRows.SIZE, count * columns - from);
                int at = done + from;
                gradient(y, yOffset + at, dy, dyOffset + at, dx, dxOffset + at, size, work);
            }
        }
    }

    private void gradientSum(float[] y, int yOffset, float[] dy, int dyOffset, int columns, FloatRows work) {
        Arrays.fill(work.sums, 0);
        int whole = Math.min(whole(y.length, yOffset, columns), whole(dy.length, dyOffset, columns));
        if (logarithm) {
            if (whole > 0) {
                stages.floatTotal.run(dy, dyOffset, dy, dyOffset, dy, dyOffset, work, whole);
            }
            PlainFloatRows.total(dy, dyOffset + whole, dy, dyOffset, dy, dyOffset, work, columns - whole);
        } else {
            if (whole > 0) {
                stages.floatDot.run(y, yOffset, dy, dyOffset, y, yOffset, work, whole);
            }
            PlainFloatRows.dot(y, yOffset + whole, dy, dyOffset + whole, y, yOffset, work, columns - whole);
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
            exponential(y, yOffset, work.e, 0, size, work);
            stages.floatLogGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
        } else {
            stages.floatSoftmaxGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
        }
    }

    @Override
    public void forward(RowActivation activation, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns) {
        DoubleRows work = DoubleRows.ofThread();
        double temperature = temperature(activation);
        work.factor = factor(temperature);
        work.factorLow = Math.fma(-temperature, 1 / temperature, 1) * work.factor;
        if (columns <= DoubleRows.SIZE) {
            int together = DoubleRows.SIZE / columns;
            for (int row = 0; row < rows; row += together) {
                int done = row * columns;
                block(x, xOffset + done, y, yOffset + done, Math.min(together, rows - row) * columns, columns, work);
            }
        } else {
            for (int row = 0; row < rows; row++) {
                int done = row * columns;
                longRow(x, xOffset + done, y, yOffset + done, columns, work);
            }
        }
    }

    private void block(double[] x, int xOffset, double[] y, int yOffset, int size, int columns, DoubleRows work) {
        System.arraycopy(x, xOffset, work.x, 0, size);
        boolean special = false;
        for (int from = 0; from < size; from += columns) {
            double m = RowBounds.of(ofMinimum, work.x, from, columns, work, stages);
            special |= !Double.isFinite(m);
            Arrays.fill(work.m, from, from + columns, m);
        }
        int padded = padded(size);
        exponential(work.x, 0, work.e, 0, padded, work);
        for (int from = 0; from < size; from += columns) {
            clear(work);
            sum(work.e, from, columns, work);
            normalize(from, columns, work.m[from], columns, work);
        }
        if (logarithm) {
            stages.doubleLogarithm.run(work.x, 0, work.x, 0, work.e, 0, work, padded);
        } else {
            stages.doubleScale.run(work.e, 0, work.e, 0, work.e, 0, work, padded);
        }
        if (special) {
            for (int from = 0; from < size; from += columns) {
                if (!Double.isFinite(work.m[from])) {
                    special(work.m[from], work.x, from, work.e, from, columns);
                }
            }
        }
        System.arraycopy(work.e, 0, y, yOffset, size);
    }

    private void longRow(double[] x, int xOffset, double[] y, int yOffset, int columns, DoubleRows work) {
        double m = RowBounds.of(ofMinimum, x, xOffset, columns, work, stages);
        if (!Double.isFinite(m)) {
            special(m, x, xOffset, y, yOffset, columns);
            return;
        }
        Arrays.fill(work.m, m);
        clear(work);
        for (int done = 0; done < columns; done += DoubleRows.SIZE) {
            int size = Math.min(DoubleRows.SIZE, columns - done);
            boolean direct = direct(size);
            if (!direct) {
                System.arraycopy(x, xOffset + done, work.x, 0, size);
            }
            double[] from = direct ? x : work.x;
            double[] to = direct && !logarithm ? y : work.e;
            int toOffset = to == y ? yOffset + done : 0;
            exponential(from, direct ? xOffset + done : 0, to, toOffset, padded(size), work);
            sum(to, toOffset, size, work);
            if (!direct && !logarithm) {
                System.arraycopy(work.e, 0, y, yOffset + done, size);
            }
        }
        normalize(0, DoubleRows.SIZE, m, columns, work);
        DoubleRowStage last = logarithm ? stages.doubleLogarithm : stages.doubleScale;
        double[] source = logarithm ? x : y;
        int sourceOffset = logarithm ? xOffset : yOffset;
        for (int done = 0; done < columns; done += DoubleRows.SIZE) {
            int size = Math.min(DoubleRows.SIZE, columns - done);
            if (direct(size)) {
                last.run(source, sourceOffset + done, source, 0, y, yOffset + done, work, size);
            } else {
                System.arraycopy(source, sourceOffset + done, work.x, 0, size);
                last.run(work.x, 0, work.x, 0, work.x, 0, work, padded(size));
                System.arraycopy(work.x, 0, y, yOffset + done, size);
            }
        }
    }

    private void exponential(double[] x, int xOffset, double[] e, int eOffset, int size, DoubleRows work) {
        stages.doubleReduce.run(x, xOffset, x, xOffset, x, xOffset, work, size);
        stages.doubleExponential.run(x, xOffset, x, xOffset, e, eOffset, work, size);
    }

    private static void clear(DoubleRows work) {
        Arrays.fill(work.sums, 0);
        Arrays.fill(work.rests, 0);
        work.below = 0;
    }

    private void sum(double[] e, int offset, int size, DoubleRows work) {
        int whole = whole(size);
        if (whole > 0) {
            stages.doubleSum.run(e, offset, e, offset, e, offset, work, whole);
        }
        PlainDoubleRows.sum(e, offset + whole, e, offset, e, offset, work, size - whole);
    }

    /** How many of {@code size} elements to add up in a stage. */
    private static int whole(int size) {
        return size < RowBounds.SHORT ? 0 : size & -DoubleRows.SUMS;
    }

    /** Puts the number that the last stage needs in the places of {@code size} columns of a row. */
    private void normalize(int from, int size, double m, int columns, DoubleRows work) {
        double rest = total(columns, work);
        double restLow = work.rests[0];
        long ones = columns - work.below;
        if (logarithm) {
            rest *= DoubleExp.UNSCALE;
            double sum = ones - 1 + rest;
            double sumLow = Rows.sumLow(ones - 1, rest, sum) + restLow * DoubleExp.UNSCALE;
            double log = StrictMath.log1p(sum);
            double high = m + log;
            double low = Rows.sumLow(m, log, high) + Rows.logLow(sum, sumLow, log);
            fill(work, from, size, high, low);
        } else {
            double counted = ones * DoubleExp.SCALE;
            double sum = counted + rest;
            double sumLow = Rows.sumLow(counted, rest, sum) + restLow;
            double inverse = 1 / sum;
            fill(work, from, size, inverse, (Math.fma(-inverse, sum, 1) - inverse * sumLow) * inverse);
        }
    }

    private static void fill(DoubleRows work, int from, int size, double high, double low) {
        Arrays.fill(work.high, from, from + size, high);
        Arrays.fill(work.low, from, from + size, low);
    }

    /** The sum of sums; what its rounding has cut off is left in {@code rests[0]}. */
    private static double total(int columns, DoubleRows work) {
        for (int half = half(columns); half > 0; half >>= 1) {
            for (int j = 0; j < half; j++) {
                double a = work.sums[j];
                double b = work.sums[j + half];
                double sum = a + b;
                work.sums[j] = sum;
                work.rests[j] += work.rests[j + half] + Rows.sumLow(a, b, sum);
            }
        }
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

    @Override
    public void backward(
            RowActivation activation,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int rows, int columns) {
        DoubleRows work = DoubleRows.ofThread();
        work.factor = factor(temperature(activation));
        work.factorLow = 0;
        if (logarithm) {
            Arrays.fill(work.m, 0);
        }
        int together = Math.max(1, DoubleRows.SIZE / columns);
        for (int row = 0; row < rows; row += together) {
            int count = Math.min(together, rows - row);
            int done = row * columns;
            for (int from = 0; from < count * columns; from += columns) {
                gradientSum(y, yOffset + done + from, dy, dyOffset + done + from, columns, work);
                double sum = total(columns, work);
                double low = Double.isFinite(sum) ? work.rests[0] : 0;
                fill(work, from, Math.min(from + columns, DoubleRows.SIZE) - from, sum, low);
            }
            for (int from = 0; from < count * columns; from += DoubleRows.SIZE) {
                int size = Math.min(DoubleRows.SIZE, count * columns - from);
                int at = done + from;
                gradient(y, yOffset + at, dy, dyOffset + at, dx, dxOffset + at, size, work);
            }
        }
    }

    private void gradientSum(double[] y, int yOffset, double[] dy, int dyOffset, int columns, DoubleRows work) {
        clear(work);
        int whole = whole(columns);
        if (logarithm) {
            if (whole > 0) {
                stages.doubleTotal.run(dy, dyOffset, dy, dyOffset, dy, dyOffset, work, whole);
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
            exponential(y, yOffset, work.e, 0, size, work);
            stages.doubleLogGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
        } else {
            stages.doubleSoftmaxGradient.run(y, yOffset, dy, dyOffset, dx, dxOffset, work, size);
        }
    }
}
