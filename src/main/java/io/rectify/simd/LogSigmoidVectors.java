package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.LogSigmoid;
import io.rectify.Softplus;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatPair;
import io.rectify.math.SoftplusSteps;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/** {@link LogSigmoid} on vectors. */
final class LogSigmoidVectors implements VectorSteps<LogSigmoid> {
    private static final Softplus SOFTPLUS = new Softplus(1);
    private static final SoftplusVectors STEPS = new SoftplusVectors();

    @Override
    public boolean preparesValue() {
        return true;
    }

    @Override
    public FloatVector argument(LogSigmoid logSigmoid, FloatVector x) {
        return STEPS.limited(SOFTPLUS, x);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return STEPS.power(shifted);
    }

    @Override
    public void prepareValue(LogSigmoid logSigmoid, FloatVector x, FloatBlock block, int i) {
        STEPS.prepareValue(SOFTPLUS, x, block, i);
    }

    /** Softplus with all signs the other way round, that of 0 too. */
    @Override
    public FloatVector value(
            LogSigmoid logSigmoid, FloatVector x, FloatVector r, FloatVector tail, FloatVector shifted, FloatBlock block, int i) {
        FloatVector logarithm = FloatVector.fromArray(Lanes.FLOATS, block.w, i);
        FloatVector large = Lanes.negativePart(x).sub(logarithm);
        IntVector isLarge = Lanes.magnitudeAbove((float) SoftplusSteps.LARGEST_FOR_SERIES, x);
        return Lanes.negative(Lanes.select(isLarge, large, series(x)));
    }

    private static FloatVector series(FloatVector x) {
        float high = FloatPair.high(SoftplusSteps.LN2);
        float low = FloatPair.low(SoftplusSteps.LN2);
        FloatVector v = x.mul(x);
        FloatVector g = v.fma(broadcast(SoftplusSteps.FG3), broadcast(SoftplusSteps.FG2));
        g = g.fma(v, broadcast(SoftplusSteps.FG1));
        g = g.fma(v, broadcast(SoftplusSteps.FG0));
        FloatVector half = x.mul(broadcast(0.5f));
        FloatVector sum = half.sub(broadcast(high));
        FloatVector sumLow = half.sub(sum.add(broadcast(high)));
        return sum.add(sumLow.sub(v.fma(g, broadcast(low))));
    }

    @Override
    public FloatVector slope(
            LogSigmoid logSigmoid, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        return STEPS.slope(SOFTPLUS, x.neg(), r, tail, p, block, i);
    }

    @Override
    public DoubleVector argument(LogSigmoid logSigmoid, DoubleVector x) {
        return STEPS.limited(SOFTPLUS, x);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return STEPS.power(shifted);
    }

    @Override
    public void prepareValue(LogSigmoid logSigmoid, DoubleVector x, DoubleBlock block, int i) {
        STEPS.prepareValue(SOFTPLUS, x, block, i);
    }

    /** Softplus with all signs the other way round, that of 0 too. */
    @Override
    public DoubleVector value(
            LogSigmoid logSigmoid, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector shifted,
            DoubleBlock block, int i) {
        DoubleVector logarithm = DoubleVector.fromArray(Lanes.DOUBLES, block.w, i);
        DoubleVector large = Lanes.negativePart(x).sub(logarithm);
        LongVector isLarge = Lanes.magnitudeAbove(SoftplusSteps.LARGEST_FOR_SERIES, x);
        return Lanes.negative(Lanes.select(isLarge, large, series(x)));
    }

    private static DoubleVector series(DoubleVector x) {
        double high = SoftplusSteps.LN2;
        double low = SoftplusSteps.ln2Low(1, 1, high);
        DoubleVector v = x.mul(x);
        DoubleVector g = v.fma(broadcast(SoftplusSteps.DG7), broadcast(SoftplusSteps.DG6));
        g = g.fma(v, broadcast(SoftplusSteps.DG5));
        g = g.fma(v, broadcast(SoftplusSteps.DG4));
        g = g.fma(v, broadcast(SoftplusSteps.DG3));
        g = g.fma(v, broadcast(SoftplusSteps.DG2));
        g = g.fma(v, broadcast(SoftplusSteps.DG1));
        g = g.fma(v, broadcast(SoftplusSteps.DG0));
        DoubleVector half = x.mul(broadcast(0.5));
        DoubleVector sum = half.sub(broadcast(high));
        DoubleVector sumLow = half.sub(sum.add(broadcast(high)));
        return sum.add(sumLow.sub(v.fma(g, broadcast(low))));
    }

    @Override
    public DoubleVector slope(
            LogSigmoid logSigmoid, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return STEPS.slope(SOFTPLUS, x.neg(), r, tail, p, block, i);
    }

    static void second(LogSigmoid logSigmoid, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector p = VectorExp.inversePower(DoubleVector.fromArray(Lanes.DOUBLES, block.p, i));
        DoubleVector r = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        SigmoidVectors.slope(r, tail, p, -DoubleExp.UNSCALE).intoArray(block.x, i);
    }
}
