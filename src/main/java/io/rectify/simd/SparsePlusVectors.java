package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.SparsePlus;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link SparsePlus} on vectors. */
final class SparsePlusVectors implements VectorForm<SparsePlus> {
    @Override
    public FloatVector forward(SparsePlus plus, FloatVector x) {
        FloatVector one = broadcast(1f);
        FloatVector a = Lanes.within(1f, x);
        FloatVector sum = a.add(one);
        FloatVector sumLow = a.sub(sum.sub(one));
        FloatVector square = sum.mul(sum);
        FloatVector squareLow = sum.add(sum).fma(sumLow, sum.fma(sum, square.neg()));
        FloatVector parabola = square.add(squareLow).mul(broadcast(0.25f));
        return Lanes.select(Lanes.atMost(1f, x), parabola, x);
    }

    @Override
    public FloatVector derivative(SparsePlus plus, FloatVector x) {
        return SparseSigmoidVectors.value(x);
    }

    @Override
    public DoubleVector forward(SparsePlus plus, DoubleVector x) {
        DoubleVector one = broadcast(1.0);
        DoubleVector a = Lanes.within(1.0, x);
        DoubleVector sum = a.add(one);
        DoubleVector sumLow = a.sub(sum.sub(one));
        DoubleVector square = sum.mul(sum);
        DoubleVector squareLow = sum.add(sum).fma(sumLow, sum.fma(sum, square.neg()));
        DoubleVector parabola = square.add(squareLow).mul(broadcast(0.25));
        return Lanes.select(Lanes.atMost(1.0, x), parabola, x);
    }

    @Override
    public DoubleVector derivative(SparsePlus plus, DoubleVector x) {
        return SparseSigmoidVectors.value(x);
    }
}
