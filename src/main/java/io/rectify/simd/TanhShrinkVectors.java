package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static io.rectify.simd.Lanes.INTS;
import static io.rectify.simd.Lanes.LONGS;
import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.TanhShrink;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import io.rectify.math.TanhShrinkSteps;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/** {@link TanhShrink} on vectors. */
final class TanhShrinkVectors implements VectorSteps<TanhShrink> {
    @Override
    public boolean preparesValue() {
        return true;
    }

    @Override
    public boolean preparesSlope() {
        return true;
    }

    @Override
    public FloatVector argument(TanhShrink function, FloatVector x) {
        FloatVector magnitude = Lanes.magnitudeAtMost(FloatExp.LIMIT / 2, x);
        return magnitude.add(magnitude);
    }

    @Override
    public FloatVector reductionLow(FloatVector high, FloatVector n, FloatVector r) {
        return VectorExp.reductionLow(high, n, r);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    /** Leaves the series in w. */
    @Override
    public void prepareValue(TanhShrink function, FloatVector x, FloatBlock block, int i) {
        FloatVector v = x.mul(x);
        FloatVector g = g(v);
        FloatVector quarter = v.mul(broadcast(0.25f));
        FloatVector u = v.fma(g, quarter);
        FloatVector du = g.fma(broadcast(1.75f), broadcast(0.1875f));
        FloatVector uLow = x.fma(x, v.neg()).fma(du, v.fma(g, quarter.sub(u)));
        FloatVector scaled = x.mul(broadcast(FloatExp.SCALE));
        scaled.fma(u, scaled.mul(uLow)).mul(broadcast(FloatExp.UNSCALE)).intoArray(block.w, i);
    }

    private static FloatVector g(FloatVector v) {
        FloatVector g = v.fma(broadcast(TanhShrinkSteps.FG8), broadcast(TanhShrinkSteps.FG7));
        g = g.fma(v, broadcast(TanhShrinkSteps.FG6));
        g = g.fma(v, broadcast(TanhShrinkSteps.FG5));
        g = g.fma(v, broadcast(TanhShrinkSteps.FG4));
        g = g.fma(v, broadcast(TanhShrinkSteps.FG3));
        g = g.fma(v, broadcast(TanhShrinkSteps.FG2));
        g = g.fma(v, broadcast(TanhShrinkSteps.FG1));
        g = g.fma(v, broadcast(TanhShrinkSteps.FG0));
        return g;
    }

    @Override
    public FloatVector value(
            TanhShrink function, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        IntVector bits = x.reinterpretAsInts();
        IntVector magnitude = bits.and(IntVector.broadcast(INTS, Integer.MAX_VALUE));
        IntVector limit = IntVector.broadcast(INTS, Float.floatToRawIntBits((float) TanhShrinkSteps.LARGEST_FOR_VALUE_SERIES));
        IntVector isLarge = limit.sub(magnitude).lanewise(ASHR, Integer.SIZE - 1);
        IntVector oneIfLarge = isLarge.and(IntVector.broadcast(INTS, Float.floatToRawIntBits(1f)));
        FloatVector signIfLarge = oneIfLarge.or(bits.lanewise(XOR, magnitude)).reinterpretAsFloats();
        IntVector series = FloatVector.fromArray(FLOATS, block.w, i).reinterpretAsInts();
        FloatVector small = series.lanewise(AND_NOT, isLarge).reinterpretAsFloats();
        return largeValue(magnitude.reinterpretAsFloats(), r, tail, p).fma(signIfLarge, small);
    }

    private static FloatVector largeValue(FloatVector magnitude, FloatVector r, FloatVector tail, FloatVector p) {
        FloatVector one = broadcast(1f);
        FloatVector s = p.fma(broadcast(FloatExp.UNSCALE), one);
        FloatVector d = s.add(r.add(tail));
        FloatVector dLow = s.sub(d).add(r).add(tail);
        FloatVector inverse = broadcast(-1f).div(d);
        FloatVector delta = inverse.fma(dLow, inverse.fma(d, one));
        return p.mul(broadcast(-2 * FloatExp.UNSCALE)).fma(inverse.fma(delta, inverse), magnitude.sub(one));
    }

    /** Leaves the series, where it holds, in w, and 1 elsewhere in choice; both are 0 otherwise. */
    @Override
    public void prepareSlope(TanhShrink function, FloatVector x, FloatBlock block, int i) {
        IntVector isLarge = Lanes.magnitudeAbove((float) TanhShrinkSteps.LARGEST_FOR_SLOPE_SERIES, x);
        FloatVector v = x.mul(x);
        FloatVector series = v.add(v.mul(v).fma(h(v), x.fma(x, v.neg())));
        Lanes.zeroWhere(isLarge, series).intoArray(block.w, i);
        IntVector oneIfLarge = isLarge.and(IntVector.broadcast(INTS, Float.floatToRawIntBits(1f)));
        oneIfLarge.reinterpretAsFloats().intoArray(block.choice, i);
    }

    private static FloatVector h(FloatVector v) {
        FloatVector h = v.fma(broadcast(TanhShrinkSteps.FH3), broadcast(TanhShrinkSteps.FH2));
        h = h.fma(v, broadcast(TanhShrinkSteps.FH1));
        h = h.fma(v, broadcast(TanhShrinkSteps.FH0));
        return h;
    }

    @Override
    public FloatVector slope(
            TanhShrink function, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        FloatVector oneIfLarge = FloatVector.fromArray(FLOATS, block.choice, i);
        return TanhVectors.quotient(r, tail, p, true).fma(oneIfLarge, FloatVector.fromArray(FLOATS, block.w, i));
    }

    @Override
    public DoubleVector argument(TanhShrink function, DoubleVector x) {
        DoubleVector magnitude = Lanes.magnitudeAtMost(DoubleExp.LIMIT / 2, x);
        return magnitude.add(magnitude);
    }

    @Override
    public DoubleVector reductionLow(DoubleVector high, DoubleVector n, DoubleVector r) {
        return VectorExp.reductionLow(high, n, r);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.inversePower(shifted);
    }

    /** Leaves the series in w. */
    @Override
    public void prepareValue(TanhShrink function, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector v = x.mul(x);
        DoubleVector g = g(v);
        DoubleVector quarter = v.mul(broadcast(0.25));
        DoubleVector u = v.fma(g, quarter);
        DoubleVector du = g.fma(broadcast(1.75), broadcast(0.1875));
        DoubleVector uLow = x.fma(x, v.neg()).fma(du, v.fma(g, quarter.sub(u)));
        DoubleVector scaled = x.mul(broadcast(DoubleExp.SCALE));
        scaled.fma(u, scaled.mul(uLow)).mul(broadcast(DoubleExp.UNSCALE)).intoArray(block.w, i);
    }

    private static DoubleVector g(DoubleVector v) {
        DoubleVector g = v.fma(broadcast(TanhShrinkSteps.DG16), broadcast(TanhShrinkSteps.DG15));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG14));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG13));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG12));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG11));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG10));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG9));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG8));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG7));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG6));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG5));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG4));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG3));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG2));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG1));
        g = g.fma(v, broadcast(TanhShrinkSteps.DG0));
        return g;
    }

    @Override
    public DoubleVector value(
            TanhShrink function, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        LongVector bits = x.reinterpretAsLongs();
        LongVector magnitude = bits.and(LongVector.broadcast(LONGS, Long.MAX_VALUE));
        LongVector limit = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(TanhShrinkSteps.LARGEST_FOR_VALUE_SERIES));
        LongVector isLarge = limit.sub(magnitude).lanewise(ASHR, Long.SIZE - 1);
        LongVector oneIfLarge = isLarge.and(LongVector.broadcast(LONGS, Double.doubleToRawLongBits(1.0)));
        DoubleVector signIfLarge = oneIfLarge.or(bits.lanewise(XOR, magnitude)).reinterpretAsDoubles();
        LongVector series = DoubleVector.fromArray(DOUBLES, block.w, i).reinterpretAsLongs();
        DoubleVector small = series.lanewise(AND_NOT, isLarge).reinterpretAsDoubles();
        return largeValue(magnitude.reinterpretAsDoubles(), r, tail, p).fma(signIfLarge, small);
    }

    private static DoubleVector largeValue(DoubleVector magnitude, DoubleVector r, DoubleVector tail, DoubleVector p) {
        DoubleVector one = broadcast(1.0);
        DoubleVector s = p.fma(broadcast(DoubleExp.UNSCALE), one);
        DoubleVector d = s.add(r.add(tail));
        DoubleVector dLow = s.sub(d).add(r).add(tail);
        DoubleVector inverse = broadcast(-1.0).div(d);
        DoubleVector delta = inverse.fma(dLow, inverse.fma(d, one));
        return p.mul(broadcast(-2 * DoubleExp.UNSCALE)).fma(inverse.fma(delta, inverse), magnitude.sub(one));
    }

    /** Leaves the series, where it holds, in w, and 1 elsewhere in choice; both are 0 otherwise. */
    @Override
    public void prepareSlope(TanhShrink function, DoubleVector x, DoubleBlock block, int i) {
        LongVector isLarge = Lanes.magnitudeAbove(TanhShrinkSteps.LARGEST_FOR_SLOPE_SERIES, x);
        DoubleVector v = x.mul(x);
        DoubleVector series = v.add(v.mul(v).fma(h(v), x.fma(x, v.neg())));
        Lanes.zeroWhere(isLarge, series).intoArray(block.w, i);
        LongVector oneIfLarge = isLarge.and(LongVector.broadcast(LONGS, Double.doubleToRawLongBits(1.0)));
        oneIfLarge.reinterpretAsDoubles().intoArray(block.choice, i);
    }

    private static DoubleVector h(DoubleVector v) {
        DoubleVector h = v.fma(broadcast(TanhShrinkSteps.DH7), broadcast(TanhShrinkSteps.DH6));
        h = h.fma(v, broadcast(TanhShrinkSteps.DH5));
        h = h.fma(v, broadcast(TanhShrinkSteps.DH4));
        h = h.fma(v, broadcast(TanhShrinkSteps.DH3));
        h = h.fma(v, broadcast(TanhShrinkSteps.DH2));
        h = h.fma(v, broadcast(TanhShrinkSteps.DH1));
        h = h.fma(v, broadcast(TanhShrinkSteps.DH0));
        return h;
    }

    @Override
    public DoubleVector slope(
            TanhShrink function, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector oneIfLarge = DoubleVector.fromArray(DOUBLES, block.choice, i);
        return TanhVectors.quotient(r, tail, p, true).fma(oneIfLarge, DoubleVector.fromArray(DOUBLES, block.w, i));
    }

    static void second(TanhShrink function, DoubleVector x, DoubleBlock block, int i) {
        SigmoidVectors.second(x.neg(), 8 * DoubleExp.UNSCALE, block, i);
    }
}
