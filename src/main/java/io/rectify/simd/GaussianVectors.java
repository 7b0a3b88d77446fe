package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.Gaussian;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link Gaussian} on vectors. */
final class GaussianVectors implements VectorSteps<Gaussian> {
    @Override
    public FloatVector limited(Gaussian gaussian, FloatVector x) {
        return Lanes.magnitudeAtMost(11f, x);
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
        FloatVector c = Lanes.within(11f, x).mul(broadcast(-2f));
        return c.fma(n, c.mul(nLow)).mul(p).mul(broadcast(FloatExp.UNSCALE));
    }

    @Override
    public DoubleVector limited(Gaussian gaussian, DoubleVector x) {
        return Lanes.magnitudeAtMost(28.0, x);
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
        DoubleVector c = Lanes.within(28.0, x).mul(broadcast(-2.0));
        return c.fma(n, c.mul(nLow)).mul(p).mul(broadcast(DoubleExp.UNSCALE));
    }
}
