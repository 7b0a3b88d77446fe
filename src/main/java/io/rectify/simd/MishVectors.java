package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.Mish;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import io.rectify.math.MishSteps;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/**
 * {@link Mish} on vectors. {@code prepareValue} leaves q and its rest; {@code prepareSlope} leaves k, E and their rests. The
 * second derivative begins with the exponential of −|x|.
 */
final class MishVectors implements VectorSteps<Mish> {
    @Override
    public boolean preparesValue() {
        return true;
    }

    @Override
    public boolean preparesSlope() {
        return true;
    }

    @Override
    public FloatVector argument(Mish mish, FloatVector x) {
        return Lanes.between(MishSteps.FLOAT_LOWEST, MishSteps.FLOAT_HIGHEST, x);
    }

    @Override
    public FloatVector power(FloatVector shifted) {
        return VectorExp.power(shifted);
    }

    /** −{@link MishSteps#bounded}, but of NaN any number. */
    private static FloatVector minusBounded(FloatVector x) {
        IntVector most = IntVector.broadcast(Lanes.INTS, Float.floatToRawIntBits(MishSteps.FLOAT_LINEAR));
        IntVector least = IntVector.broadcast(Lanes.INTS, Float.floatToRawIntBits(-MishSteps.FLOAT_LOWEST));
        IntVector signs = IntVector.broadcast(Lanes.INTS, Integer.MIN_VALUE);
        // as integers, negative numbers are less than positive ones, so that each min leaves one sign alone
        return x.reinterpretAsInts().min(most).lanewise(XOR, signs).min(least).reinterpretAsFloats();
    }

    /** {@link MishSteps#valueChoice} times UNSCALE. */
    private static FloatVector scale(FloatVector x) {
        IntVector least = IntVector.broadcast(Lanes.INTS, Float.floatToRawIntBits(FloatExp.UNSCALE));
        FloatVector ofLarge = x.mul(broadcast(FloatExp.UNSCALE / MishSteps.FLOAT_LINEAR));
        return ofLarge.reinterpretAsInts().max(least).reinterpretAsFloats();
    }

    @Override
    public void prepareValue(Mish mish, FloatVector x, FloatBlock block, int i) {
        FloatVector unscale = broadcast(FloatExp.UNSCALE);
        FloatVector two = broadcast(2);
        FloatVector p = power(FloatVector.fromArray(Lanes.FLOATS, block.p, i));
        FloatVector r = FloatVector.fromArray(Lanes.FLOATS, block.r, i);
        FloatVector tail = FloatVector.fromArray(Lanes.FLOATS, block.tail, i);
        FloatVector s = r.add(tail).fma(p, p);
        FloatVector sLow = tail.fma(p, r.fma(p, p.sub(s)));
        FloatVector exp = s.mul(unscale);
        FloatVector s2 = s.add(s);
        FloatVector u = s.fma(exp, s2);
        FloatVector uLow = sLow.fma(exp.fma(two, two), s.fma(exp, s2.sub(u)));
        FloatVector d = u.fma(unscale, two);
        FloatVector dLow = uLow.fma(unscale, u.fma(unscale, two.sub(d)));
        FloatVector inverse = broadcast(MishSteps.FLOAT_MINUS_ONE).div(d);
        FloatVector q = u.mul(inverse);
        q.intoArray(block.w, i);
        q.fma(dLow, uLow).add(q.fma(d, u)).mul(inverse).intoArray(block.choice, i);
    }

    @Override
    public FloatVector value(
            Mish mish, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        FloatVector q = FloatVector.fromArray(Lanes.FLOATS, block.w, i);
        FloatVector qLow = FloatVector.fromArray(Lanes.FLOATS, block.choice, i);
        FloatVector minusX = minusBounded(x);
        return minusX.fma(q, minusX.mul(qLow)).mul(scale(x));
    }

    @Override
    public void prepareSlope(Mish mish, FloatVector x, FloatBlock block, int i) {
        FloatVector unscale = broadcast(FloatExp.UNSCALE);
        FloatVector one = broadcast(1);
        FloatVector p = power(FloatVector.fromArray(Lanes.FLOATS, block.p, i));
        FloatVector r = FloatVector.fromArray(Lanes.FLOATS, block.r, i);
        FloatVector tail = FloatVector.fromArray(Lanes.FLOATS, block.tail, i);
        FloatVector s = r.add(tail).fma(p, p);
        FloatVector sLow = tail.fma(p, r.fma(p, p.sub(s)));
        FloatVector exp = s.mul(unscale);
        FloatVector expLow = sLow.mul(unscale);
        FloatVector v = exp.add(one);
        FloatVector vLow = exp.sub(v.sub(one)).add(expLow);
        FloatVector d = v.fma(v, one);
        FloatVector minus = one.sub(d);
        FloatVector dLow = v.add(v).fma(vLow, v.fma(v, minus)).add(one.sub(minus.add(d)));
        FloatVector inverse = broadcast(-1).div(d);
        FloatVector k = s.mul(inverse);
        k.intoArray(block.r, i);
        k.fma(dLow, sLow).add(k.fma(d, s)).mul(inverse).intoArray(block.tail, i);
        exp.intoArray(block.p, i);
        expLow.intoArray(block.w, i);
    }

