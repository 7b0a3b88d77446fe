package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.loop.HalfSquare;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link HalfSquare} on vectors. */
final class HalfSquareVectors implements VectorForm<HalfSquare> {
    @Override
    public FloatVector forward(HalfSquare halfSquare, FloatVector x) {
        return broadcast(0.5f).mul(x).mul(x);
    }

    @Override
    public DoubleVector forward(HalfSquare halfSquare, DoubleVector x) {
        return broadcast(0.5).mul(x).mul(x);
    }

    @Override
    public FloatVector derivative(HalfSquare halfSquare, FloatVector x) {
        return x;
    }

    @Override
    public DoubleVector derivative(HalfSquare halfSquare, DoubleVector x) {
        return x;
    }
}
