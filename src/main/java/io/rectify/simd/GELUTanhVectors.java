package io.rectify.simd;

import static io.rectify.math.GELUTanhSteps.D0_HIGH;
import static io.rectify.math.GELUTanhSteps.D0_LOW;
import static io.rectify.math.GELUTanhSteps.D1_HIGH;
import static io.rectify.math.GELUTanhSteps.D1_LOW;
import static io.rectify.math.GELUTanhSteps.DOUBLE_LIMIT;
import static io.rectify.math.GELUTanhSteps.F0_HIGH;
import static io.rectify.math.GELUTanhSteps.F0_LOW;
import static io.rectify.math.GELUTanhSteps.F1_HIGH;
import static io.rectify.math.GELUTanhSteps.F1_LOW;
import static io.rectify.math.GELUTanhSteps.FLOAT_LIMIT;
import static io.rectify.simd.Lanes.broadcast;

import io.rectify.GELUTanh;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link GELUTanh} on vectors. What the rounding of w has cut off enters in the second stage: the first is full. */
final class GELUTanhVectors implements VectorSteps<GELUTanh> {
    @Override
    public boolean completesCommon() {
        return true;
    }

    @Override
    public boolean preparesSlope() {
        return true;
    }

    @Override
    public FloatVector argument(GELUTanh gelu, FloatVector x) {
        FloatVector a = Lanes.magnitudeAtMost(FLOAT_LIMIT, x);
        return a.mul(a.mul(a).fma(broadcast(F1_HIGH), broadcast(F0_HIGH)));
    }

    /** The power is made in {@code completeCommon}: {@code slope} is too long for it. */
    @Override
    public FloatVector power(FloatVector p) {
        return p;
    }

    @Override
    public void completeCommon(GELUTanh gelu, FloatVector x, FloatBlock block, int i) {
        FloatVector a = Lanes.numberAtMost(FLOAT_LIMIT, x);
        FloatVector minusA = a.neg();
        FloatVector v = a.mul(a);
        FloatVector c = v.fma(broadcast(F1_HIGH), broadcast(F0_HIGH));
        FloatVector constantLow = cubicLow(a, minusA, v).add(broadcast(F0_LOW));
        FloatVector cLow = v.fma(broadcast(F1_HIGH), broadcast(F0_HIGH).sub(c)).add(constantLow);
        VectorExp.withoutExcess(minusA.fma(cLow, minusA.fma(c, a.mul(c))), block, i);
        VectorExp.inversePower(FloatVector.fromArray(Lanes.FLOATS, block.p, i)).intoArray(block.p, i);
    }

    private static FloatVector cubicLow(FloatVector a, FloatVector minusA, FloatVector v) {
        return v.fma(broadcast(F1_LOW), minusA.fma(a, v).mul(broadcast(-F1_HIGH)));
    }

    @Override
    public FloatVector value(
            GELUTanh gelu, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        return TimesSigmoidVectors.value(x, Lanes.numberAtMost(FLOAT_LIMIT, x), r, tail, p);
    }

    @Override
    public void prepareSlope(GELUTanh gelu, FloatVector x, FloatBlock block, int i) {
        FloatVector a = Lanes.numberAtMost(FLOAT_LIMIT, x);
        FloatVector minusA = a.neg();
        FloatVector v = a.mul(a);
        FloatVector k0 = broadcast(F0_HIGH);
        FloatVector cubicLow = cubicLow(a, minusA, v);
        FloatVector c3 = v.fma(broadcast(3 * F1_HIGH), k0);
        FloatVector c3Low = v.fma(broadcast(3 * F1_HIGH), k0.sub(c3)).add(cubicLow.fma(broadcast(3f), broadcast(F0_LOW)));
        FloatVector low = a.mul(c3Low);
        FloatVector omega = a.fma(c3, low);
        FloatVector p = FloatVector.fromArray(Lanes.FLOATS, block.p, i);
        TimesSigmoidVectors.prepareSlope(omega, minusA.fma(c3, omega).sub(low), p, block, i);
    }

