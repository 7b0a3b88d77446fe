package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.Exponential;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/** {@link Exponential} on vectors. */
final class ExponentialVectors implements VectorSteps<Exponential>, VectorOutput<Exponential> {
    @Override
    public FloatVector argument(Exponential exponential, FloatVector x) {
        return Lanes.within(FloatExp.LIMIT, x);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        IntVector bits = shifted.reinterpretAsInts().lanewise(LSHL, 23);
        IntVector negative = bits.lanewise(LSHR, 1).and(IntVector.broadcast(Lanes.INTS, 0x40000000));
        return bits.sub(negative).add(IntVector.broadcast(Lanes.INTS, 127 - 64 << 23)).reinterpretAsFloats();
    }

    @Override
    public FloatVector value(
            Exponential exponential, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        // 2⁶⁴ where p is positive, −2⁻⁶⁴ where it is negative: they differ in the sign and in the top bit of the exponent
        IntVector sign = p.reinterpretAsInts().lanewise(ASHR, 1).and(IntVector.broadcast(Lanes.INTS, 0xC0000000));
        FloatVector unscale = broadcast(FloatExp.SCALE).reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
        return VectorExp.onePlus(r, tail).mul(p).mul(unscale);
    }

    @Override
    public FloatVector slope(
            Exponential exponential, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        return value(exponential, x, r, tail, p, block, i);
    }

    @Override
    public DoubleVector argument(Exponential exponential, DoubleVector x) {
        return Lanes.within(DoubleExp.LIMIT, x);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        LongVector bits = shifted.reinterpretAsLongs().lanewise(LSHL, 52);
        LongVector negative = bits.lanewise(LSHR, 1).and(LongVector.broadcast(Lanes.LONGS, 0x4000000000000000L));
        return bits.sub(negative).add(LongVector.broadcast(Lanes.LONGS, 1023L - 512 << 52)).reinterpretAsDoubles();
    }

    @Override
    public DoubleVector value(
            Exponential exponential, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        // 2⁵¹² where p is positive, −2⁻⁵¹² where it is negative: they differ in the sign and in the top bit of the exponent
        LongVector sign = p.reinterpretAsLongs().lanewise(ASHR, 1).and(LongVector.broadcast(Lanes.LONGS, 0xC000000000000000L));
        DoubleVector unscale = broadcast(DoubleExp.SCALE).reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles();
        return VectorExp.onePlus(r, tail).mul(p).mul(unscale);
    }

    @Override
    public DoubleVector slope(
            Exponential exponential, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return value(exponential, x, r, tail, p, block, i);
    }

    void second(Exponential exponential, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector p = power(DoubleVector.fromArray(DOUBLES, block.p, i));
        value(exponential, x, r, tail, p, block, i).intoArray(block.x, i);
    }

    @Override
    public FloatVector derivativeFromOutput(Exponential exponential, FloatVector y) {
        return y;
    }

    @Override
    public DoubleVector derivativeFromOutput(Exponential exponential, DoubleVector y) {
        return y;
    }
}
