package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.LONGS;
import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.loop.DoubleRows;
import io.rectify.math.DoubleExp;
import io.rectify.math.Rows;
import java.util.Arrays;
import java.util.stream.LongStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/** The stages of the row activations on vectors of {@code double}; each gives the bits of the plain one of the same name. */
public final class VectorDoubleRows {
    /** The key of −∞. */
    private static final long NONE = ~Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    /** The columns of a short row. */
    private static final long[] INDEX = LongStream.range(0, 2 * DoubleRows.SUMS).toArray();

    /** All bits for the lanes that are in a row, if read as many places later as lanes are beyond its end. */
    private static final long[] IN_ROW = new long[2 * DOUBLES.length()];

    static {
        Arrays.fill(IN_ROW, 0, DOUBLES.length(), -1);
    }

    private VectorDoubleRows() {}

    // Two vectors at a time, so that neither minimum waits for the one before.
    public static void bounds(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        LongVector min0 = LongVector.broadcast(LONGS, work.min);
        LongVector max0 = LongVector.broadcast(LONGS, work.max);
        LongVector min1 = min0;
        LongVector max1 = max0;
        int lanes = DOUBLES.length();
        for (int i = 0; i < size; i += 2 * lanes) {
            LongVector key0 = key(DoubleVector.fromArray(DOUBLES, x, xOffset + i));
            LongVector key1 = key(DoubleVector.fromArray(DOUBLES, x, xOffset + i + lanes));
            min0 = min0.min(key0);
            max0 = max0.max(key0);
            min1 = min1.min(key1);
            max1 = max1.max(key1);
        }
        work.min = least(min0.min(min1), work.lanes);
        work.max = greatest(max0.max(max1), work.lanes);
    }

    // JDK 17 has no reduceLanes of the least or the greatest long without AVX-512: it would box the vector.

    private static long least(LongVector v, long[] lanes) {
        v.intoArray(lanes, 0);
        long least = lanes[0];
        for (int i = 1; i < LONGS.length(); i++) {
            least = Math.min(least, lanes[i]);
        }
        return least;
    }

    private static long greatest(LongVector v, long[] lanes) {
        v.intoArray(lanes, 0);
        long greatest = lanes[0];
        for (int i = 1; i < LONGS.length(); i++) {
            greatest = Math.max(greatest, lanes[i]);
        }
        return greatest;
    }

    private static LongVector key(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        return bits.lanewise(XOR, bits.lanewise(ASHR, Long.SIZE - 1).lanewise(LSHR, 1));
    }

