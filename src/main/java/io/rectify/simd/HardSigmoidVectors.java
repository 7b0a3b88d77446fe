package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.HardSigmoid;
import io.rectify.math.FloatBound;
import io.rectify.math.Ramp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link HardSigmoid} on vectors. */
final class HardSigmoidVectors implements VectorForm<HardSigmoid> {
    @Override
    public FloatVector forward(HardSigmoid sigmoid, FloatVector x) {
        double slope = sigmoid.slope();
        double wideFoot = Ramp.foot(slope, sigmoid.offset());
        float high = (float) slope;
        float foot = (float) wideFoot;
        float footLow = (float) (wideFoot - foot + Ramp.footLow(slope, sigmoid.offset()));
        FloatVector a = Lanes.within(Ramp.FLOAT_LIMIT, x);
        FloatVector s = a.sub(broadcast(foot));
        FloatVector v = s.sub(a);
        FloatVector sLow = a.sub(s.sub(v)).sub(v.add(broadcast(foot))).sub(broadcast(footLow));
        FloatVector low = s.fma(broadcast((float) (slope - high)), sLow.mul(broadcast(high)));
        return Lanes.fromZeroTo(1f, s.fma(broadcast(high), low), x);
    }

    @Override
    public FloatVector derivative(HardSigmoid sigmoid, FloatVector x) {
        float foot = FloatBound.atMost(Ramp.foot(sigmoid.slope(), sigmoid.offset()));
        float top = FloatBound.atLeast(Ramp.top(sigmoid.slope(), sigmoid.offset()));
        return Lanes.slopeBetween(foot, top, (float) sigmoid.slope(), x);
    }

    @Override
    public DoubleVector forward(HardSigmoid sigmoid, DoubleVector x) {
        double slope = sigmoid.slope();
        double foot = Ramp.foot(slope, sigmoid.offset());
        double footLow = Ramp.footLow(slope, sigmoid.offset());
        DoubleVector a = Lanes.within(Ramp.DOUBLE_LIMIT, x);
        DoubleVector s = a.sub(broadcast(foot));
        DoubleVector v = s.sub(a);
        DoubleVector sLow = a.sub(s.sub(v)).sub(v.add(broadcast(foot))).sub(broadcast(footLow));
        DoubleVector low = s.fma(broadcast(Ramp.slopeLow(slope)), sLow.mul(broadcast(slope)));
        return Lanes.fromZeroTo(1.0, s.fma(broadcast(slope), low), x);
    }

    @Override
    public DoubleVector derivative(HardSigmoid sigmoid, DoubleVector x) {
        double foot = Ramp.foot(sigmoid.slope(), sigmoid.offset());
        double top = Ramp.top(sigmoid.slope(), sigmoid.offset());
        return Lanes.slopeBetween(foot, top, sigmoid.slope(), x);
    }
}