    @Override
    public FloatVector slope(
            Mish mish, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i) {
        FloatVector k = FloatVector.fromArray(Lanes.FLOATS, block.r, i);
        FloatVector kLow = FloatVector.fromArray(Lanes.FLOATS, block.tail, i);
        FloatVector exp = FloatVector.fromArray(Lanes.FLOATS, block.p, i);
        FloatVector expLow = FloatVector.fromArray(Lanes.FLOATS, block.w, i);
        FloatVector one = broadcast(1);
        FloatVector minusX = minusBounded(x);
        FloatVector minus2X = minusX.add(minusX);
        FloatVector plusK = k.add(kLow).mul(broadcast(-FloatExp.UNSCALE));
        FloatVector l = minus2X.fma(plusK, one);
        FloatVector lLow = minus2X.fma(plusK, one.sub(l));
        FloatVector b = broadcast(MishSteps.FLOAT_GRID + 2).sub(minus2X.add(broadcast(MishSteps.FLOAT_GRID)));
        FloatVector bLow = broadcast(2).sub(b).sub(minus2X);
        FloatVector g = exp.fma(l, b);
        FloatVector gLow = exp.fma(lLow, expLow.fma(l, exp.fma(l, b.sub(g)))).add(bLow);
        return k.fma(g, k.fma(gLow, kLow.mul(g))).mul(broadcast(-FloatExp.UNSCALE));
    }

    @Override
    public DoubleVector argument(Mish mish, DoubleVector x) {
        return Lanes.between(MishSteps.DOUBLE_LOWEST, MishSteps.DOUBLE_HIGHEST, x);
    }

    @Override
    public DoubleVector power(DoubleVector shifted) {
        return VectorExp.power(shifted);
    }

    /** −{@link MishSteps#bounded}, but of NaN any number. */
    private static DoubleVector minusBounded(DoubleVector x) {
        LongVector most = LongVector.broadcast(Lanes.LONGS, Double.doubleToRawLongBits(MishSteps.DOUBLE_LINEAR));
        LongVector least = LongVector.broadcast(Lanes.LONGS, Double.doubleToRawLongBits(-MishSteps.DOUBLE_LOWEST));
        LongVector signs = LongVector.broadcast(Lanes.LONGS, Long.MIN_VALUE);
        // as integers, negative numbers are less than positive ones, so that each min leaves one sign alone
        return x.reinterpretAsLongs().min(most).lanewise(XOR, signs).min(least).reinterpretAsDoubles();
    }

    /** {@link MishSteps#valueChoice} times UNSCALE. */
    private static DoubleVector scale(DoubleVector x) {
        LongVector least = LongVector.broadcast(Lanes.LONGS, Double.doubleToRawLongBits(DoubleExp.UNSCALE));
        DoubleVector ofLarge = x.mul(broadcast(DoubleExp.UNSCALE / MishSteps.DOUBLE_LINEAR));
        return ofLarge.reinterpretAsLongs().max(least).reinterpretAsDoubles();
    }

    @Override
    public void prepareValue(Mish mish, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector unscale = broadcast(DoubleExp.UNSCALE);
        DoubleVector two = broadcast(2.0);
        DoubleVector p = power(DoubleVector.fromArray(Lanes.DOUBLES, block.p, i));
        DoubleVector r = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        DoubleVector s = r.add(tail).fma(p, p);
        DoubleVector sLow = tail.fma(p, r.fma(p, p.sub(s)));
        DoubleVector exp = s.mul(unscale);
        DoubleVector s2 = s.add(s);
        DoubleVector u = s.fma(exp, s2);
        DoubleVector uLow = sLow.fma(exp.fma(two, two), s.fma(exp, s2.sub(u)));
        DoubleVector d = u.fma(unscale, two);
        DoubleVector dLow = uLow.fma(unscale, u.fma(unscale, two.sub(d)));
        DoubleVector inverse = broadcast(MishSteps.DOUBLE_MINUS_ONE).div(d);
        DoubleVector q = u.mul(inverse);
        q.intoArray(block.w, i);
        q.fma(dLow, uLow).add(q.fma(d, u)).mul(inverse).intoArray(block.choice, i);
    }

    @Override
    public DoubleVector value(
            Mish mish, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector q = DoubleVector.fromArray(Lanes.DOUBLES, block.w, i);
        DoubleVector qLow = DoubleVector.fromArray(Lanes.DOUBLES, block.choice, i);
        DoubleVector minusX = minusBounded(x);
        return minusX.fma(q, minusX.mul(qLow)).mul(scale(x));
    }

