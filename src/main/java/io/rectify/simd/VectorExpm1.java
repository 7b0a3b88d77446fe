package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** The scalar {@code Expm1} on vectors, in the same order of operations. */
final class VectorExpm1 {
    private VectorExpm1() {}

    static FloatVector times(float high, float low, FloatVector r, FloatVector tail, FloatVector p) {
        FloatVector minusT = p.mul(broadcast(-FloatExp.UNSCALE));
        FloatVector d = minusT.add(broadcast(1f));
        FloatVector dLow = broadcast(1f).sub(d).add(minusT);
        FloatVector m = minusT.fma(r.add(tail), d);
        FloatVector mLow = minusT.fma(r, d.sub(m)).add(minusT.fma(tail, dLow));
        FloatVector minusHigh = broadcast(-high * FloatExp.SCALE);
        FloatVector rest = minusHigh.fma(mLow, m.mul(broadcast(-low * FloatExp.SCALE)));
        return minusHigh.fma(m, rest).mul(broadcast(FloatExp.UNSCALE));
    }

    static DoubleVector times(double high, double low, DoubleVector r, DoubleVector tail, DoubleVector p) {
        DoubleVector minusT = p.mul(broadcast(-DoubleExp.UNSCALE));
        DoubleVector d = minusT.add(broadcast(1.0));
        DoubleVector dLow = broadcast(1.0).sub(d).add(minusT);
        DoubleVector m = minusT.fma(r.add(tail), d);
        DoubleVector mLow = minusT.fma(r, d.sub(m)).add(minusT.fma(tail, dLow));
        DoubleVector minusHigh = broadcast(-high * DoubleExp.SCALE);
        DoubleVector rest = minusHigh.fma(mLow, m.mul(broadcast(-low * DoubleExp.SCALE)));
        return minusHigh.fma(m, rest).mul(broadcast(DoubleExp.UNSCALE));
    }

    static DoubleVector times(double alpha, DoubleVector r, DoubleVector tail, DoubleVector p) {
        DoubleVector minusT = p.mul(broadcast(-DoubleExp.UNSCALE));
        DoubleVector d = minusT.add(broadcast(1.0));
        DoubleVector dLow = broadcast(1.0).sub(d).add(minusT);
        DoubleVector m = minusT.fma(r.add(tail), d);
        DoubleVector mLow = minusT.fma(r, d.sub(m)).add(minusT.fma(tail, dLow));
        return broadcast(-alpha).fma(m, mLow.mul(broadcast(-alpha)));
    }

    static FloatVector timesOnePlus(float high, float low, FloatVector r, FloatVector tail) {
        FloatVector n = r.add(broadcast(1f));
        FloatVector nLow = r.sub(n.sub(broadcast(1f))).add(tail);
        return broadcast(high).fma(n, broadcast(high).fma(nLow, n.mul(broadcast(low))));
    }

    static DoubleVector timesOnePlus(double high, double low, DoubleVector r, DoubleVector tail) {
        DoubleVector n = r.add(broadcast(1.0));
        DoubleVector nLow = r.sub(n.sub(broadcast(1.0))).add(tail);
        return broadcast(high).fma(n, broadcast(high).fma(nLow, n.mul(broadcast(low))));
    }

    static DoubleVector timesOnePlus(double alpha, DoubleVector r, DoubleVector tail) {
        DoubleVector n = r.add(broadcast(1.0));
        DoubleVector nLow = r.sub(n.sub(broadcast(1.0))).add(tail);
        return broadcast(alpha).fma(n, nLow.mul(broadcast(alpha)));
    }
}
