package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.broadcast;

import io.rectify.SELU;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import io.rectify.math.SELUSteps;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link SELU} on vectors. */
final class SELUVectors implements VectorSteps<SELU>, VectorOutput<SELU> {
    @Override
    public FloatVector argument(SELU selu, FloatVector x) {
        return Lanes.atLeast(-FloatExp.LIMIT, x);
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
            SELU selu, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        FloatVector left = VectorExpm1.times(SELUSteps.FLOAT_LAMBDA_ALPHA, SELUSteps.FLOAT_LAMBDA_ALPHA_LOW, r, tail, p);
        FloatVector right = x.fma(broadcast((float) SELUSteps.LAMBDA_MINUS_ONE), x);
        return Lanes.select(Lanes.minus(x), left, right);
    }

    @Override
    public FloatVector slope(
            SELU selu, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        FloatVector left = VectorExpm1.timesOnePlus(SELUSteps.FLOAT_LAMBDA_ALPHA, SELUSteps.FLOAT_LAMBDA_ALPHA_LOW, r, tail)
                .mul(p).mul(broadcast(FloatExp.UNSCALE));
        return Lanes.select(Lanes.notPositiveNumber(x), left, broadcast((float) SELUSteps.LAMBDA));
    }

    @Override
    public DoubleVector argument(SELU selu, DoubleVector x) {
        return Lanes.atLeast(-DoubleExp.LIMIT, x);
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
            SELU selu, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector left = VectorExpm1.times(SELUSteps.LAMBDA_ALPHA, SELUSteps.LAMBDA_ALPHA_LOW, r, tail, p);
        DoubleVector right = x.fma(broadcast(SELUSteps.LAMBDA_MINUS_ONE), x);
        return Lanes.select(Lanes.minus(x), left, right);
    }

    @Override
    public DoubleVector slope(
            SELU selu, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return Lanes.select(Lanes.notPositiveNumber(x), left(r, tail, p), broadcast(SELUSteps.LAMBDA));
    }

    /** λα eˣ. */
    private static DoubleVector left(DoubleVector r, DoubleVector tail, DoubleVector p) {
        return VectorExpm1.timesOnePlus(SELUSteps.LAMBDA_ALPHA, SELUSteps.LAMBDA_ALPHA_LOW, r, tail)
                .mul(p).mul(broadcast(DoubleExp.UNSCALE));
    }

    static void second(SELU selu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector p = VectorExp.power(DoubleVector.fromArray(DOUBLES, block.p, i));
        Lanes.select(Lanes.notPositiveNumber(x), left(r, tail, p), broadcast(0.0)).intoArray(block.x, i);
    }

    @Override
    public FloatVector derivativeFromOutput(SELU selu, FloatVector y) {
        FloatVector left = y.add(broadcast((float) SELUSteps.LAMBDA_ALPHA));
        FloatVector slope = Lanes.zeroWhere(Lanes.negativeNumber(left), left);
        return Lanes.select(Lanes.notPositiveNumber(y), slope, broadcast((float) SELUSteps.LAMBDA));
    }

    @Override
    public DoubleVector derivativeFromOutput(SELU selu, DoubleVector y) {
        DoubleVector left = y.add(broadcast(SELUSteps.LAMBDA_ALPHA));
        DoubleVector slope = Lanes.zeroWhere(Lanes.negativeNumber(left), left);
        return Lanes.select(Lanes.notPositiveNumber(y), slope, broadcast(SELUSteps.LAMBDA));
    }
}
