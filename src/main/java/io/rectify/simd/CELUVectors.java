package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.CELU;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.CELUSteps;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import io.rectify.math.FloatPair;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link CELU} on vectors. */
final class CELUVectors implements VectorSteps<CELU> {
    @Override
    public FloatVector argument(CELU celu, FloatVector x) {
        return Lanes.atLeast(CELUSteps.floatBound(celu), x).mul(broadcast(FloatPair.high(1 / celu.alpha())));
    }

    @Override
    public FloatVector rest(CELU celu, FloatVector x, FloatVector w, FloatVector y, FloatVector e) {
        FloatVector left = Lanes.atLeast(CELUSteps.floatBound(celu), x);
        double inverse = 1 / celu.alpha();
        FloatVector rest = left.fma(broadcast(FloatPair.high(inverse)), w.neg());
        FloatVector low = left.fma(broadcast(FloatPair.low(inverse)), rest);
        return low.fma(y, low).add(e);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.power(shifted);
    }

    @Override
    public FloatVector value(CELU celu, FloatVector x, FloatVector y, FloatVector e, FloatVector p) {
        FloatVector left = VectorExpm1.times(FloatPair.high(celu.alpha()), FloatPair.low(celu.alpha()), y, e, p);
        return Lanes.select(Lanes.minus(x.sub(broadcast(CELUSteps.floatThreshold(celu)))), left, x);
    }

    @Override
    public FloatVector slope(
            CELU celu, FloatVector x, FloatVector y, FloatVector e, FloatVector p, FloatBlock block, int i) {
        FloatVector left = VectorExp.onePlus(y, e).mul(p).mul(broadcast(FloatExp.UNSCALE));
        return Lanes.select(Lanes.notPositiveNumber(x), left, broadcast(1f));
    }

    @Override
    public DoubleVector argument(CELU celu, DoubleVector x) {
        return Lanes.atLeast(CELUSteps.bound(celu), x).mul(broadcast(1 / celu.alpha()));
    }

    @Override
    public DoubleVector rest(CELU celu, DoubleVector x, DoubleVector w, DoubleVector y, DoubleVector e) {
        DoubleVector left = Lanes.atLeast(CELUSteps.bound(celu), x);
        DoubleVector rest = left.fma(broadcast(1 / celu.alpha()), w.neg());
        DoubleVector low = left.fma(broadcast(CELUSteps.inverseLow(celu)), rest);
        return low.fma(y, low).add(e);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.power(shifted);
    }

    @Override
    public DoubleVector value(CELU celu, DoubleVector x, DoubleVector y, DoubleVector e, DoubleVector p) {
        DoubleVector left = VectorExpm1.times(celu.alpha(), y, e, p);
        return Lanes.select(Lanes.minus(x.sub(broadcast(CELUSteps.threshold(celu)))), left, x);
    }

    @Override
    public DoubleVector slope(
            CELU celu, DoubleVector x, DoubleVector y, DoubleVector e, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector left = VectorExp.onePlus(y, e).mul(p).mul(broadcast(DoubleExp.UNSCALE));
        return Lanes.select(Lanes.notPositiveNumber(x), left, broadcast(1.0));
    }
}
