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

    static FloatVector tail(FloatVector r) {
        FloatVector r2 = r.mul(r);
        FloatVector even = r2.fma(broadcast(FloatExp.C4), broadcast(FloatExp.C2)).fma(r2, broadcast(FloatExp.C0));
        FloatVector odd = r2.fma(broadcast(FloatExp.C5), broadcast(FloatExp.C3)).fma(r2, broadcast(FloatExp.C1));
        return r2.mul(odd.fma(r, even));
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

    static DoubleVector tail(DoubleVector r) {
        DoubleVector r2 = r.mul(r);
        DoubleVector even = r2.fma(broadcast(DoubleExp.C10), broadcast(DoubleExp.C8));
        even = even.fma(r2, broadcast(DoubleExp.C6));
        even = even.fma(r2, broadcast(DoubleExp.C4));
        even = even.fma(r2, broadcast(DoubleExp.C2));
        even = even.fma(r2, broadcast(DoubleExp.C0));
        DoubleVector odd = r2.fma(broadcast(DoubleExp.C9), broadcast(DoubleExp.C7));
        odd = odd.fma(r2, broadcast(DoubleExp.C5));
        odd = odd.fma(r2, broadcast(DoubleExp.C3));
        odd = odd.fma(r2, broadcast(DoubleExp.C1));
        return r2.mul(odd.fma(r, even));
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
