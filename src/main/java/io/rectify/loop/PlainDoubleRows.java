package io.rectify.loop;

import io.rectify.math.ChainRule;
import io.rectify.math.DoubleExp;
import io.rectify.math.Rows;

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
        for (int i = 0; i < size; i++) {
            double v = x[xOffset + i];
            double m = work.m[i];
            double difference = m - v;
            double low = Rows.differenceLow(m, v, difference);
            double w = difference * work.factor;
            low = Math.fma(difference, work.factorLow, Math.fma(low, work.factor, Math.fma(difference, work.factor, -w)));
            double shifted = DoubleExp.shifted(w);
            long within = ~(Double.doubleToRawLongBits(w + Rows.DOUBLE_LIMIT) >> Long.SIZE - 1);
            work.r[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(DoubleExp.reduce(w, shifted) + low) & within);
            work.p[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(DoubleExp.power(shifted)) & within);
        }
    }

    static void exponential(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int i = 0; i < size; i++) {
            double r = work.r[i];
            result[resultOffset + i] = DoubleExp.onePlus(r, DoubleExp.tail(r, 0)) * work.p[i];
        }
    }

    static void rest(
            double[] e, int eOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        long below = 0;
        for (int i = 0; i < size; i++) {
            long bits = Double.doubleToRawLongBits(e[eOffset + i]);
            long isBelow = bits - Rows.DOUBLE_ONE >> Long.SIZE - 1;
            add(Double.longBitsToDouble(bits & isBelow), i, work);
            below -= isBelow;
        }
        work.below += below;
    }

    static void scale(
            double[] e, int eOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int i = 0; i < size; i++) {
            double v = e[eOffset + i];
            result[resultOffset + i] = Math.fma(v, work.high[i], v * work.low[i]);
        }
    }

    static void logarithm(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int i = 0; i < size; i++) {
            double v = x[xOffset + i];
            double high = work.high[i];
            double difference = high - v;
            double low = Rows.differenceLow(high, v, difference);
            low = difference == Double.POSITIVE_INFINITY ? 0 : low;
            result[resultOffset + i] = 0 - (difference + (low + work.low[i]));
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
        for (int i = 0; i < size; i++) {
            double p = work.e[i] * -DoubleExp.UNSCALE;
            double dx = Math.fma(p, work.low[i], Math.fma(p, work.high[i], dy[dyOffset + i]));
            result[resultOffset + i] = Double.isNaN(y[yOffset + i]) ? Double.NaN : dx;
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
