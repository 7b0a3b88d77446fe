package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
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
final class CELUVectors implements VectorSteps<CELU>, VectorOutput<CELU> {
    @Override
    public FloatVector limited(CELU celu, FloatVector x) {
        return Lanes.atLeast(CELUSteps.floatBound(celu), x);
    }

    @Override
    public FloatVector argument(CELU celu, FloatVector left) {
        return left.mul(broadcast(FloatPair.high(1 / celu.alpha())));
    }

    @Override
    public FloatVector reductionLow(FloatVector high, FloatVector n, FloatVector r) {
        return VectorExp.reductionLow(high, n, r);
    }

    @Override
    public FloatVector rest(CELU celu, FloatVector left, FloatVector w, FloatVector r, FloatVector tail) {
        double inverse = 1 / celu.alpha();
        FloatVector excess = left.fma(broadcast(-FloatPair.high(inverse)), w);
        return VectorExp.withoutExcess(left.fma(broadcast(-FloatPair.low(inverse)), excess), r, tail);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.power(shifted);
    }

    @Override
    public FloatVector value(
            CELU celu, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        FloatVector left = VectorExpm1.times(FloatPair.high(celu.alpha()), FloatPair.low(celu.alpha()), r, tail, p);
        return Lanes.select(Lanes.minus(x.sub(broadcast(CELUSteps.floatThreshold(celu)))), left, x);
    }

    @Override
    public FloatVector slope(
            CELU celu, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        FloatVector left = VectorExp.onePlus(r, tail).mul(p).mul(broadcast(FloatExp.UNSCALE));
        return Lanes.select(Lanes.notPositiveNumber(x), left, broadcast(1f));
    }

    @Override
    public DoubleVector limited(CELU celu, DoubleVector x) {
        return Lanes.atLeast(CELUSteps.bound(celu), x);
    }

    @Override
    public DoubleVector argument(CELU celu, DoubleVector left) {
        return left.mul(broadcast(1 / celu.alpha()));
    }

    @Override
    public DoubleVector reductionLow(DoubleVector high, DoubleVector n, DoubleVector r) {
        return VectorExp.reductionLow(high, n, r);
    }

    @Override
    public DoubleVector rest(CELU celu, DoubleVector left, DoubleVector w, DoubleVector r, DoubleVector tail) {
        DoubleVector excess = left.fma(broadcast(-1 / celu.alpha()), w);
        return VectorExp.withoutExcess(left.fma(broadcast(-CELUSteps.inverseLow(celu)), excess), r, tail);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.power(shifted);
    }

    @Override
    public DoubleVector value(
            CELU celu, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector left = VectorExpm1.times(celu.alpha(), r, tail, p);
        return Lanes.select(Lanes.minus(x.sub(broadcast(CELUSteps.threshold(celu)))), left, x);
    }

    @Override
    public DoubleVector slope(
            CELU celu, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector left = VectorExp.onePlus(r, tail).mul(p).mul(broadcast(DoubleExp.UNSCALE));
        return Lanes.select(Lanes.notPositiveNumber(x), left, broadcast(1.0));
    }

    static void second(CELU celu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector p = VectorExp.power(DoubleVector.fromArray(DOUBLES, block.p, i));
        DoubleVector scaled = VectorExpm1.timesOnePlus(1 / celu.alpha(), CELUSteps.inverseLow(celu), r, tail).mul(p);
        DoubleVector left = scaled.mul(broadcast(DoubleExp.UNSCALE));
        Lanes.select(Lanes.notPositiveNumber(x), left, broadcast(0.0)).intoArray(block.x, i);
    }

    @Override
    public FloatVector derivativeFromOutput(CELU celu, FloatVector y) {
        FloatVector left = y.fma(broadcast((float) (1 / celu.alpha())), broadcast(1f));
        FloatVector slope = Lanes.zeroWhere(Lanes.negativeNumber(left), left);
        return Lanes.select(Lanes.notPositiveNumber(y), slope, broadcast(1f));
    }

    @Override
    public DoubleVector derivativeFromOutput(CELU celu, DoubleVector y) {
        DoubleVector left = y.fma(broadcast(1 / celu.alpha()), broadcast(1.0));
        DoubleVector slope = Lanes.zeroWhere(Lanes.negativeNumber(left), left);
        return Lanes.select(Lanes.notPositiveNumber(y), slope, broadcast(1.0));
    }
}
