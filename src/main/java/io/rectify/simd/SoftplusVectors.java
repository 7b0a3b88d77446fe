package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.Softplus;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import io.rectify.math.FloatPair;
import io.rectify.math.SoftplusSteps;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/** {@link Softplus} on vectors. */
final class SoftplusVectors implements VectorSteps<Softplus> {
    @Override
    public boolean preparesValue() {
        return true;
    }

    @Override
    public FloatVector limited(Softplus softplus, FloatVector x) {
        return Lanes.magnitudeAtMost(SoftplusSteps.largestFloat(softplus), x);
    }

    @Override
    public FloatVector argument(Softplus softplus, FloatVector a) {
        return a.fma(broadcast(FloatPair.high(softplus.beta())), a.mul(broadcast(FloatPair.low(softplus.beta()))));
    }

    @Override
    public FloatVector rest(Softplus softplus, FloatVector a, FloatVector w, FloatVector r, FloatVector tail) {
        FloatVector low = a.mul(broadcast(FloatPair.low(softplus.beta())));
        FloatVector excess = a.fma(broadcast(-FloatPair.high(softplus.beta())), w).sub(low);
        return VectorExp.withoutExcess(excess, r, tail);
    }

    /** The value needs no power: {@code prepareValue} and {@code slope} make their own. */
    @Override
    public FloatVector power(FloatVector shifted) {
        return shifted;
    }

    /** Leaves in w log(1 + e<sup>−|w|</sup>) / β. */
    @Override
    public void prepareValue(Softplus softplus, FloatVector x, FloatBlock block, int i) {
        FloatVector p = VectorExp.inversePower(FloatVector.fromArray(Lanes.FLOATS, block.p, i));
        FloatVector r = FloatVector.fromArray(Lanes.FLOATS, block.r, i);
        FloatVector tail = FloatVector.fromArray(Lanes.FLOATS, block.tail, i);
        logarithm(softplus, r, tail, p).intoArray(block.w, i);
    }

    private static FloatVector logarithm(Softplus softplus, FloatVector r, FloatVector tail, FloatVector p) {
        float beta = (float) softplus.beta();
        float high = FloatPair.high(1 / softplus.beta());
        float low = FloatPair.low(1 / softplus.beta());
        FloatVector sum = p.fma(broadcast(0.5f * FloatExp.UNSCALE), broadcast(1f));
        FloatVector h = sum.add(r.add(tail));
        FloatVector sumLow = p.fma(broadcast(0.5f * FloatExp.UNSCALE), broadcast(1f).sub(sum));
        FloatVector hLow = r.sub(h.sub(sum)).add(sumLow.add(tail));
        FloatVector inverse = broadcast(-high).div(h);
        FloatVector delta = inverse.fma(h, broadcast(high)).add(inverse.fma(hLow, broadcast(low))).mul(broadcast(beta));
        FloatVector scaled = p.mul(inverse);
        FloatVector s = scaled.mul(broadcast(0.5f * FloatExp.UNSCALE * beta));
        FloatVector q = s.mul(s);
        FloatVector a = q.fma(broadcast(SoftplusSteps.FA3), broadcast(SoftplusSteps.FA2));
        a = a.fma(q, broadcast(SoftplusSteps.FA1));
        a = a.fma(q, broadcast(SoftplusSteps.FA0));
        return scaled.fma(q.fma(a, delta), scaled).mul(broadcast(-FloatExp.UNSCALE));
    }

    @Override
    public FloatVector value(
            Softplus softplus, FloatVector x, FloatVector r, FloatVector tail, FloatVector shifted,
            FloatBlock block, int i) {
        FloatVector logarithm = FloatVector.fromArray(Lanes.FLOATS, block.w, i);
        FloatVector large = logarithm.add(Lanes.positivePart(x));
        IntVector isLarge = Lanes.magnitudeAbove((float) SoftplusSteps.largestForSeries(softplus), x);
        return Lanes.select(isLarge, large, series(softplus, x));
    }

    private static FloatVector series(Softplus softplus, FloatVector x) {
        float high = FloatPair.high(SoftplusSteps.LN2 / softplus.beta());
        float low = FloatPair.low(SoftplusSteps.LN2 / softplus.beta());
        FloatVector w = x.mul(broadcast((float) softplus.beta()));
        FloatVector v = w.mul(w);
        FloatVector g = v.fma(broadcast(SoftplusSteps.FG3), broadcast(SoftplusSteps.FG2));
        g = g.fma(v, broadcast(SoftplusSteps.FG1));
        g = g.fma(v, broadcast(SoftplusSteps.FG0));
        FloatVector half = x.mul(broadcast(0.5f));
        FloatVector sum = half.add(broadcast(high));
        FloatVector sumLow = half.sub(sum.sub(broadcast(high)));
        return sum.add(x.mul(w).fma(g, broadcast(low)).add(sumLow));
    }

    @Override
    public FloatVector slope(
            Softplus softplus, FloatVector x, FloatVector r, FloatVector tail, FloatVector shifted, FloatBlock block, int i) {
        return SigmoidVectors.value(x, r, tail, VectorExp.inversePower(shifted));
    }