    @Override
    public void prepareSlope(Mish mish, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector unscale = broadcast(DoubleExp.UNSCALE);
        DoubleVector one = broadcast(1.0);
        DoubleVector p = power(DoubleVector.fromArray(Lanes.DOUBLES, block.p, i));
        DoubleVector r = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        DoubleVector s = r.add(tail).fma(p, p);
        DoubleVector sLow = tail.fma(p, r.fma(p, p.sub(s)));
        DoubleVector exp = s.mul(unscale);
        DoubleVector expLow = sLow.mul(unscale);
        DoubleVector v = exp.add(one);
        DoubleVector vLow = exp.sub(v.sub(one)).add(expLow);
        DoubleVector d = v.fma(v, one);
        DoubleVector minus = one.sub(d);
        DoubleVector dLow = v.add(v).fma(vLow, v.fma(v, minus)).add(one.sub(minus.add(d)));
        DoubleVector inverse = broadcast(-1.0).div(d);
        DoubleVector k = s.mul(inverse);
        k.intoArray(block.r, i);
        k.fma(dLow, sLow).add(k.fma(d, s)).mul(inverse).intoArray(block.tail, i);
        exp.intoArray(block.p, i);
        expLow.intoArray(block.w, i);
    }

    @Override
    public DoubleVector slope(
            Mish mish, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector k = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector kLow = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        DoubleVector exp = DoubleVector.fromArray(Lanes.DOUBLES, block.p, i);
        DoubleVector expLow = DoubleVector.fromArray(Lanes.DOUBLES, block.w, i);
        DoubleVector one = broadcast(1.0);
        DoubleVector minusX = minusBounded(x);
        DoubleVector minus2X = minusX.add(minusX);
        DoubleVector plusK = k.add(kLow).mul(broadcast(-DoubleExp.UNSCALE));
        DoubleVector l = minus2X.fma(plusK, one);
        DoubleVector lLow = minus2X.fma(plusK, one.sub(l));
        DoubleVector b = broadcast(MishSteps.DOUBLE_GRID + 2).sub(minus2X.add(broadcast(MishSteps.DOUBLE_GRID)));
        DoubleVector bLow = broadcast(2.0).sub(b).sub(minus2X);
        DoubleVector g = exp.fma(l, b);
        DoubleVector gLow = exp.fma(lLow, expLow.fma(l, exp.fma(l, b.sub(g)))).add(bLow);
        return k.fma(g, k.fma(gLow, kLow.mul(g))).mul(broadcast(-DoubleExp.UNSCALE));
    }

    static void exponential(Mish mish, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector w = Lanes.magnitudeAtMost(-MishSteps.DOUBLE_LOWEST, x).neg();
        DoubleVector shifted = VectorExp.shifted(w);
        DoubleVector n = shifted.sub(broadcast(DoubleExp.SHIFT));
        DoubleVector r = VectorExp.reduce(VectorExp.high(w, n), n);
        shifted.intoArray(block.p, i);
        r.intoArray(block.r, i);
        VectorExp.tail(r, broadcast(0.0)).intoArray(block.tail, i);
    }

    static void exactFraction(Mish mish, DoubleVector x, DoubleBlock block, int i) {
        VectorExp.fraction(Lanes.numberAtMost(-MishSteps.DOUBLE_LOWEST, x).neg(), block, i);
        VectorExp.power(DoubleVector.fromArray(Lanes.DOUBLES, block.p, i)).intoArray(block.p, i);
    }

    /** 1 for positive numbers, 0 for negative ones. */
    private static DoubleVector right(DoubleVector x) {
        DoubleVector half = broadcast(0.5);
        return half.add(Lanes.copySign(half, x));
    }

