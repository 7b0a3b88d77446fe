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
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.loop.FloatRows;
import io.rectify.math.FloatExp;
import io.rectify.math.Rows;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/** The stages of the row activations on vectors of {@code float}; each gives the bits of the plain one of the same name. */
public final class VectorFloatRows {
    private VectorFloatRows() {}

    public static void bounds(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        IntVector min = IntVector.broadcast(INTS, work.min);
        IntVector max = IntVector.broadcast(INTS, work.max);
        for (int i = 0; i < size; i += FLOATS.length()) {
            IntVector bits = FloatVector.fromArray(FLOATS, x, xOffset + i).reinterpretAsInts();
            IntVector key = bits.lanewise(XOR, bits.lanewise(ASHR, Integer.SIZE - 1).lanewise(LSHR, 1));
            min = min.min(key);
            max = max.max(key);
        }
        min.intoArray(work.mins, 0);
        max.intoArray(work.maxs, 0);
        for (int i = 0; i < INTS.length(); i++) {
            work.min = Math.min(work.min, work.mins[i]);
            work.max = Math.max(work.max, work.maxs[i]);
        }
    }

    public static void reduce(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        FloatVector factor = broadcast(work.factor);
        FloatVector factorLow = broadcast(work.factorLow);
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xOffset + i);
            FloatVector m = FloatVector.fromArray(FLOATS, work.m, i);
            FloatVector difference = m.sub(v);
            FloatVector low = differenceLow(m, v, difference);
            FloatVector w = difference.mul(factor);
            FloatVector wLow = difference.fma(factorLow, low.fma(factor, difference.fma(factor, w.neg())));
            FloatVector shifted = VectorExp.shifted(w);
            FloatVector n = shifted.sub(broadcast(FloatExp.SHIFT));
            FloatVector r = VectorExp.reduce(VectorExp.high(w, n), n).add(wLow);
            IntVector beyond = w.add(broadcast(Rows.FLOAT_LIMIT)).reinterpretAsInts().lanewise(ASHR, Integer.SIZE - 1);
            r.reinterpretAsInts().lanewise(AND_NOT, beyond).reinterpretAsFloats().intoArray(work.r, i);
            VectorExp.power(shifted).reinterpretAsInts().lanewise(AND_NOT, beyond).reinterpretAsFloats().intoArray(work.p, i);
        }
    }

    private static FloatVector differenceLow(FloatVector a, FloatVector b, FloatVector difference) {
        FloatVector a1 = difference.add(b);
        FloatVector b1 = difference.sub(a1);
        return a.sub(a1).sub(b.add(b1));
    }

    public static void exponential(
            float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector r = FloatVector.fromArray(FLOATS, work.r, i);
            FloatVector tail = VectorExp.tail(r, broadcast(0f));
            FloatVector p = FloatVector.fromArray(FLOATS, work.p, i);
            VectorExp.onePlus(r, tail).mul(p).intoArray(result, resultOffset + i);
        }
    }

    // Sums take four vectors at a time, so that none waits for the one before. A vector of double takes half of the lanes of a
    // float vector: as in GELUStages, whole ones are read, half a vector apart.

    public static void rest(
            float[] e, int eOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        int lanes = DOUBLES.length();
        LongVector one = LongVector.broadcast(LONGS, Rows.FLOAT_ONE);
        for (int j = 0; j < FloatRows.SUMS; j += 4 * lanes) {
            DoubleVector sum0 = DoubleVector.fromArray(DOUBLES, work.sums, j);
            DoubleVector sum1 = DoubleVector.fromArray(DOUBLES, work.sums, j + lanes);
            DoubleVector sum2 = DoubleVector.fromArray(DOUBLES, work.sums, j + 2 * lanes);
            DoubleVector sum3 = DoubleVector.fromArray(DOUBLES, work.sums, j + 3 * lanes);
            LongVector minusBelow = LongVector.broadcast(LONGS, 0);
            for (int i = eOffset + j; i < eOffset + size; i += FloatRows.SUMS) {
                LongVector e0 = wide(e, i).reinterpretAsLongs();
                LongVector e1 = wide(e, i + lanes).reinterpretAsLongs();
                LongVector e2 = wide(e, i + 2 * lanes).reinterpretAsLongs();
                LongVector e3 = wide(e, i + 3 * lanes).reinterpretAsLongs();
                LongVector isBelow0 = e0.sub(one).lanewise(ASHR, Long.SIZE - 1);
                LongVector isBelow1 = e1.sub(one).lanewise(ASHR, Long.SIZE - 1);
                LongVector isBelow2 = e2.sub(one).lanewise(ASHR, Long.SIZE - 1);
                LongVector isBelow3 = e3.sub(one).lanewise(ASHR, Long.SIZE - 1);
                sum0 = sum0.add(e0.lanewise(AND, isBelow0).reinterpretAsDoubles());
                sum1 = sum1.add(e1.lanewise(AND, isBelow1).reinterpretAsDoubles());
                sum2 = sum2.add(e2.lanewise(AND, isBelow2).reinterpretAsDoubles());
                sum3 = sum3.add(e3.lanewise(AND, isBelow3).reinterpretAsDoubles());
                minusBelow = minusBelow.add(isBelow0.add(isBelow1)).add(isBelow2.add(isBelow3));
            }
            sum0.intoArray(work.sums, j);
            sum1.intoArray(work.sums, j + lanes);
            sum2.intoArray(work.sums, j + 2 * lanes);
            sum3.intoArray(work.sums, j + 3 * lanes);
            minusBelow.intoArray(work.counts, 0);
            for (int i = 0; i < lanes; i++) {
                work.below -= work.counts[i];
            }
        }
    }

    private static DoubleVector wide(float[] x, int i) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, x, i).convertShape(F2D, DOUBLES, 0);
    }

    public static void scale(
            float[] e, int eOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, e, eOffset + i);
            FloatVector high = FloatVector.fromArray(FLOATS, work.high, i);
            FloatVector low = FloatVector.fromArray(FLOATS, work.low, i);
            v.fma(high, v.mul(low)).intoArray(result, resultOffset + i);
        }
    }

    public static void logarithm(
            float[] x, int xOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xOffset + i);
            FloatVector high = FloatVector.fromArray(FLOATS, work.high, i);
            FloatVector difference = high.sub(v);
            IntVector infinite = Lanes.magnitudeAbove(Float.MAX_VALUE, difference);
            FloatVector low = Lanes.zeroWhere(infinite, differenceLow(high, v, difference));
            FloatVector sum = difference.add(low.add(FloatVector.fromArray(FLOATS, work.low, i)));
            broadcast(0f).sub(sum).intoArray(result, resultOffset + i);
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
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, y, yOffset + i);
            FloatVector gradient = FloatVector.fromArray(FLOATS, dy, dyOffset + i);
            FloatVector high = FloatVector.fromArray(FLOATS, work.high, i);
            FloatVector difference = high.sub(gradient).add(FloatVector.fromArray(FLOATS, work.low, i));
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
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector p = FloatVector.fromArray(FLOATS, work.e, i).mul(broadcast(-FloatExp.UNSCALE));
            FloatVector gradient = FloatVector.fromArray(FLOATS, dy, dyOffset + i);
            FloatVector high = FloatVector.fromArray(FLOATS, work.high, i);
            FloatVector low = FloatVector.fromArray(FLOATS, work.low, i);
            FloatVector v = FloatVector.fromArray(FLOATS, y, yOffset + i);
            Lanes.nanWhere(Lanes.nan(v), p.fma(low, p.fma(high, gradient))).intoArray(result, resultOffset + i);
        }
    }
}
