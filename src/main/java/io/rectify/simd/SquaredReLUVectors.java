package io.rectify.simd;

import io.rectify.SquaredReLU;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link SquaredReLU} on vectors. */
final class SquaredReLUVectors implements VectorForm<SquaredReLU> {
    @Override
    public FloatVector forward(SquaredReLU squared, FloatVector x) {
        FloatVector positive = Lanes.zeroWhere(Lanes.negativeNumber(x), x);
        return positive.mul(positive);
    }

    @Override
    public FloatVector derivative(SquaredReLU squared, FloatVector x) {
        FloatVector positive = Lanes.zeroWhere(Lanes.negativeNumber(x), x);
        return positive.add(positive);
    }

    @Override
    public DoubleVector forward(SquaredReLU squared, DoubleVector x) {
        DoubleVector positive = Lanes.zeroWhere(Lanes.negativeNumber(x), x);
        return positive.mul(positive);
    }

    @Override
    public DoubleVector derivative(SquaredReLU squared, DoubleVector x) {
        DoubleVector positive = Lanes.zeroWhere(Lanes.negativeNumber(x), x);
        return positive.add(positive);
    }
}
