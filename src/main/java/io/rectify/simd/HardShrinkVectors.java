package io.rectify.simd;

import io.rectify.HardShrink;
import io.rectify.math.FloatBound;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link HardShrink} on vectors. */
final class HardShrinkVectors implements VectorForm<HardShrink> {
    @Override
    public FloatVector forward(HardShrink shrink, FloatVector x) {
        return Lanes.where(Lanes.magnitudeAbove(FloatBound.atMost(shrink.lambda()), x), x);
    }

    @Override
    public FloatVector derivative(HardShrink shrink, FloatVector x) {
        return Lanes.stepBeyond(FloatBound.atMost(shrink.lambda()), x);
    }

    @Override
    public DoubleVector forward(HardShrink shrink, DoubleVector x) {
        return Lanes.where(Lanes.magnitudeAbove(shrink.lambda(), x), x);
    }

    @Override
    public DoubleVector derivative(HardShrink shrink, DoubleVector x) {
        return Lanes.stepBeyond(shrink.lambda(), x);
    }
}
