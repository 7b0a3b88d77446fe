package io.rectify.loop;

import io.rectify.math.ChainRule;
import io.rectify.math.FloatExp;
import io.rectify.math.Rows;
import java.util.Arrays;

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
        int at = work.at;
        for (int i = 0; i < size; i++) {
            float v = x[xOffset + i];
            float m = work.m[i];
            float difference = m - v;
            float low = Rows.differenceLow(m, v, difference);
            float w = difference * work.factor;
            low = Math.fma(difference, work.factorLow, Math.fma(low, work.factor, Math.fma(difference, work.factor, -w)));
            float shifted = FloatExp.shifted(w + Rows.FLOAT_OFFSET);
            float n = shifted - FloatExp.SHIFT;
            float r = Math.fma(n, -FloatExp.LN2_HIGH, w) + Math.fma(n, -FloatExp.LN2_LOW, low);
            int within = ~(Float.floatToRawIntBits(w + Rows.FLOAT_LIMIT) >> Integer.SIZE - 1);
            work.r[at + i] = Float.intBitsToFloat(Float.floatToRawIntBits(r) & within);
            work.p[at + i] = Float.intBitsToFloat(Float.floatToRawIntBits(FloatExp.power(shifted)) & within);
        }
    }

    static void expm1(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i++) {
            work.r[at + i] = FloatExp.tail(work.r[at + i], work.r[at + i]);
        }
    }

    static void ordinary(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i++) {
            float w = x[xOffset + i] * -work.factor;
            float shifted = FloatExp.shifted(w + Rows.FLOAT_OFFSET);
            float r = FloatExp.reduce(w, shifted);
            work.r[at + i] = r + FloatExp.tail(r, FloatExp.reductionLow(w, shifted, r));
            work.p[at + i] = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + Float.floatToRawIntBits(1f));
        }
    }

    static void sum(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        sum(0, size, work);
    }

    /** Adds up the exponentials from {@code from} on. */
    static void sum(int from, int to, FloatRows work) {
        for (int i = from; i < to; i++) {
            work.sums[i & FloatRows.SUMS - 1] += Rows.exponential(work.r[i], work.p[i]);
        }
    }

    static void rowSums(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int row = 0, from = 0; from < size; row++, from += work.columns) {
            Arrays.fill(work.sums, 0, 8, 0);
            int whole = work.columns & -8;
            for (int j = 0; j < 8 && whole > 0; j += 4) { // four at a time, which C2 keeps in registers
                double sum0 = 0;
                double sum1 = 0;
                double sum2 = 0;
                double sum3 = 0;
                for (int i = from + j; i < from + whole; i += 8) {
                    sum0 += Rows.exponential(work.r[i], work.p[i]);
                    sum1 += Rows.exponential(work.r[i + 1], work.p[i + 1]);
                    sum2 += Rows.exponential(work.r[i + 2], work.p[i + 2]);
                    sum3 += Rows.exponential(work.r[i + 3], work.p[i + 3]);
                }
                work.sums[j] = sum0;
                work.sums[j + 1] = sum1;
                work.sums[j + 2] = sum2;
                work.sums[j + 3] = sum3;
            }
            for (int i = whole; i < work.columns; i++) {
                work.sums[i & 7] += Rows.exponential(work.r[from + i], work.p[from + i]);
            }
            work.ofRows[row] = work.sumOfEight();
        }
    }

    static void rest(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        rest(0, size, work);
    }

    /** The same without those that are 1, which are only counted. */
    static void rest(int from, int to, FloatRows work) {
        double[] sums = work.sums;
        long below = 0;
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(Rows.exponential(work.r[i], work.p[i]));
            long isBelow = bits - Rows.FLOAT_ONE >> Long.SIZE - 1;
            sums[i & FloatRows.SUMS - 1] += Double.longBitsToDouble(bits & isBelow);
            below -= isBelow;
        }
        work.below += below;
    }

    /** The sum of the exponentials of a short row. */
    static double shortSum(int from, int to, FloatRows work) {
        double even = 0;
        double odd = 0;
        for (int i = from; i < to - 1; i += 2) {
            even += Rows.exponential(work.r[i], work.p[i]);
            odd += Rows.exponential(work.r[i + 1], work.p[i + 1]);
        }
        return even + odd + ((to - from & 1) == 0 ? 0 : Rows.exponential(work.r[to - 1], work.p[to - 1]));
    }

    /** The same without those that are 1. */
    static double shortRest(int from, int to, FloatRows work) {
        double sum = 0;
        long below = 0;
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(Rows.exponential(work.r[i], work.p[i]));
            long isBelow = bits - Rows.FLOAT_ONE >> Long.SIZE - 1;
            sum += Double.longBitsToDouble(bits & isBelow);
            below -= isBelow;
        }
        work.below = below;
        return sum;
    }

    static void join(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i++) {
            result[resultOffset + i] = Math.fma(work.p[at + i], work.r[at + i], work.p[at + i]);
        }
    }

    static void scaleJoined(
            float[] e, int eOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        float high = work.high[0];
        float low = work.low[0];
        for (int i = 0; i < size; i++) {
            float v = e[eOffset + i];
            result[resultOffset + i] = Math.fma(v, high, v * low);
        }
    }

    static void scale(
            float[] e, int eOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i++) {
            float y = work.r[at + i];
            float high = work.high[i];
            float low = work.low[i];
            result[resultOffset + i] = (high + Math.fma(y, high, Math.fma(y, low, low))) * work.p[at + i];
        }
    }

    static void logarithm(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int row = 0, from = 0; from < size; row++, from += work.columns) {
            float high = work.high[row];
            float rest = work.low[row];
            int to = Math.min(size, from + work.columns);
            for (int i = from; i < to; i++) {
                float v = x[xOffset + i];
                float difference = high - v;
                float low = Rows.differenceLow(high, v, difference);
                low = difference == Float.POSITIVE_INFINITY ? 0 : low;
                result[resultOffset + i] = 0 - (difference + (low + rest));
            }
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
        int at = work.at;
        for (int i = 0; i < size; i++) {
            float power = work.p[at + i] * -FloatExp.UNSCALE;
            float p = Math.fma(power, work.r[at + i], power);
            float dx = Math.fma(p, work.low[i], Math.fma(p, work.high[i], dy[dyOffset + i]));
            result[resultOffset + i] = Float.isNaN(y[yOffset + i]) ? Float.NaN : dx;
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
