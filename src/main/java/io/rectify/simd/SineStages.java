package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static io.rectify.simd.Lanes.INTS;
import static io.rectify.simd.Lanes.LONGS;
import static io.rectify.simd.Lanes.broadcast;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.rectify.Activation;
import io.rectify.Sine;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.DoubleSine;
import io.rectify.math.FloatSine;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/**
 * {@link Sine} on vectors. A block with an argument beyond {@link DoubleSine#largest} is left to the scalar code. That for
 * {@code float} computes in {@code double}, half a vector at a time, as {@link GELUStages} does.
 *
 * <p>The {@code double} stages pass on r in {@code r}, its rest in {@code tail} and n in {@code p}; then the low part of sin r
 * in {@code tail}, and those of cos r in {@code w} and {@code choice}.
 */
public final class SineStages extends VectorChain {
    // As fields, for the reasons that GELUStages gives.
    private static final DoubleVector SHIFT = broadcast(DoubleExp.SHIFT);
    private static final DoubleVector TWO_OVER_PI = broadcast(DoubleSine.TWO_OVER_PI);
    private static final DoubleVector MINUS_FIRST = broadcast(-DoubleSine.FIRST);
    private static final DoubleVector MINUS_SECOND = broadcast(-DoubleSine.SECOND);
    private static final DoubleVector S0 = broadcast(FloatSine.S0);
    private static final DoubleVector S1 = broadcast(FloatSine.S1);
    private static final DoubleVector S2 = broadcast(FloatSine.S2);
    private static final DoubleVector S3 = broadcast(FloatSine.S3);
    private static final DoubleVector C0 = broadcast(FloatSine.C0);
    private static final DoubleVector C1 = broadcast(FloatSine.C1);
    private static final DoubleVector C2 = broadcast(FloatSine.C2);
    private static final DoubleVector C3 = broadcast(FloatSine.C3);
    private static final DoubleVector C4 = broadcast(FloatSine.C4);
    private static final DoubleVector ONE = broadcast(1.0);
    private static final LongVector BIT_0 = LongVector.broadcast(LONGS, 1);
    private static final LongVector BIT_1 = LongVector.broadcast(LONGS, 2);

    @Override
    public boolean completesCommon() {
        return true;
    }

    private static double omega(Activation sine) {
        return ((Sine) sine).omega();
    }

    private static boolean small(float limit, float[] x, int xOffset, int size) {
        IntVector largest = IntVector.zero(INTS);
        for (int i = 0; i < size; i += FLOATS.length()) {
            largest = largest.max(Lanes.magnitude(FloatVector.fromArray(FLOATS, x, xOffset + i)));
        }
        return largest.reduceLanes(MAX) <= Float.floatToRawIntBits(limit);
    }

    // Not by reduceLanes: that of the greatest long boxes on JDK 17 without AVX-512.
    private static boolean small(double limit, double[] x, int xOffset, DoubleBlock block, int size) {
        LongVector largest = LongVector.zero(LONGS);
        for (int i = 0; i < size; i += DOUBLES.length()) {
            largest = largest.max(Lanes.magnitude(DoubleVector.fromArray(DOUBLES, x, xOffset + i)));
        }
        largest.reinterpretAsDoubles().intoArray(block.shifted, 0);
        boolean small = true;
        for (int i = 0; i < DOUBLES.length(); i++) {
            small &= block.shifted[i] <= limit;
        }
        return small;
    }

    @Override
    public void completeCommon(Activation sine, float[] x, int xOffset, FloatBlock block, int size) {
        System.arraycopy(x, xOffset, block.w, 0, size);
    }

    @Override
    public void value(Activation sine, float[] x, int xOffset, FloatBlock block, float[] y, int yOffset, int size) {
        double omega = omega(sine);
        if (!small(FloatSine.largest(omega), x, xOffset, size)) {
            for (int i = 0; i < size; i++) {
                y[yOffset + i] = FloatSine.value(omega, x[xOffset + i]);
            }
            return;
        }
        sines(omega, 0, 1, block, size);
        System.arraycopy(block.p, 0, y, yOffset, size);
    }

    @Override
    public void slope(Activation sine, float[] x, int xOffset, FloatBlock block, float[] dydx, int dydxOffset, int size) {
        double omega = omega(sine);
        if (!small(FloatSine.largest(omega), x, xOffset, size)) {
            for (int i = 0; i < size; i++) {
                dydx[dydxOffset + i] = FloatSine.derivative(omega, x[xOffset + i]);
            }
            return;
        }
        sines(omega, 1, omega, block, size);
        System.arraycopy(block.p, 0, dydx, dydxOffset, size);
    }

