package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.Tanh;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link Tanh} on vectors. */
final class TanhVectors implements VectorSteps<Tanh>, VectorOutput<Tanh> {
    @Override
    public FloatVector argument(Tanh tanh, FloatVector x) {
        FloatVector magnitude = Lanes.magnitudeAtMost(FloatExp.LIMIT / 2, x);
        return magnitude.add(magnitude);
    }

    @Override
    public FloatVector reductionLow(FloatVector high, FloatVector n, FloatVector r) {
        return VectorExp.reductionLow(high, n, r);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    @Override
    public FloatVector value(
            Tanh tanh, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        return Lanes.withSign(x, quotient(r, tail, p, false));
    }

    static FloatVector quotient(FloatVector r, FloatVector tail, FloatVector p, boolean squared) {
        FloatVector one = broadcast(1f);
        FloatVector y = r.add(tail);
        FloatVector m = p.fma(broadcast(-FloatExp.UNSCALE), one);
        FloatVector s = p.fma(broadcast(FloatExp.UNSCALE), one);
        FloatVector tLow = p.fma(broadcast(-2 * FloatExp.UNSCALE), s.sub(m));
        FloatVector n = m.add(y);
        FloatVector nLow = m.sub(n).add(r).add(tail);
        FloatVector d = s.add(y);
        FloatVector dLow = s.sub(d).add(r).add(tail);
        FloatVector inverse = broadcast(-1f).div(d);
        FloatVector q = n.mul(inverse);
        FloatVector rest = q.fma(d, n).add(tLow).add(q.fma(dLow, nLow));
        return squared ? q.fma(q, q.add(q).mul(rest.mul(inverse))) : rest.fma(inverse, q);
    }

    @Override
    public FloatVector slope(
            Tanh tanh, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        return SigmoidVectors.slope(r, tail, p, 4 * FloatExp.UNSCALE);
    }

    @Override
    public DoubleVector argument(Tanh tanh, DoubleVector x) {
        DoubleVector magnitude = Lanes.magnitudeAtMost(DoubleExp.LIMIT / 2, x);
        return magnitude.add(magnitude);
    }

    @Override
    public DoubleVector reductionLow(DoubleVector high, DoubleVector n, DoubleVector r) {
        return VectorExp.reductionLow(high, n, r);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    @Override
    public DoubleVector value(
            Tanh tanh, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return Lanes.withSign(x, quotient(r, tail, p, false));
    }

    static DoubleVector quotient(DoubleVector r, DoubleVector tail, DoubleVector p, boolean squared) {
        DoubleVector one = broadcast(1.0);
        DoubleVector y = r.add(tail);
        DoubleVector m = p.fma(broadcast(-DoubleExp.UNSCALE), one);
        DoubleVector s = p.fma(broadcast(DoubleExp.UNSCALE), one);
        DoubleVector tLow = p.fma(broadcast(-2 * DoubleExp.UNSCALE), s.sub(m));
        DoubleVector n = m.add(y);
        DoubleVector nLow = m.sub(n).add(r).add(tail);
        DoubleVector d = s.add(y);
        DoubleVector dLow = s.sub(d).add(r).add(tail);
        DoubleVector inverse = broadcast(-1.0).div(d);
        DoubleVector q = n.mul(inverse);
        DoubleVector rest = q.fma(d, n).add(tLow).add(q.fma(dLow, nLow));
        return squared ? q.fma(q, q.add(q).mul(rest.mul(inverse))) : rest.fma(inverse, q);
    }

    @Override
    public DoubleVector slope(
            Tanh tanh, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return SigmoidVectors.slope(r, tail, p, 4 * DoubleExp.UNSCALE);
    }

    static void second(Tanh tanh, DoubleVector x, DoubleBlock block, int i) {
        SigmoidVectors.second(x, 8 * DoubleExp.UNSCALE, block, i);
    }

    @Override
    public FloatVector derivativeFromOutput(Tanh tanh, FloatVector y) {
        return y.neg().fma(y, broadcast(1f));
    }

    @Override
    public DoubleVector derivativeFromOutput(Tanh tanh, DoubleVector y) {
        return y.neg().fma(y, broadcast(1.0));
    }
}
