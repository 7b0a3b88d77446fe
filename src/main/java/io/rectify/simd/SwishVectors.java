package io.rectify.simd;

import static io.rectify.math.SwishSteps.doubleBeta;
import static io.rectify.math.SwishSteps.doubleLimit;
import static io.rectify.math.SwishSteps.doubleScale;
import static io.rectify.math.SwishSteps.floatLimit;
import static io.rectify.math.SwishSteps.floatScale;
import static io.rectify.math.SwishSteps.floatScaleLow;
import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static io.rectify.simd.Lanes.broadcast;

import io.rectify.Activation;
import io.rectify.Swish;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.math.QuickGELUSteps;
import io.rectify.math.SwishSteps;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link SwishSteps} on vectors. */
final class SwishVectors implements VectorSteps<Activation> {
    private static double beta(Activation activation) {
        return activation instanceof Swish swish ? swish.beta() : QuickGELUSteps.BETA;
    }

    private static double betaLow(Activation activation) {
        return activation instanceof Swish ? 0 : QuickGELUSteps.BETA_LOW;
    }

    @Override
    public boolean preparesSlope() {
        return true;
    }

    @Override
    public FloatVector limited(Activation activation, FloatVector x) {
        return Lanes.magnitudeAtMost(floatLimit(floatScale(beta(activation))), x);
    }

    @Override
    public FloatVector argument(Activation activation, FloatVector a) {
        return a.mul(broadcast((float) floatScale(beta(activation))));
    }

    @Override
    public FloatVector rest(Activation activation, FloatVector a, FloatVector w, FloatVector r, FloatVector tail) {
        return VectorExp.withoutExcess(excess(activation, a, w), r, tail);
    }

    /** What the rounding of w has added to the product of β and a. */
    private static FloatVector excess(Activation activation, FloatVector a, FloatVector w) {
        double scale = floatScale(beta(activation));
        return a.fma(broadcast(-floatScaleLow(scale)), a.fma(broadcast((float) -scale), w));
    }

    /** {@code value} and {@code prepareSlope} make the power: {@code slope} is too long for it. */
    @Override
    public FloatVector power(FloatVector shifted) {
        return shifted;
    }

    @Override
    public FloatVector value(
            Activation activation, FloatVector x, FloatVector r, FloatVector tail, FloatVector shifted,
            FloatBlock block, int i) {
        double scale = floatScale(beta(activation));
        if (scale == 0) {
            return x.mul(broadcast(0.5f));
        }
        FloatVector a = Lanes.numberAtMost(floatLimit(scale), x);
        boolean negate = beta(activation) < 0;
        FloatVector p = VectorExp.inversePower(shifted);
        return Lanes.negateIf(negate, TimesSigmoidVectors.value(Lanes.negateIf(negate, x), a, r, tail, p));
    }

    @Override
    public void prepareSlope(Activation activation, FloatVector x, FloatBlock block, int i) {
        FloatVector p = VectorExp.inversePower(FloatVector.fromArray(FLOATS, block.p, i));
        p.intoArray(block.p, i);
        double scale = floatScale(beta(activation));
        FloatVector a = Lanes.numberAtMost(floatLimit(scale), x);
        FloatVector w = a.mul(broadcast((float) scale));
        FloatVector excess = excess(activation, a, w);
        TimesSigmoidVectors.prepareSlope(w, excess, p, block, i);
    }

    @Override
    public FloatVector slope(
            Activation activation, FloatVector x, FloatVector d, FloatVector dLow, FloatVector p,
            FloatBlock block, int i) {
        FloatVector omega = FloatVector.fromArray(FLOATS, block.w, i);
        FloatVector mLow = FloatVector.fromArray(FLOATS, block.shifted, i);
        return TimesSigmoidVectors.slope(Lanes.negateIf(beta(activation) < 0, x), omega, mLow, d, dLow, p);
    }

    @Override
    public DoubleVector limited(Activation activation, DoubleVector x) {
        return Lanes.magnitudeAtMost(doubleLimit(doubleScale(beta(activation))), x);
    }

    @Override
    public DoubleVector argument(Activation activation, DoubleVector a) {
        return a.mul(broadcast(doubleScale(beta(activation))));
    }

    @Override
    public DoubleVector rest(Activation activation, DoubleVector a, DoubleVector w, DoubleVector r, DoubleVector tail) {
        return VectorExp.withoutExcess(excess(activation, a, w), r, tail);
    }

    private static DoubleVector excess(Activation activation, DoubleVector a, DoubleVector w) {
        double scale = doubleScale(beta(activation));
        return a.fma(broadcast(-betaLow(activation)), a.fma(broadcast(-scale), w));
    }

    /** {@code value} and {@code prepareSlope} make the power: {@code slope} is too long for it. */
    @Override
    public DoubleVector power(DoubleVector shifted) {
        return shifted;
    }

    @Override
    public DoubleVector value(
            Activation activation, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector shifted,
            DoubleBlock block, int i) {
        double scale = doubleScale(beta(activation));
        if (scale == 0) {
            return x.mul(broadcast(0.5));
        }
        DoubleVector a = Lanes.numberAtMost(doubleLimit(scale), x);
        boolean negate = beta(activation) < 0;
        DoubleVector p = VectorExp.inversePower(shifted);
        return Lanes.negateIf(negate, TimesSigmoidVectors.value(Lanes.negateIf(negate, x), a, r, tail, p));
    }

    @Override
    public void prepareSlope(Activation activation, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector p = VectorExp.inversePower(DoubleVector.fromArray(DOUBLES, block.p, i));
        p.intoArray(block.p, i);
        double scale = doubleScale(beta(activation));
        DoubleVector a = Lanes.numberAtMost(doubleLimit(scale), x);
        DoubleVector w = a.mul(broadcast(scale));
        DoubleVector excess = excess(activation, a, w);
        TimesSigmoidVectors.prepareSlope(w, excess, p, block, i);
    }

    @Override
    public DoubleVector slope(
            Activation activation, DoubleVector x, DoubleVector d, DoubleVector dLow, DoubleVector p,
            DoubleBlock block, int i) {
        DoubleVector omega = DoubleVector.fromArray(DOUBLES, block.w, i);
        DoubleVector mLow = DoubleVector.fromArray(DOUBLES, block.shifted, i);
        return TimesSigmoidVectors.slope(Lanes.negateIf(beta(activation) < 0, x), omega, mLow, d, dLow, p);
    }

    static void prepareSecond(Activation activation, DoubleVector x, DoubleBlock block, int i) {
        double scale = doubleScale(beta(activation));
        DoubleVector a = Lanes.numberAtMost(doubleLimit(scale), x);
        DoubleVector omega = a.mul(broadcast(scale));
        TimesSigmoidVectors.prepareSecond(omega, excess(activation, a, omega).neg(), block, i);
    }

    static void second(Activation activation, DoubleVector x, DoubleBlock block, int i) {
        DoubleVector z = DoubleVector.fromArray(DOUBLES, block.factor, i);
        DoubleVector zLow = DoubleVector.fromArray(DOUBLES, block.scale, i);
        DoubleVector beta = broadcast(doubleBeta(beta(activation)));
        DoubleVector y = z.mul(beta);
        DoubleVector yLow = z.fma(beta, y.neg()).add(z.fma(broadcast(betaLow(activation)), zLow.mul(beta)));
        TimesSigmoidVectors.second(y, yLow, block, i);
    }
}
