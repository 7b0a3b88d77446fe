package io.rectify.simd;

import io.rectify.ReLU6;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link ReLU6} on vectors. */
final class ReLU6Vectors implements VectorForm<ReLU6> {
    @Override
    public FloatVector forward(ReLU6 relu6, FloatVector x) {
        return Lanes.fromZeroTo(6f, x, x);
    }

    @Override
    public FloatVector derivative(ReLU6 relu6, FloatVector x) {
        return Lanes.slopeBetween(0f, 6f, 1f, x);
    }

    @Override
    public DoubleVector forward(ReLU6 relu6, DoubleVector x) {
        return Lanes.fromZeroTo(6.0, x, x);
    }

    @Override
    public DoubleVector derivative(ReLU6 relu6, DoubleVector x) {
        return Lanes.slopeBetween(0.0, 6.0, 1.0, x);
    }
}
