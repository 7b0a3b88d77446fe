package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static io.rectify.simd.Lanes.INTS;
import static io.rectify.simd.Lanes.LONGS;
import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

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
        FloatVector one = broadcast(1f);
        FloatVector unscale = broadcast(FloatExp.UNSCALE);
        FloatVector d = p.fma(unscale, one).add(r.add(tail));
        FloatVector dLow = p.fma(unscale, one.sub(d)).add(r).add(tail);
        FloatVector inverse = broadcast(-1f).div(d);
        FloatVector q = a.mul(inverse);
        FloatVector rest = q.fma(dLow, q.fma(d, a));
        return inverse.fma(rest, q).mul(p).fma(unscale, right(x));
    }

    static DoubleVector value(DoubleVector x, DoubleVector a, DoubleVector r, DoubleVector tail, DoubleVector p) {
        DoubleVector one = broadcast(1.0);
        DoubleVector unscale = broadcast(DoubleExp.UNSCALE);
        DoubleVector d = p.fma(unscale, one).add(r.add(tail));
        DoubleVector dLow = p.fma(unscale, one.sub(d)).add(r).add(tail);
        DoubleVector inverse = broadcast(-1.0).div(d);
        DoubleVector q = a.mul(inverse);
        DoubleVector rest = q.fma(dLow, q.fma(d, a));
        return inverse.fma(rest, q).mul(p).fma(unscale, right(x));
    }

    static FloatVector prepareSlope(FloatVector omega, FloatVector r, FloatVector tail, FloatVector p) {
        FloatVector one = broadcast(1f);
        FloatVector unscale = broadcast(FloatExp.UNSCALE);
        FloatVector d = p.fma(unscale, one).add(r.add(tail));
        FloatVector dLow = p.fma(unscale, one.sub(d)).add(r).add(tail);
        FloatVector inverse = broadcast(-1f).div(d);
        FloatVector delta = inverse.fma(dLow, inverse.fma(d, one));
        FloatVector m = omega.sub(one);
        FloatVector mLow = omega.sub(m.add(one));
        FloatVector rt = inverse.mul(p).mul(unscale);
        FloatVector h = omega.mul(rt);
        FloatVector hLow = h.fma(delta, omega.fma(rt, h.neg()));
        FloatVector z = m.add(h);
        FloatVector zLow = m.sub(z).add(h).add(hLow.add(mLow));
        return inverse.fma(z, inverse.mul(z.fma(delta, zLow)));
    }

    static DoubleVector prepareSlope(DoubleVector omega, DoubleVector r, DoubleVector tail, DoubleVector p) {
        DoubleVector one = broadcast(1.0);
        DoubleVector unscale = broadcast(DoubleExp.UNSCALE);
        DoubleVector d = p.fma(unscale, one).add(r.add(tail));
        DoubleVector dLow = p.fma(unscale, one.sub(d)).add(r).add(tail);
        DoubleVector inverse = broadcast(-1.0).div(d);
        DoubleVector delta = inverse.fma(dLow, inverse.fma(d, one));
        DoubleVector m = omega.sub(one);
        DoubleVector mLow = omega.sub(m.add(one));
        DoubleVector rt = inverse.mul(p).mul(unscale);
        DoubleVector h = omega.mul(rt);
        DoubleVector hLow = h.fma(delta, omega.fma(rt, h.neg()));
        DoubleVector z = m.add(h);
        DoubleVector zLow = m.sub(z).add(h).add(hLow.add(mLow));
        return inverse.fma(z, inverse.mul(z.fma(delta, zLow)));
    }

    /** 1 − g t where x is positive, g t elsewhere. */
    static FloatVector slope(FloatVector x, FloatVector g, FloatVector p) {
        IntVector sign = x.reinterpretAsInts().lanewise(AND, IntVector.broadcast(INTS, Integer.MIN_VALUE));
        FloatVector signed = p.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
        FloatVector minusHalf = broadcast(-0x1p63f);
        FloatVector minusOne = minusHalf.add(minusHalf.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats());
        return signed.fma(g, minusOne).mul(broadcast(-FloatExp.UNSCALE));
    }

    static DoubleVector slope(DoubleVector x, DoubleVector g, DoubleVector p) {
        LongVector sign = x.reinterpretAsLongs().lanewise(AND, LongVector.broadcast(LONGS, Long.MIN_VALUE));
        DoubleVector signed = p.reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles();
        DoubleVector minusHalf = broadcast(-0x1p511);
        DoubleVector minusOne = minusHalf.add(minusHalf.reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles());
        return signed.fma(g, minusOne).mul(broadcast(-DoubleExp.UNSCALE));
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
