package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.HardTanh;
import io.rectify.math.FloatBound;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link HardTanh} on vectors. */
final class HardTanhVectors implements VectorForm<HardTanh> {
    @Override
    public FloatVector forward(HardTanh tanh, FloatVector x) {
        float min = (float) tanh.min();
        float max = (float) tanh.max();
        // a quarter of the instructions, but only for limits of these signs
        return min < 0 && max > 0 ? Lanes.between(min, max, x) : x.max(broadcast(min)).min(broadcast(max));
    }

    @Override
    public FloatVector derivative(HardTanh tanh, FloatVector x) {
        return Lanes.slopeBetween(FloatBound.atMost(tanh.min()), FloatBound.atLeast(tanh.max()), 1f, x);
    }

    @Override
    public DoubleVector forward(HardTanh tanh, DoubleVector x) {
        double min = tanh.min();
        double max = tanh.max();
        // a quarter of the instructions, but only for limits of these signs
        return min < 0 && max > 0 ? Lanes.between(min, max, x) : x.max(broadcast(min)).min(broadcast(max));
    }

    @Override
    public DoubleVector derivative(HardTanh tanh, DoubleVector x) {
        return Lanes.slopeBetween(tanh.min(), tanh.max(), 1.0, x);
    }
}
