package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static io.rectify.simd.Lanes.INTS;
import static io.rectify.simd.Lanes.LONGS;
import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.loop.FloatRows;
import io.rectify.math.FloatExp;
import io.rectify.math.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** The stages of the row activations on vectors of {@code float}; each gives the bits of the plain one of the same name. */
public final class VectorFloatRows {
    /** The key of −∞. */
    private static final int NONE = ~Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    /** The columns of a short row. */
    private static final int[] INDEX = IntStream.range(0, 2 * FloatRows.SUMS).toArray();

    /** All bits for the lanes that are in a row, if read as many places later as lanes are beyond its end. */
    private static final long[] IN_ROW = new long[2 * DOUBLES.length()];

    static {
        Arrays.fill(IN_ROW, 0, DOUBLES.length(), -1);
    }

    private VectorFloatRows() {}

    // Two vectors at a time, so that neither minimum waits for the one before.
    public static void bounds(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        IntVector min0 = IntVector.broadcast(INTS, work.min);
        IntVector max0 = IntVector.broadcast(INTS, work.max);
        IntVector min1 = min0;
        IntVector max1 = max0;
        int lanes = FLOATS.length();
        for (int i = 0; i < size; i += 2 * lanes) {
            IntVector key0 = key(FloatVector.fromArray(FLOATS, x, xOffset + i));
            IntVector key1 = key(FloatVector.fromArray(FLOATS, x, xOffset + i + lanes));
            min0 = min0.min(key0);
            max0 = max0.max(key0);
            min1 = min1.min(key1);
            max1 = max1.max(key1);
        }
        work.min = min0.min(min1).reduceLanes(VectorOperators.MIN);
        work.max = max0.max(max1).reduceLanes(VectorOperators.MAX);
    }

    private static IntVector key(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        return bits.lanewise(XOR, bits.lanewise(ASHR, Integer.SIZE - 1).lanewise(LSHR, 1));
    }

