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
    public FloatVector value(SiLU silu, FloatVector x, FloatVector y, FloatVector e, FloatVector p) {
        return TimesSigmoidVectors.value(x, Lanes.numberAtMost(110f, x), y, e, p);
    }

    @Override
    public void prepareSlope(SiLU silu, FloatVector x, FloatBlock block, int i) {
        FloatVector y = FloatVector.fromArray(FLOATS, block.y, i);
        FloatVector e = FloatVector.fromArray(FLOATS, block.e, i);
        FloatVector p = power(FloatVector.fromArray(FLOATS, block.p, i));
        TimesSigmoidVectors.prepareSlope(Lanes.numberAtMost(110f, x), y, e, p).intoArray(block.y, i);
    }

    @Override
    public FloatVector slope(
            SiLU silu, FloatVector x, FloatVector g, FloatVector e, FloatVector p, FloatBlock block, int i) {
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
    public DoubleVector value(SiLU silu, DoubleVector x, DoubleVector y, DoubleVector e, DoubleVector p) {
        return TimesSigmoidVectors.value(x, Lanes.numberAtMost(760.0, x), y, e, p);
    }

    @Override
    public void prepareSlope(SiLU silu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector y = DoubleVector.fromArray(DOUBLES, block.y, i);
        DoubleVector e = DoubleVector.fromArray(DOUBLES, block.e, i);
        DoubleVector p = power(DoubleVector.fromArray(DOUBLES, block.p, i));
        TimesSigmoidVectors.prepareSlope(Lanes.numberAtMost(760.0, x), y, e, p).intoArray(block.y, i);
    }

    @Override
    public DoubleVector slope(
            SiLU silu, DoubleVector x, DoubleVector g, DoubleVector e, DoubleVector p, DoubleBlock block, int i) {
        return TimesSigmoidVectors.slope(x, g, p);
    }
}
