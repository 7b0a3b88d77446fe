package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static io.rectify.simd.Lanes.LONGS;
import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.MIN;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.Activation;
import io.rectify.GELU;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.DoubleGELU;
import io.rectify.math.FloatGELU;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;

/**
 * {@link GELU} on vectors: stages of its own, because {@link FloatGELU} takes one for all, in {@code double} lanes, and
 * {@link DoubleGELU} has one more, for m.
 *
 * <p>The {@code double} stages pass on r and tail, −m in {@code shifted} and its rest in {@code choice}; for the slope, these
 * hold a/√(2π) − m instead, and for the second derivative, which has the exponential as its first stage, (2 − a²)/√(2π).
 */
public final class GELUStages extends VectorChain {
    // As fields, these constants take fewer nodes than broadcast in place, and a store to float[] cannot alias them, so that
    // the loops on float[] keep them in registers.
    private static final DoubleVector SHIFT = broadcast(DoubleExp.SHIFT);
    private static final DoubleVector MINUS_HALF_LOG2_E = broadcast(FloatGELU.MINUS_HALF_LOG2_E);
    private static final DoubleVector TWO_LN2 = broadcast(FloatGELU.TWO_LN2);
    private static final DoubleVector A0 = broadcast(FloatGELU.A0);
    private static final DoubleVector A1 = broadcast(FloatGELU.A1);
    private static final DoubleVector A2 = broadcast(FloatGELU.A2);
    private static final DoubleVector MINUS_P0 = broadcast(-FloatGELU.P0);
    private static final DoubleVector MINUS_P1 = broadcast(-FloatGELU.P1);
    private static final DoubleVector MINUS_P2 = broadcast(-FloatGELU.P2);
    private static final DoubleVector MINUS_P3 = broadcast(-FloatGELU.P3);
    private static final DoubleVector MINUS_P4 = broadcast(-FloatGELU.P4);
    private static final DoubleVector Q1 = broadcast(FloatGELU.Q1);
    private static final DoubleVector Q2 = broadcast(FloatGELU.Q2);
    private static final DoubleVector Q3 = broadcast(FloatGELU.Q3);
    private static final DoubleVector Q4 = broadcast(FloatGELU.Q4);
    private static final DoubleVector Q5 = broadcast(FloatGELU.Q5);
    private static final DoubleVector S0 = broadcast(FloatGELU.S0);
    private static final DoubleVector S1 = broadcast(FloatGELU.S1);
    private static final DoubleVector S2 = broadcast(FloatGELU.S2);
    private static final DoubleVector S3 = broadcast(FloatGELU.S3);
    private static final DoubleVector S4 = broadcast(FloatGELU.S4);
    private static final DoubleVector S5 = broadcast(FloatGELU.S5);
    private static final DoubleVector S6 = broadcast(FloatGELU.S6);
    private static final DoubleVector ONE = broadcast(1.0);
    private static final DoubleVector ONE_HALF = broadcast(0.5);
    private static final LongVector MAGNITUDE = LongVector.broadcast(LONGS, Long.MAX_VALUE);
    private static final LongVector SIGN = LongVector.broadcast(LONGS, Long.MIN_VALUE);
    private static final LongVector ONE_BITS = ONE.reinterpretAsLongs();
    private static final LongVector LIMIT = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(FloatGELU.LIMIT));

    @Override
    public boolean completesCommon() {
        return true;
    }

    @Override
    public boolean preparesValue() {
        return true;
    }

    @Override
    public boolean preparesSlope() {
        return true;
    }

    // A vector of double takes half of the lanes of a float vector. With float vectors of half the size, JDK 17 boxes vectors in
    // the loops of other activations, whose calls of the Vector API have then seen two sizes. So whole vectors are read and
    // written, half a vector apart: what is too much in one is not used, or written over by the next. The block has room for the
    // last.

    @Override
    public void common(Activation gelu, float[] x, int xOffset, FloatBlock block, int size) {
        System.arraycopy(x, xOffset, block.w, 0, size);
    }

    @Override
    public void value(Activation gelu, float[] x, int xOffset, FloatBlock block, float[] y, int yOffset, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = (DoubleVector) FloatVector.fromArray(FLOATS, block.w, i).convertShape(F2D, DOUBLES, 0);
            ((FloatVector) wideValue(v).convertShape(D2F, FLOATS, 0)).intoArray(block.p, i);
        }
        System.arraycopy(block.p, 0, y, yOffset, size);
    }

    @Override
    public void slope(Activation gelu, float[] x, int xOffset, FloatBlock block, float[] dydx, int dydxOffset, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = (DoubleVector) FloatVector.fromArray(FLOATS, block.w, i).convertShape(F2D, DOUBLES, 0);
            ((FloatVector) wideSlope(v).convertShape(D2F, FLOATS, 0)).intoArray(block.p, i);
        }
        System.arraycopy(block.p, 0, dydx, dydxOffset, size);
    }

    private static DoubleVector wideValue(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        LongVector magnitude = bits.lanewise(AND, MAGNITUDE);
        DoubleVector a = magnitude.lanewise(MIN, LIMIT).reinterpretAsDoubles();
        DoubleVector p = a.fma(MINUS_P4, MINUS_P3).fma(a, MINUS_P2).fma(a, MINUS_P1).fma(a, MINUS_P0).mul(a);
        // shifting the sign to the next bit leaves −0.0 of a negative number
        LongVector notSign = bits.lanewise(ASHR, Long.SIZE - 1).lanewise(LSHR, 1);
        return times(p, a, magnitude).add(bits.lanewise(AND_NOT, notSign).reinterpretAsDoubles());
    }

    private static DoubleVector wideSlope(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        LongVector magnitude = bits.lanewise(AND, MAGNITUDE);
        DoubleVector a = magnitude.lanewise(MIN, LIMIT).reinterpretAsDoubles();
        DoubleVector p = a.fma(S6, S5).fma(a, S4).fma(a, S3).fma(a, S2).fma(a, S1).fma(a, S0);
        DoubleVector sign = bits.lanewise(AND, SIGN).lanewise(OR, ONE_BITS).reinterpretAsDoubles();
        return times(p, a, magnitude).fma(sign, sign.fma(ONE_HALF, ONE_HALF));
    }

    /** p e^(−a²/2) / Q. */
    private static DoubleVector times(DoubleVector p, DoubleVector a, LongVector magnitude) {
        DoubleVector a2 = a.mul(a);
        DoubleVector shifted = a2.fma(MINUS_HALF_LOG2_E, SHIFT);
        DoubleVector s = shifted.sub(SHIFT).fma(TWO_LN2, a2);
        DoubleVector s2 = s.mul(s);
        DoubleVector even = s2.fma(A2, A1).fma(s2, A0);
        LongVector exponent = shifted.reinterpretAsLongs().lanewise(LSHL, 52);
        DoubleVector numerator = p.mul(even.sub(s).reinterpretAsLongs().add(exponent).reinterpretAsDoubles());
        DoubleVector m = magnitude.reinterpretAsDoubles();
        DoubleVector q = m.fma(Q5, Q4).fma(m, Q3).fma(m, Q2).fma(m, Q1).fma(m, ONE);
        return numerator.div(q.mul(even.add(s)));
    }

    @Override
    public void common(Activation gelu, double[] x, int xOffset, DoubleBlock block, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            exponential(gelu, DoubleVector.fromArray(DOUBLES, x, xOffset + i), block, i);
        }
    }

    static void exponential(Activation gelu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector a = Lanes.magnitudeAtMost(DoubleGELU.LIMIT, x);
        DoubleVector minusHalf = a.mul(broadcast(-0.5));
        DoubleVector w = minusHalf.mul(a);
        DoubleVector shifted = VectorExp.shifted(w);
        DoubleVector n = shifted.sub(broadcast(DoubleExp.SHIFT));
        DoubleVector high = n.fma(broadcast(-DoubleExp.LN2_HIGH), w);
        DoubleVector low = n.fma(broadcast(-DoubleExp.LN2_LOW), minusHalf.fma(a, w.neg()));
        DoubleVector r = high.add(low);
        shifted.intoArray(block.p, i);
        r.intoArray(block.r, i);
        VectorExp.tail(r, high.sub(r).add(low)).intoArray(block.tail, i);
    }

    /** Leaves u in {@code w}. */
    @Override
    public void completeCommon(Activation gelu, double[] x, int xOffset, DoubleBlock block, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            u(Lanes.numberAtMost(DoubleGELU.LIMIT, DoubleVector.fromArray(DOUBLES, x, xOffset + i))).intoArray(block.w, i);
        }
    }

    private static DoubleVector u(DoubleVector a) {
        DoubleVector a2 = a.mul(a);
        DoubleVector even = a2.fma(broadcast(DoubleGELU.P10), broadcast(DoubleGELU.P8));
        even = even.fma(a2, broadcast(DoubleGELU.P6));
        even = even.fma(a2, broadcast(DoubleGELU.P4));
        even = even.fma(a2, broadcast(DoubleGELU.P2));
        DoubleVector odd = a2.fma(broadcast(DoubleGELU.P11), broadcast(DoubleGELU.P9));
        odd = odd.fma(a2, broadcast(DoubleGELU.P7));
        odd = odd.fma(a2, broadcast(DoubleGELU.P5));
        odd = odd.fma(a2, broadcast(DoubleGELU.P3));
        odd = odd.fma(a2, broadcast(DoubleGELU.P1));
        DoubleVector p = even.fma(a, odd).fma(a, broadcast(DoubleGELU.P0));
        even = a2.fma(broadcast(DoubleGELU.Q10), broadcast(DoubleGELU.Q8));
        even = even.fma(a2, broadcast(DoubleGELU.Q6));
        even = even.fma(a2, broadcast(DoubleGELU.Q4));
        even = even.fma(a2, broadcast(DoubleGELU.Q2));
        odd = a2.fma(broadcast(DoubleGELU.Q11), broadcast(DoubleGELU.Q9));
        odd = odd.fma(a2, broadcast(DoubleGELU.Q7));
        odd = odd.fma(a2, broadcast(DoubleGELU.Q5));
        odd = odd.fma(a2, broadcast(DoubleGELU.Q3));
        odd = odd.fma(a2, broadcast(DoubleGELU.Q1));
        return p.div(even.fma(a, odd).fma(a, broadcast(1.0)));
    }

    @Override
    public void prepareValue(Activation gelu, double[] x, int xOffset, DoubleBlock block, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector a = Lanes.numberAtMost(DoubleGELU.LIMIT, DoubleVector.fromArray(DOUBLES, x, xOffset + i));
            DoubleVector d1 = broadcast(DoubleGELU.D1);
            DoubleVector d0 = broadcast(DoubleGELU.D0);
            DoubleVector one = broadcast(1.0);
            DoubleVector d = a.fma(d1, d0);
            DoubleVector inverse = broadcast(-1.0).div(d);
            DoubleVector inverseLow = inverse.fma(a.fma(d1, d0.sub(d)), inverse.fma(d, one)).mul(inverse);
            DoubleVector u = DoubleVector.fromArray(DOUBLES, block.w, i);
            DoubleVector m = inverse.fma(u, inverse);
            DoubleVector mLow = inverse.fma(u, inverse.sub(m)).add(inverseLow.fma(u, inverseLow));
            m.intoArray(block.shifted, i);
            mLow.intoArray(block.choice, i);
            a.mul(VectorExp.power(DoubleVector.fromArray(DOUBLES, block.p, i))).intoArray(block.factor, i);
        }
    }

    @Override
    public void value(Activation gelu, double[] x, int xOffset, DoubleBlock block, double[] y, int yOffset, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
            LongVector bits = v.reinterpretAsLongs();
            LongVector positive = bits.max(LongVector.broadcast(LONGS, 0));
            LongVector linear = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(DoubleGELU.LINEAR));
            DoubleVector b = positive.min(linear).reinterpretAsDoubles().mul(broadcast(DoubleExp.SCALE));
            DoubleVector sum = sum(b, DoubleVector.fromArray(DOUBLES, block.factor, i), block, i);
            LongVector unscale = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(DoubleExp.UNSCALE));
            DoubleVector ofLarge = v.mul(broadcast(DoubleExp.UNSCALE / DoubleGELU.LINEAR));
            LongVector scale = ofLarge.reinterpretAsLongs().max(unscale);
            // with the sign of x, for the sake of zeros: a negative sum times scale
            LongVector result = sum.mul(scale.reinterpretAsDoubles()).reinterpretAsLongs();
            LongVector sign = bits.lanewise(AND, LongVector.broadcast(LONGS, Long.MIN_VALUE));
            result.lanewise(OR, sign).reinterpretAsDoubles().intoArray(y, yOffset + i);
        }
    }

    @Override
    public void prepareSlope(Activation gelu, double[] x, int xOffset, DoubleBlock block, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector a = Lanes.numberAtMost(DoubleGELU.LIMIT, DoubleVector.fromArray(DOUBLES, x, xOffset + i));
            DoubleVector d1 = broadcast(DoubleGELU.D1);
            DoubleVector d0 = broadcast(DoubleGELU.D0);
            DoubleVector one = broadcast(1.0);
            DoubleVector d = a.fma(d1, d0);
            DoubleVector inverse = broadcast(-1.0).div(d);
            DoubleVector inverseLow = inverse.fma(a.fma(d1, d0.sub(d)), inverse.fma(d, one)).mul(inverse);
            DoubleVector u = DoubleVector.fromArray(DOUBLES, block.w, i);
            DoubleVector m = inverse.fma(u, inverse);
            DoubleVector mLow = inverse.fma(u, inverse.sub(m)).add(inverseLow.fma(u, inverseLow));
            DoubleVector high = broadcast(DoubleGELU.DENSITY_HIGH);
            DoubleVector t = a.mul(high);
            DoubleVector tLow = a.fma(broadcast(DoubleGELU.DENSITY_LOW), a.fma(high, t.neg()));
            DoubleVector v = t.add(m);
            DoubleVector fromM = v.sub(t);
            v.intoArray(block.shifted, i);
            t.sub(v.sub(fromM)).add(m.sub(fromM)).add(tLow.add(mLow)).intoArray(block.choice, i);
        }
    }

    @Override
    public void slope(Activation gelu, double[] x, int xOffset, DoubleBlock block, double[] dydx, int dydxOffset, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            LongVector bits = DoubleVector.fromArray(DOUBLES, x, xOffset + i).reinterpretAsLongs();
            LongVector sign = bits.lanewise(AND, LongVector.broadcast(LONGS, Long.MIN_VALUE));
            DoubleVector p = VectorExp.power(DoubleVector.fromArray(DOUBLES, block.p, i));
            DoubleVector signed = p.reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles();
            DoubleVector half = broadcast(DoubleExp.SCALE / 2);
            DoubleVector one = half.add(half.reinterpretAsLongs().lanewise(OR, sign).reinterpretAsDoubles());
            sum(one, signed, block, i).mul(broadcast(DoubleExp.UNSCALE)).intoArray(dydx, dydxOffset + i);
        }
    }

    /** Leaves (2 − a²)/√(2π) in {@code shifted} and {@code choice}. */
    static void prepareSecond(Activation gelu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector two = broadcast(2.0);
        DoubleVector high = broadcast(DoubleGELU.DENSITY_HIGH);
        DoubleVector a = Lanes.numberAtMost(DoubleGELU.LIMIT, x);
        DoubleVector square = a.mul(a);
        DoubleVector difference = two.sub(square);
        DoubleVector rest = two.sub(difference).sub(square).sub(a.fma(a, square.neg()));
        DoubleVector m = difference.add(rest);
        DoubleVector mLow = difference.sub(m).add(rest);
        DoubleVector v = m.mul(high);
        v.intoArray(block.shifted, i);
        DoubleVector lowProducts = m.fma(broadcast(DoubleGELU.DENSITY_LOW), mLow.mul(high));
        m.fma(high, v.neg()).add(lowProducts).intoArray(block.choice, i);
    }

    static void second(Activation gelu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector p = VectorExp.power(DoubleVector.fromArray(DOUBLES, block.p, i));
        sum(broadcast(0.0), p, block, i).mul(broadcast(DoubleExp.UNSCALE)).intoArray(block.x, i);
    }

    /** b + factor · (v + vLow) (1 + r + tail), where {@code shifted} holds v and {@code choice} vLow. */
    private static DoubleVector sum(DoubleVector b, DoubleVector factor, DoubleBlock block, int i) {
        DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
        DoubleVector tail = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector v = DoubleVector.fromArray(DOUBLES, block.shifted, i);
        DoubleVector vLow = DoubleVector.fromArray(DOUBLES, block.choice, i);
        DoubleVector g = v.fma(r, v);
        DoubleVector exp = r.add(tail).add(broadcast(1.0));
        DoubleVector gLow = v.fma(tail, vLow.fma(exp, v.fma(r, v.sub(g))));
        DoubleVector sum = factor.fma(g, b);
        return sum.add(factor.fma(gLow, factor.fma(g, b.sub(sum))));
    }
}
