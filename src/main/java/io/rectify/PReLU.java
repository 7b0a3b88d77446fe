package io.rectify;

import io.rectify.math.Leaky;

/**
 * The parametric rectified linear unit, a leaky ReLU whose slope is learned: {@code x} for x &gt; 0 and {@code slope · x} for
 * x &le; 0; its derivative is 1 for x &gt; 0 and {@code slope} for x &le; 0. The results are those of {@link LeakyReLU}, bit by
 * bit. {@link ChannelPReLU} has a slope for each channel.
 *
 * <p>Exact for x &gt; 0. For x &le; 0 the error of the value is at most 0.5 ulp in {@code double}. In {@code float} the slope
 * is still the {@code double} given here, not its nearest {@code float}: the error is below 0.500001 ulp where the result is
 * at least 2⁻¹⁰⁰ in magnitude and below 1 ulp elsewhere; it is at most 0.5 ulp everywhere if the slope is a {@code float}
 * number. These bounds of {@code float} hold for slopes from 2⁻¹⁰⁰ to {@link Float#MAX_VALUE} in magnitude, and for 0. The
 * derivative is exact in {@code double}, correctly rounded in {@code float}. The value is monotone if the slope is at least 0.
 *
 * <p>The derivative with respect to the slope is 0 for x &gt; 0 and x for x &le; 0; it is exact. Special cases:
 * <ul>
 * <li>f(+∞) is +∞; f(−∞) is −∞ for a positive slope, +∞ for a negative one, −0.0 for slope 0;
 * <li>f(−0.0) is −0.0 for a slope of at least 0;
 * <li>f′(0) is {@code slope}, as in PyTorch;
 * <li>f(NaN), f′(NaN) and the derivative with respect to the slope are NaN for NaN.
 * </ul>
 *
 * <p>If the slope is positive, the derivative can be had from the output, and is the same.
 *
 * <p>Printed and parsed as {@code prelu(slope=0.25)}. Source: K. He, X. Zhang, S. Ren and J. Sun, Delving Deep into Rectifiers:
 * Surpassing Human-Level Performance on ImageNet Classification, ICCV 2015.
 *
 * @param slope the slope on the left, from −{@link Float#MAX_VALUE} to {@link Float#MAX_VALUE}
 */
public record PReLU(double slope) implements Parametric {
    /** The slope to begin with, that of the paper and of PyTorch. */
    public static final double INITIAL_SLOPE = 0.25;

    /**
     * Makes a PReLU.
     *
     * @param slope the slope on the left
     * @throws IllegalArgumentException if the slope is NaN or beyond the range of {@code float}
     */
    public PReLU {
        FloatRange.check("slope", slope);
        slope += 0.0; // −0.0 becomes 0.0: equal functions are equal objects
    }

    @Override
    public double forward(double x) {
        return Leaky.value(slope, x);
    }

    @Override
    public float forward(float x) {
        return Leaky.value(slope, x);
    }

    @Override
    public double derivative(double x) {
        return Leaky.derivative(slope, x);
    }

    @Override
    public float derivative(float x) {
        return Leaky.derivative(slope, x);
    }

    @Override
    public boolean hasBackwardFromOutput() {
        return slope > 0;
    }

    @Override
    public double derivativeFromOutput(double y) {
        return hasBackwardFromOutput() ? derivative(y) : Parametric.super.derivativeFromOutput(y);
    }

    @Override
    public float derivativeFromOutput(float y) {
        return hasBackwardFromOutput() ? derivative(y) : Parametric.super.derivativeFromOutput(y);
    }

    @Override
    public double parameterDerivative(double x) {
        return Math.min(0.0, x);
    }

    @Override
    public String toString() {
        return "prelu(slope=" + slope + ")";
    }
}
