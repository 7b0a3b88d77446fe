package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.LSHL;

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

    /** {@code sum} − n · LN2_LOW. */
    static FloatVector withLow(FloatVector sum, FloatVector n) {
        return n.fma(broadcast(-FloatExp.LN2_LOW), sum);
    }

    static FloatVector tail(FloatVector r) {
        FloatVector q = r.fma(broadcast(FloatExp.C5), broadcast(FloatExp.C4));
        q = q.fma(r, broadcast(FloatExp.C3));
        q = q.fma(r, broadcast(FloatExp.C2));
        q = q.fma(r, broadcast(FloatExp.C1));
        q = q.fma(r, broadcast(FloatExp.C0));
        return r.mul(r).mul(q);
    }

    static FloatVector onePlus(FloatVector y, FloatVector e) {
        FloatVector n = y.add(broadcast(1f));
        return n.add(y.sub(n.sub(broadcast(1f))).add(e));
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

    /** {@code sum} − n · LN2_LOW. */
    static DoubleVector withLow(DoubleVector sum, DoubleVector n) {
        return n.fma(broadcast(-DoubleExp.LN2_LOW), sum);
    }

    static DoubleVector tail(DoubleVector r) {
        DoubleVector q = r.fma(broadcast(DoubleExp.C10), broadcast(DoubleExp.C9));
        q = q.fma(r, broadcast(DoubleExp.C8));
        q = q.fma(r, broadcast(DoubleExp.C7));
        q = q.fma(r, broadcast(DoubleExp.C6));
        q = q.fma(r, broadcast(DoubleExp.C5));
        q = q.fma(r, broadcast(DoubleExp.C4));
        q = q.fma(r, broadcast(DoubleExp.C3));
        q = q.fma(r, broadcast(DoubleExp.C2));
        q = q.fma(r, broadcast(DoubleExp.C1));
        q = q.fma(r, broadcast(DoubleExp.C0));
        return r.mul(r).mul(q);
    }

    static DoubleVector onePlus(DoubleVector y, DoubleVector e) {
        DoubleVector n = y.add(broadcast(1.0));
        return n.add(y.sub(n.sub(broadcast(1.0))).add(e));
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
