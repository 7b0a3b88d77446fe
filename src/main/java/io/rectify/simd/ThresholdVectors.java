package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.Threshold;
import io.rectify.math.FloatBound;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link Threshold} on vectors. */
final class ThresholdVectors implements VectorForm<Threshold> {
    @Override
    public FloatVector forward(Threshold t, FloatVector x) {
        FloatVector value = broadcast((float) t.value());
        return Lanes.select(Lanes.atMost(FloatBound.atMost(t.threshold()), x), value, x).add(broadcast(0f));
    }

    @Override
    public FloatVector derivative(Threshold t, FloatVector x) {
        FloatVector one = broadcast(1f);
        return Lanes.nanWhere(Lanes.nan(x), Lanes.zeroWhere(Lanes.atMost(FloatBound.atMost(t.threshold()), x), one));
    }

    @Override
    public DoubleVector forward(Threshold t, DoubleVector x) {
        DoubleVector value = broadcast(t.value());
        return Lanes.select(Lanes.atMost(t.threshold(), x), value, x).add(broadcast(0.0));
    }

    @Override
    public DoubleVector derivative(Threshold t, DoubleVector x) {
        DoubleVector one = broadcast(1.0);
        return Lanes.nanWhere(Lanes.nan(x), Lanes.zeroWhere(Lanes.atMost(t.threshold(), x), one));
    }
}
