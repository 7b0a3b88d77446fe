package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static io.rectify.simd.Lanes.broadcast;

import io.rectify.Activation;
import io.rectify.Squareplus;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleSquareplus;
import io.rectify.math.FloatPair;
import io.rectify.math.FloatSquareplus;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/**
 * {@link Squareplus} on vectors: too much for one loop. The first stage passes on the two parts of h/2, or d, in {@code r} and
 * {@code tail}. Numbers that are not negative are ordered as integers are, and NaN is the largest of them.
 */
public final class SquareplusStages extends VectorChain {
    @Override
    public boolean preparesValue() {
        return true;
    }

    @Override
    public boolean preparesSlope() {
        return true;
    }

    private static double b(Activation squareplus) {
        return ((Squareplus) squareplus).b();
    }

    @Override
    public void prepareValue(Activation squareplus, float[] x, int xOffset, FloatBlock block, int size) {
        float high = FloatPair.high(b(squareplus));
        float low = FloatPair.low(b(squareplus));
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xOffset + i);
            FloatVector a = Lanes.magnitude(v).min(bits(FloatSquareplus.LARGE)).reinterpretAsFloats();
            FloatVector t = a.fma(a, broadcast(high));
            FloatVector s = t.sqrt();
            FloatVector tLow = a.fma(a, broadcast(high).sub(t).add(broadcast(low)));
            FloatVector e = s.fma(s, t.neg()).sub(tLow);
            FloatVector r = broadcast(-0.5f).div(s);
            FloatVector h = a.add(s);
            h.mul(broadcast(0.5f)).intoArray(block.r, i);
            e.fma(r, a.sub(h.sub(s))).mul(broadcast(0.5f)).intoArray(block.tail, i);
        }
    }

    @Override
    public void value(Activation squareplus, float[] x, int xOffset, FloatBlock block, float[] y, int yOffset, int size) {
        float high = FloatPair.high(b(squareplus));
        float low = FloatPair.low(b(squareplus));
        float factor = (float) (-4 / b(squareplus));
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector arguments = FloatVector.fromArray(FLOATS, x, xOffset + i);
            IntVector magnitude = Lanes.magnitude(arguments);
            FloatVector half = FloatVector.fromArray(FLOATS, block.r, i);
            FloatVector halfLow = FloatVector.fromArray(FLOATS, block.tail, i);
            FloatVector right = half.add(halfLow).reinterpretAsInts().max(magnitude).reinterpretAsFloats();
            IntVector v = half.reinterpretAsInts().max(magnitude);
            FloatVector q = broadcast(0.25f * high).div(v.reinterpretAsFloats());
            FloatVector rest = q.fma(v.min(bits(Float.MAX_VALUE)).reinterpretAsFloats(), broadcast(-0.25f * high));
            rest = q.fma(halfLow, rest.sub(broadcast(0.25f * low)));
            FloatVector left = rest.fma(q.mul(broadcast(factor)), q);
            Lanes.select(Lanes.minus(arguments), left, right).intoArray(y, yOffset + i);
        }
    }

    @Override
    public void prepareSlope(Activation squareplus, float[] x, int xOffset, FloatBlock block, int size) {
        float high = FloatSquareplus.scaledHigh(b(squareplus));
        float low = FloatSquareplus.scaledLow(b(squareplus));
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xOffset + i);
            FloatVector a = Lanes.magnitudeAtMost(FloatSquareplus.LARGEST, v).mul(broadcast(FloatSquareplus.SCALE));
            FloatVector t = a.fma(a, broadcast(high));
            FloatVector s = t.sqrt();
            FloatVector minusSquare = broadcast(high).sub(t);
            FloatVector tLow = a.fma(a, minusSquare).add(broadcast(low).add(broadcast(high).sub(t.add(minusSquare))));
            FloatVector e = s.fma(s, t.neg()).sub(tLow);
            FloatVector r = broadcast(-0.5f).div(s);
            FloatVector d = a.fma(s, t);
            d.intoArray(block.r, i);
            a.fma(s, t.sub(d)).add(e.mul(r).fma(a, tLow)).intoArray(block.tail, i);
        }
    }

    @Override
    public void slope(Activation squareplus, float[] x, int xOffset, FloatBlock block, float[] dydx, int dydxOffset, int size) {
        float high = FloatSquareplus.scaledHigh(b(squareplus));
        float low = FloatSquareplus.scaledLow(b(squareplus));
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector d = FloatVector.fromArray(FLOATS, block.r, i);
            FloatVector dLow = FloatVector.fromArray(FLOATS, block.tail, i);
            FloatVector q = broadcast(0.5f * high).div(d);
            FloatVector rest = q.fma(dLow, q.fma(d, broadcast(-0.5f * high)).sub(broadcast(0.5f * low)));
            FloatVector left = rest.fma(q.mul(broadcast(-2 / high)), q);
            FloatVector arguments = FloatVector.fromArray(FLOATS, x, xOffset + i);
            Lanes.select(Lanes.minus(arguments), left, broadcast(1f).sub(left)).intoArray(dydx, dydxOffset + i);
        }
    }

    @Override
    public void prepareValue(Activation squareplus, double[] x, int xOffset, DoubleBlock block, int size) {
        double b = b(squareplus);
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
            DoubleVector a = Lanes.magnitude(v).min(bits(DoubleSquareplus.LARGE)).reinterpretAsDoubles();
            DoubleVector t = a.fma(a, broadcast(b));
            DoubleVector s = t.sqrt();
            DoubleVector tLow = a.fma(a, broadcast(b).sub(t));
            DoubleVector e = s.fma(s, t.neg()).sub(tLow);
            DoubleVector r = broadcast(-0.5).div(s);
            DoubleVector h = a.add(s);
            h.mul(broadcast(0.5)).intoArray(block.r, i);
            e.fma(r, a.sub(h.sub(s))).mul(broadcast(0.5)).intoArray(block.tail, i);
        }
    }

    @Override
    public void value(Activation squareplus, double[] x, int xOffset, DoubleBlock block, double[] y, int yOffset, int size) {
        double b = b(squareplus);
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector arguments = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
            LongVector magnitude = Lanes.magnitude(arguments);
            DoubleVector half = DoubleVector.fromArray(DOUBLES, block.r, i);
            DoubleVector halfLow = DoubleVector.fromArray(DOUBLES, block.tail, i);
            DoubleVector right = half.add(halfLow).reinterpretAsLongs().max(magnitude).reinterpretAsDoubles();
            LongVector v = half.reinterpretAsLongs().max(magnitude);
            DoubleVector q = broadcast(0.25 * b).div(v.reinterpretAsDoubles());
            DoubleVector rest = q.fma(v.min(bits(Double.MAX_VALUE)).reinterpretAsDoubles(), broadcast(-0.25 * b));
            rest = q.fma(halfLow, rest);
            DoubleVector left = rest.fma(q.mul(broadcast(-4 / b)), q);
            Lanes.select(Lanes.minus(arguments), left, right).intoArray(y, yOffset + i);
        }
    }

    @Override
    public void prepareSlope(Activation squareplus, double[] x, int xOffset, DoubleBlock block, int size) {
        double c = DoubleSquareplus.scaledB(b(squareplus));
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
            DoubleVector a = Lanes.magnitudeAtMost(DoubleSquareplus.LARGEST, v).mul(broadcast(DoubleSquareplus.SCALE));
            DoubleVector t = a.fma(a, broadcast(c));
            DoubleVector s = t.sqrt();
            DoubleVector minusSquare = broadcast(c).sub(t);
            DoubleVector tLow = a.fma(a, minusSquare).add(broadcast(c).sub(t.add(minusSquare)));
            DoubleVector e = s.fma(s, t.neg()).sub(tLow);
            DoubleVector r = broadcast(-0.5).div(s);
            DoubleVector d = a.fma(s, t);
            d.intoArray(block.r, i);
            a.fma(s, t.sub(d)).add(e.mul(r).fma(a, tLow)).intoArray(block.tail, i);
        }
    }

    @Override
    public void slope(
            Activation squareplus, double[] x, int xOffset, DoubleBlock block, double[] dydx, int dydxOffset, int size) {
        double c = DoubleSquareplus.scaledB(b(squareplus));
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector d = DoubleVector.fromArray(DOUBLES, block.r, i);
            DoubleVector dLow = DoubleVector.fromArray(DOUBLES, block.tail, i);
            DoubleVector q = broadcast(0.5 * c).div(d);
            DoubleVector rest = q.fma(dLow, q.fma(d, broadcast(-0.5 * c)));
            DoubleVector left = rest.fma(q.mul(broadcast(-2 / c)), q);
            DoubleVector arguments = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
            Lanes.select(Lanes.minus(arguments), left, broadcast(1.0).sub(left)).intoArray(dydx, dydxOffset + i);
        }
    }

    /** Leaves t in {@code w}, s in {@code r}, and in {@code tail} what is missing from t s, over s. */
    static void prepareSecond(Squareplus squareplus, DoubleVector x, DoubleBlock block, int i) {
        double c = DoubleSquareplus.scaledB(squareplus.b());
        DoubleVector a = Lanes.magnitudeAtMost(DoubleSquareplus.STRAIGHT, x).mul(broadcast(DoubleSquareplus.SCALE));
        DoubleVector t = a.fma(a, broadcast(c));
        DoubleVector s = t.sqrt();
        DoubleVector minusSquare = broadcast(c).sub(t);
        DoubleVector tLow = a.fma(a, minusSquare).add(broadcast(c).sub(t.add(minusSquare)));
        DoubleVector excess = s.fma(s, t.neg());
        t.intoArray(block.w, i);
        s.intoArray(block.r, i);
        excess.fma(broadcast(-0.5), tLow.mul(broadcast(1.5))).intoArray(block.tail, i);
    }

    static void second(Squareplus squareplus, DoubleVector x, DoubleBlock block, int i) {
        double c = DoubleSquareplus.scaledB(squareplus.b());
        DoubleVector t = DoubleVector.fromArray(DOUBLES, block.w, i);
        DoubleVector s = DoubleVector.fromArray(DOUBLES, block.r, i);
        DoubleVector lowOverS = DoubleVector.fromArray(DOUBLES, block.tail, i);
        DoubleVector d = t.mul(s);
        DoubleVector dLow = s.fma(lowOverS, t.fma(s, d.neg()));
        DoubleVector q = broadcast(0.5 * c).div(d);
        DoubleVector rest = q.fma(dLow, q.fma(d, broadcast(-0.5 * c)));
        DoubleVector unscaled = rest.fma(q.mul(broadcast(-2 / c)), q);
        unscaled.mul(broadcast(DoubleSquareplus.SCALE)).intoArray(block.x, i);
    }

    private static IntVector bits(float constant) {
        return IntVector.broadcast(Lanes.INTS, Float.floatToRawIntBits(constant));
    }

    private static LongVector bits(double constant) {
        return LongVector.broadcast(Lanes.LONGS, Double.doubleToRawLongBits(constant));
    }
}
