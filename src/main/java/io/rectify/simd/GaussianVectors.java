package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.Gaussian;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import io.rectify.math.GaussianSteps;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link Gaussian} on vectors. */
final class GaussianVectors implements VectorSteps<Gaussian> {
    @Override
    public FloatVector limited(Gaussian gaussian, FloatVector x) {
        return Lanes.magnitudeAtMost(GaussianSteps.FLOAT_LIMIT, x);
    }

    @Override
    public FloatVector argument(Gaussian gaussian, FloatVector a) {
        return a.mul(a.neg());
    }

    @Override
    public FloatVector rest(Gaussian gaussian, FloatVector a, FloatVector w, FloatVector r, FloatVector tail) {
        return VectorExp.withoutExcess(a.fma(a, w), r, tail);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.power(shifted);
    }

    @Override
    public FloatVector value(
            Gaussian gaussian, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        return VectorExp.onePlus(r, tail).mul(p).mul(broadcast(FloatExp.UNSCALE));
    }

    @Override
    public FloatVector slope(
            Gaussian gaussian, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        FloatVector n = r.add(broadcast(1f));
        FloatVector nLow = r.sub(n.sub(broadcast(1f))).add(tail);
        FloatVector c = Lanes.within(GaussianSteps.FLOAT_LIMIT, x).mul(broadcast(-2f));
        return c.fma(n, c.mul(nLow)).mul(p).mul(broadcast(FloatExp.UNSCALE));
    }

    @Override
    public DoubleVector limited(Gaussian gaussian, DoubleVector x) {
        return Lanes.magnitudeAtMost(GaussianSteps.DOUBLE_LIMIT, x);
    }

    @Override
    public DoubleVector argument(Gaussian gaussian, DoubleVector a) {
        return a.mul(a.neg());
    }

    @Override
    public DoubleVector rest(Gaussian gaussian, DoubleVector a, DoubleVector w, DoubleVector r, DoubleVector tail) {
        return VectorExp.withoutExcess(a.fma(a, w), r, tail);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.power(shifted);
    }

    @Override
    public DoubleVector value(
            Gaussian gaussian, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return VectorExp.onePlus(r, tail).mul(p).mul(broadcast(DoubleExp.UNSCALE));
    }

    @Override
    public DoubleVector slope(
            Gaussian gaussian, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector n = r.add(broadcast(1.0));
        DoubleVector nLow = r.sub(n.sub(broadcast(1.0))).add(tail);
        DoubleVector c = Lanes.within(GaussianSteps.DOUBLE_LIMIT, x).mul(broadcast(-2.0));
        return c.fma(n, c.mul(nLow)).mul(p).mul(broadcast(DoubleExp.UNSCALE));
    }

    static void prepareSecond(Gaussian gaussian, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector a = Lanes.numberAtMost(GaussianSteps.DOUBLE_LIMIT, x);
        VectorExp.fraction(a.mul(a.neg()), block, i);
    }

    static void second(Gaussian gaussian, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector four = broadcast(4.0);
        DoubleVector a = Lanes.numberAtMost(GaussianSteps.DOUBLE_LIMIT, x);
        DoubleVector n = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector nLow = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        DoubleVector p = VectorExp.power(DoubleVector.fromArray(Lanes.DOUBLES, block.p, i));
        DoubleVector square = a.mul(a);
        DoubleVector m = square.fma(four, broadcast(-2.0));
        DoubleVector sumLow = square.fma(four, m.add(broadcast(2.0)).neg());
        DoubleVector mLow = a.fma(a, square.neg()).fma(four, sumLow);
        DoubleVector g = m.mul(n);
        DoubleVector gLow = m.fma(n, g.neg()).add(m.fma(nLow, mLow.mul(n)));
        g.add(gLow).mul(p).mul(broadcast(DoubleExp.UNSCALE)).intoArray(block.x, i);
    }
}
