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
 * <p>Short rows are done together, a block of them: the stages run over the whole block, and what is the same for a row stands
 * in the work arrays once for each column. So a row of ten does not pay for stages of its own. A row that is longer than a
 * block is done block by block, with its exponentials kept in the destination.
 *
 * <p>For the logarithm exponentials that are 1, the greatest among them, are only counted, and the rest is added up, so that
 * log(1 + rest) is exact however small the rest.
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

    /** How many rows to do at a time: a long row is done alone. */
    private static int together(int columns, int size) {
        return columns < RowBounds.SHORT ? size / columns : 1;
    }

    @Override
    public void forward(RowActivation activation, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        double factor = factor(temperature(activation));
        work.factor = FloatPair.high(factor);
        work.factorLow = FloatPair.low(factor);
        int together = together(columns, FloatRows.SIZE);
        for (int row = 0; row < rows; row += together) {
            int done = row * columns;
            if (together > 1) {
                block(x, xOffset + done, y, yOffset + done, Math.min(together, rows - row) * columns, columns, work);
            } else if (columns <= FloatRows.SIZE) {
                row(x, xOffset + done, y, yOffset + done, columns, work);
            } else {
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

    private void row(float[] x, int xOffset, float[] y, int yOffset, int columns, FloatRows work) {
        float m = RowBounds.of(ofMinimum, x, xOffset, columns, work, stages);
        if (!Float.isFinite(m)) {
            special(m, x, xOffset, y, yOffset, columns);
            return;
        }
        float[] from = x;
        int offset = xOffset;
        if (!stages.direct) {
            System.arraycopy(x, xOffset, work.x, 0, columns);
            from = work.x;
            offset = 0;
        }
        Arrays.fill(work.m, 0, columns, m);
        exponential(from, offset, work.e, 0, columns, work);
        clear(work);
        sum(work.e, 0, columns, work);
        normalize(0, columns, m, columns, work);
        if (logarithm) {
            run(stages.floatLogarithm, from, offset, work.e, 0, columns, work);
        } else if (stages.direct) {
            run(stages.floatScale, work.e, 0, y, yOffset, columns, work);
            return;
        } else {
            stages.floatScale.run(work.e, 0, work.e, 0, work.e, 0, work, padded(columns));
        }
        System.arraycopy(work.e, 0, y, yOffset, columns);
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

    /** Exponentials of a block, or of a row. As in {@link #run}, the end of a row is done in vectors that overlap others. */
    private void exponential(float[] x, int xOffset, float[] e, int eOffset, int size, FloatRows work) {
        int whole = size & -FloatRows.SUMS;
        wholeExponential(x, xOffset, e, eOffset, whole, work);
        if (whole < size) {
            int at = size - FloatRows.SUMS;
            wholeExponential(x, xOffset + at, e, eOffset + at, FloatRows.SUMS, work);
        }
    }

    private void wholeExponential(float[] x, int xOffset, float[] e, int eOffset, int size, FloatRows work) {
        stages.floatReduce.run(x, xOffset, x, xOffset, work.r, 0, work, size);
        stages.floatExponential.run(x, xOffset, x, xOffset, e, eOffset, work, size);
    }

    /** Runs a stage over one row, the same everywhere in the work arrays, so that its end can overlap what is done. */
    private static void run(
            FloatRowStage stage, float[] a, int aOffset, float[] result, int resultOffset, int size, FloatRows work) {
        int whole = size & -FloatRows.SUMS;
        stage.run(a, aOffset, a, aOffset, result, resultOffset, work, whole);
        if (whole < size) {
            int at = size - FloatRows.SUMS;
            stage.run(a, aOffset + at, a, aOffset + at, result, resultOffset + at, work, FloatRows.SUMS);
        }
    }

    private static void clear(FloatRows work) {
        Arrays.fill(work.sums, 0);
        work.below = 0;
    }

    private void sum(float[] e, int offset, int size, FloatRows work) {
        int whole = whole(e.length, offset, size);
        FloatRowStage stage = logarithm ? stages.floatRest : stages.floatTotal;
        if (whole > 0) {
            stage.run(e, offset, e, offset, e, offset, work, whole);
        }
        if (logarithm) {
            PlainFloatRows.rest(e, offset + whole, e, offset, e, offset, work, size - whole);
        } else {
            PlainFloatRows.total(e, offset + whole, e, offset, e, offset, work, size - whole);
        }
    }

    /** How many of {@code size} elements to add up in a stage, which may read half of a vector beyond them. */
    private static int whole(int length, int offset, int size) {
        int whole = size < RowBounds.SHORT ? 0 : size & -FloatRows.SUMS;
        return whole > length - offset - FloatRows.SUMS ? Math.max(0, whole - FloatRows.SUMS) : whole;
    }

    /** Puts the number that the last stage needs in the places of {@code size} columns of a row. */
    private void normalize(int from, int size, float m, int columns, FloatRows work) {
        double sum = total(columns, work);
        double high;
        double low;
        if (logarithm) {
            double log = StrictMath.log1p((columns - work.below - 1) + sum * FloatExp.UNSCALE);
            high = (float) (m + log);
            low = (m - high) + log;
        } else {
            double inverse = 1 / sum;
            high = (float) inverse;
            low = inverse - high;
        }
        fill(work, from, size, (float) high, (float) low);
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

    @Override
    public void backward(
            RowActivation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns) {
        FloatRows work = FloatRows.ofThread();
        work.factor = (float) factor(temperature(activation));
        work.factorLow = 0;
        int together = together(columns, FloatRows.SIZE);
        if (logarithm) {
            Arrays.fill(work.m, 0);
        }
        for (int row = 0; row < rows; row += together) {
            int count = Math.min(together, rows - row);
            int done = row * columns;
            for (int from = 0; from < count * columns; from += columns) {
                gradientSum(y, yOffset + done + from, dy, dyOffset + done + from, columns, work);
                double sum = total(columns, work);
                float high = (float) sum;
                float low = Float.isFinite(high) ? (float) (sum - high) : 0;
                fill(work, from, Math.min(columns, FloatRows.SIZE), high, low);
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
        int together = together(columns, DoubleRows.SIZE);
        for (int row = 0; row < rows; row += together) {
            int done = row * columns;
            if (together > 1) {
                block(x, xOffset + done, y, yOffset + done, Math.min(together, rows - row) * columns, columns, work);
            } else if (columns <= DoubleRows.SIZE) {
                row(x, xOffset + done, y, yOffset + done, columns, work);
            } else {
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

    private void row(double[] x, int xOffset, double[] y, int yOffset, int columns, DoubleRows work) {
        double m = RowBounds.of(ofMinimum, x, xOffset, columns, work, stages);
        if (!Double.isFinite(m)) {
            special(m, x, xOffset, y, yOffset, columns);
            return;
        }
        double[] from = x;
        int offset = xOffset;
        if (!stages.direct) {
            System.arraycopy(x, xOffset, work.x, 0, columns);
            from = work.x;
            offset = 0;
        }
        Arrays.fill(work.m, 0, columns, m);
        exponential(from, offset, work.e, 0, columns, work);
        clear(work);
        sum(work.e, 0, columns, work);
        normalize(0, columns, m, columns, work);
        if (logarithm) {
            run(stages.doubleLogarithm, from, offset, work.e, 0, columns, work);
        } else if (stages.direct) {
            run(stages.doubleScale, work.e, 0, y, yOffset, columns, work);
            return;
        } else {
            stages.doubleScale.run(work.e, 0, work.e, 0, work.e, 0, work, padded(columns));
        }
        System.arraycopy(work.e, 0, y, yOffset, columns);
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

    /** Exponentials of a block, or of a row. As in {@link #run}, the end of a row is done in vectors that overlap others. */
    private void exponential(double[] x, int xOffset, double[] e, int eOffset, int size, DoubleRows work) {
        int whole = size & -DoubleRows.SUMS;
        wholeExponential(x, xOffset, e, eOffset, whole, work);
        if (whole < size) {
            int at = size - DoubleRows.SUMS;
            wholeExponential(x, xOffset + at, e, eOffset + at, DoubleRows.SUMS, work);
        }
    }

    private void wholeExponential(double[] x, int xOffset, double[] e, int eOffset, int size, DoubleRows work) {
        stages.doubleReduce.run(x, xOffset, x, xOffset, work.r, 0, work, size);
        stages.doubleExponential.run(x, xOffset, x, xOffset, e, eOffset, work, size);
    }

    /** Runs a stage over one row, the same everywhere in the work arrays, so that its end can overlap what is done. */
    private static void run(
            DoubleRowStage stage, double[] a, int aOffset, double[] result, int resultOffset, int size, DoubleRows work) {
        int whole = size & -DoubleRows.SUMS;
        stage.run(a, aOffset, a, aOffset, result, resultOffset, work, whole);
        if (whole < size) {
            int at = size - DoubleRows.SUMS;
            stage.run(a, aOffset + at, a, aOffset + at, result, resultOffset + at, work, DoubleRows.SUMS);
        }
    }

    private static void clear(DoubleRows work) {
        Arrays.fill(work.sums, 0);
        Arrays.fill(work.rests, 0);
        work.below = 0;
    }

    private void sum(double[] e, int offset, int size, DoubleRows work) {
        int whole = whole(size);
        DoubleRowStage stage = logarithm ? stages.doubleRest : stages.doubleTotal;
        if (whole > 0) {
            stage.run(e, offset, e, offset, e, offset, work, whole);
        }
        if (logarithm) {
            PlainDoubleRows.rest(e, offset + whole, e, offset, e, offset, work, size - whole);
        } else {
            PlainDoubleRows.total(e, offset + whole, e, offset, e, offset, work, size - whole);
        }
    }

    /** How many of {@code size} elements to add up in a stage. */
    private static int whole(int size) {
        return size < RowBounds.SHORT ? 0 : size & -DoubleRows.SUMS;
    }

    /** Puts the number that the last stage needs in the places of {@code size} columns of a row. */
    private void normalize(int from, int size, double m, int columns, DoubleRows work) {
        double sum = total(columns, work);
        double sumLow = work.rests[0];
        if (logarithm) {
            double others = columns - work.below - 1;
            double rest = sum * DoubleExp.UNSCALE;
            double more = others + rest; // than the 1 of the maximum
            double moreLow = Rows.sumLow(others, rest, more) + sumLow * DoubleExp.UNSCALE;
            double log = StrictMath.log1p(more);
            double high = m + log;
            double low = Rows.sumLow(m, log, high) + Rows.logLow(more, moreLow, log);
            fill(work, from, size, high, low);
        } else {
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
        for (int half = columns > 16 ? 16 : 8; half > 0; half >>= 1) {
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
        int together = together(columns, DoubleRows.SIZE);
        if (logarithm) {
            Arrays.fill(work.m, 0);
        }
        for (int row = 0; row < rows; row += together) {
            int count = Math.min(together, rows - row);
            int done = row * columns;
            for (int from = 0; from < count * columns; from += columns) {
                gradientSum(y, yOffset + done + from, dy, dyOffset + done + from, columns, work);
                double sum = total(columns, work);
                double low = Double.isFinite(sum) ? work.rests[0] : 0;
                fill(work, from, Math.min(columns, DoubleRows.SIZE), sum, low);
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
