package io.rectify.loop;

import io.rectify.math.ChainRule;
import io.rectify.math.FloatExp;
import io.rectify.math.Rows;
import java.util.Arrays;

/**
 * The stages of {@link RowStages} in plain loops, most of them over work arrays from their start: C2 vectorizes loops of few
 * operations with the same index everywhere. Those on bits it does not before JDK 26, conversions to {@code double} not on
 * JDK 17, and sums never; so these are loops of their own.
 */
final class PlainFloatRows {
    private PlainFloatRows() {}

    static void bounds(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int min = work.min;
        int max = work.max;
        for (int i = 0; i < size; i++) {
            int key = RowBounds.key(x[xOffset + i]);
            min = Math.min(min, key);
            max = Math.max(max, key);
        }
        work.min = min;
        work.max = max;
    }

    /** Whether all elements are within ±{@code limit}, in a third of the time that their bounds take. */
    static boolean within(float limit, float[] x, int offset, int size) {
        int signs = 0;
        for (int i = offset; i < offset + size; i++) {
            signs |= Float.floatToRawIntBits(limit) - (Float.floatToRawIntBits(x[i]) & Integer.MAX_VALUE);
        }
        return signs >= 0;
    }

    static void reduce(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        difference(work.m, x, work.w, work.wLow, size);
        exponent(work.factor, work.factorLow, work.w, work.wLow, work.shifted, size);
        remainder(work.w, work.wLow, work.shifted, work.r, size);
        limitedPower(work.w, work.shifted, work.r, work.p, size);
    }

    private static void difference(float[] a, float[] b, float[] difference, float[] low, int size) {
        for (int i = 0; i < size; i++) {
            float d = a[i] - b[i];
            difference[i] = d;
            low[i] = Rows.differenceLow(a[i], b[i], d);
        }
    }

    /** Multiplies what is in w and wLow. */
    private static void exponent(float factor, float factorLow, float[] w, float[] wLow, float[] shifted, int size) {
        for (int i = 0; i < size; i++) {
            float difference = w[i];
            float product = difference * factor;
            float low = Math.fma(wLow[i], factor, Math.fma(difference, factor, -product));
            w[i] = product;
            wLow[i] = Math.fma(difference, factorLow, low);
            shifted[i] = FloatExp.shifted(product + Rows.FLOAT_OFFSET);
        }
    }

    /** Leaves in w what it is above the limit. */
    private static void remainder(float[] w, float[] wLow, float[] shifted, float[] r, int size) {
        for (int i = 0; i < size; i++) {
            float n = shifted[i] - FloatExp.SHIFT;
            r[i] = Math.fma(n, -FloatExp.LN2_HIGH, w[i]) + Math.fma(n, -FloatExp.LN2_LOW, wLow[i]);
            w[i] += Rows.FLOAT_LIMIT;
        }
    }

    private static void limitedPower(float[] aboveLimit, float[] shifted, float[] r, float[] p, int size) {
        for (int i = 0; i < size; i++) {
            int within = ~(Float.floatToRawIntBits(aboveLimit[i]) >> Integer.SIZE - 1);
            r[i] = Float.intBitsToFloat(Float.floatToRawIntBits(r[i]) & within);
            p[i] = Float.intBitsToFloat(Float.floatToRawIntBits(FloatExp.power(shifted[i])) & within);
        }
    }

    static void expm1(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        expm1(work.r, size);
    }

    private static void expm1(float[] r, int size) {
        for (int i = 0; i < size; i++) {
            r[i] = FloatExp.tail(r[i], r[i]);
        }
    }

    static void ordinary(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        ordinaryExponent(-work.factor, x, work.w, work.shifted, work.r, size);
        ordinaryPower(work.shifted, work.p, size);
        ordinaryExpm1(work.w, work.shifted, work.r, size);
    }

    private static void ordinaryExponent(float sign, float[] x, float[] w, float[] shifted, float[] r, int size) {
        for (int i = 0; i < size; i++) {
            float v = x[i] * sign;
            float s = FloatExp.shifted(v + Rows.FLOAT_OFFSET);
            w[i] = v;
            shifted[i] = s;
            r[i] = FloatExp.reduce(v, s);
        }
    }

    private static void ordinaryPower(float[] shifted, float[] p, int size) {
        for (int i = 0; i < size; i++) {
            p[i] = Float.intBitsToFloat((Float.floatToRawIntBits(shifted[i]) << 23) + Float.floatToRawIntBits(1f));
        }
    }

