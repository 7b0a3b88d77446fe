package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static io.rectify.simd.Lanes.broadcast;

import io.rectify.SiLU;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link SiLU} on vectors. */
final class SiLUVectors implements VectorSteps<SiLU> {
    @Override
    public boolean preparesSlope() {
        return true;
    }

    @Override
    public FloatVector argument(SiLU silu, FloatVector x) {
        return Lanes.magnitudeAtMost(FloatExp.LIMIT, x);
    }

    /** {@code value} and {@code prepareSlope} make the power: {@code slope} is too long for it. */
    @Override
    public FloatVector power(FloatVector shifted) {
        return shifted;
    }

    @Override
    public FloatVector value(
            SiLU silu, FloatVector x, FloatVector r, FloatVector tail, FloatVector shifted, FloatBlock block, int i) {
        FloatVector p = VectorExp.inversePower(shifted);
        return TimesSigmoidVectors.value(x, Lanes.numberAtMost(FloatExp.LIMIT, x), r, tail, p);
    }

    @Override
    public void prepareSlope(SiLU silu, FloatVector x, FloatBlock block, int i) {
        FloatVector p = VectorExp.inversePower(FloatVector.fromArray(FLOATS, block.p, i));
        p.intoArray(block.p, i);
        TimesSigmoidVectors.putDenominator(p, block, i);
    }

    @Override
    public FloatVector slope(
            SiLU silu, FloatVector x, FloatVector d, FloatVector dLow, FloatVector p, FloatBlock block, int i) {
        FloatVector a = Lanes.numberAtMost(FloatExp.LIMIT, x);
        return TimesSigmoidVectors.slope(x, a, TimesSigmoidVectors.differenceLow(a), d, dLow, p);
    }

    @Override
    public DoubleVector argument(SiLU silu, DoubleVector x) {
        return Lanes.magnitudeAtMost(DoubleExp.LIMIT, x);
    }

    /** {@code value} and {@code prepareSlope} make the power: {@code slope} is too long for it. */
    @Override
    public DoubleVector power(DoubleVector shifted) {
        return shifted;
    }

    @Override
    public DoubleVector value(
            SiLU silu, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector shifted, DoubleBlock block, int i) {
        DoubleVector p = VectorExp.inversePower(shifted);
        return TimesSigmoidVectors.value(x, Lanes.numberAtMost(DoubleExp.LIMIT, x), r, tail, p);
    }

    @Override
    public void prepareSlope(SiLU silu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector p = VectorExp.inversePower(DoubleVector.fromArray(DOUBLES, block.p, i));
        p.intoArray(block.p, i);
        TimesSigmoidVectors.putDenominator(p, block, i);
    }

    @Override
    public DoubleVector slope(
            SiLU silu, DoubleVector x, DoubleVector d, DoubleVector dLow, DoubleVector p, DoubleBlock block, int i) {
        DoubleVector a = Lanes.numberAtMost(DoubleExp.LIMIT, x);
        return TimesSigmoidVectors.slope(x, a, TimesSigmoidVectors.differenceLow(a), d, dLow, p);
    }

    static void prepareSecond(SiLU silu, DoubleVector x, DoubleBlock block, int i) {
        TimesSigmoidVectors.prepareSecond(Lanes.numberAtMost(DoubleExp.LIMIT, x), broadcast(0.0), block, i);
    }

    static void second(SiLU silu, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector z = DoubleVector.fromArray(DOUBLES, block.factor, i);
        DoubleVector zLow = DoubleVector.fromArray(DOUBLES, block.scale, i);
        TimesSigmoidVectors.second(z, zLow, block, i);
    }
}
