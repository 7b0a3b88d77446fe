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
        FloatVector high = broadcast(Sixth.FLOAT_HIGH);
        FloatVector sixth = sum.mul(high);
        FloatVector rest = sum.fma(high, sixth.neg());
        FloatVector low = rest.add(sixth(sum, sumLow, high));
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
        FloatVector high = broadcast(Sixth.FLOAT_HIGH);
        FloatVector slope = sum.fma(high, sixth(sum, sumLow, high));
        return slope.sub(Lanes.signedWhere(Lanes.magnitudeAbove(Math.nextDown(3f), x), 0.5f, x));
    }

    /** What a sixth of the sum has beyond {@code high} times the sum. */
    private static FloatVector sixth(FloatVector sum, FloatVector sumLow, FloatVector high) {
        return sum.fma(broadcast(Sixth.FLOAT_LOW), sumLow.mul(high));
    }

    @Override
    public DoubleVector forward(HardSwish swish, DoubleVector x) {
        DoubleVector three = broadcast(3.0);
        DoubleVector a = Lanes.between(-3.0, 0x1p520, x);
        DoubleVector sum = a.add(three);
        DoubleVector sumLow = a.sub(sum.sub(three));
        DoubleVector high = broadcast(Sixth.DOUBLE_HIGH);
        DoubleVector sixth = sum.mul(high);
        DoubleVector rest = sum.fma(high, sixth.neg());
        DoubleVector low = rest.add(sixth(sum, sumLow, high));
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
        DoubleVector high = broadcast(Sixth.DOUBLE_HIGH);
        DoubleVector slope = sum.fma(high, sixth(sum, sumLow, high));
        return slope.sub(Lanes.signedWhere(Lanes.magnitudeAbove(Math.nextDown(3.0), x), 0.5, x));
    }

    /** What a sixth of the sum has beyond {@code high} times the sum. */
    private static DoubleVector sixth(DoubleVector sum, DoubleVector sumLow, DoubleVector high) {
        return sum.fma(broadcast(Sixth.DOUBLE_LOW), sumLow.mul(high));
    }
}
