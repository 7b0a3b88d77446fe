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
    public FloatVector argument(Gaussian gaussian, FloatVector x) {
        FloatVector bounded = Lanes.magnitudeAtMost(11f, x);
        return bounded.mul(bounded.neg());
    }

    @Override
    public FloatVector rest(Gaussian gaussian, FloatVector x, FloatVector w, FloatVector y, FloatVector e) {
        FloatVector bounded = Lanes.magnitudeAtMost(11f, x);
        FloatVector low = bounded.fma(bounded.neg(), w.neg());
        return low.fma(y, low).add(e);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.power(shifted);
    }

    @Override
    public FloatVector value(Gaussian gaussian, FloatVector x, FloatVector y, FloatVector e, FloatVector p) {
        return VectorExp.onePlus(y, e).mul(p).mul(broadcast(FloatExp.UNSCALE));
    }

    @Override
    public FloatVector slope(
            Gaussian gaussian, FloatVector x, FloatVector y, FloatVector e, FloatVector p, FloatBlock block, int i) {
        FloatVector n = y.add(broadcast(1f));
        FloatVector nLow = y.sub(n.sub(broadcast(1f))).add(e);
        FloatVector c = Lanes.within(11f, x).mul(broadcast(-2f));
        return c.fma(n, c.mul(nLow)).mul(p).mul(broadcast(FloatExp.UNSCALE));
    }

    @Override
    public DoubleVector argument(Gaussian gaussian, DoubleVector x) {
        DoubleVector bounded = Lanes.magnitudeAtMost(28.0, x);
        return bounded.mul(bounded.neg());
    }

    @Override
    public DoubleVector rest(Gaussian gaussian, DoubleVector x, DoubleVector w, DoubleVector y, DoubleVector e) {
        DoubleVector bounded = Lanes.magnitudeAtMost(28.0, x);
        DoubleVector low = bounded.fma(bounded.neg(), w.neg());
        return low.fma(y, low).add(e);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.power(shifted);
    }

    @Override
    public DoubleVector value(Gaussian gaussian, DoubleVector x, DoubleVector y, DoubleVector e, DoubleVector p) {
        return VectorExp.onePlus(y, e).mul(p).mul(broadcast(DoubleExp.UNSCALE));
    }

    @Override
    public DoubleVector slope(
            Gaussian gaussian, DoubleVector x, DoubleVector y, DoubleVector e, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector n = y.add(broadcast(1.0));
        DoubleVector nLow = y.sub(n.sub(broadcast(1.0))).add(e);
        DoubleVector c = Lanes.within(28.0, x).mul(broadcast(-2.0));
        return c.fma(n, c.mul(nLow)).mul(p).mul(broadcast(DoubleExp.UNSCALE));
    }
}
