package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.Step;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link Step} on vectors. */
final class StepVectors implements VectorForm<Step> {
    @Override
    public FloatVector forward(Step step, FloatVector x) {
        return Lanes.nanWhere(Lanes.nan(x), Lanes.zeroWhere(Lanes.notPositive(x), broadcast(1f)));
    }

    @Override
    public FloatVector derivative(Step step, FloatVector x) {
        return Lanes.nanWhere(Lanes.nan(x), broadcast(0f));
    }

    @Override
    public DoubleVector forward(Step step, DoubleVector x) {
        return Lanes.nanWhere(Lanes.nan(x), Lanes.zeroWhere(Lanes.notPositive(x), broadcast(1.0)));
    }

    @Override
    public DoubleVector derivative(Step step, DoubleVector x) {
        return Lanes.nanWhere(Lanes.nan(x), broadcast(0.0));
    }
}
