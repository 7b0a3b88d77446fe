package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.Sigmoid;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/** {@link Sigmoid} on vectors. */
final class SigmoidVectors implements VectorSteps<Sigmoid> {
    @Override
    public FloatVector argument(Sigmoid sigmoid, FloatVector x) {
        return Lanes.magnitudeAtMost(110f, x);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    @Override
    public FloatVector value(Sigmoid sigmoid, FloatVector x, FloatVector y, FloatVector e, FloatVector p) {
        return value(x, y, e, p);
    }

    static FloatVector value(FloatVector x, FloatVector y, FloatVector e, FloatVector p) {
        FloatVector t = p.mul(FloatVector.broadcast(FLOATS, FloatExp.UNSCALE));
        FloatVector n = y.add(FloatVector.broadcast(FLOATS, 1));
        FloatVector nLow = y.sub(n.sub(FloatVector.broadcast(FLOATS, 1))).add(e);
        FloatVector d = n.add(t);
        FloatVector dLow = t.sub(d.sub(n)).add(nLow);
        FloatVector r = FloatVector.broadcast(FLOATS, -1).div(d);
        FloatVector delta = r.fma(dLow, r.fma(d, FloatVector.broadcast(FLOATS, 1)));
        FloatVector negative = r.fma(delta, r);
        IntVector sign = x.reinterpretAsInts().lanewise(AND, IntVector.broadcast(Lanes.INTS, Integer.MIN_VALUE));
        FloatVector signed = p.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
        FloatVector half = FloatVector.broadcast(FLOATS, 0x1p63f);
        FloatVector one = half.add(half.reinterpretAsInts().lanewise(OR, sign).reinterpretAsFloats());
        return signed.fma(negative, one).mul(FloatVector.broadcast(FLOATS, FloatExp.UNSCALE));
    }

    @Override
    public FloatVector slope(
            Sigmoid sigmoid, FloatVector x, FloatVector y, FloatVector e, FloatVector p, FloatBlock block, int i) {
        return slope(y, e, p, FloatExp.UNSCALE);
    }

    /** 2ᵏ σ′, where {@code unscale} is 2ᵏ times {@link FloatExp#UNSCALE}. */
    static FloatVector slope(FloatVector y, FloatVector e, FloatVector p, float unscale) {
        FloatVector t = p.mul(FloatVector.broadcast(FLOATS, FloatExp.UNSCALE));
        FloatVector n = y.add(FloatVector.broadcast(FLOATS, 1));
        FloatVector nLow = y.sub(n.sub(FloatVector.broadcast(FLOATS, 1))).add(e);
        FloatVector d = n.add(t);
        FloatVector dLow = t.sub(d.sub(n)).add(nLow);
        FloatVector r = FloatVector.broadcast(FLOATS, -1).div(d);
        FloatVector delta = r.fma(dLow, r.fma(d, FloatVector.broadcast(FLOATS, 1)));
        FloatVector q = n.mul(r);
        FloatVector qLow = n.fma(r, q.neg()).add(q.add(q).fma(delta, nLow.mul(r)));
        FloatVector s = q.mul(r);
        FloatVector sLow = q.fma(r, s.neg()).add(qLow.mul(r));
        return s.add(sLow).mul(p).mul(FloatVector.broadcast(FLOATS, unscale));
    }

    @Override
    public DoubleVector argument(Sigmoid sigmoid, DoubleVector x) {
        return Lanes.magnitudeAtMost(760.0, x);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    @Override
    public DoubleVector value(Sigmoid sigmoid, DoubleVector x, DoubleVector y, DoubleVector e, DoubleVector p) {
        return value(x, y, e, p);
    }

    static DoubleVector value(DoubleVector x, DoubleVector y, DoubleVector e, DoubleVector p) {
        DoubleVector t = p.mul(DoubleVector.broadcast(DOUBLES, DoubleExp.UNSCALE));
        DoubleVector n = y.add(DoubleVector.broadcast(DOUBLES, 1));
        DoubleVector nLow = y.sub(n.sub(DoubleVector.broadcast(DOUBLES, 1))).add(e);
        DoubleVector d = n.add(t);
        DoubleVector dLow = t.sub(d.sub(n)).add(nLow);
        DoubleVector r = DoubleVector.broadcast(DOUBLES, -1).div(d);
        DoubleVector delta = r.fma(dLow, r.fma(d, DoubleVector.broadcast(DOUBLES, 1)));
        DoubleVector negative = r.fma(delta, r);
        LongVector sign = x.reinterpretAsLongs().lanewise(AND, LongVector.broadcast(Lanes.LONGS, Long.MIN_VALUE));
        DoubleVector signed = p.reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles();
        DoubleVector half = DoubleVector.broadcast(DOUBLES, 0x1p511);
        DoubleVector one = half.add(half.reinterpretAsLongs().lanewise(OR, sign).reinterpretAsDoubles());
        return signed.fma(negative, one).mul(DoubleVector.broadcast(DOUBLES, DoubleExp.UNSCALE));
    }

    @Override
    public DoubleVector slope(
            Sigmoid sigmoid, DoubleVector x, DoubleVector y, DoubleVector e, DoubleVector p, DoubleBlock block, int i) {
        return slope(y, e, p, DoubleExp.UNSCALE);
    }

    /** 2ᵏ σ′, where {@code unscale} is 2ᵏ times {@link DoubleExp#UNSCALE}. */
    static DoubleVector slope(DoubleVector y, DoubleVector e, DoubleVector p, double unscale) {
        DoubleVector t = p.mul(DoubleVector.broadcast(DOUBLES, DoubleExp.UNSCALE));
        DoubleVector n = y.add(DoubleVector.broadcast(DOUBLES, 1));
        DoubleVector nLow = y.sub(n.sub(DoubleVector.broadcast(DOUBLES, 1))).add(e);
        DoubleVector d = n.add(t);
        DoubleVector dLow = t.sub(d.sub(n)).add(nLow);
        DoubleVector r = DoubleVector.broadcast(DOUBLES, -1).div(d);
        DoubleVector delta = r.fma(dLow, r.fma(d, DoubleVector.broadcast(DOUBLES, 1)));
        DoubleVector q = n.mul(r);
        DoubleVector qLow = n.fma(r, q.neg()).add(q.add(q).fma(delta, nLow.mul(r)));
        DoubleVector s = q.mul(r);
        DoubleVector sLow = q.fma(r, s.neg()).add(qLow.mul(r));
        return s.add(sLow).mul(p).mul(DoubleVector.broadcast(DOUBLES, unscale));
    }
}
