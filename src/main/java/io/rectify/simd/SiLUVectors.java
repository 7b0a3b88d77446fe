package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;

import io.rectify.SiLU;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link SiLU} on vectors. */
final class SiLUVectors implements VectorSteps<SiLU> {
    @Override
    public boolean preparesSlope() {
        return true;
    }

    @Override
    public FloatVector argument(SiLU silu, FloatVector x) {
        return Lanes.magnitudeAtMost(110f, x);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    @Override
    public FloatVector value(
            SiLU silu, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        return TimesSigmoidVectors.value(x, Lanes.numberAtMost(110f, x), r, tail, p);
    }

    @Override
    public void prepareSlope(SiLU silu, FloatVector x, FloatBlock block, int i) {
        FloatVector r = FloatVector.fromArray(FLOATS, block.r, i);
        FloatVector tail = FloatVector.fromArray(FLOATS, block.tail, i);
        FloatVector p = power(FloatVector.fromArray(FLOATS, block.p, i));
        TimesSigmoidVectors.prepareSlope(Lanes.numberAtMost(110f, x), r, tail, p).intoArray(block.r, i);
    }

    @Override
    public FloatVector slope(
            SiLU silu, FloatVector x, FloatVector g, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        return TimesSigmoidVectors.slope(x, g, p);
    }

    @Override
    public DoubleVector argument(SiLU silu, DoubleVector x) {
        return Lanes.magnitudeAtMost(760.0, x);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    @Override
    public DoubleVector value(
            SiLU silu, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return TimesSigmoidVectors.value(x, Lanes.numberAtMost(760.0, x), r, tail, p);
    }

    @Override
    public void prepareSlope(SiLU silu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector p = power(DoubleVector.fromArray(DOUBLES, block.p, i));
        TimesSigmoidVectors.prepareSlope(Lanes.numberAtMost(760.0, x), r, tail, p).intoArray(block.r, i);
    }

    @Override
    public DoubleVector slope(
            SiLU silu, DoubleVector x, DoubleVector g, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return TimesSigmoidVectors.slope(x, g, p);
    }
}
