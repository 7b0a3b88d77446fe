package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.Activation;
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
final class SigmoidVectors implements VectorSteps<Sigmoid>, VectorOutput<Sigmoid> {
    @Override
    public FloatVector argument(Sigmoid sigmoid, FloatVector x) {
        return Lanes.magnitudeAtMost(FloatExp.LIMIT, x);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    @Override
    public FloatVector value(
            Sigmoid sigmoid, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        return value(x, r, tail, p);
    }

    static FloatVector value(FloatVector x, FloatVector r, FloatVector tail, FloatVector p) {
        FloatVector one = FloatVector.broadcast(FLOATS, 1);
        FloatVector unscale = FloatVector.broadcast(FLOATS, FloatExp.UNSCALE);
        FloatVector d = VectorExp.denominator(r, tail, p);
        FloatVector dLow = VectorExp.denominatorLow(r, tail, p, d);
        FloatVector inverse = FloatVector.broadcast(FLOATS, -1).div(d);
        FloatVector delta = inverse.fma(dLow, inverse.fma(d, one));
        FloatVector negative = inverse.fma(delta, inverse);
        IntVector sign = x.reinterpretAsInts().lanewise(AND, IntVector.broadcast(Lanes.INTS, Integer.MIN_VALUE));
        FloatVector signed = p.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
        FloatVector half = FloatVector.broadcast(FLOATS, 0x1p63f);
        FloatVector scaleOrZero = half.add(half.reinterpretAsInts().lanewise(OR, sign).reinterpretAsFloats());
        return signed.fma(negative, scaleOrZero).mul(unscale);
    }

    @Override
    public FloatVector slope(
            Sigmoid sigmoid, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        return slope(r, tail, p, FloatExp.UNSCALE);
    }

    /** 2ᵏ σ′, where {@code unscale} is 2ᵏ times {@link FloatExp#UNSCALE}. */
    static FloatVector slope(FloatVector r, FloatVector tail, FloatVector p, float unscale) {
        FloatVector t = p.mul(FloatVector.broadcast(FLOATS, FloatExp.UNSCALE));
        FloatVector n = r.add(tail).add(FloatVector.broadcast(FLOATS, 1));
        FloatVector nLow = r.sub(n.sub(FloatVector.broadcast(FLOATS, 1))).add(tail);
        FloatVector d = n.add(t);
        FloatVector dLow = t.sub(d.sub(n)).add(nLow);
        FloatVector inverse = FloatVector.broadcast(FLOATS, -1).div(d);
        FloatVector delta = inverse.fma(dLow, inverse.fma(d, FloatVector.broadcast(FLOATS, 1)));
        FloatVector q = n.mul(inverse);
        FloatVector qLow = n.fma(inverse, q.neg()).add(q.add(q).fma(delta, nLow.mul(inverse)));
        FloatVector s = q.mul(inverse);
        FloatVector sLow = q.fma(inverse, s.neg()).add(qLow.mul(inverse));
        return s.add(sLow).mul(p).mul(FloatVector.broadcast(FLOATS, unscale));
    }

    @Override
    public DoubleVector argument(Sigmoid sigmoid, DoubleVector x) {
        return Lanes.magnitudeAtMost(DoubleExp.LIMIT, x);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    @Override
    public DoubleVector value(
            Sigmoid sigmoid, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return value(x, r, tail, p);
    }

    static DoubleVector value(DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p) {
        DoubleVector one = DoubleVector.broadcast(DOUBLES, 1);
        DoubleVector unscale = DoubleVector.broadcast(DOUBLES, DoubleExp.UNSCALE);
        DoubleVector d = VectorExp.denominator(r, tail, p);
        DoubleVector dLow = VectorExp.denominatorLow(r, tail, p, d);
        DoubleVector inverse = DoubleVector.broadcast(DOUBLES, -1).div(d);
        DoubleVector delta = inverse.fma(dLow, inverse.fma(d, one));
        DoubleVector negative = inverse.fma(delta, inverse);
        LongVector sign = x.reinterpretAsLongs().lanewise(AND, LongVector.broadcast(Lanes.LONGS, Long.MIN_VALUE));
        DoubleVector signed = p.reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles();
        DoubleVector half = DoubleVector.broadcast(DOUBLES, 0x1p511);
        DoubleVector scaleOrZero = half.add(half.reinterpretAsLongs().lanewise(OR, sign).reinterpretAsDoubles());
        return signed.fma(negative, scaleOrZero).mul(unscale);
    }

    @Override
    public DoubleVector slope(
            Sigmoid sigmoid, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return slope(r, tail, p, DoubleExp.UNSCALE);
    }

    /** 2ᵏ σ′, where {@code unscale} is 2ᵏ times {@link DoubleExp#UNSCALE}. */
    static DoubleVector slope(DoubleVector r, DoubleVector tail, DoubleVector p, double unscale) {
        DoubleVector t = p.mul(DoubleVector.broadcast(DOUBLES, DoubleExp.UNSCALE));
        DoubleVector n = r.add(tail).add(DoubleVector.broadcast(DOUBLES, 1));
        DoubleVector nLow = r.sub(n.sub(DoubleVector.broadcast(DOUBLES, 1))).add(tail);
        DoubleVector d = n.add(t);
        DoubleVector dLow = t.sub(d.sub(n)).add(nLow);
        DoubleVector inverse = DoubleVector.broadcast(DOUBLES, -1).div(d);
        DoubleVector delta = inverse.fma(dLow, inverse.fma(d, DoubleVector.broadcast(DOUBLES, 1)));
        DoubleVector q = n.mul(inverse);
        DoubleVector qLow = n.fma(inverse, q.neg()).add(q.add(q).fma(delta, nLow.mul(inverse)));
        DoubleVector s = q.mul(inverse);
        DoubleVector sLow = q.fma(inverse, s.neg()).add(qLow.mul(inverse));
        return s.add(sLow).mul(p).mul(DoubleVector.broadcast(DOUBLES, unscale));
    }

    /** Adds to tail what the rounding of r has cut off: it counts more in σ″ than in σ and σ′. */
    static void completeReduction(Sigmoid sigmoid, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector n = DoubleVector.fromArray(DOUBLES, block.p, i).sub(Lanes.broadcast(DoubleExp.SHIFT));
        DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector high = VectorExp.high(Lanes.numberAtMost(DoubleExp.LIMIT, x), n);
        tail.add(VectorExp.reductionLow(high, n, r)).intoArray(block.tail, i);
    }

    /**
     * For products with σ′: leaves (1 + r + tail) / D² and its rest in r and tail, −1/D and δ in w and choice, 1 + r + tail and
     * its rest in factor and scale, and the power in p.
     */
    static void prepareSecond(Activation activation, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector one = Lanes.broadcast(1.0);
        DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector p = VectorExp.inversePower(DoubleVector.fromArray(DOUBLES, block.p, i));
        p.intoArray(block.p, i);
        DoubleVector t = p.mul(Lanes.broadcast(DoubleExp.UNSCALE));
        DoubleVector n = r.add(tail).add(one);
        DoubleVector nLow = r.sub(n.sub(one)).add(tail);
        n.intoArray(block.factor, i);
        nLow.intoArray(block.scale, i);
        DoubleVector d = n.add(t);
        DoubleVector dLow = t.sub(d.sub(n)).add(nLow);
        DoubleVector inverse = Lanes.broadcast(-1.0).div(d);
        DoubleVector delta = inverse.fma(dLow, inverse.fma(d, one));
        inverse.intoArray(block.w, i);
        delta.intoArray(block.choice, i);
        DoubleVector q = n.mul(inverse);
        DoubleVector qLow = n.fma(inverse, q.neg()).add(q.add(q).fma(delta, nLow.mul(inverse)));
        DoubleVector s = q.mul(inverse);
        s.intoArray(block.r, i);
        q.fma(inverse, s.neg()).add(qLow.mul(inverse)).intoArray(block.tail, i);
    }

    static void second(Sigmoid sigmoid, DoubleVector x, DoubleBlock block, int i) {
        second(x, DoubleExp.UNSCALE, block, i);
    }

    /** 2ᵏ σ″ with the sign of σ″(x), where {@code unscale} is 2ᵏ times {@link DoubleExp#UNSCALE}. */
    static void second(DoubleVector x, double unscale, DoubleBlock block, int i) {
        DoubleVector p = DoubleVector.fromArray(DOUBLES, block.p, i);
        DoubleVector t = p.mul(Lanes.broadcast(DoubleExp.UNSCALE));
        DoubleVector n = DoubleVector.fromArray(DOUBLES, block.factor, i);
        DoubleVector nLow = DoubleVector.fromArray(DOUBLES, block.scale, i);
        DoubleVector inverse = DoubleVector.fromArray(DOUBLES, block.w, i);
        DoubleVector delta = DoubleVector.fromArray(DOUBLES, block.choice, i);
        DoubleVector m = n.sub(t);
        DoubleVector mLow = n.sub(m).sub(t).add(nLow);
        DoubleVector sum = m.add(mLow);
        DoubleVector y = sum.mul(p);
        DoubleVector yLow = m.sub(sum).add(mLow).mul(p);
        DoubleVector h = y.mul(inverse);
        DoubleVector hLow = y.fma(inverse, h.neg()).add(h.fma(delta, yLow.mul(inverse)));
        DoubleVector signed = Lanes.copySign(Lanes.broadcast(unscale), x);
        timesSlope(h, hLow, block, i).mul(signed).intoArray(block.x, i);
    }

    /** (y + yLow) σ′ / t of what {@code prepareSecond} has left. */
    static DoubleVector timesSlope(DoubleVector y, DoubleVector yLow, DoubleBlock block, int i) {
        DoubleVector s = DoubleVector.fromArray(DOUBLES, block.r, i);
        DoubleVector sLow = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector u = s.mul(y);
        return u.add(s.fma(y, u.neg()).add(s.fma(yLow, sLow.mul(y))));
    }

    @Override
    public FloatVector derivativeFromOutput(Sigmoid sigmoid, FloatVector y) {
        return y.neg().fma(y, y);
    }

    @Override
    public DoubleVector derivativeFromOutput(Sigmoid sigmoid, DoubleVector y) {
        return y.neg().fma(y, y);
    }
}
