package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.SparseSigmoid;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link SparseSigmoid} on vectors. */
final class SparseSigmoidVectors implements VectorForm<SparseSigmoid> {
    @Override
    public FloatVector forward(SparseSigmoid sigmoid, FloatVector x) {
        return value(x);
    }

    static FloatVector value(FloatVector x) {
        return Lanes.within(1f, x).add(broadcast(1f)).mul(broadcast(0.5f));
    }

    @Override
    public FloatVector derivative(SparseSigmoid sigmoid, FloatVector x) {
        return Lanes.slopeBetween(-1f, 1f, 0.5f, x);
    }

    @Override
    public DoubleVector forward(SparseSigmoid sigmoid, DoubleVector x) {
        return value(x);
    }

    static DoubleVector value(DoubleVector x) {
        return Lanes.within(1.0, x).add(broadcast(1.0)).mul(broadcast(0.5));
    }

    @Override
    public DoubleVector derivative(SparseSigmoid sigmoid, DoubleVector x) {
        return Lanes.slopeBetween(-1.0, 1.0, 0.5, x);
    }
}