    @Override
    public FloatVector slope(
            GELUTanh gelu, FloatVector x, FloatVector d, FloatVector dLow, FloatVector p, FloatBlock block, int i) {
        FloatVector omega = FloatVector.fromArray(Lanes.FLOATS, block.w, i);
        FloatVector mLow = FloatVector.fromArray(Lanes.FLOATS, block.shifted, i);
        return TimesSigmoidVectors.slope(x, omega, mLow, d, dLow, p);
    }

    @Override
    public DoubleVector argument(GELUTanh gelu, DoubleVector x) {
        DoubleVector a = Lanes.magnitudeAtMost(DOUBLE_LIMIT, x);
        return a.mul(a.mul(a).fma(broadcast(D1_HIGH), broadcast(D0_HIGH)));
    }

    /** The power is made in {@code completeCommon}: {@code slope} is too long for it. */
    @Override
    public DoubleVector power(DoubleVector p) {
        return p;
    }

    @Override
    public void completeCommon(GELUTanh gelu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector a = Lanes.numberAtMost(DOUBLE_LIMIT, x);
        DoubleVector minusA = a.neg();
        DoubleVector v = a.mul(a);
        DoubleVector c = v.fma(broadcast(D1_HIGH), broadcast(D0_HIGH));
        DoubleVector constantLow = cubicLow(a, minusA, v).add(broadcast(D0_LOW));
        DoubleVector cLow = v.fma(broadcast(D1_HIGH), broadcast(D0_HIGH).sub(c)).add(constantLow);
        VectorExp.withoutExcess(minusA.fma(cLow, minusA.fma(c, a.mul(c))), block, i);
        VectorExp.inversePower(DoubleVector.fromArray(Lanes.DOUBLES, block.p, i)).intoArray(block.p, i);
    }

    private static DoubleVector cubicLow(DoubleVector a, DoubleVector minusA, DoubleVector v) {
        return v.fma(broadcast(D1_LOW), minusA.fma(a, v).mul(broadcast(-D1_HIGH)));
    }

    @Override
    public DoubleVector value(
            GELUTanh gelu, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        return TimesSigmoidVectors.value(x, Lanes.numberAtMost(DOUBLE_LIMIT, x), r, tail, p);
    }

    @Override
    public void prepareSlope(GELUTanh gelu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector a = Lanes.numberAtMost(DOUBLE_LIMIT, x);
        DoubleVector minusA = a.neg();
        DoubleVector v = a.mul(a);
        DoubleVector k0 = broadcast(D0_HIGH);
        DoubleVector cubicLow = cubicLow(a, minusA, v);
        DoubleVector c3 = v.fma(broadcast(3 * D1_HIGH), k0);
        DoubleVector c3Low = v.fma(broadcast(3 * D1_HIGH), k0.sub(c3)).add(cubicLow.fma(broadcast(3.0), broadcast(D0_LOW)));
        DoubleVector low = a.mul(c3Low);
        DoubleVector omega = a.fma(c3, low);
        DoubleVector p = DoubleVector.fromArray(Lanes.DOUBLES, block.p, i);
        TimesSigmoidVectors.prepareSlope(omega, minusA.fma(c3, omega).sub(low), p, block, i);
    }

    @Override
    public DoubleVector slope(
            GELUTanh gelu, DoubleVector x, DoubleVector d, DoubleVector dLow, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector omega = DoubleVector.fromArray(Lanes.DOUBLES, block.w, i);
        DoubleVector mLow = DoubleVector.fromArray(Lanes.DOUBLES, block.shifted, i);
        return TimesSigmoidVectors.slope(x, omega, mLow, d, dLow, p);
    }

    static void exactFraction(GELUTanh gelu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector a = Lanes.numberAtMost(DOUBLE_LIMIT, x);
        VectorExp.fraction(a.mul(a.mul(a).fma(broadcast(D1_HIGH), broadcast(D0_HIGH))), block, i);
    }

