package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.LSHL;

import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/** The steps of {@link FloatExp} and {@link DoubleExp} on vectors, in the same order of operations. */
final class VectorExp {
    private VectorExp() {}

    static FloatVector shifted(FloatVector w) {
        return w.fma(broadcast(FloatExp.LOG2_E), broadcast(FloatExp.SHIFT));
    }

    /** w − n · LN2_HIGH. */
    static FloatVector high(FloatVector w, FloatVector n) {
        return n.fma(broadcast(-FloatExp.LN2_HIGH), w);
    }

    static FloatVector reduce(FloatVector high, FloatVector n) {
        return n.fma(broadcast(-FloatExp.LN2_LOW), high);
    }

    static FloatVector tail(FloatVector r, FloatVector low) {
        FloatVector r2 = r.mul(r);
        FloatVector odd = r2.fma(broadcast(FloatExp.C5), broadcast(FloatExp.C3)).fma(r2, broadcast(FloatExp.C1));
        FloatVector even = r2.fma(broadcast(FloatExp.C4), broadcast(FloatExp.C2));
        FloatVector q = even.fma(r, odd).fma(r, broadcast(FloatExp.C0));
        return r2.fma(q, low);
    }

    static FloatVector withoutExcess(FloatVector excess, FloatVector r, FloatVector tail) {
        return tail.sub(excess.fma(r.add(tail), excess));
    }

    /** The same for the vectors at i of the block, where the stage of the exponential has no room for it. */
    static void withoutExcess(FloatVector excess, FloatBlock block, int i) {
        FloatVector r = FloatVector.fromArray(Lanes.FLOATS, block.r, i);
        FloatVector tail = FloatVector.fromArray(Lanes.FLOATS, block.tail, i);
        withoutExcess(excess, r, tail).intoArray(block.tail, i);
    }

    static FloatVector reductionLow(FloatVector high, FloatVector n, FloatVector r) {
        return n.fma(broadcast(-FloatExp.LN2_LOW), high.sub(r));
    }

    static FloatVector onePlus(FloatVector r, FloatVector tail) {
        FloatVector n = r.add(broadcast(1f));
        return n.add(r.sub(n.sub(broadcast(1f))).add(tail));
    }

    static FloatVector denominator(FloatVector r, FloatVector tail, FloatVector p) {
        return p.fma(broadcast(FloatExp.UNSCALE), broadcast(1f)).add(r.add(tail));
    }

    static FloatVector denominatorLow(FloatVector r, FloatVector tail, FloatVector p, FloatVector d) {
        return p.fma(broadcast(FloatExp.UNSCALE), broadcast(1f).sub(d)).add(r).add(tail);
    }

    static FloatVector power(FloatVector shifted) {
        IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, 23);
        return exponent.add(IntVector.broadcast(Lanes.INTS, Float.floatToRawIntBits(FloatExp.SCALE))).reinterpretAsFloats();
    }

    static FloatVector inversePower(FloatVector shifted) {
        IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, 23);
        return IntVector.broadcast(Lanes.INTS, Float.floatToRawIntBits(FloatExp.SCALE)).sub(exponent).reinterpretAsFloats();
    }

    static DoubleVector shifted(DoubleVector w) {
        return w.fma(broadcast(DoubleExp.LOG2_E), broadcast(DoubleExp.SHIFT));
    }

    /** w − n · LN2_HIGH. */
    static DoubleVector high(DoubleVector w, DoubleVector n) {
        return n.fma(broadcast(-DoubleExp.LN2_HIGH), w);
    }

    static DoubleVector reduce(DoubleVector high, DoubleVector n) {
        return n.fma(broadcast(-DoubleExp.LN2_LOW), high);
    }

    static DoubleVector tail(DoubleVector r, DoubleVector low) {
        DoubleVector r2 = r.mul(r);
        DoubleVector odd = r2.fma(broadcast(DoubleExp.C9), broadcast(DoubleExp.C7));
        odd = odd.fma(r2, broadcast(DoubleExp.C5));
        odd = odd.fma(r2, broadcast(DoubleExp.C3));
        odd = odd.fma(r2, broadcast(DoubleExp.C1));
        DoubleVector even = r2.fma(broadcast(DoubleExp.C10), broadcast(DoubleExp.C8));
        even = even.fma(r2, broadcast(DoubleExp.C6));
        even = even.fma(r2, broadcast(DoubleExp.C4));
        even = even.fma(r2, broadcast(DoubleExp.C2));
        DoubleVector q = even.fma(r, odd).fma(r, broadcast(DoubleExp.C0));
        return r2.fma(q, low);
    }

    static DoubleVector withoutExcess(DoubleVector excess, DoubleVector r, DoubleVector tail) {
        return tail.sub(excess.fma(r.add(tail), excess));
    }

    /** The same for the vectors at i of the block, where the stage of the exponential has no room for it. */
    static void withoutExcess(DoubleVector excess, DoubleBlock block, int i) {
        DoubleVector r = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        withoutExcess(excess, r, tail).intoArray(block.tail, i);
    }

    static DoubleVector reductionLow(DoubleVector high, DoubleVector n, DoubleVector r) {
        return n.fma(broadcast(-DoubleExp.LN2_LOW), high.sub(r));
    }

    /** Replaces r and tail at i of the block by 1 + (r + tail) and {@link DoubleExp#fractionLow}. */
    static void fraction(DoubleVector w, DoubleBlock block, int i) {
        DoubleVector one = broadcast(1.0);
        DoubleVector r = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        DoubleVector shift = shifted(w).sub(broadcast(DoubleExp.SHIFT));
        DoubleVector low = reductionLow(high(w, shift), shift, r);
        DoubleVector n = r.add(tail).add(one);
        n.intoArray(block.r, i);
        low.fma(n, r.sub(n.sub(one)).add(tail)).intoArray(block.tail, i);
    }

    static DoubleVector onePlus(DoubleVector r, DoubleVector tail) {
        DoubleVector n = r.add(broadcast(1.0));
        return n.add(r.sub(n.sub(broadcast(1.0))).add(tail));
    }

    static DoubleVector denominator(DoubleVector r, DoubleVector tail, DoubleVector p) {
        return p.fma(broadcast(DoubleExp.UNSCALE), broadcast(1.0)).add(r.add(tail));
    }

    static DoubleVector denominatorLow(DoubleVector r, DoubleVector tail, DoubleVector p, DoubleVector d) {
        return p.fma(broadcast(DoubleExp.UNSCALE), broadcast(1.0).sub(d)).add(r).add(tail);
    }

    static DoubleVector power(DoubleVector shifted) {
        LongVector exponent = shifted.reinterpretAsLongs().lanewise(LSHL, 52);
        return exponent.add(LongVector.broadcast(Lanes.LONGS, Double.doubleToRawLongBits(DoubleExp.SCALE))).reinterpretAsDoubles();
    }

    static DoubleVector inversePower(DoubleVector shifted) {
        LongVector exponent = shifted.reinterpretAsLongs().lanewise(LSHL, 52);
        return LongVector.broadcast(Lanes.LONGS, Double.doubleToRawLongBits(DoubleExp.SCALE)).sub(exponent).reinterpretAsDoubles();
    }
}
