package io.rectify.simd;

import io.rectify.ReLU;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link ReLU} on vectors. */
final class ReLUVectors implements VectorForm<ReLU>, VectorBackward<ReLU> {
    @Override
    public FloatVector forward(ReLU relu, FloatVector x) {
        return Lanes.zeroWhere(Lanes.negativeNumber(x), x);
    }

    @Override
    public DoubleVector forward(ReLU relu, DoubleVector x) {
        return Lanes.zeroWhere(Lanes.negativeNumber(x), x);
    }

    @Override
    public FloatVector derivative(ReLU relu, FloatVector x) {
        return backward(relu, x, FloatVector.broadcast(Lanes.FLOATS, 1f));
    }

    @Override
    public DoubleVector derivative(ReLU relu, DoubleVector x) {
        return backward(relu, x, DoubleVector.broadcast(Lanes.DOUBLES, 1.0));
    }

    @Override
    public FloatVector backward(ReLU relu, FloatVector x, FloatVector dy) {
        return Lanes.nanWhere(Lanes.nan(x), Lanes.zeroWhere(Lanes.notPositive(x), dy));
    }

    @Override
    public DoubleVector backward(ReLU relu, DoubleVector x, DoubleVector dy) {
        return Lanes.nanWhere(Lanes.nan(x), Lanes.zeroWhere(Lanes.notPositive(x), dy));
    }
}
