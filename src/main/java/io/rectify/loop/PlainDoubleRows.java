package io.rectify.loop;

import io.rectify.math.ChainRule;
import io.rectify.math.DoubleExp;
import io.rectify.math.Rows;
import io.rectify.math.TwoSum;
import java.util.Arrays;

/** The stages of {@link RowStages} in plain loops, cut as {@link PlainFloatRows} is. */
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

    /** Whether all elements are within ±{@code limit}. */
    static boolean within(double limit, double[] x, int offset, int size) {
        long signs = 0;
        for (int i = offset; i < offset + size; i++) {
            signs |= Double.doubleToRawLongBits(limit) - (Double.doubleToRawLongBits(x[i]) & Long.MAX_VALUE);
        }
        return signs >= 0;
    }

    static void reduce(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        difference(work.m, x, work.w, work.wLow, size);
        exponent(work.factor, work.factorLow, work.w, work.wLow, work.shifted, size);
        remainder(work.w, work.wLow, work.shifted, work.r, size);
        limitedPower(work.w, work.shifted, work.r, work.p, size);
    }

    private static void difference(double[] a, double[] b, double[] difference, double[] low, int size) {
        for (int i = 0; i < size; i++) {
            double d = a[i] - b[i];
            difference[i] = d;
            low[i] = Rows.differenceLow(a[i], b[i], d);
        }
    }

    /** Multiplies what is in w and wLow. */
    private static void exponent(double factor, double factorLow, double[] w, double[] wLow, double[] shifted, int size) {
        for (int i = 0; i < size; i++) {
            double difference = w[i];
            double product = difference * factor;
            double low = Math.fma(wLow[i], factor, Math.fma(difference, factor, -product));
            w[i] = product;
            wLow[i] = Math.fma(difference, factorLow, low);
            shifted[i] = DoubleExp.shifted(product + Rows.DOUBLE_OFFSET);
        }
    }

    /** Leaves in w what it is above the limit. */
    private static void remainder(double[] w, double[] wLow, double[] shifted, double[] r, int size) {
        for (int i = 0; i < size; i++) {
            double n = shifted[i] - DoubleExp.SHIFT;
            r[i] = Math.fma(n, -DoubleExp.LN2_HIGH, w[i]) + Math.fma(n, -DoubleExp.LN2_LOW, wLow[i]);
            w[i] += Rows.DOUBLE_LIMIT;
        }
    }

    private static void limitedPower(double[] aboveLimit, double[] shifted, double[] r, double[] p, int size) {
        for (int i = 0; i < size; i++) {
            long within = ~(Double.doubleToRawLongBits(aboveLimit[i]) >> Long.SIZE - 1);
            r[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(r[i]) & within);
            p[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(DoubleExp.power(shifted[i])) & within);
        }
    }

    static void expm1(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        expm1(work.r, size);
    }

    private static void expm1(double[] r, int size) {
        for (int i = 0; i < size; i++) {
            r[i] = DoubleExp.tail(r[i], r[i]);
        }
    }

    static void ordinary(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        ordinaryExponent(-work.factor, x, work.w, work.shifted, work.r, size);
        ordinaryPower(work.shifted, work.p, size);
        ordinaryExpm1(work.w, work.shifted, work.r, size);
    }

    private static void ordinaryExponent(double sign, double[] x, double[] w, double[] shifted, double[] r, int size) {
        for (int i = 0; i < size; i++) {
            double v = x[i] * sign;
            double s = DoubleExp.shifted(v + Rows.DOUBLE_OFFSET);
            w[i] = v;
            shifted[i] = s;
            r[i] = DoubleExp.reduce(v, s);
        }
    }

    private static void ordinaryPower(double[] shifted, double[] p, int size) {
        for (int i = 0; i < size; i++) {
            p[i] = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted[i]) << 52) + Double.doubleToRawLongBits(1.0));
        }
    }

    private static void ordinaryExpm1(double[] w, double[] shifted, double[] r, int size) {
        for (int i = 0; i < size; i++) {
            r[i] += DoubleExp.tail(r[i], DoubleExp.reductionLow(w[i], shifted[i], r[i]));
        }
    }

    /** Puts the exponentials into {@code work.e}, and what their rounding cuts off into {@code work.eLow}. */
    static void exponentials(DoubleRows work, int size) {
        exponentials(work.r, work.p, work.e, work.eLow, size);
    }

    private static void exponentials(double[] r, double[] p, double[] e, double[] eLow, int size) {
        for (int i = 0; i < size; i++) {
            double exponential = Rows.exponential(r[i], p[i]);
            e[i] = exponential;
            eLow[i] = Rows.exponentialLow(r[i], p[i], exponential);
        }
    }

    static void sum(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        exponentials(work, size);
        RowSums.add(work.e, size, work.sums, work.before);
        sumLow(work.before, work.e, size);
        RowSums.addBoth(work.before, work.eLow, size, work.rests);
    }

    /** Replaces the sum before an addition by what the addition cut off. */
    private static void sumLow(double[] before, double[] e, int size) {
        for (int i = 0; i < size; i++) {
            before[i] = TwoSum.low(before[i], e[i], before[i] + e[i]);
        }
    }

    static void rowSums(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        exponentials(work, size);
        for (int row = 0, from = 0; from < size; row++, from += work.columns) {
            Arrays.fill(work.sums, 0, 8, 0);
            Arrays.fill(work.rests, 0, 8, 0);
            for (int i = 0; i < work.columns; i++) {
                add(work.e[from + i], i & 7, work);
                work.rests[i & 7] += work.eLow[from + i];
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

    /** The sum of a short row's exponentials in {@code work.e}; what its rounding has cut off is left in {@code rests[0]}. */
    static double shortSum(int from, int to, DoubleRows work) {
        double sum = 0;
        double rest = 0;
        for (int i = from; i < to; i++) {
            double e = work.e[i];
            double next = sum + e;
            rest += TwoSum.low(sum, e, next) + work.eLow[i];
            sum = next;
        }
        work.rests[0] = rest;
        return sum;
    }

    /** The same without those that are 1, which are only counted. */
    static double shortRest(int from, int to, DoubleRows work) {
        long below = 0;
        for (int i = from; i < to; i++) {
            long bits = Double.doubleToRawLongBits(work.e[i]);
            long isBelow = bits - Rows.DOUBLE_ONE >> Long.SIZE - 1;
            work.e[i] = Double.longBitsToDouble(bits & isBelow);
            below -= isBelow;
        }
        work.below = below;
        return shortSum(from, to, work);
    }

    static void join(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        join(work.r, work.p, result, size);
    }

    private static void join(double[] y, double[] p, double[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = Math.fma(p[i], y[i], p[i]);
        }
    }

    static void scaleJoined(
            double[] e, int eOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        scaleJoined(e, work.high[0], work.low[0], result, size);
    }

    private static void scaleJoined(double[] e, double high, double low, double[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = Math.fma(e[i], high, e[i] * low);
        }
    }

    static void scale(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        spread(work.high, work.low, work.columns, work.w, work.wLow, size);
        scale(work.r, work.p, work.w, work.wLow, result, size);
    }

    /** Repeats the number of each row, in two parts, for all of its columns. */
    private static void spread(double[] ofRow, double[] ofRowLow, int columns, double[] ofColumn, double[] ofColumnLow, int size) {
        for (int row = 0, from = 0; from < size; row++, from += columns) {
            int to = Math.min(size, from + columns);
            Arrays.fill(ofColumn, from, to, ofRow[row]);
            Arrays.fill(ofColumnLow, from, to, ofRowLow[row]);
        }
    }

    private static void scale(double[] y, double[] p, double[] high, double[] low, double[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = (high[i] + Math.fma(y[i], high[i], Math.fma(y[i], low[i], low[i]))) * p[i];
        }
    }

    static void logarithm(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        spread(work.high, work.low, work.columns, work.shifted, work.p, size);
        difference(work.shifted, x, work.w, work.wLow, size);
        zeroIfInfinite(work.w, work.wLow, size);
        logarithm(work.w, work.wLow, work.p, result, size);
    }

    /** What an infinite difference lacks is not NaN. */
    private static void zeroIfInfinite(double[] difference, double[] low, int size) {
        for (int i = 0; i < size; i++) {
            long magnitude = Double.doubleToRawLongBits(difference[i]) & Long.MAX_VALUE;
            long isFinite = magnitude - Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) >> Long.SIZE - 1;
            low[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(low[i]) & isFinite);
        }
    }

    private static void logarithm(double[] difference, double[] differenceLow, double[] low, double[] result, int size) {
        for (int i = 0; i < size; i++) {
            result[i] = 0 - (difference[i] + (differenceLow[i] + low[i]));
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
        factor(work.high, work.low, dy, work.factor, work.w, size);
        chain(work.w, y, result, size);
    }

    private static void factor(double[] high, double[] low, double[] dy, double factor, double[] product, int size) {
        for (int i = 0; i < size; i++) {
            product[i] = ((high[i] - dy[i]) + low[i]) * factor;
        }
    }

    private static void chain(double[] dy, double[] derivative, double[] dx, int size) {
        for (int i = 0; i < size; i++) {
            dx[i] = ChainRule.multiply(dy[i], derivative[i]);
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
        probability(work.r, work.p, work.w, size);
        logGradient(y, dy, work.w, work.high, work.low, result, size);
    }

    private static void probability(double[] y, double[] p, double[] minusProbability, int size) {
        for (int i = 0; i < size; i++) {
            double power = p[i] * -DoubleExp.UNSCALE;
            minusProbability[i] = Math.fma(power, y[i], power);
        }
    }

    private static void logGradient(
            double[] y, double[] dy, double[] minusProbability, double[] high, double[] low, double[] result, int size) {
        for (int i = 0; i < size; i++) {
            double p = minusProbability[i];
            double nanIfNaN = 0 / Math.fma(y[i], y[i], 1); // 0 for every other y, the infinite too
            result[i] = Math.fma(p, low[i], Math.fma(p, high[i], dy[i])) - nanIfNaN;
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
        work.rests[j] += TwoSum.low(before, v, sum);
    }
}
