package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.broadcast;

import io.rectify.ELU;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.ELUSteps;
import io.rectify.math.FloatExp;
import io.rectify.math.FloatPair;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link ELU} on vectors. */
final class ELUVectors implements VectorSteps<ELU>, VectorOutput<ELU> {
    @Override
    public FloatVector argument(ELU elu, FloatVector x) {
        return Lanes.atLeast(ELUSteps.FLOAT_LOWEST, x);
    }

    @Override
    public FloatVector reductionLow(FloatVector high, FloatVector n, FloatVector r) {
        return VectorExp.reductionLow(high, n, r);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.power(shifted);
    }

    @Override
    public FloatVector value(
            ELU elu, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        FloatVector left = VectorExpm1.times(FloatPair.high(elu.alpha()), FloatPair.low(elu.alpha()), r, tail, p);
        return Lanes.select(Lanes.minus(x), left, x);
    }

    @Override
    public FloatVector slope(
            ELU elu, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        FloatVector scaled = VectorExpm1.timesOnePlus(FloatPair.high(elu.alpha()), FloatPair.low(elu.alpha()), r, tail).mul(p);
        FloatVector left = scaled.mul(broadcast(FloatExp.UNSCALE));
        return Lanes.select(Lanes.notPositiveNumber(x), left, broadcast(1f));
    }

    @Override
    public DoubleVector argument(ELU elu, DoubleVector x) {
        return Lanes.atLeast(ELUSteps.DOUBLE_LOWEST, x);
    }

    @Override
    public DoubleVector reductionLow(DoubleVector high, DoubleVector n, DoubleVector r) {
        return VectorExp.reductionLow(high, n, r);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.power(shifted);
    }

    @Override
    public DoubleVector value(
            ELU elu, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector left = VectorExpm1.times(elu.alpha(), r, tail, p);
        return Lanes.select(Lanes.minus(x), left, x);
    }

    @Override
    public DoubleVector slope(
            ELU elu, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return Lanes.select(Lanes.notPositiveNumber(x), left(elu, r, tail, p), broadcast(1.0));
    }

    /** α eˣ. */
    private static DoubleVector left(ELU elu, DoubleVector r, DoubleVector tail, DoubleVector p) {
        return VectorExpm1.timesOnePlus(elu.alpha(), r, tail).mul(p).mul(broadcast(DoubleExp.UNSCALE));
    }

    static void second(ELU elu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector p = VectorExp.power(DoubleVector.fromArray(DOUBLES, block.p, i));
        Lanes.select(Lanes.notPositiveNumber(x), left(elu, r, tail, p), broadcast(0.0)).intoArray(block.x, i);
    }

    @Override
    public FloatVector derivativeFromOutput(ELU elu, FloatVector y) {
        FloatVector left = y.add(broadcast((float) elu.alpha()));
        FloatVector slope = Lanes.zeroWhere(Lanes.negativeNumber(left), left);
        return Lanes.select(Lanes.notPositiveNumber(y), slope, broadcast(1f));
    }

    @Override
    public DoubleVector derivativeFromOutput(ELU elu, DoubleVector y) {
        DoubleVector left = y.add(broadcast(elu.alpha()));
        DoubleVector slope = Lanes.zeroWhere(Lanes.negativeNumber(left), left);
        return Lanes.select(Lanes.notPositiveNumber(y), slope, broadcast(1.0));
    }
}
