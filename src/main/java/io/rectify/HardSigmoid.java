package io.rectify;

import io.rectify.math.Between;
import io.rectify.math.FloatBound;
import io.rectify.math.Ramp;

/**
 * A ramp for a sigmoid, {@code slope · x + offset} limited to 0 and 1; its derivative is {@code slope} inside and 0 elsewhere.
 * A slope of {@code 1.0 / 6} stands for one sixth itself, the default, with which the ramp leads from −3 to 3.
 *
 * <p>The error of the value is below 0.51 ulp. In {@code float} the parameters are still the {@code double} given here; where x is
 * the {@code float} next to a foot {@code -offset / slope} that is none itself, the error may reach 2 ulp. The derivative is
 * correctly rounded; it changes at {@code -offset / slope} and {@code (1 - offset) / slope}, rounded to {@code double}. All this
 * holds for slopes from 2⁻⁵⁰ to 2⁵⁰ and offsets up to 2⁵⁰ in magnitude. The value is monotone. Special cases:
 * <ul>
 * <li>f(+∞) is 1 and f(−∞) is +0.0;
 * <li>f′ is 0 where the ramp begins and ends, as in PyTorch;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code hardsigmoid(slope=0.16666666666666666, offset=0.5)}. Source: M. Courbariaux, Y. Bengio and
 * J.-P. David, BinaryConnect: Training Deep Neural Networks with Binary Weights during Propagations, NIPS 2015, with slope ½;
 * one sixth is that of A. Howard et al., Searching for MobileNetV3, ICCV 2019.
 *
 * @param slope of the ramp, from {@link Float#MIN_NORMAL} to {@link Float#MAX_VALUE}
 * @param offset the value at 0, from −{@link Float#MAX_VALUE} to {@link Float#MAX_VALUE}
 */
public record HardSigmoid(double slope, double offset) implements Activation {
    /**
     * Makes a ramp.
     *
     * @param slope of the ramp
     * @param offset the value at 0
     * @throws IllegalArgumentException if {@code slope} is not positive or either is NaN or beyond the range of {@code float}
     */
    public HardSigmoid {
        if (!(slope >= Float.MIN_NORMAL && slope <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("slope must lie between 1.17549435E-38 and 3.4028235E38, but is " + slope);
        }
        FloatRange.check("offset", offset);
        offset += 0.0; // −0.0 becomes 0.0: equal functions are equal objects
    }

    @Override
    public double forward(double x) {
        return Ramp.value(slope, offset, x);
    }

    @Override
    public float forward(float x) {
        return Ramp.value(slope, offset, x);
    }

    @Override
    public double derivative(double x) {
        return slope * Between.of(Ramp.foot(slope, offset), Ramp.top(slope, offset), x);
    }

    @Override
    public float derivative(float x) {
        float foot = FloatBound.atMost(Ramp.foot(slope, offset));
        float top = FloatBound.atLeast(Ramp.top(slope, offset));
        return (float) slope * Between.of(foot, top, x);
    }

    @Override
    public String toString() {
        return "hardsigmoid(slope=" + slope + ", offset=" + offset + ")";
    }
}