    private static void ordinaryExpm1(float[] w, float[] shifted, float[] r, int size) {
        for (int i = 0; i < size; i++) {
            r[i] += FloatExp.tail(r[i], FloatExp.reductionLow(w[i], shifted[i], r[i]));
        }
    }

    /** Puts the exponentials into {@code work.e}. */
    static void exponentials(FloatRows work, int size) {
        exponentials(work.r, work.p, work.e, size);
    }

    private static void exponentials(float[] r, float[] p, double[] e, int size) {
        for (int i = 0; i < size; i++) {
            e[i] = exponential(r[i], p[i]);
        }
    }

    /** The bits of {@link Rows#exponential}; but with fma, JDK 17 lets each conversion wait for the result before. */
    private static double exponential(float y, float p) {
        return (1 + (double) y) * p;
    }

    static void sum(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        exponentials(work, size);
        RowSums.add(work.e, size, work.sums);
    }

    static void rowSums(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        exponentials(work, size);
        for (int row = 0, from = 0; from < size; row++, from += work.columns) {
            Arrays.fill(work.sums, 0, 8, 0);
            int whole = work.columns & -8;
            for (int j = 0; j < 8 && whole > 0; j += 4) { // four at a time, which C2 keeps in registers
                double sum0 = 0;
                double sum1 = 0;
                double sum2 = 0;
                double sum3 = 0;
                for (int i = from + j; i < from + whole; i += 8) {
                    sum0 += work.e[i];
                    sum1 += work.e[i + 1];
                    sum2 += work.e[i + 2];
                    sum3 += work.e[i + 3];
                }
                work.sums[j] = sum0;
                work.sums[j + 1] = sum1;
                work.sums[j + 2] = sum2;
                work.sums[j + 3] = sum3;
            }
            for (int i = whole; i < work.columns; i++) {
                work.sums[i & 7] += work.e[from + i];
            }
            work.ofRows[row] = work.sumOfEight();
        }
    }

    static void rest(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        exponentials(work, size);
        work.below += below(work.e, 0, size);
        RowSums.add(work.e, size, work.sums);
    }

    /** The same without those that are 1, which are only counted. */
    static void rest(int from, int to, FloatRows work) {
        for (int i = from; i < to; i++) {
            work.e[i] = exponential(work.r[i], work.p[i]);
        }
        work.below += below(work.e, from, to);
        for (int i = from; i < to; i++) {
            work.sums[i & FloatRows.SUMS - 1] += work.e[i];
        }
    }

