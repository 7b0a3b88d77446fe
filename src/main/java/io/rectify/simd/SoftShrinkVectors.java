package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.SoftShrink;
import io.rectify.math.FloatBound;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link SoftShrink} on vectors. */
final class SoftShrinkVectors implements VectorForm<SoftShrink> {
    @Override
    public FloatVector forward(SoftShrink shrink, FloatVector x) {
        float lambda = (float) shrink.lambda();
        float lambdaLow = (float) (shrink.lambda() - lambda);
        FloatVector high = broadcast(lambda);
        FloatVector shrunk = x.abs().sub(high);
        if (lambdaLow != 0) { // else the rest is what rounding has cut off, and changes nothing
            FloatVector finite = Lanes.numberAtMost(Float.MAX_VALUE, x);
            FloatVector rest = finite.sub(finite.sub(high)).sub(high);
            shrunk = shrunk.add(rest.sub(broadcast(lambdaLow)));
        }
        return Lanes.copySign(Lanes.zeroWhere(Lanes.negativeNumber(shrunk), shrunk), x);
    }

    @Override
    public FloatVector derivative(SoftShrink shrink, FloatVector x) {
        return Lanes.stepBeyond(FloatBound.atMost(shrink.lambda()), x);
    }

    @Override
    public DoubleVector forward(SoftShrink shrink, DoubleVector x) {
        DoubleVector shrunk = x.abs().sub(broadcast(shrink.lambda()));
        return Lanes.copySign(Lanes.zeroWhere(Lanes.negativeNumber(shrunk), shrunk), x);
    }

    @Override
    public DoubleVector derivative(SoftShrink shrink, DoubleVector x) {
        return Lanes.stepBeyond(shrink.lambda(), x);
    }
}
