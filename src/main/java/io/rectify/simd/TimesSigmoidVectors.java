package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static io.rectify.simd.Lanes.INTS;
import static io.rectify.simd.Lanes.LONGS;
import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/** x · σ(w) on vectors, by the steps of the scalar class {@code TimesSigmoid}. */
final class TimesSigmoidVectors {
    private TimesSigmoidVectors() {}

    static FloatVector value(FloatVector x, FloatVector a, FloatVector r, FloatVector tail, FloatVector p) {
        return quotient(a, r, tail, p).mul(p).fma(broadcast(FloatExp.UNSCALE), right(x));
    }

    static FloatVector quotient(FloatVector a, FloatVector r, FloatVector tail, FloatVector p) {
        FloatVector d = VectorExp.denominator(r, tail, p);
        FloatVector dLow = VectorExp.denominatorLow(r, tail, p, d);
        FloatVector inverse = broadcast(-1f).div(d);
        FloatVector q = a.mul(inverse);
        FloatVector rest = q.fma(dLow, q.fma(d, a));
        return inverse.fma(rest, q);
    }

    static DoubleVector value(DoubleVector x, DoubleVector a, DoubleVector r, DoubleVector tail, DoubleVector p) {
        return quotient(a, r, tail, p).mul(p).fma(broadcast(DoubleExp.UNSCALE), right(x));
    }

    static DoubleVector quotient(DoubleVector a, DoubleVector r, DoubleVector tail, DoubleVector p) {
        DoubleVector d = VectorExp.denominator(r, tail, p);
        DoubleVector dLow = VectorExp.denominatorLow(r, tail, p, d);
        DoubleVector inverse = broadcast(-1.0).div(d);
        DoubleVector q = a.mul(inverse);
        DoubleVector rest = q.fma(dLow, q.fma(d, a));
        return inverse.fma(rest, q);
    }

    /**
     * Leaves ω and what the rounding of ω − 1 cuts off in w and shifted of the block, and D and its rest in r and tail.
     *
     * @param omegaExcess what the rounding of ω has added
     * @param p what {@code slope} is to receive as p
     */
    static void prepareSlope(FloatVector omega, FloatVector omegaExcess, FloatVector p, FloatBlock block, int i) {
        putDenominator(p, block, i);
        omega.intoArray(block.w, i);
        differenceLow(omega).sub(omegaExcess).intoArray(block.shifted, i);
    }

    /** What the rounding of ω − 1 cuts off. */
    static FloatVector differenceLow(FloatVector omega) {
        return omega.sub(omega.sub(broadcast(1f)).add(broadcast(1f)));
    }

    /** Leaves D and its rest in r and tail of the block. */
    static void putDenominator(FloatVector p, FloatBlock block, int i) {
        FloatVector r = FloatVector.fromArray(FLOATS, block.r, i);
        FloatVector tail = FloatVector.fromArray(FLOATS, block.tail, i);
        FloatVector d = VectorExp.denominator(r, tail, p);
        d.intoArray(block.r, i);
        VectorExp.denominatorLow(r, tail, p, d).intoArray(block.tail, i);
    }

    static void prepareSlope(DoubleVector omega, DoubleVector omegaExcess, DoubleVector p, DoubleBlock block, int i) {
        putDenominator(p, block, i);
        omega.intoArray(block.w, i);
        differenceLow(omega).sub(omegaExcess).intoArray(block.shifted, i);
    }

    /** What the rounding of ω − 1 cuts off. */
    static DoubleVector differenceLow(DoubleVector omega) {
        return omega.sub(omega.sub(broadcast(1.0)).add(broadcast(1.0)));
    }

    /** Leaves D and its rest in r and tail of the block. */
    static void putDenominator(DoubleVector p, DoubleBlock block, int i) {
        DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector d = VectorExp.denominator(r, tail, p);
        d.intoArray(block.r, i);
        VectorExp.denominatorLow(r, tail, p, d).intoArray(block.tail, i);
    }

    /** @param mLow what the rounding of ω − 1 cuts off */
    static FloatVector slope(FloatVector x, FloatVector omega, FloatVector mLow, FloatVector d, FloatVector dLow, FloatVector p) {
        FloatVector one = broadcast(1f);
        FloatVector unscale = broadcast(FloatExp.UNSCALE);
        FloatVector inverse = broadcast(-1f).div(d);
        FloatVector delta = inverse.fma(dLow, inverse.fma(d, one));
        FloatVector m = omega.sub(one);
        FloatVector rt = inverse.mul(p).mul(unscale);
        FloatVector z = omega.fma(rt, m);
        FloatVector zLow = omega.fma(rt, m.sub(z)).add(omega.mul(rt).fma(delta, mLow));
        return complement(x, inverse.fma(z, inverse.mul(z.fma(delta, zLow))), p);
    }

