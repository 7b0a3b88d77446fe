package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.Tanh;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import io.rectify.math.TanhSteps;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link Tanh} on vectors. */
final class TanhVectors implements VectorSteps<Tanh> {
    @Override
    public boolean preparesValue() {
        return true;
    }

    @Override
    public FloatVector argument(Tanh tanh, FloatVector x) {
        FloatVector magnitude = Lanes.magnitudeAtMost(55f, x);
        return magnitude.add(magnitude);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    /** Replaces e, which the value does not need, by the series. */
    @Override
    public void prepareValue(Tanh tanh, FloatVector x, FloatBlock block, int i) {
        series(x).intoArray(block.e, i);
    }

    @Override
    public FloatVector value(Tanh tanh, FloatVector x, FloatVector y, FloatVector series, FloatVector p) {
        FloatVector z = p.fma(broadcast(FloatExp.UNSCALE), y);
        FloatVector t2 = p.mul(broadcast(2 * FloatExp.UNSCALE));
        FloatVector large = t2.fma(z.div(z.add(broadcast(1f))), broadcast(1f).sub(t2));
        return Lanes.withSign(x, Lanes.select(Lanes.magnitudeAbove((float) TanhSteps.LARGEST_FOR_SERIES, x), large, series));
    }

    private static FloatVector series(FloatVector x) {
        FloatVector v = x.mul(x);
        FloatVector g = v.fma(broadcast(TanhSteps.F6), broadcast(TanhSteps.F5));
        g = g.fma(v, broadcast(TanhSteps.F4));
        g = g.fma(v, broadcast(TanhSteps.F3));
        g = g.fma(v, broadcast(TanhSteps.F2));
        g = g.fma(v, broadcast(TanhSteps.F1));
        g = g.fma(v, broadcast(TanhSteps.F0));
        return x.fma(v.fma(g, v.mul(broadcast(-0.25f))), x);
    }

    @Override
    public FloatVector slope(
            Tanh tanh, FloatVector x, FloatVector y, FloatVector e, FloatVector p, FloatBlock block, int i) {
        return SigmoidVectors.slope(y, e, p, 4 * FloatExp.UNSCALE);
    }

    @Override
    public DoubleVector argument(Tanh tanh, DoubleVector x) {
        DoubleVector magnitude = Lanes.magnitudeAtMost(380.0, x);
        return magnitude.add(magnitude);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    /** Replaces e, which the value does not need, by the series. */
    @Override
    public void prepareValue(Tanh tanh, DoubleVector x, DoubleBlock block, int i) {
        series(x).intoArray(block.e, i);
    }

    @Override
    public DoubleVector value(Tanh tanh, DoubleVector x, DoubleVector y, DoubleVector series, DoubleVector p) {
        DoubleVector z = p.fma(broadcast(DoubleExp.UNSCALE), y);
        DoubleVector t2 = p.mul(broadcast(2 * DoubleExp.UNSCALE));
        DoubleVector large = t2.fma(z.div(z.add(broadcast(1.0))), broadcast(1.0).sub(t2));
        return Lanes.withSign(x, Lanes.select(Lanes.magnitudeAbove(TanhSteps.LARGEST_FOR_SERIES, x), large, series));
    }

    private static DoubleVector series(DoubleVector x) {
        DoubleVector v = x.mul(x);
        DoubleVector g = v.fma(broadcast(TanhSteps.D14), broadcast(TanhSteps.D13));
        g = g.fma(v, broadcast(TanhSteps.D12));
        g = g.fma(v, broadcast(TanhSteps.D11));
        g = g.fma(v, broadcast(TanhSteps.D10));
        g = g.fma(v, broadcast(TanhSteps.D9));
        g = g.fma(v, broadcast(TanhSteps.D8));
        g = g.fma(v, broadcast(TanhSteps.D7));
        g = g.fma(v, broadcast(TanhSteps.D6));
        g = g.fma(v, broadcast(TanhSteps.D5));
        g = g.fma(v, broadcast(TanhSteps.D4));
        g = g.fma(v, broadcast(TanhSteps.D3));
        g = g.fma(v, broadcast(TanhSteps.D2));
        g = g.fma(v, broadcast(TanhSteps.D1));
        g = g.fma(v, broadcast(TanhSteps.D0));
        return x.fma(v.fma(g, v.mul(broadcast(-0.25))), x);
    }

    @Override
    public DoubleVector slope(
            Tanh tanh, DoubleVector x, DoubleVector y, DoubleVector e, DoubleVector p, DoubleBlock block, int i) {
        return SigmoidVectors.slope(y, e, p, 4 * DoubleExp.UNSCALE);
    }
}