    public static void reduce(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        FloatVector factor = broadcast(work.factor);
        FloatVector factorLow = broadcast(work.factorLow);
        int ofRow = work.ofRow;
        int at = work.at;
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xOffset + i);
            FloatVector m = FloatVector.fromArray(FLOATS, work.m, i & ofRow);
            FloatVector difference = m.sub(v);
            FloatVector low = differenceLow(m, v, difference);
            FloatVector w = difference.mul(factor);
            FloatVector wLow = difference.fma(factorLow, low.fma(factor, difference.fma(factor, w.neg())));
            FloatVector shifted = VectorExp.shifted(w.add(broadcast(Rows.FLOAT_OFFSET)));
            FloatVector n = shifted.sub(broadcast(FloatExp.SHIFT));
            FloatVector r = VectorExp.high(w, n).add(n.fma(broadcast(-FloatExp.LN2_LOW), wLow));
            IntVector beyond = w.add(broadcast(Rows.FLOAT_LIMIT)).reinterpretAsInts().lanewise(ASHR, Integer.SIZE - 1);
            r.reinterpretAsInts().lanewise(AND_NOT, beyond).reinterpretAsFloats().intoArray(work.r, at + i);
            VectorExp.power(shifted).reinterpretAsInts().lanewise(AND_NOT, beyond).reinterpretAsFloats().intoArray(work.p, at + i);
        }
    }

    private static FloatVector differenceLow(FloatVector a, FloatVector b, FloatVector difference) {
        FloatVector a1 = difference.add(b);
        FloatVector b1 = difference.sub(a1);
        return a.sub(a1).sub(b.add(b1));
    }

    public static void expm1(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector r = FloatVector.fromArray(FLOATS, work.r, at + i);
            VectorExp.tail(r, r).intoArray(work.r, at + i);
        }
    }

    public static void ordinary(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        FloatVector sign = broadcast(-work.factor);
        IntVector one = IntVector.broadcast(INTS, Float.floatToRawIntBits(1f));
        int at = work.at;
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector w = FloatVector.fromArray(FLOATS, x, xOffset + i).mul(sign);
            FloatVector shifted = VectorExp.shifted(w.add(broadcast(Rows.FLOAT_OFFSET)));
            FloatVector n = shifted.sub(broadcast(FloatExp.SHIFT));
            FloatVector high = VectorExp.high(w, n);
            FloatVector r = VectorExp.reduce(high, n);
            r.add(VectorExp.tail(r, VectorExp.reductionLow(high, n, r))).intoArray(work.r, at + i);
            shifted.reinterpretAsInts().lanewise(LSHL, 23).add(one).reinterpretAsFloats().intoArray(work.p, at + i);
        }
    }

    // Sums take two or four vectors at a time, so that none waits for the one before. A vector of double takes half of the lanes
    // of a float vector: as in GELUStages, whole ones are read, half a vector apart.

    public static void sum(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int lanes = DOUBLES.length();
        for (int j = 0; j < FloatRows.SUMS; j += 4 * lanes) {
            DoubleVector sum0 = DoubleVector.fromArray(DOUBLES, work.sums, j);
            DoubleVector sum1 = DoubleVector.fromArray(DOUBLES, work.sums, j + lanes);
            DoubleVector sum2 = DoubleVector.fromArray(DOUBLES, work.sums, j + 2 * lanes);
            DoubleVector sum3 = DoubleVector.fromArray(DOUBLES, work.sums, j + 3 * lanes);
            for (int i = j; i < size; i += FloatRows.SUMS) {
                sum0 = sum0.add(exponential(work, i));
                sum1 = sum1.add(exponential(work, i + lanes));
                sum2 = sum2.add(exponential(work, i + 2 * lanes));
                sum3 = sum3.add(exponential(work, i + 3 * lanes));
            }
            sum0.intoArray(work.sums, j);
            sum1.intoArray(work.sums, j + lanes);
            sum2.intoArray(work.sums, j + 2 * lanes);
            sum3.intoArray(work.sums, j + 3 * lanes);
        }
    }

    private static DoubleVector exponential(FloatRows work, int i) {
        DoubleVector p = wide(work.p, i);
        return p.fma(wide(work.r, i), p);
    }

    public static void rowSums(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int lanes = DOUBLES.length();
        int columns = work.columns;
        for (int row = 0, from = 0; from < size; row++, from += columns) {
            for (int j = 0; j < 8; j += lanes) {
                DoubleVector sum = broadcast(0.0);
                for (int i = j; i < columns; i += 8) {
                    LongVector inRow = LongVector.fromArray(LONGS, IN_ROW, Math.max(0, i + lanes - columns));
                    LongVector e = exponential(work, from + i).reinterpretAsLongs();
                    sum = sum.add(e.lanewise(AND, inRow).reinterpretAsDoubles());
                }
                sum.intoArray(work.sums, j);
            }
            work.ofRows[row] = work.sumOfEight();
        }
    }

    public static void rest(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int lanes = DOUBLES.length();
        LongVector one = LongVector.broadcast(LONGS, Rows.FLOAT_ONE);
        for (int j = 0; j < FloatRows.SUMS; j += 2 * lanes) {
            DoubleVector sum0 = DoubleVector.fromArray(DOUBLES, work.sums, j);
            DoubleVector sum1 = DoubleVector.fromArray(DOUBLES, work.sums, j + lanes);
            LongVector minusBelow = LongVector.broadcast(LONGS, 0);
            for (int i = j; i < size; i += FloatRows.SUMS) {
                LongVector e0 = exponential(work, i).reinterpretAsLongs();
                LongVector e1 = exponential(work, i + lanes).reinterpretAsLongs();
                LongVector isBelow0 = e0.sub(one).lanewise(ASHR, Long.SIZE - 1);
                LongVector isBelow1 = e1.sub(one).lanewise(ASHR, Long.SIZE - 1);
                sum0 = sum0.add(e0.lanewise(AND, isBelow0).reinterpretAsDoubles());
                sum1 = sum1.add(e1.lanewise(AND, isBelow1).reinterpretAsDoubles());
                minusBelow = minusBelow.add(isBelow0.add(isBelow1));
            }
            sum0.intoArray(work.sums, j);
            sum1.intoArray(work.sums, j + lanes);
            minusBelow.intoArray(work.counts, 0);
            for (int i = 0; i < lanes; i++) {
                work.below -= work.counts[i];
            }
        }
    }

    private static DoubleVector wide(float[] x, int i) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, x, i).convertShape(F2D, DOUBLES, 0);
    }

    public static void join(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int at = work.at;
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector p = FloatVector.fromArray(FLOATS, work.p, at + i);
            p.fma(FloatVector.fromArray(FLOATS, work.r, at + i), p).intoArray(result, resultOffset + i);
        }
    }

    public static void scaleJoined(
            float[] e, int eOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        FloatVector high = broadcast(work.high[0]);
        FloatVector low = broadcast(work.low[0]);
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, e, eOffset + i);
            v.fma(high, v.mul(low)).intoArray(result, resultOffset + i);
        }
    }

    // In the two stages that follow, the vector at the end of a short row reaches into the next row, which is written later.

    public static void scale(
            float[] e, int eOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int columns = work.columns;
        int at = work.at;
        for (int row = 0, from = 0; from < size; row++, from += columns) {
            FloatVector high = broadcast(work.high[row]);
            FloatVector low = broadcast(work.low[row]);
            int to = Math.min(size, from + columns);
            for (int i = from; i < to; i += FLOATS.length()) {
                FloatVector y = FloatVector.fromArray(FLOATS, work.r, at + i);
                FloatVector p = FloatVector.fromArray(FLOATS, work.p, at + i);
                high.add(y.fma(high, y.fma(low, low))).mul(p).intoArray(result, resultOffset + i);
            }
        }
    }

    public static void logarithm(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int columns = work.columns;
        for (int row = 0, from = 0; from < size; row++, from += columns) {
            FloatVector high = broadcast(work.high[row]);
            FloatVector rest = broadcast(work.low[row]);
            int to = Math.min(size, from + columns);
            for (int i = from; i < to; i += FLOATS.length()) {
                FloatVector v = FloatVector.fromArray(FLOATS, x, xOffset + i);
                FloatVector difference = high.sub(v);
                IntVector infinite = Lanes.magnitudeAbove(Float.MAX_VALUE, difference);
                FloatVector low = Lanes.zeroWhere(infinite, differenceLow(high, v, difference));
                broadcast(0f).sub(difference.add(low.add(rest))).intoArray(result, resultOffset + i);
            }
        }
    }

    public static void dot(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int lanes = DOUBLES.length();
        for (int j = 0; j < FloatRows.SUMS; j += 2 * lanes) {
            DoubleVector sum0 = DoubleVector.fromArray(DOUBLES, work.sums, j);
            DoubleVector sum1 = DoubleVector.fromArray(DOUBLES, work.sums, j + lanes);
            for (int i = j; i < size; i += FloatRows.SUMS) {
                DoubleVector y0 = wide(y, yOffset + i);
                DoubleVector y1 = wide(y, yOffset + i + lanes);
                sum0 = sum0.add(y0.mul(Lanes.zeroWhere(Lanes.zero(y0), wide(dy, dyOffset + i))));
                sum1 = sum1.add(y1.mul(Lanes.zeroWhere(Lanes.zero(y1), wide(dy, dyOffset + i + lanes))));
            }
            sum0.intoArray(work.sums, j);
            sum1.intoArray(work.sums, j + lanes);
        }
    }

    public static void softmaxGradient(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] result, int resultOffset, FloatRows work, int size) {
        FloatVector factor = broadcast(work.factor);
        int ofRow = work.ofRow;
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, y, yOffset + i);
            FloatVector gradient = FloatVector.fromArray(FLOATS, dy, dyOffset + i);
            FloatVector high = FloatVector.fromArray(FLOATS, work.high, i & ofRow);
            FloatVector difference = high.sub(gradient).add(FloatVector.fromArray(FLOATS, work.low, i & ofRow));
            Lanes.chain(difference.mul(factor), v).intoArray(result, resultOffset + i);
        }
    }

    public static void total(
            float[] e, int eOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int lanes = DOUBLES.length();
        for (int j = 0; j < FloatRows.SUMS; j += 4 * lanes) {
            DoubleVector sum0 = DoubleVector.fromArray(DOUBLES, work.sums, j);
            DoubleVector sum1 = DoubleVector.fromArray(DOUBLES, work.sums, j + lanes);
            DoubleVector sum2 = DoubleVector.fromArray(DOUBLES, work.sums, j + 2 * lanes);
            DoubleVector sum3 = DoubleVector.fromArray(DOUBLES, work.sums, j + 3 * lanes);
            for (int i = eOffset + j; i < eOffset + size; i += FloatRows.SUMS) {
                sum0 = sum0.add(wide(e, i));
                sum1 = sum1.add(wide(e, i + lanes));
                sum2 = sum2.add(wide(e, i + 2 * lanes));
                sum3 = sum3.add(wide(e, i + 3 * lanes));
            }
            sum0.intoArray(work.sums, j);
            sum1.intoArray(work.sums, j + lanes);
            sum2.intoArray(work.sums, j + 2 * lanes);
            sum3.intoArray(work.sums, j + 3 * lanes);
        }
    }

    public static void logGradient(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int ofRow = work.ofRow;
        int at = work.at;
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector r = FloatVector.fromArray(FLOATS, work.r, at + i);
            FloatVector power = FloatVector.fromArray(FLOATS, work.p, at + i).mul(broadcast(-FloatExp.UNSCALE));
            FloatVector p = power.fma(r, power);
            FloatVector gradient = FloatVector.fromArray(FLOATS, dy, dyOffset + i);
            FloatVector high = FloatVector.fromArray(FLOATS, work.high, i & ofRow);
            FloatVector low = FloatVector.fromArray(FLOATS, work.low, i & ofRow);
            FloatVector v = FloatVector.fromArray(FLOATS, y, yOffset + i);
            Lanes.nanWhere(Lanes.nan(v), p.fma(low, p.fma(high, gradient))).intoArray(result, resultOffset + i);
        }
    }

    public static void hardmax(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int lanes = FLOATS.length();
        int columns = work.columns;
        IntVector none = IntVector.broadcast(INTS, NONE);
        IntVector end = IntVector.broadcast(INTS, columns);
        IntVector sign = IntVector.broadcast(INTS, Integer.MIN_VALUE);
        for (int from = xOffset; from < xOffset + size; from += columns) {
            IntVector max = none;
            for (int i = 0; i < columns; i += lanes) {
                IntVector inRow = IntVector.fromArray(INTS, INDEX, i).sub(end).lanewise(ASHR, Integer.SIZE - 1);
                max = max.max(key(x, from + i).min(inRow.lanewise(XOR, sign)));
            }
            int m = max.reduceLanes(VectorOperators.MAX);
            if (m == NONE) {
                continue;
            }
            IntVector most = IntVector.broadcast(INTS, m);
            IntVector first = end;
            for (int i = 0; i < columns; i += lanes) {
                IntVector difference = key(x, from + i).lanewise(XOR, most);
                IntVector other = difference.lanewise(OR, difference.neg()).lanewise(ASHR, Integer.SIZE - 1).lanewise(LSHR, 1);
                first = first.min(IntVector.fromArray(INTS, INDEX, i).lanewise(OR, other));
            }
            result[resultOffset + (from - xOffset) + first.reduceLanes(VectorOperators.MIN)] = 1;
        }
    }

    /** As in {@code bounds}, but 0 for both zeros. */
    private static IntVector key(float[] x, int i) {
        return key(FloatVector.fromArray(FLOATS, x, i).add(broadcast(0f)));
    }
}