    /** 1 − g t where x is positive, g t elsewhere. */
    private static FloatVector complement(FloatVector x, FloatVector g, FloatVector p) {
        IntVector bits = x.reinterpretAsInts();
        IntVector sign = bits.lanewise(AND, IntVector.broadcast(INTS, Integer.MIN_VALUE));
        FloatVector signed = p.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
        IntVector negative = bits.lanewise(ASHR, Integer.SIZE - 1);
        IntVector minusScale = IntVector.broadcast(INTS, Float.floatToRawIntBits(-FloatExp.SCALE));
        FloatVector minusOne = minusScale.lanewise(AND_NOT, negative).reinterpretAsFloats();
        return signed.fma(g, minusOne).mul(broadcast(-FloatExp.UNSCALE));
    }

    /** @param mLow what the rounding of ω − 1 cuts off */
    static DoubleVector slope(
            DoubleVector x, DoubleVector omega, DoubleVector mLow, DoubleVector d, DoubleVector dLow, DoubleVector p) {
        DoubleVector one = broadcast(1.0);
        DoubleVector unscale = broadcast(DoubleExp.UNSCALE);
        DoubleVector inverse = broadcast(-1.0).div(d);
        DoubleVector delta = inverse.fma(dLow, inverse.fma(d, one));
        DoubleVector m = omega.sub(one);
        DoubleVector rt = inverse.mul(p).mul(unscale);
        DoubleVector z = omega.fma(rt, m);
        DoubleVector zLow = omega.fma(rt, m.sub(z)).add(omega.mul(rt).fma(delta, mLow));
        return complement(x, inverse.fma(z, inverse.mul(z.fma(delta, zLow))), p);
    }

    private static DoubleVector complement(DoubleVector x, DoubleVector g, DoubleVector p) {
        LongVector bits = x.reinterpretAsLongs();
        LongVector sign = bits.lanewise(AND, LongVector.broadcast(LONGS, Long.MIN_VALUE));
        DoubleVector signed = p.reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles();
        LongVector negative = bits.lanewise(ASHR, Long.SIZE - 1);
        LongVector minusScale = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(-DoubleExp.SCALE));
        DoubleVector minusOne = minusScale.lanewise(AND_NOT, negative).reinterpretAsDoubles();
        return signed.fma(g, minusOne).mul(broadcast(-DoubleExp.UNSCALE));
    }

    /** Leaves z and its rest in factor and scale, after {@link SigmoidVectors#prepareSecond}. */
    static void prepareSecond(DoubleVector omega, DoubleVector omegaLow, DoubleBlock block, int i) {
        DoubleVector two = broadcast(2.0);
        DoubleVector p = DoubleVector.fromArray(DOUBLES, block.p, i);
        DoubleVector inverse = DoubleVector.fromArray(DOUBLES, block.w, i);
        DoubleVector delta = DoubleVector.fromArray(DOUBLES, block.choice, i);
        DoubleVector m = omega.sub(two);
        DoubleVector mLow = omega.sub(m.add(two)).add(omegaLow);
        DoubleVector rt = inverse.mul(p).mul(broadcast(2 * DoubleExp.UNSCALE));
        DoubleVector z = omega.fma(rt, m);
        z.intoArray(block.factor, i);
        DoubleVector rest = omega.mul(rt).fma(delta, omegaLow.fma(rt, mLow));
        omega.fma(rt, m.sub(z)).add(rest).intoArray(block.scale, i);
    }

    /** −(y + yLow) σ′. */
    static void second(DoubleVector y, DoubleVector yLow, DoubleBlock block, int i) {
        DoubleVector p = DoubleVector.fromArray(DOUBLES, block.p, i);
        DoubleVector product = SigmoidVectors.timesSlope(y.mul(p), yLow.mul(p), block, i);
        product.mul(broadcast(-DoubleExp.UNSCALE)).intoArray(block.x, i);
    }

    /** x where it is positive, −0.0 elsewhere. */
    private static FloatVector right(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector sign = bits.lanewise(AND, IntVector.broadcast(INTS, Integer.MIN_VALUE));
        return bits.max(IntVector.broadcast(INTS, 0)).lanewise(OR, sign).reinterpretAsFloats();
    }

    private static DoubleVector right(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        LongVector sign = bits.lanewise(AND, LongVector.broadcast(LONGS, Long.MIN_VALUE));
        return bits.max(LongVector.broadcast(LONGS, 0L)).lanewise(OR, sign).reinterpretAsDoubles();
    }
}