    @Override
    public DoubleVector limited(Softplus softplus, DoubleVector x) {
        return Lanes.magnitudeAtMost(SoftplusSteps.largestDouble(softplus), x);
    }

    @Override
    public DoubleVector argument(Softplus softplus, DoubleVector a) {
        return a.mul(broadcast(softplus.beta()));
    }

    @Override
    public DoubleVector rest(Softplus softplus, DoubleVector a, DoubleVector w, DoubleVector r, DoubleVector tail) {
        DoubleVector excess = a.fma(broadcast(-softplus.beta()), w);
        return VectorExp.withoutExcess(excess, r, tail);
    }

    /** The value needs no power: {@code prepareValue} and {@code slope} make their own. */
    @Override
    public DoubleVector power(DoubleVector shifted) {
        return shifted;
    }

    /** Leaves in w log(1 + e<sup>−|w|</sup>) / β. */
    @Override
    public void prepareValue(Softplus softplus, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector p = VectorExp.inversePower(DoubleVector.fromArray(Lanes.DOUBLES, block.p, i));
        DoubleVector r = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        logarithm(softplus, r, tail, p).intoArray(block.w, i);
    }

    private static DoubleVector logarithm(Softplus softplus, DoubleVector r, DoubleVector tail, DoubleVector p) {
        double beta = softplus.beta();
        double high = 1 / beta;
        double low = SoftplusSteps.inverseLow(beta, high);
        DoubleVector sum = p.fma(broadcast(0.5 * DoubleExp.UNSCALE), broadcast(1.0));
        DoubleVector h = sum.add(r.add(tail));
        DoubleVector sumLow = p.fma(broadcast(0.5 * DoubleExp.UNSCALE), broadcast(1.0).sub(sum));
        DoubleVector hLow = r.sub(h.sub(sum)).add(sumLow.add(tail));
        DoubleVector inverse = broadcast(-high).div(h);
        DoubleVector delta = inverse.fma(h, broadcast(high)).add(inverse.fma(hLow, broadcast(low))).mul(broadcast(beta));
        DoubleVector scaled = p.mul(inverse);
        DoubleVector s = scaled.mul(broadcast(0.5 * DoubleExp.UNSCALE * beta));
        DoubleVector q = s.mul(s);
        DoubleVector a = q.fma(broadcast(SoftplusSteps.DA7), broadcast(SoftplusSteps.DA6));
        a = a.fma(q, broadcast(SoftplusSteps.DA5));
        a = a.fma(q, broadcast(SoftplusSteps.DA4));
        a = a.fma(q, broadcast(SoftplusSteps.DA3));
        a = a.fma(q, broadcast(SoftplusSteps.DA2));
        a = a.fma(q, broadcast(SoftplusSteps.DA1));
        a = a.fma(q, broadcast(SoftplusSteps.DA0));
        return scaled.fma(q.fma(a, delta), scaled).mul(broadcast(-DoubleExp.UNSCALE));
    }

    @Override
    public DoubleVector value(
            Softplus softplus, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector shifted,
            DoubleBlock block, int i) {
        DoubleVector logarithm = DoubleVector.fromArray(Lanes.DOUBLES, block.w, i);
        DoubleVector large = logarithm.add(Lanes.positivePart(x));
        LongVector isLarge = Lanes.magnitudeAbove(SoftplusSteps.largestForSeries(softplus), x);
        return Lanes.select(isLarge, large, series(softplus, x));
    }

    private static DoubleVector series(Softplus softplus, DoubleVector x) {
        double beta = softplus.beta();
        double high = SoftplusSteps.LN2 * (1 / beta);
        double low = SoftplusSteps.ln2Low(beta, 1 / beta, high);
        DoubleVector w = x.mul(broadcast(beta));
        DoubleVector v = w.mul(w);
        DoubleVector g = v.fma(broadcast(SoftplusSteps.DG7), broadcast(SoftplusSteps.DG6));
        g = g.fma(v, broadcast(SoftplusSteps.DG5));
        g = g.fma(v, broadcast(SoftplusSteps.DG4));
        g = g.fma(v, broadcast(SoftplusSteps.DG3));
        g = g.fma(v, broadcast(SoftplusSteps.DG2));
        g = g.fma(v, broadcast(SoftplusSteps.DG1));
        g = g.fma(v, broadcast(SoftplusSteps.DG0));
        DoubleVector half = x.mul(broadcast(0.5));
        DoubleVector sum = half.add(broadcast(high));
        DoubleVector sumLow = half.sub(sum.sub(broadcast(high)));
        return sum.add(x.mul(w).fma(g, broadcast(low)).add(sumLow));
    }

    @Override
    public DoubleVector slope(
            Softplus softplus, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector shifted, DoubleBlock block, int i) {
        return SigmoidVectors.value(x, r, tail, VectorExp.inversePower(shifted));
    }

    static void second(Softplus softplus, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector y = DoubleVector.fromArray(Lanes.DOUBLES, block.p, i).mul(broadcast(softplus.beta()));
        DoubleVector product = SigmoidVectors.timesSlope(y, broadcast(0.0), block, i);
        product.mul(broadcast(DoubleExp.UNSCALE)).intoArray(block.x, i);
    }
}