    public static void reduce(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        DoubleVector factor = broadcast(work.factor);
        DoubleVector factorLow = broadcast(work.factorLow);
        int ofRow = work.ofRow;
        int at = work.at;
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
            DoubleVector m = DoubleVector.fromArray(DOUBLES, work.m, i & ofRow);
            DoubleVector difference = m.sub(v);
            DoubleVector low = differenceLow(m, v, difference);
            DoubleVector w = difference.mul(factor);
            DoubleVector wLow = difference.fma(factorLow, low.fma(factor, difference.fma(factor, w.neg())));
            DoubleVector shifted = VectorExp.shifted(w.add(broadcast(Rows.DOUBLE_OFFSET)));
            DoubleVector n = shifted.sub(broadcast(DoubleExp.SHIFT));
            DoubleVector r = VectorExp.high(w, n).add(n.fma(broadcast(-DoubleExp.LN2_LOW), wLow));
            LongVector beyond = w.add(broadcast(Rows.DOUBLE_LIMIT)).reinterpretAsLongs().lanewise(ASHR, Long.SIZE - 1);
            r.reinterpretAsLongs().lanewise(AND_NOT, beyond).reinterpretAsDoubles().intoArray(work.r, at + i);
            VectorExp.power(shifted).reinterpretAsLongs().lanewise(AND_NOT, beyond).reinterpretAsDoubles()
                    .intoArray(work.p, at + i);
        }
    }

    private static DoubleVector differenceLow(DoubleVector a, DoubleVector b, DoubleVector difference) {
        DoubleVector a1 = difference.add(b);
        DoubleVector b1 = difference.sub(a1);
        return a.sub(a1).sub(b.add(b1));
    }

    public static void expm1(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector r = DoubleVector.fromArray(DOUBLES, work.r, at + i);
            VectorExp.tail(r, r).intoArray(work.r, at + i);
        }
    }

    public static void ordinary(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        DoubleVector sign = broadcast(-work.factor);
        LongVector one = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(1.0));
        int at = work.at;
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector w = DoubleVector.fromArray(DOUBLES, x, xOffset + i).mul(sign);
            DoubleVector shifted = VectorExp.shifted(w.add(broadcast(Rows.DOUBLE_OFFSET)));
            DoubleVector n = shifted.sub(broadcast(DoubleExp.SHIFT));
            DoubleVector high = VectorExp.high(w, n);
            DoubleVector r = VectorExp.reduce(high, n);
            r.add(VectorExp.tail(r, VectorExp.reductionLow(high, n, r))).intoArray(work.r, at + i);
            shifted.reinterpretAsLongs().lanewise(LSHL, 52).add(one).reinterpretAsDoubles().intoArray(work.p, at + i);
        }
    }

    // Sums take two vectors at a time, so that neither waits for the one before.

    public static void sum(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int lanes = DOUBLES.length();
        for (int j = 0; j < DoubleRows.SUMS; j += 2 * lanes) {
            DoubleVector sum0 = DoubleVector.fromArray(DOUBLES, work.sums, j);
            DoubleVector sum1 = DoubleVector.fromArray(DOUBLES, work.sums, j + lanes);
            DoubleVector rest0 = DoubleVector.fromArray(DOUBLES, work.rests, j);
            DoubleVector rest1 = DoubleVector.fromArray(DOUBLES, work.rests, j + lanes);
            for (int i = j; i < size; i += DoubleRows.SUMS) {
                DoubleVector p0 = DoubleVector.fromArray(DOUBLES, work.p, i);
                DoubleVector p1 = DoubleVector.fromArray(DOUBLES, work.p, i + lanes);
                DoubleVector y0 = DoubleVector.fromArray(DOUBLES, work.r, i);
                DoubleVector y1 = DoubleVector.fromArray(DOUBLES, work.r, i + lanes);
                DoubleVector e0 = p0.fma(y0, p0);
                DoubleVector e1 = p1.fma(y1, p1);
                DoubleVector next0 = sum0.add(e0);
                DoubleVector next1 = sum1.add(e1);
                rest0 = rest0.add(sumLow(sum0, e0, next0)).add(p0.fma(y0, p0.sub(e0)));
                rest1 = rest1.add(sumLow(sum1, e1, next1)).add(p1.fma(y1, p1.sub(e1)));
                sum0 = next0;
                sum1 = next1;
            }
            sum0.intoArray(work.sums, j);
            sum1.intoArray(work.sums, j + lanes);
            rest0.intoArray(work.rests, j);
            rest1.intoArray(work.rests, j + lanes);
        }
    }

    public static void rowSums(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int lanes = DOUBLES.length();
        int columns = work.columns;
        for (int row = 0, from = 0; from < size; row++, from += columns) {
            for (int j = 0; j < 8; j += lanes) {
                DoubleVector sum = broadcast(0.0);
                DoubleVector rest = sum;
                for (int i = j; i < columns; i += 8) {
                    LongVector inRow = LongVector.fromArray(LONGS, IN_ROW, Math.max(0, i + lanes - columns));
                    DoubleVector y = DoubleVector.fromArray(DOUBLES, work.r, from + i);
                    LongVector power = DoubleVector.fromArray(DOUBLES, work.p, from + i).reinterpretAsLongs();
                    DoubleVector p = power.lanewise(AND, inRow).reinterpretAsDoubles();
                    DoubleVector e = p.fma(y, p);
                    DoubleVector next = sum.add(e);
                    rest = rest.add(sumLow(sum, e, next)).add(p.fma(y, p.sub(e)));
                    sum = next;
                }
                sum.intoArray(work.sums, j);
                rest.intoArray(work.rests, j);
            }
            work.addEight(row);
        }
    }

    public static void rest(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int lanes = DOUBLES.length();
        LongVector one = LongVector.broadcast(LONGS, Rows.DOUBLE_ONE);
        for (int j = 0; j < DoubleRows.SUMS; j += lanes) {
            DoubleVector sum = DoubleVector.fromArray(DOUBLES, work.sums, j);
            DoubleVector rest = DoubleVector.fromArray(DOUBLES, work.rests, j);
            LongVector minusBelow = LongVector.broadcast(LONGS, 0);
            for (int i = j; i < size; i += DoubleRows.SUMS) {
                DoubleVector p = DoubleVector.fromArray(DOUBLES, work.p, i);
                DoubleVector y = DoubleVector.fromArray(DOUBLES, work.r, i);
                DoubleVector e = p.fma(y, p);
                LongVector isBelow = e.reinterpretAsLongs().sub(one).lanewise(ASHR, Long.SIZE - 1);
                DoubleVector v = e.reinterpretAsLongs().lanewise(AND, isBelow).reinterpretAsDoubles();
                DoubleVector next = sum.add(v);
                rest = rest.add(sumLow(sum, v, next)).add(p.fma(y, p.sub(e)));
                sum = next;
                minusBelow = minusBelow.add(isBelow);
            }
            sum.intoArray(work.sums, j);
            rest.intoArray(work.rests, j);
            minusBelow.intoArray(work.lanes, 0);
            for (int i = 0; i < lanes; i++) {
                work.below -= work.lanes[i];
            }
        }
    }

    private static DoubleVector sumLow(DoubleVector a, DoubleVector b, DoubleVector sum) {
        DoubleVector b1 = sum.sub(a);
        return a.sub(sum.sub(b1)).add(b.sub(b1));
    }

    public static void join(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector p = DoubleVector.fromArray(DOUBLES, work.p, at + i);
            p.fma(DoubleVector.fromArray(DOUBLES, work.r, at + i), p).intoArray(result, resultOffset + i);
        }
    }

    public static void scaleJoined(
            double[] e, int eOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        DoubleVector high = broadcast(work.high[0]);
        DoubleVector low = broadcast(work.low[0]);
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, e, eOffset + i);
            v.fma(high, v.mul(low)).intoArray(result, resultOffset + i);
        }
    }

    // In the two stages that follow, the vector at the end of a short row reaches into the next row, which is written later.

    public static void scale(
            double[] e, int eOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int columns = work.columns;
        int at = work.at;
        for (int row = 0, from = 0; from < size; row++, from += columns) {
            DoubleVector high = broadcast(work.high[row]);
            DoubleVector low = broadcast(work.low[row]);
            int to = Math.min(size, from + columns);
            for (int i = from; i < to; i += DOUBLES.length()) {
                DoubleVector y = DoubleVector.fromArray(DOUBLES, work.r, at + i);
                DoubleVector p = DoubleVector.fromArray(DOUBLES, work.p, at + i);
                high.add(y.fma(high, y.fma(low, low))).mul(p).intoArray(result, resultOffset + i);
            }
        }
    }

    public static void logarithm(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int columns = work.columns;
        for (int row = 0, from = 0; from < size; row++, from += columns) {
            DoubleVector high = broadcast(work.high[row]);
            DoubleVector rest = broadcast(work.low[row]);
            int to = Math.min(size, from + columns);
            for (int i = from; i < to; i += DOUBLES.length()) {
                DoubleVector v = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
                DoubleVector difference = high.sub(v);
                LongVector infinite = Lanes.magnitudeAbove(Double.MAX_VALUE, difference);
                DoubleVector low = Lanes.zeroWhere(infinite, differenceLow(high, v, difference));
                broadcast(0.0).sub(difference.add(low.add(rest))).intoArray(result, resultOffset + i);
            }
        }
    }

    public static void dot(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int j = 0; j < DoubleRows.SUMS; j += DOUBLES.length()) {
            DoubleVector sum = DoubleVector.fromArray(DOUBLES, work.sums, j);
            DoubleVector rest = DoubleVector.fromArray(DOUBLES, work.rests, j);
            for (int i = j; i < size; i += DoubleRows.SUMS) {
                DoubleVector v = DoubleVector.fromArray(DOUBLES, y, yOffset + i);
                DoubleVector gradient = Lanes.zeroWhere(Lanes.zero(v), DoubleVector.fromArray(DOUBLES, dy, dyOffset + i));
                DoubleVector product = v.mul(gradient);
                DoubleVector next = sum.add(product);
                rest = rest.add(sumLow(sum, product, next)).add(v.fma(gradient, product.neg()));
                sum = next;
            }
            sum.intoArray(work.sums, j);
            rest.intoArray(work.rests, j);
        }
    }

    public static void softmaxGradient(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        DoubleVector factor = broadcast(work.factor);
        int ofRow = work.ofRow;
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, y, yOffset + i);
            DoubleVector gradient = DoubleVector.fromArray(DOUBLES, dy, dyOffset + i);
            DoubleVector high = DoubleVector.fromArray(DOUBLES, work.high, i & ofRow);
            DoubleVector difference = high.sub(gradient).add(DoubleVector.fromArray(DOUBLES, work.low, i & ofRow));
            Lanes.chain(difference.mul(factor), v).intoArray(result, resultOffset + i);
        }
    }

    public static void total(
            double[] dy, int dyOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int j = 0; j < DoubleRows.SUMS; j += DOUBLES.length()) {
            DoubleVector sum = DoubleVector.fromArray(DOUBLES, work.sums, j);
            DoubleVector rest = DoubleVector.fromArray(DOUBLES, work.rests, j);
            for (int i = dyOffset + j; i < dyOffset + size; i += DoubleRows.SUMS) {
                DoubleVector v = DoubleVector.fromArray(DOUBLES, dy, i);
                DoubleVector next = sum.add(v);
                rest = rest.add(sumLow(sum, v, next));
                sum = next;
            }
            sum.intoArray(work.sums, j);
            rest.intoArray(work.rests, j);
        }
    }

    public static void logGradient(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int ofRow = work.ofRow;
        int at = work.at;
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector r = DoubleVector.fromArray(DOUBLES, work.r, at + i);
            DoubleVector power = DoubleVector.fromArray(DOUBLES, work.p, at + i).mul(broadcast(-DoubleExp.UNSCALE));
            DoubleVector p = power.fma(r, power);
            DoubleVector gradient = DoubleVector.fromArray(DOUBLES, dy, dyOffset + i);
            DoubleVector high = DoubleVector.fromArray(DOUBLES, work.high, i & ofRow);
            DoubleVector low = DoubleVector.fromArray(DOUBLES, work.low, i & ofRow);
            DoubleVector v = DoubleVector.fromArray(DOUBLES, y, yOffset + i);
            Lanes.nanWhere(Lanes.nan(v), p.fma(low, p.fma(high, gradient))).intoArray(result, resultOffset + i);
        }
    }

    public static void hardmax(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int lanes = DOUBLES.length();
        int columns = work.columns;
        LongVector none = LongVector.broadcast(LONGS, NONE);
        LongVector end = LongVector.broadcast(LONGS, columns);
        LongVector sign = LongVector.broadcast(LONGS, Long.MIN_VALUE);
        for (int from = xOffset; from < xOffset + size; from += columns) {
            LongVector max = none;
            for (int i = 0; i < columns; i += lanes) {
                LongVector inRow = LongVector.fromArray(LONGS, INDEX, i).sub(end).lanewise(ASHR, Long.SIZE - 1);
                max = max.max(key(x, from + i).min(inRow.lanewise(XOR, sign)));
            }
            long m = greatest(max, work.lanes);
            if (m == NONE) {
                continue;
            }
            LongVector most = LongVector.broadcast(LONGS, m);
            LongVector first = end;
            for (int i = 0; i < columns; i += lanes) {
                LongVector difference = key(x, from + i).lanewise(XOR, most);
                LongVector other = difference.lanewise(OR, difference.neg()).lanewise(ASHR, Long.SIZE - 1).lanewise(LSHR, 1);
                first = first.min(LongVector.fromArray(LONGS, INDEX, i).lanewise(OR, other));
            }
            result[resultOffset + (from - xOffset) + (int) least(first, work.lanes)] = 1;
        }
    }

    /** As in {@code bounds}, but 0 for both zeros. */
    private static LongVector key(double[] x, int i) {
        return key(DoubleVector.fromArray(DOUBLES, x, i).add(broadcast(0.0)));
    }
}
