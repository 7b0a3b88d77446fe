package io.rectify.simd;

import io.rectify.Activation;
import io.rectify.LeakyReLU;
import io.rectify.PReLU;
import io.rectify.RReLU;
import io.rectify.math.FloatPair;
import io.rectify.math.Leaky;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link LeakyReLU}, {@link PReLU} and {@link RReLU} on vectors. */
final class LeakyReLUVectors implements VectorForm<Activation>, VectorBackward<Activation> {
    @Override
    public FloatVector forward(Activation leaky, FloatVector x) {
        double slope = Leaky.slope(leaky);
        FloatVector high = FloatVector.broadcast(Lanes.FLOATS, FloatPair.high(slope));
        FloatVector low = FloatVector.broadcast(Lanes.FLOATS, FloatPair.low(slope));
        FloatVector finite = Lanes.finiteIfNegative(x);
        FloatVector left = high.fma(slope == 0 ? finite : x, low.mul(finite));
        return Lanes.select(Lanes.negativeNumber(x), left, x);
    }

    @Override
    public DoubleVector forward(Activation leaky, DoubleVector x) {
        double slope = Leaky.slope(leaky);
        DoubleVector left = DoubleVector.broadcast(Lanes.DOUBLES, slope).mul(slope == 0 ? Lanes.finiteIfNegative(x) : x);
        return Lanes.select(Lanes.negativeNumber(x), left, x);
    }

    @Override
    public FloatVector derivative(Activation leaky, FloatVector x) {
        return backward(leaky, x, FloatVector.broadcast(Lanes.FLOATS, 1f));
    }

    @Override
    public DoubleVector derivative(Activation leaky, DoubleVector x) {
        return backward(leaky, x, DoubleVector.broadcast(Lanes.DOUBLES, 1.0));
    }

    @Override
    public FloatVector backward(Activation leaky, FloatVector x, FloatVector dy) {
        FloatVector left = Lanes.chain(dy, FloatVector.broadcast(Lanes.FLOATS, (float) Leaky.slope(leaky)));
        return Lanes.nanWhere(Lanes.nan(x), Lanes.select(Lanes.notPositive(x), left, dy));
    }

    @Override
    public DoubleVector backward(Activation leaky, DoubleVector x, DoubleVector dy) {
        DoubleVector left = Lanes.chain(dy, DoubleVector.broadcast(Lanes.DOUBLES, Leaky.slope(leaky)));
        return Lanes.nanWhere(Lanes.nan(x), Lanes.select(Lanes.notPositive(x), left, dy));
    }
}