    /**
     * Leaves factor · sin(ωx + quarters · π/2) in {@code block.p}, in a loop of its own: a method on vectors as long as its body
     * is, compiled by itself first, C2 would no longer inline.
     */
    private static void sines(double omega, int quarters, double factor, FloatBlock block, int size) {
        LongVector added = LongVector.broadcast(LONGS, quarters);
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector x = (DoubleVector) FloatVector.fromArray(FLOATS, block.w, i).convertShape(F2D, DOUBLES, 0);
            DoubleVector z = x.mul(broadcast(omega));
            DoubleVector excess = x.fma(broadcast(-omega), z);
            DoubleVector shifted = z.fma(TWO_OVER_PI, SHIFT);
            DoubleVector n = shifted.sub(SHIFT);
            DoubleVector r = n.fma(MINUS_SECOND, n.fma(MINUS_FIRST, z).sub(excess));
            DoubleVector s = r.mul(r);
            DoubleVector sine = S3.fma(s, S2).fma(s, S1).fma(s, S0).fma(s, ONE).mul(r);
            DoubleVector cosine = C4.fma(s, C3).fma(s, C2).fma(s, C1).fma(s, C0).fma(s, ONE);
            LongVector quarter = shifted.reinterpretAsLongs().add(added);
            DoubleVector result = withSign(quarter, Lanes.select(odd(quarter), cosine, sine)).mul(broadcast(factor));
            ((FloatVector) result.convertShape(D2F, FLOATS, 0)).intoArray(block.p, i);
        }
    }

    private static LongVector odd(LongVector quarter) {
        return quarter.lanewise(LSHL, Long.SIZE - 1).lanewise(ASHR, Long.SIZE - 1);
    }

    private static DoubleVector withSign(LongVector quarter, DoubleVector x) {
        LongVector sign = quarter.lanewise(AND, BIT_1).lanewise(LSHL, Long.SIZE - 2);
        return x.reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles();
    }

    @Override
    public void common(Activation sine, double[] x, int xOffset, DoubleBlock block, int size) {
        double omega = omega(sine);
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
            DoubleVector z = v.mul(broadcast(omega));
            DoubleVector shifted = z.fma(TWO_OVER_PI, SHIFT);
            DoubleVector n = shifted.sub(SHIFT);
            DoubleVector t = n.fma(MINUS_FIRST, z);
            DoubleVector zLow = v.fma(broadcast(omega), z.neg());
            DoubleVector minusW = n.mul(MINUS_SECOND);
            DoubleVector wLow = n.fma(broadcast(DoubleSine.SECOND), minusW);
            DoubleVector w = minusW.neg();
            DoubleVector d = w.sub(zLow);
            DoubleVector fromW = d.sub(w);
            DoubleVector dLow = w.sub(d.sub(fromW)).sub(zLow.add(fromW));
            DoubleVector r = t.sub(d);
            DoubleVector fromT = r.sub(t);
            DoubleVector excess = t.sub(r.sub(fromT)).sub(d.add(fromT));
            shifted.intoArray(block.p, i);
            r.intoArray(block.r, i);
            n.fma(broadcast(DoubleSine.THIRD), dLow.add(wLow)).sub(excess).intoArray(block.tail, i);
        }
    }

    @Override
    public void completeCommon(Activation sine, double[] x, int xOffset, DoubleBlock block, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
            DoubleVector rLow = DoubleVector.fromArray(DOUBLES, block.tail, i);
            DoubleVector s = r.mul(r);
            DoubleVector p = s.fma(broadcast(DoubleSine.S5), broadcast(DoubleSine.S4));
            p = p.fma(s, broadcast(DoubleSine.S3)).fma(s, broadcast(DoubleSine.S2));
            p = p.fma(s, broadcast(DoubleSine.S1)).fma(s, broadcast(DoubleSine.S0));
            DoubleVector minusHalf = s.mul(broadcast(-0.5));
            DoubleVector sLow = r.fma(r, s.neg());
            DoubleVector cube = r.mul(s);
            DoubleVector cubeLow = r.fma(sLow, r.fma(s, cube.neg()));
            cube.fma(p, cubeLow.fma(p, minusHalf.fma(rLow, rLow))).intoArray(block.tail, i);

            DoubleVector q = s.fma(broadcast(DoubleSine.C5), broadcast(DoubleSine.C4));
            q = q.fma(s, broadcast(DoubleSine.C3)).fma(s, broadcast(DoubleSine.C2));
            q = q.fma(s, broadcast(DoubleSine.C1)).fma(s, broadcast(DoubleSine.C0));
            DoubleVector rest = r.neg().fma(rLow, sLow.mul(broadcast(0.5)));
            DoubleVector high = minusHalf.add(ONE);
            high.intoArray(block.w, i);
            s.mul(s).fma(q, rest.add(high.sub(ONE).sub(minusHalf))).intoArray(block.choice, i);
        }
    }

    @Override
    public void value(Activation sine, double[] x, int xOffset, DoubleBlock block, double[] y, int yOffset, int size) {
        double omega = omega(sine);
        if (!small(DoubleSine.largest(omega), x, xOffset, block, size)) {
            for (int i = 0; i < size; i++) {
                y[yOffset + i] = DoubleSine.value(omega, x[xOffset + i]);
            }
            return;
        }
        for (int i = 0; i < size; i += DOUBLES.length()) {
            LongVector quarter = DoubleVector.fromArray(DOUBLES, block.p, i).reinterpretAsLongs();
            LongVector odd = odd(quarter);
            DoubleVector high = high(odd, block, i);
            withSign(quarter, high.sub(low(odd, block, i))).intoArray(y, yOffset + i);
        }
    }

    @Override
    public void slope(Activation sine, double[] x, int xOffset, DoubleBlock block, double[] dydx, int dydxOffset, int size) {
        double omega = omega(sine);
        if (!small(DoubleSine.largest(omega), x, xOffset, block, size)) {
            for (int i = 0; i < size; i++) {
                dydx[dydxOffset + i] = DoubleSine.derivative(omega, x[xOffset + i]);
            }
            return;
        }
        for (int i = 0; i < size; i += DOUBLES.length()) {
            LongVector quarter = DoubleVector.fromArray(DOUBLES, block.p, i).reinterpretAsLongs().add(BIT_0);
            LongVector odd = odd(quarter);
            DoubleVector high = high(odd, block, i);
            DoubleVector minusLow = low(odd, block, i).mul(broadcast(-omega));
            withSign(quarter, high.fma(broadcast(omega), minusLow)).intoArray(dydx, dydxOffset + i);
        }
    }

    /** Leaves ± sin r or ± cos r in {@code w}, and its low part in {@code choice}. */
    static void prepareSecond(Sine sine, DoubleVector x, DoubleBlock block, int i) {
        LongVector quarter = DoubleVector.fromArray(DOUBLES, block.p, i).reinterpretAsLongs();
        LongVector odd = odd(quarter);
        withSign(quarter, high(odd, block, i)).intoArray(block.w, i);
        withSign(quarter, low(odd, block, i)).intoArray(block.choice, i);
    }

    /** Leaves in {@code factor} the result for all but large arguments. */
    static void second(Sine sine, DoubleVector x, DoubleBlock block, int i) {
        double omega = sine.omega();
        DoubleVector high = DoubleVector.fromArray(DOUBLES, block.w, i);
        DoubleVector low = DoubleVector.fromArray(DOUBLES, block.choice, i);
        DoubleVector rest = low.fma(broadcast(omega * omega), high.mul(broadcast(-DoubleSine.squareLow(omega))));
        DoubleVector result = high.fma(broadcast(-omega * omega), rest);
        DoubleVector scaled = x.mul(broadcast(DoubleSine.UNTINY));
        rest = scaled.mul(broadcast(-DoubleSine.cubeLow(omega)));
        DoubleVector tiny = scaled.fma(broadcast(-DoubleSine.cube(omega)), rest).mul(broadcast(DoubleSine.TINY));
        Lanes.select(Lanes.magnitudeAbove(DoubleSine.TINY, x), result, tiny).intoArray(block.factor, i);
    }

    /** Has a loop of its own: in the other one, JDK 17 boxes vectors once there have been large arguments. */
    static void secondOfLarge(Sine sine, DoubleVector x, DoubleBlock block, int i) {
        double largest = DoubleSine.largest(sine.omega());
        for (int k = i; k < i + DOUBLES.length(); k++) {
            double argument = block.x[k];
            block.x[k] = Math.abs(argument) <= largest ? block.factor[k] : DoubleSine.second(sine.omega(), argument);
        }
    }

    private static DoubleVector high(LongVector odd, DoubleBlock block, int i) {
        DoubleVector cosine = DoubleVector.fromArray(DOUBLES, block.w, i);
        return Lanes.select(odd, cosine, DoubleVector.fromArray(DOUBLES, block.r, i));
    }

    private static DoubleVector low(LongVector odd, DoubleBlock block, int i) {
        DoubleVector cosine = DoubleVector.fromArray(DOUBLES, block.choice, i);
        return Lanes.select(odd, cosine, DoubleVector.fromArray(DOUBLES, block.tail, i));
    }
}
