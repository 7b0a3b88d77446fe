package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.LONGS;
import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.loop.DoubleRows;
import io.rectify.math.DoubleExp;
import io.rectify.math.Rows;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/** The stages of the row activations on vectors of {@code double}; each gives the bits of the plain one of the same name. */
public final class VectorDoubleRows {
    private VectorDoubleRows() {}

    public static void bounds(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        LongVector min = LongVector.broadcast(LONGS, work.min);
        LongVector max = LongVector.broadcast(LONGS, work.max);
        for (int i = 0; i < size; i += DOUBLES.length()) {
            LongVector bits = DoubleVector.fromArray(DOUBLES, x, xOffset + i).reinterpretAsLongs();
            LongVector key = bits.lanewise(XOR, bits.lanewise(ASHR, Long.SIZE - 1).lanewise(LSHR, 1));
            min = min.min(key);
            max = max.max(key);
        }
        min.intoArray(work.mins, 0);
        max.intoArray(work.maxs, 0);
        for (int i = 0; i < LONGS.length(); i++) {
            work.min = Math.min(work.min, work.mins[i]);
            work.max = Math.max(work.max, work.maxs[i]);
        }
    }

    public static void reduce(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        DoubleVector factor = broadcast(work.factor);
        DoubleVector factorLow = broadcast(work.factorLow);
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
            DoubleVector m = DoubleVector.fromArray(DOUBLES, work.m, i);
            DoubleVector difference = m.sub(v);
            DoubleVector low = differenceLow(m, v, difference);
            DoubleVector w = difference.mul(factor);
            DoubleVector wLow = difference.fma(factorLow, low.fma(factor, difference.fma(factor, w.neg())));
            DoubleVector shifted = VectorExp.shifted(w);
            DoubleVector n = shifted.sub(broadcast(DoubleExp.SHIFT));
            DoubleVector r = VectorExp.reduce(VectorExp.high(w, n), n).add(wLow);
            LongVector beyond = w.add(broadcast(Rows.DOUBLE_LIMIT)).reinterpretAsLongs().lanewise(ASHR, Long.SIZE - 1);
            r.reinterpretAsLongs().lanewise(AND_NOT, beyond).reinterpretAsDoubles().intoArray(work.r, i);
            VectorExp.power(shifted).reinterpretAsLongs().lanewise(AND_NOT, beyond).reinterpretAsDoubles().intoArray(work.p, i);
        }
    }

    private static DoubleVector differenceLow(DoubleVector a, DoubleVector b, DoubleVector difference) {
        DoubleVector a1 = difference.add(b);
        DoubleVector b1 = difference.sub(a1);
        return a.sub(a1).sub(b.add(b1));
    }

    public static void exponential(
            double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector r = DoubleVector.fromArray(DOUBLES, work.r, i);
            DoubleVector tail = VectorExp.tail(r, broadcast(0.0));
            DoubleVector p = DoubleVector.fromArray(DOUBLES, work.p, i);
            VectorExp.onePlus(r, tail).mul(p).intoArray(result, resultOffset + i);
        }
    }

    // Sums take two vectors at a time, so that neither waits for the one before.

    public static void rest(
            double[] e, int eOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        int lanes = DOUBLES.length();
        LongVector one = LongVector.broadcast(LONGS, Rows.DOUBLE_ONE);
        for (int j = 0; j < DoubleRows.SUMS; j += 2 * lanes) {
            DoubleVector sum0 = DoubleVector.fromArray(DOUBLES, work.sums, j);
            DoubleVector sum1 = DoubleVector.fromArray(DOUBLES, work.sums, j + lanes);
            DoubleVector rest0 = DoubleVector.fromArray(DOUBLES, work.rests, j);
            DoubleVector rest1 = DoubleVector.fromArray(DOUBLES, work.rests, j + lanes);
            LongVector minusBelow = LongVector.broadcast(LONGS, 0);
            for (int i = eOffset + j; i < eOffset + size; i += DoubleRows.SUMS) {
                LongVector e0 = DoubleVector.fromArray(DOUBLES, e, i).reinterpretAsLongs();
                LongVector e1 = DoubleVector.fromArray(DOUBLES, e, i + lanes).reinterpretAsLongs();
                LongVector isBelow0 = e0.sub(one).lanewise(ASHR, Long.SIZE - 1);
                LongVector isBelow1 = e1.sub(one).lanewise(ASHR, Long.SIZE - 1);
                DoubleVector v0 = e0.lanewise(AND, isBelow0).reinterpretAsDoubles();
                DoubleVector v1 = e1.lanewise(AND, isBelow1).reinterpretAsDoubles();
                DoubleVector next0 = sum0.add(v0);
                DoubleVector next1 = sum1.add(v1);
                rest0 = rest0.add(sumLow(sum0, v0, next0));
                rest1 = rest1.add(sumLow(sum1, v1, next1));
                sum0 = next0;
                sum1 = next1;
                minusBelow = minusBelow.add(isBelow0.add(isBelow1));
            }
            sum0.intoArray(work.sums, j);
            sum1.intoArray(work.sums, j + lanes);
            rest0.intoArray(work.rests, j);
            rest1.intoArray(work.rests, j + lanes);
            minusBelow.intoArray(work.counts, 0);
            for (int i = 0; i < lanes; i++) {
                work.below -= work.counts[i];
            }
        }
    }

    private static DoubleVector sumLow(DoubleVector a, DoubleVector b, DoubleVector sum) {
        DoubleVector b1 = sum.sub(a);
        return a.sub(sum.sub(b1)).add(b.sub(b1));
    }

    public static void scale(
            double[] e, int eOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, e, eOffset + i);
            DoubleVector high = DoubleVector.fromArray(DOUBLES, work.high, i);
            DoubleVector low = DoubleVector.fromArray(DOUBLES, work.low, i);
            v.fma(high, v.mul(low)).intoArray(result, resultOffset + i);
        }
    }

    public static void logarithm(
            double[] x, int xOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
            DoubleVector high = DoubleVector.fromArray(DOUBLES, work.high, i);
            DoubleVector difference = high.sub(v);
            LongVector infinite = Lanes.magnitudeAbove(Double.MAX_VALUE, difference);
            DoubleVector low = Lanes.zeroWhere(infinite, differenceLow(high, v, difference));
            DoubleVector sum = difference.add(low.add(DoubleVector.fromArray(DOUBLES, work.low, i)));
            broadcast(0.0).sub(sum).intoArray(result, resultOffset + i);
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
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, y, yOffset + i);
            DoubleVector gradient = DoubleVector.fromArray(DOUBLES, dy, dyOffset + i);
            DoubleVector high = DoubleVector.fromArray(DOUBLES, work.high, i);
            DoubleVector difference = high.sub(gradient).add(DoubleVector.fromArray(DOUBLES, work.low, i));
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
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector p = DoubleVector.fromArray(DOUBLES, work.e, i).mul(broadcast(-DoubleExp.UNSCALE));
            DoubleVector gradient = DoubleVector.fromArray(DOUBLES, dy, dyOffset + i);
            DoubleVector high = DoubleVector.fromArray(DOUBLES, work.high, i);
            DoubleVector low = DoubleVector.fromArray(DOUBLES, work.low, i);
            DoubleVector v = DoubleVector.fromArray(DOUBLES, y, yOffset + i);
            Lanes.nanWhere(Lanes.nan(v), p.fma(low, p.fma(high, gradient))).intoArray(result, resultOffset + i);
        }
    }
}
