package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** The scalar {@code Expm1} on vectors, in the same order of operations. */
final class VectorExpm1 {
    private VectorExpm1() {}

    static FloatVector times(float high, float low, FloatVector y, FloatVector e, FloatVector p) {
        FloatVector minusT = p.mul(broadcast(-FloatExp.UNSCALE));
        FloatVector d = minusT.add(broadcast(1f));
        FloatVector dLow = broadcast(1f).sub(d).add(minusT);
        FloatVector m = minusT.fma(y, d);
        FloatVector mLow = minusT.fma(y, d.sub(m)).add(minusT.fma(e, dLow));
        FloatVector minusHigh = broadcast(-high * FloatExp.SCALE);
        FloatVector rest = minusHigh.fma(mLow, m.mul(broadcast(-low * FloatExp.SCALE)));
        return minusHigh.fma(m, rest).mul(broadcast(FloatExp.UNSCALE));
    }

    static DoubleVector times(double high, double low, DoubleVector y, DoubleVector e, DoubleVector p) {
        DoubleVector minusT = p.mul(broadcast(-DoubleExp.UNSCALE));
        DoubleVector d = minusT.add(broadcast(1.0));
        DoubleVector dLow = broadcast(1.0).sub(d).add(minusT);
        DoubleVector m = minusT.fma(y, d);
        DoubleVector mLow = minusT.fma(y, d.sub(m)).add(minusT.fma(e, dLow));
        DoubleVector minusHigh = broadcast(-high * DoubleExp.SCALE);
        DoubleVector rest = minusHigh.fma(mLow, m.mul(broadcast(-low * DoubleExp.SCALE)));
        return minusHigh.fma(m, rest).mul(broadcast(DoubleExp.UNSCALE));
    }

    static DoubleVector times(double alpha, DoubleVector y, DoubleVector e, DoubleVector p) {
        DoubleVector minusT = p.mul(broadcast(-DoubleExp.UNSCALE));
        DoubleVector d = minusT.add(broadcast(1.0));
        DoubleVector dLow = broadcast(1.0).sub(d).add(minusT);
        DoubleVector m = minusT.fma(y, d);
        DoubleVector mLow = minusT.fma(y, d.sub(m)).add(minusT.fma(e, dLow));
        return broadcast(-alpha).fma(m, mLow.mul(broadcast(-alpha)));
    }

    static FloatVector timesOnePlus(float high, float low, FloatVector y, FloatVector e) {
        FloatVector n = y.add(broadcast(1f));
        FloatVector nLow = y.sub(n.sub(broadcast(1f))).add(e);
        return broadcast(high).fma(n, broadcast(high).fma(nLow, n.mul(broadcast(low))));
    }

    static DoubleVector timesOnePlus(double high, double low, DoubleVector y, DoubleVector e) {
        DoubleVector n = y.add(broadcast(1.0));
        DoubleVector nLow = y.sub(n.sub(broadcast(1.0))).add(e);
        return broadcast(high).fma(n, broadcast(high).fma(nLow, n.mul(broadcast(low))));
    }

    static DoubleVector timesOnePlus(double alpha, DoubleVector y, DoubleVector e) {
        DoubleVector n = y.add(broadcast(1.0));
        DoubleVector nLow = y.sub(n.sub(broadcast(1.0))).add(e);
        return broadcast(alpha).fma(n, nLow.mul(broadcast(alpha)));
    }
}