    /** Leaves −tanh(w/2) in {@code w} and {@code choice}, σ′/t in r and tail. */
    static void secondFactors(GELUTanh gelu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector p = DoubleVector.fromArray(Lanes.DOUBLES, block.p, i);
        DoubleVector n = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector nLow = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        DoubleVector t = p.mul(broadcast(DoubleExp.UNSCALE));
        DoubleVector d = n.add(t);
        DoubleVector dLow = t.sub(d.sub(n)).add(nLow);
        DoubleVector inverse = broadcast(-1.0).div(d);
        DoubleVector delta = inverse.fma(dLow, inverse.fma(d, broadcast(1.0)));
        DoubleVector m = n.sub(t);
        DoubleVector mLow = n.sub(m).sub(t).add(nLow);
        DoubleVector minusTanh = m.mul(inverse);
        minusTanh.intoArray(block.w, i);
        m.fma(inverse, minusTanh.neg()).add(minusTanh.fma(delta, mLow.mul(inverse))).intoArray(block.choice, i);
        DoubleVector q = n.mul(inverse);
        DoubleVector qLow = n.fma(inverse, q.neg()).add(q.add(q).fma(delta, nLow.mul(inverse)));
        DoubleVector s = q.mul(inverse);
        s.intoArray(block.r, i);
        q.fma(inverse, s.neg()).add(qLow.mul(inverse)).intoArray(block.tail, i);
    }

    /** Leaves w′ in {@code shifted} and {@code factor}, −a w′² tanh(w/2) in {@code w} and {@code choice}. */
    static void prepareSecond(GELUTanh gelu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector a = Lanes.numberAtMost(DOUBLE_LIMIT, x);
        DoubleVector minusTanh = DoubleVector.fromArray(Lanes.DOUBLES, block.w, i);
        DoubleVector minusTanhLow = DoubleVector.fromArray(Lanes.DOUBLES, block.choice, i);
        DoubleVector k0 = broadcast(D0_HIGH);
        DoubleVector k1 = broadcast(3 * D1_HIGH);
        DoubleVector v = a.mul(a);
        DoubleVector c = v.fma(k1, k0);
        DoubleVector constantLow = cubicLow(a, a.neg(), v).fma(broadcast(3.0), broadcast(D0_LOW));
        DoubleVector cLow = v.fma(k1, k0.sub(c)).add(constantLow);
        c.intoArray(block.shifted, i);
        cLow.intoArray(block.factor, i);
        DoubleVector square = c.mul(c);
        DoubleVector squareLow = c.add(c).fma(cLow, c.fma(c, square.neg()));
        DoubleVector b = a.mul(square);
        DoubleVector bLow = a.fma(squareLow, a.fma(square, b.neg()));
        DoubleVector u = b.mul(minusTanh);
        u.intoArray(block.w, i);
        b.fma(minusTanh, u.neg()).add(b.fma(minusTanhLow, bLow.mul(minusTanh))).intoArray(block.choice, i);
    }

    static void second(GELUTanh gelu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector four = broadcast(4.0);
        DoubleVector u = DoubleVector.fromArray(Lanes.DOUBLES, block.w, i);
        DoubleVector uLow = DoubleVector.fromArray(Lanes.DOUBLES, block.choice, i);
        DoubleVector s = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector sLow = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        DoubleVector p = DoubleVector.fromArray(Lanes.DOUBLES, block.p, i);
        DoubleVector k = DoubleVector.fromArray(Lanes.DOUBLES, block.shifted, i).fma(four, broadcast(-2 * D0_HIGH));
        DoubleVector kLow = DoubleVector.fromArray(Lanes.DOUBLES, block.factor, i).fma(four, broadcast(-2 * D0_LOW));
        DoubleVector g = k.add(u);
        DoubleVector fromU = g.sub(k);
        DoubleVector gLow = k.sub(g.sub(fromU)).add(u.sub(fromU)).add(kLow.add(uLow));
        DoubleVector z = s.mul(g);
        DoubleVector zLow = s.fma(g, z.neg()).add(s.fma(gLow, sLow.mul(g)));
        z.add(zLow).mul(p).mul(broadcast(DoubleExp.UNSCALE)).intoArray(block.x, i);
    }
}