    /** Leaves e^−|x| in {@code w} and {@code shifted}, −1/Q in {@code choice}, its δ in {@code factor}. */
    static void secondDenominator(Mish mish, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector two = broadcast(2.0);
        DoubleVector one = broadcast(1.0);
        DoubleVector t = DoubleVector.fromArray(Lanes.DOUBLES, block.p, i).mul(broadcast(DoubleExp.UNSCALE));
        DoubleVector exp = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i).mul(t);
        DoubleVector expLow = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i).mul(t);
        exp.intoArray(block.w, i);
        expLow.intoArray(block.shifted, i);
        DoubleVector right = right(x);
        DoubleVector c = one.add(right);
        DoubleVector y = c.fma(exp, two);
        DoubleVector yLow = c.fma(expLow, c.fma(exp, two.sub(y)));
        DoubleVector z = exp.mul(y);
        DoubleVector zLow = exp.fma(y, z.neg()).add(exp.fma(yLow, expLow.mul(y)));
        DoubleVector b = two.sub(right);
        DoubleVector d = b.add(z);
        DoubleVector dLow = z.sub(d.sub(b)).add(zLow);
        DoubleVector inverse = broadcast(-1.0).div(d);
        inverse.intoArray(block.choice, i);
        inverse.fma(dLow, inverse.fma(d, one)).intoArray(block.factor, i);
    }

    /** Leaves k in {@code choice} and {@code factor}, s in r and tail. */
    static void secondQuotients(Mish mish, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector n = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector nLow = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        DoubleVector exp = DoubleVector.fromArray(Lanes.DOUBLES, block.w, i);
        DoubleVector expLow = DoubleVector.fromArray(Lanes.DOUBLES, block.shifted, i);
        DoubleVector inverse = DoubleVector.fromArray(Lanes.DOUBLES, block.choice, i);
        DoubleVector delta = DoubleVector.fromArray(Lanes.DOUBLES, block.factor, i);
        DoubleVector right = right(x);
        DoubleVector f = right.fma(exp, broadcast(1.0).sub(right));
        DoubleVector fLow = right.mul(expLow);
        DoubleVector h = n.mul(f);
        DoubleVector hLow = n.fma(f, h.neg()).add(n.fma(fLow, nLow.mul(f)));
        DoubleVector k = h.mul(inverse);
        DoubleVector kLow = h.fma(inverse, k.neg()).add(k.fma(delta, hLow.mul(inverse)));
        k.intoArray(block.choice, i);
        kLow.intoArray(block.factor, i);
        DoubleVector s = k.mul(inverse);
        s.intoArray(block.r, i);
        k.fma(inverse, s.neg()).add(s.fma(delta, kLow.mul(inverse))).intoArray(block.tail, i);
    }

    /** Leaves a (l ± 4 F/Q) in {@code choice} and {@code factor}. */
    static void prepareSecond(Mish mish, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector exp = DoubleVector.fromArray(Lanes.DOUBLES, block.w, i);
        DoubleVector expLow = DoubleVector.fromArray(Lanes.DOUBLES, block.shifted, i);
        DoubleVector k = DoubleVector.fromArray(Lanes.DOUBLES, block.choice, i);
        DoubleVector kLow = DoubleVector.fromArray(Lanes.DOUBLES, block.factor, i);
        DoubleVector t = DoubleVector.fromArray(Lanes.DOUBLES, block.p, i).mul(broadcast(DoubleExp.UNSCALE));
        DoubleVector a = Lanes.numberAtMost(-MishSteps.DOUBLE_LOWEST, x);
        DoubleVector right = right(x);
        DoubleVector minusC = broadcast(-1.0).sub(right);
        DoubleVector b = broadcast(2.0).sub(right);
        DoubleVector t4 = right.fma(broadcast(-8.0), broadcast(4.0)).mul(t);
        DoubleVector k4 = k.mul(t4);
        DoubleVector l = b.fma(exp, minusC);
        DoubleVector lLow = b.fma(expLow, b.fma(exp, minusC.sub(l)));
        DoubleVector m = l.add(k4);
        DoubleVector mLow = k4.sub(m.sub(l)).add(kLow.fma(t4, lLow));
        DoubleVector u = a.mul(m);
        u.intoArray(block.choice, i);
        a.fma(mLow, a.fma(m, u.neg())).intoArray(block.factor, i);
    }

    static void second(Mish mish, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector two = broadcast(2.0);
        DoubleVector exp = DoubleVector.fromArray(Lanes.DOUBLES, block.w, i);
        DoubleVector expLow = DoubleVector.fromArray(Lanes.DOUBLES, block.shifted, i);
        DoubleVector u = DoubleVector.fromArray(Lanes.DOUBLES, block.choice, i);
        DoubleVector uLow = DoubleVector.fromArray(Lanes.DOUBLES, block.factor, i);
        DoubleVector s = DoubleVector.fromArray(Lanes.DOUBLES, block.r, i);
        DoubleVector sLow = DoubleVector.fromArray(Lanes.DOUBLES, block.tail, i);
        DoubleVector p = DoubleVector.fromArray(Lanes.DOUBLES, block.p, i);
        DoubleVector g = exp.fma(two, two);
        DoubleVector gLow = expLow.fma(two, exp.fma(two, two.sub(g)));
        DoubleVector j = g.add(u);
        DoubleVector fromU = j.sub(g);
        DoubleVector jLow = g.sub(j.sub(fromU)).add(u.sub(fromU)).add(gLow.add(uLow));
        DoubleVector v = s.mul(j);
        DoubleVector vLow = s.fma(j, v.neg()).add(s.fma(jLow, sLow.mul(j)));
        v.add(vLow).mul(p).mul(broadcast(4 * DoubleExp.UNSCALE)).intoArray(block.x, i);
    }
}
