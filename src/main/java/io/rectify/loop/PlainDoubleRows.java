package io.rectify.loop;

import io.rectify.math.ChainRule;
import io.rectify.math.DoubleExp;
import io.rectify.math.Rows;
import java.util.Arrays;

/** The stages of {@link RowStages} in plain loops. */
final class PlainDoubleRows {
    private PlainDoubleRows() {}

    static void bounds(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        long min = work.min;
        long max = work.max;
        for (int i = 0; i < size; i++) {
            long key = RowBounds.key(x[xOffset + i]);
            min = Math.min(min, key);
            max = Math.max(max, key);
        }
        work.min = min;
        work.max = max;
    }

    static void reduce(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i++) {
            double v = x[xOffset + i];
            double m = work.m[i];
            double difference = m - v;
            double low = Rows.differenceLow(m, v, difference);
            double w = difference * work.factor;
            low = Math.fma(difference, work.factorLow, Math.fma(low, work.factor, Math.fma(difference, work.factor, -w)));
            double shifted = DoubleExp.shifted(w + Rows.DOUBLE_OFFSET);
            double n = shifted - DoubleExp.SHIFT;
            double r = Math.fma(n, -DoubleExp.LN2_HIGH, w) + Math.fma(n, -DoubleExp.LN2_LOW, low);
            long within = ~(Double.doubleToRawLongBits(w + Rows.DOUBLE_LIMIT) >> Long.SIZE - 1);
            work.r[at + i] = Double.longBitsToDouble(Double.doubleToRawLongBits(r) & within);
            work.p[at + i] = Double.longBitsToDouble(Double.doubleToRawLongBits(DoubleExp.power(shifted)) & within);
        }
    }

    static void expm1(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i++) {
            work.r[at + i] = DoubleExp.tail(work.r[at + i], work.r[at + i]);
        }
    }

    static void ordinary(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i++) {
            double w = x[xOffset + i] * -work.factor;
            double shifted = DoubleExp.shifted(w + Rows.DOUBLE_OFFSET);
            double r = DoubleExp.reduce(w, shifted);
            work.r[at + i] = r + DoubleExp.tail(r, DoubleExp.reductionLow(w, shifted, r));
            work.p[at + i] = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + Double.doubleToRawLongBits(1.0));
        }
    }

    static void sum(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        sum(0, size, work);
    }

    /** Adds up the exponentials from {@code from} on. */
    static void sum(int from, int to, DoubleRows work) {
        for (int i = from; i < to; i++) {
            double e = Rows.exponential(work.r[i], work.p[i]);
            add(e, i, work);
            work.rests[i & DoubleRows.SUMS - 1] += Rows.exponentialLow(work.r[i], work.p[i], e);
        }
    }

    static void rowSums(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int row = 0, from = 0; from < size; row++, from += work.columns) {
            Arrays.fill(work.sums, 0, 8, 0);
            Arrays.fill(work.rests, 0, 8, 0);
            for (int i = 0; i < work.columns; i++) {
                double e = Rows.exponential(work.r[from + i], work.p[from + i]);
                add(e, i & 7, work);
                work.rests[i & 7] += Rows.exponentialLow(work.r[from + i], work.p[from + i], e);
            }
            work.addEight(row);
        }
    }

    static void rest(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        rest(0, size, work);
    }

    /** The same without those that are 1, which are only counted. */
    static void rest(int from, int to, DoubleRows work) {
        long below = 0;
        for (int i = from; i < to; i++) {
            double e = Rows.exponential(work.r[i], work.p[i]);
            long bits = Double.doubleToRawLongBits(e);
            long isBelow = bits - Rows.DOUBLE_ONE >> Long.SIZE - 1;
            add(Double.longBitsToDouble(bits & isBelow), i, work);
            work.rests[i & DoubleRows.SUMS - 1] += Rows.exponentialLow(work.r[i], work.p[i], e);
            below -= isBelow;
        }
        work.below += below;
    }

    /** The sum of the exponentials of a short row; what its rounding has cut off is left in {@code rests[0]}. */
    static double shortSum(int from, int to, DoubleRows work) {
        double sum = 0;
        double rest = 0;
        for (int i = from; i < to; i++) {
            double e = Rows.exponential(work.r[i], work.p[i]);
            double next = sum + e;
            rest += Rows.sumLow(sum, e, next) + Rows.exponentialLow(work.r[i], work.p[i], e);
            sum = next;
        }
        work.rests[0] = rest;
        return sum;
    }

    /** The same without those that are 1. */
    static double shortRest(int from, int to, DoubleRows work) {
        double sum = 0;
        double rest = 0;
        long below = 0;
        for (int i = from; i < to; i++) {
            double e = Rows.exponential(work.r[i], work.p[i]);
            long bits = Double.doubleToRawLongBits(e);
            long isBelow = bits - Rows.DOUBLE_ONE >> Long.SIZE - 1;
            double v = Double.longBitsToDouble(bits & isBelow);
            double next = sum + v;
            rest += Rows.sumLow(sum, v, next) + Rows.exponentialLow(work.r[i], work.p[i], e);
            sum = next;
            below -= isBelow;
        }
        work.rests[0] = rest;
        work.below = below;
        return sum;
    }

    static void join(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i++) {
            result[resultOffset + i] = Math.fma(work.p[at + i], work.r[at + i], work.p[at + i]);
        }
    }

    static void scaleJoined(
            double[] e, int eOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        double high = work.high[0];
        double low = work.low[0];
        for (int i = 0; i < size; i++) {
            double v = e[eOffset + i];
            result[resultOffset + i] = Math.fma(v, high, v * low);
        }
    }

    static void scale(
            double[] e, int eOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i++) {
            double y = work.r[at + i];
            double high = work.high[i];
            double low = work.low[i];
            result[resultOffset + i] = (high + Math.fma(y, high, Math.fma(y, low, low))) * work.p[at + i];
        }
    }

    static void logarithm(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int row = 0, from = 0; from < size; row++, from += work.columns) {
            double high = work.high[row];
            double rest = work.low[row];
            int to = Math.min(size, from + work.columns);
            for (int i = from; i < to; i++) {
                double v = x[xOffset + i];
                double difference = high - v;
                double low = Rows.differenceLow(high, v, difference);
                low = difference == Double.POSITIVE_INFINITY ? 0 : low;
                result[resultOffset + i] = 0 - (difference + (low + rest));
            }
        }
    }

    static void dot(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int i = 0; i < size; i++) {
            double v = y[yOffset + i];
            double gradient = Rows.zeroIfZero(v, dy[dyOffset + i]);
            double product = v * gradient;
            add(product, i, work);
            work.rests[i & DoubleRows.SUMS - 1] += Math.fma(v, gradient, -product);
        }
    }

    static void softmaxGradient(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int i = 0; i < size; i++) {
            double v = y[yOffset + i];
            double difference = (work.high[i] - dy[dyOffset + i]) + work.low[i];
            result[resultOffset + i] = ChainRule.multiply(difference * work.factor, v);
        }
    }

    static void total(
            double[] dy, int dyOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int i = 0; i < size; i++) {
            add(dy[dyOffset + i], i, work);
        }
    }

    static void logGradient(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i++) {
            double power = work.p[at + i] * -DoubleExp.UNSCALE;
            double p = Math.fma(power, work.r[at + i], power);
            double dx = Math.fma(p, work.low[i], Math.fma(p, work.high[i], dy[dyOffset + i]));
            result[resultOffset + i] = Double.isNaN(y[yOffset + i]) ? Double.NaN : dx;
        }
    }

    static void hardmax(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int from = 0; from < size; from += work.columns) {
            double m = Double.NEGATIVE_INFINITY;
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

    private static void add(double v, int i, DoubleRows work) {
        int j = i & DoubleRows.SUMS - 1;
        double before = work.sums[j];
        double sum = before + v;
        work.sums[j] = sum;
        work.rests[j] += Rows.sumLow(before, v, sum);
    }
}
