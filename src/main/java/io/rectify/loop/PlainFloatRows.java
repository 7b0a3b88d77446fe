package io.rectify.loop;

import io.rectify.math.ChainRule;
import io.rectify.math.FloatExp;
import io.rectify.math.Rows;

/** The stages of {@link RowStages} in plain loops. */
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

    static void reduce(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int i = 0; i < size; i++) {
            float v = x[xOffset + i];
            float m = work.m[i];
            float difference = m - v;
            float low = Rows.differenceLow(m, v, difference);
            float w = difference * work.factor;
            low = Math.fma(difference, work.factorLow, Math.fma(low, work.factor, Math.fma(difference, work.factor, -w)));
            float shifted = FloatExp.shifted(w);
            int within = ~(Float.floatToRawIntBits(w + Rows.FLOAT_LIMIT) >> Integer.SIZE - 1);
            work.r[i] = Float.intBitsToFloat(Float.floatToRawIntBits(FloatExp.reduce(w, shifted) + low) & within);
            work.p[i] = Float.intBitsToFloat(Float.floatToRawIntBits(FloatExp.power(shifted)) & within);
        }
    }

    static void exponential(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int i = 0; i < size; i++) {
            float r = work.r[i];
            result[resultOffset + i] = FloatExp.onePlus(r, FloatExp.tail(r, 0)) * work.p[i];
        }
    }

    static void rest(
            float[] e, int eOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        double[] sums = work.sums;
        long below = 0;
        for (int i = 0; i < size; i++) {
            long bits = Double.doubleToRawLongBits(e[eOffset + i]);
            long isBelow = bits - Rows.FLOAT_ONE >> Long.SIZE - 1;
            sums[i & FloatRows.SUMS - 1] += Double.longBitsToDouble(bits & isBelow);
            below -= isBelow;
        }
        work.below += below;
    }

    static void scale(
            float[] e, int eOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int i = 0; i < size; i++) {
            float v = e[eOffset + i];
            result[resultOffset + i] = Math.fma(v, work.high[i], v * work.low[i]);
        }
    }

    static void logarithm(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int i = 0; i < size; i++) {
            float v = x[xOffset + i];
            float high = work.high[i];
            float difference = high - v;
            float low = Rows.differenceLow(high, v, difference);
            low = difference == Float.POSITIVE_INFINITY ? 0 : low;
            result[resultOffset + i] = 0 - (difference + (low + work.low[i]));
        }
    }

    static void dot(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int i = 0; i < size; i++) {
            double v = y[yOffset + i];
            work.sums[i & FloatRows.SUMS - 1] += v * Rows.zeroIfZero(v, dy[dyOffset + i]);
        }
    }

    static void softmaxGradient(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int i = 0; i < size; i++) {
            float v = y[yOffset + i];
            float difference = (work.high[i] - dy[dyOffset + i]) + work.low[i];
            result[resultOffset + i] = ChainRule.multiply(difference * work.factor, v);
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
        for (int i = 0; i < size; i++) {
            float p = work.e[i] * -FloatExp.UNSCALE;
            float dx = Math.fma(p, work.low[i], Math.fma(p, work.high[i], dy[dyOffset + i]));
            result[resultOffset + i] = Float.isNaN(y[yOffset + i]) ? Float.NaN : dx;
        }
    }
}
