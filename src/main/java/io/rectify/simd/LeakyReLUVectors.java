package io.rectify.simd;

import io.rectify.LeakyReLU;
import io.rectify.math.FloatPair;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link LeakyReLU} on vectors. */
final class LeakyReLUVectors implements VectorForm<LeakyReLU> {
    @Override
    public FloatVector forward(LeakyReLU leaky, FloatVector x) {
        double slope = leaky.negativeSlope();
        FloatVector high = FloatVector.broadcast(Lanes.FLOATS, FloatPair.high(slope));
        FloatVector low = FloatVector.broadcast(Lanes.FLOATS, FloatPair.low(slope));
        FloatVector finite = Lanes.finiteIfNegative(x);
        FloatVector left = high.fma(slope == 0 ? finite : x, low.mul(finite));
        return Lanes.select(Lanes.negativeNumber(x), left, x);
    }

    @Override
    public DoubleVector forward(LeakyReLU leaky, DoubleVector x) {
        double slope = leaky.negativeSlope();
        DoubleVector left = DoubleVector.broadcast(Lanes.DOUBLES, slope).mul(slope == 0 ? Lanes.finiteIfNegative(x) : x);
        return Lanes.select(Lanes.negativeNumber(x), left, x);
    }

    @Override
    public FloatVector derivative(LeakyReLU leaky, FloatVector x) {
        return backward(leaky, x, FloatVector.broadcast(Lanes.FLOATS, 1f));
    }

    @Override
    public DoubleVector derivative(LeakyReLU leaky, DoubleVector x) {
        return backward(leaky, x, DoubleVector.broadcast(Lanes.DOUBLES, 1.0));
    }

    @Override
    public FloatVector backward(LeakyReLU leaky, FloatVector x, FloatVector dy) {
        FloatVector left = Lanes.chain(dy, FloatVector.broadcast(Lanes.FLOATS, (float) leaky.negativeSlope()));
        return Lanes.nanWhere(Lanes.nan(x), Lanes.select(Lanes.notPositive(x), left, dy));
    }

    @Override
    public DoubleVector backward(LeakyReLU leaky, DoubleVector x, DoubleVector dy) {
        DoubleVector left = Lanes.chain(dy, DoubleVector.broadcast(Lanes.DOUBLES, leaky.negativeSlope()));
        return Lanes.nanWhere(Lanes.nan(x), Lanes.select(Lanes.notPositive(x), left, dy));
    }
}
