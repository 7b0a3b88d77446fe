package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.Softsign;
import io.rectify.loop.DoubleBlock;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/** {@link Softsign} on vectors. */
final class SoftsignVectors implements VectorForm<Softsign>, VectorOutput<Softsign> {
    @Override
    public FloatVector forward(Softsign softsign, FloatVector x) {
        FloatVector a = Lanes.magnitudeAtMost(0x1p76f, x);
        FloatVector d = a.add(broadcast(1f));
        FloatVector r = broadcast(-1f).div(d);
        FloatVector q = a.mul(r);
        FloatVector rest = q.fma(cutOff(a, d), q.fma(d, a));
        IntVector opposite = IntVector.broadcast(Lanes.INTS, Integer.MIN_VALUE).lanewise(AND_NOT, x.reinterpretAsInts());
        return rest.fma(r, q).reinterpretAsInts().lanewise(XOR, opposite).reinterpretAsFloats();
    }

    @Override
    public FloatVector derivative(Softsign softsign, FloatVector x) {
        FloatVector a = Lanes.magnitudeAtMost(0x1p76f, x);
        FloatVector one = broadcast(1f);
        FloatVector d = a.add(one);
        FloatVector r = broadcast(-1f).div(d);
        FloatVector delta = r.fma(cutOff(a, d), r.fma(d, one));
        FloatVector scaled = r.mul(broadcast(0x1p40f));
        FloatVector s = scaled.mul(scaled);
        FloatVector sLow = scaled.fma(scaled, s.neg());
        return s.add(s.add(s).fma(delta, sLow)).mul(broadcast(0x1p-80f));
    }

    /** What the rounding of d = 1 + a cut off. Numbers that are not negative are ordered as integers are. */
    private static FloatVector cutOff(FloatVector a, FloatVector d) {
        IntVector one = broadcast(1f).reinterpretAsInts();
        FloatVector larger = a.reinterpretAsInts().max(one).reinterpretAsFloats();
        return a.reinterpretAsInts().min(one).reinterpretAsFloats().sub(d.sub(larger));
    }

    @Override
    public DoubleVector forward(Softsign softsign, DoubleVector x) {
        DoubleVector a = Lanes.magnitudeAtMost(0x1p540, x);
        DoubleVector d = a.add(broadcast(1.0));
        DoubleVector r = broadcast(-1.0).div(d);
        DoubleVector q = a.mul(r);
        DoubleVector rest = q.fma(cutOff(a, d), q.fma(d, a));
        LongVector opposite = LongVector.broadcast(Lanes.LONGS, Long.MIN_VALUE).lanewise(AND_NOT, x.reinterpretAsLongs());
        return rest.fma(r, q).reinterpretAsLongs().lanewise(XOR, opposite).reinterpretAsDoubles();
    }

    @Override
    public DoubleVector derivative(Softsign softsign, DoubleVector x) {
        DoubleVector a = Lanes.magnitudeAtMost(0x1p540, x);
        DoubleVector one = broadcast(1.0);
        DoubleVector d = a.add(one);
        DoubleVector r = broadcast(-1.0).div(d);
        DoubleVector delta = r.fma(cutOff(a, d), r.fma(d, one));
        DoubleVector scaled = r.mul(broadcast(0x1p300));
        DoubleVector s = scaled.mul(scaled);
        DoubleVector sLow = scaled.fma(scaled, s.neg());
        return s.add(s.add(s).fma(delta, sLow)).mul(broadcast(0x1p-600));
    }

    /** Leaves r in {@code r} and δ in {@code tail}. */
    static void prepareSecond(Softsign softsign, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector a = Lanes.magnitudeAtMost(0x1p360, x);
        DoubleVector d = a.add(broadcast(1.0));
        DoubleVector r = broadcast(-1.0).div(d);
        r.fma(cutOff(a, d), r.fma(d, broadcast(1.0))).intoArray(block.tail, i);
        r.intoArray(block.r, i);
    }

    static void second(Softsign softsign, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector delta = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector scaled = DoubleVector.fromArray(DOUBLES, block.r, i).mul(broadcast(0x1p150));
        DoubleVector s = scaled.mul(scaled);
        DoubleVector sLow = scaled.fma(scaled, s.neg());
        DoubleVector c = s.mul(scaled);
        DoubleVector cLow = s.fma(scaled, c.neg()).add(sLow.mul(scaled));
        DoubleVector unscale = Lanes.select(Lanes.notPositiveNumber(x), broadcast(-0x1p-449), broadcast(0x1p-449));
        c.add(c.mul(broadcast(3.0)).fma(delta, cLow)).mul(unscale).intoArray(block.x, i);
    }

    /** What the rounding of d = 1 + a cut off. Numbers that are not negative are ordered as integers are. */
    private static DoubleVector cutOff(DoubleVector a, DoubleVector d) {
        LongVector one = broadcast(1.0).reinterpretAsLongs();
        DoubleVector larger = a.reinterpretAsLongs().max(one).reinterpretAsDoubles();
        return a.reinterpretAsLongs().min(one).reinterpretAsDoubles().sub(d.sub(larger));
    }

    @Override
    public FloatVector derivativeFromOutput(Softsign softsign, FloatVector y) {
        FloatVector rest = broadcast(1f).add(Lanes.negative(y));
        return rest.mul(rest);
    }

    @Override
    public DoubleVector derivativeFromOutput(Softsign softsign, DoubleVector y) {
        DoubleVector rest = broadcast(1.0).add(Lanes.negative(y));
        return rest.mul(rest);
    }
}
