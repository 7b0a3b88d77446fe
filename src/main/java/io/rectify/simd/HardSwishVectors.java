package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.HardSwish;
import io.rectify.math.Sixth;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link HardSwish} on vectors. */
final class HardSwishVectors implements VectorForm<HardSwish> {
    @Override
    public FloatVector forward(HardSwish swish, FloatVector x) {
        FloatVector three = broadcast(3f);
        FloatVector a = Lanes.between(-3f, 0x1p70f, x);
        FloatVector sum = a.add(three);
        FloatVector sumLow = a.sub(sum.sub(three));
        FloatVector sixth = sum.mul(broadcast(Sixth.FLOAT_HIGH));
        FloatVector rest = sum.fma(broadcast(Sixth.FLOAT_HIGH), Lanes.negate(sixth));
        FloatVector low = rest.add(sixth(sum, sumLow));
        FloatVector parabola = a.fma(sixth, a.mul(low));
        return Lanes.select(Lanes.atMost(3f, x), parabola, x);
    }

    @Override
    public FloatVector derivative(HardSwish swish, FloatVector x) {
        FloatVector three = broadcast(3f);
        FloatVector a = Lanes.within(3f, x);
        FloatVector t = a.add(a);
        FloatVector sum = t.add(three);
        FloatVector v = sum.sub(t);
        FloatVector sumLow = t.sub(sum.sub(v)).add(three.sub(v));
        FloatVector slope = sum.fma(broadcast(Sixth.FLOAT_HIGH), sixth(sum, sumLow));
        return slope.sub(Lanes.signedWhere(Lanes.magnitudeAbove(Math.nextDown(3f), x), 0.5f, x));
    }

    /** What a sixth of the sum has beyond {@code Sixth.FLOAT_HIGH} times the sum. */
    private static FloatVector sixth(FloatVector sum, FloatVector sumLow) {
        return sum.fma(broadcast(Sixth.FLOAT_LOW), sumLow.mul(broadcast(Sixth.FLOAT_HIGH)));
    }

    @Override
    public DoubleVector forward(HardSwish swish, DoubleVector x) {
        DoubleVector three = broadcast(3.0);
        DoubleVector a = Lanes.between(-3.0, 0x1p520, x);
        DoubleVector sum = a.add(three);
        DoubleVector sumLow = a.sub(sum.sub(three));
        DoubleVector sixth = sum.mul(broadcast(Sixth.DOUBLE_HIGH));
        DoubleVector rest = sum.fma(broadcast(Sixth.DOUBLE_HIGH), Lanes.negate(sixth));
        DoubleVector low = rest.add(sixth(sum, sumLow));
        DoubleVector parabola = a.fma(sixth, a.mul(low));
        return Lanes.select(Lanes.atMost(3.0, x), parabola, x);
    }

    @Override
    public DoubleVector derivative(HardSwish swish, DoubleVector x) {
        DoubleVector three = broadcast(3.0);
        DoubleVector a = Lanes.within(3.0, x);
        DoubleVector t = a.add(a);
        DoubleVector sum = t.add(three);
        DoubleVector v = sum.sub(t);
        DoubleVector sumLow = t.sub(sum.sub(v)).add(three.sub(v));
        DoubleVector slope = sum.fma(broadcast(Sixth.DOUBLE_HIGH), sixth(sum, sumLow));
        return slope.sub(Lanes.signedWhere(Lanes.magnitudeAbove(Math.nextDown(3.0), x), 0.5, x));
    }

    /** What a sixth of the sum has beyond {@code Sixth.DOUBLE_HIGH} times the sum. */
    private static DoubleVector sixth(DoubleVector sum, DoubleVector sumLow) {
        return sum.fma(broadcast(Sixth.DOUBLE_LOW), sumLow.mul(broadcast(Sixth.DOUBLE_HIGH)));
    }
}