    /** Replaces exponentials that are 1 by 0, and returns how many are not. */
    private static long below(double[] e, int from, int to) {
        long below = 0;
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(e[i]);
            long isBelow = bits - Rows.FLOAT_ONE >> Long.SIZE - 1;
            e[i] = Double.longBitsToDouble(bits & isBelow);
            below -= isBelow;
        }
        return below;
    }

    /** The sum of the exponentials of a short row, which are in {@code e}. */
    static double shortSum(int from, int to, double[] e) {
        double even = 0;
        double odd = 0;
        for (int i = from; i < to - 1; i += 2) {
            even += e[i];
            odd += e[i + 1];
        }
        return even + odd + ((to - from & 1) == 0 ? 0 : e[to - 1]);
    }

    /** The same without those that are 1, which are only counted. */
    static double shortRest(int from, int to, FloatRows work) {
        work.below = below(work.e, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += work.e[i];
        }
        return sum;
    }

    static void join(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        join(work.r, work.p, result, size);
    }

    private static void join(float[] y, float[] p, float[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = Math.fma(p[i], y[i], p[i]);
        }
    }

    static void scaleJoined(
            float[] e, int eOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        scaleJoined(e, work.high[0], work.low[0], result, size);
    }

    private static void scaleJoined(float[] e, float high, float low, float[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = Math.fma(e[i], high, e[i] * low);
        }
    }

    static void scale(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        spread(work.high, work.low, work.columns, work.w, work.wLow, size);
        scale(work.r, work.p, work.w, work.wLow, result, size);
    }

    /** Repeats the number of each row, in two parts, for all of its columns. */
    private static void spread(float[] ofRow, float[] ofRowLow, int columns, float[] ofColumn, float[] ofColumnLow, int size) {
        for (int row = 0, from = 0; from < size; row++, from += columns) {
            int to = Math.min(size, from + columns);
            Arrays.fill(ofColumn, from, to, ofRow[row]);
            Arrays.fill(ofColumnLow, from, to, ofRowLow[row]);
        }
    }

    private static void scale(float[] y, float[] p, float[] high, float[] low, float[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = (high[i] + Math.fma(y[i], high[i], Math.fma(y[i], low[i], low[i]))) * p[i];
        }
    }

    static void logarithm(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        spread(work.high, work.low, work.columns, work.shifted, work.p, size);
        difference(work.shifted, x, work.w, work.wLow, size);
        zeroIfInfinite(work.w, work.wLow, size);
        logarithm(work.w, work.wLow, work.p, result, size);
    }

    /** What an infinite difference lacks is not NaN. */
    private static void zeroIfInfinite(float[] difference, float[] low, int size) {
        for (int i = 0; i < size; i++) {
            int magnitude = Float.floatToRawIntBits(difference[i]) & Integer.MAX_VALUE;
            int isFinite = magnitude - Float.floatToRawIntBits(Float.POSITIVE_INFINITY) >> Integer.SIZE - 1;
            low[i] = Float.intBitsToFloat(Float.floatToRawIntBits(low[i]) & isFinite);
        }
    }

    private static void logarithm(float[] difference, float[] differenceLow, float[] low, float[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = 0 - (difference[i] + (differenceLow[i] + low[i]));
        }
    }

    /** All sums are 0 before. */
    static void dot(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int done = 0; done < size; done += FloatRows.SIZE) {
            int part = Math.min(FloatRows.SIZE, size - done);
            System.arraycopy(y, yOffset + done, work.x, 0, part);
            System.arraycopy(dy, dyOffset + done, work.dy, 0, part);
            products(work.x, work.dy, work.e, part);
            RowSums.add(work.e, part, work.sums);
        }
        if (!RowSums.areFinite(work.sums)) { // perhaps because of 0 · ∞, which has to be 0
            Arrays.fill(work.sums, 0);
            dot(y, yOffset, dy, dyOffset, work, size);
        }
    }

    private static void products(float[] a, float[] b, double[] product, int size) {
        for (int i = 0; i < size; i++) {
            product[i] = (double) a[i] * b[i];
        }
    }

    /** Adds up y · dy, 0 where y is 0. */
    static void dot(float[] y, int yOffset, float[] dy, int dyOffset, FloatRows work, int size) {
        for (int i = 0; i < size; i++) {
            double v = y[yOffset + i];
            work.sums[i & FloatRows.SUMS - 1] += v * Rows.zeroIfZero(v, dy[dyOffset + i]);
        }
    }

    static void softmaxGradient(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] result, int resultOffset, FloatRows work, int size) {
        factor(work.high, work.low, dy, work.factor, work.w, size);
        chain(work.w, y, result, size);
    }

    private static void factor(float[] high, float[] low, float[] dy, float factor, float[] product, int size) {
        for (int i = 0; i < size; i++) {
            product[i] = ((high[i] - dy[i]) + low[i]) * factor;
        }
    }

    private static void chain(float[] dy, float[] derivative, float[] dx, int size) {
        for (int i = 0; i < size; i++) {
            dx[i] = ChainRule.multiply(dy[i], derivative[i]);
        }
    }

    static void total(
            float[] dy, int dyOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int i = 0; i < size; i++) {
            work.sums[i & FloatRows.SUMS - 1] += dy[dyOffset + i];
        }
    }

    static void logGradient(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] result, int resultOffset, FloatRows work, int size) {
        probability(work.r, work.p, work.w, size);
        logGradient(y, dy, work.w, work.high, work.low, result, size);
    }

    private static void probability(float[] y, float[] p, float[] minusProbability, int size) {
        for (int i = 0; i < size; i++) {
            float power = p[i] * -FloatExp.UNSCALE;
            minusProbability[i] = Math.fma(power, y[i], power);
        }
    }

    private static void logGradient(
            float[] y, float[] dy, float[] minusProbability, float[] high, float[] low, float[] result, int size) {
        for (int i = 0; i < size; i++) {
            float p = minusProbability[i];
            float nanIfNaN = 0 / Math.fma(y[i], y[i], 1f); // 0 for every other y, the infinite too
            result[i] = Math.fma(p, low[i], Math.fma(p, high[i], dy[i])) - nanIfNaN;
        }
    }

    static void hardmax(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int from = 0; from < size; from += work.columns) {
            float m = Float.NEGATIVE_INFINITY;
            int first = -1;
            for (int i = from; i < from + work.columns; i++) {
                if (x[xOffset + i] > m) {
                    m = x[xOffset + i];
                    first = i;
                }
            }
            if (first >= 0) {
                result[resultOffset + first] = 1;
            }
        }
    }
}
