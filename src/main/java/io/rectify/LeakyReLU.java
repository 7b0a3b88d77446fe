package io.rectify;

import io.rectify.math.Leaky;

/**
 * The leaky rectified linear unit, {@code x} for x &gt; 0 and {@code negativeSlope · x} for x &le; 0; its derivative is 1 for
 * x &gt; 0 and {@code negativeSlope} for x &le; 0.
 *
 * <p>Exact for x &gt; 0. For x &le; 0 the error of the value is at most 0.5 ulp in {@code double}. In {@code float} the slope
 * is still the {@code double} given here, not its nearest {@code float}: the error is below 0.500001 ulp where the result is
 * at least 2⁻¹⁰⁰ in magnitude and below 1 ulp elsewhere; it is at most 0.5 ulp everywhere if the slope is a {@code float}
 * number. These bounds of {@code float} hold for slopes from 2⁻¹⁰⁰ to {@link Float#MAX_VALUE} in magnitude, and for 0. The
 * derivative is exact in {@code double}, correctly rounded in {@code float}. The value is monotone if the slope is at least 0.
 *
 * <p>Special cases:
 * <ul>
 * <li>f(+∞) is +∞; f(−∞) is −∞ for a positive slope, +∞ for a negative one, −0.0 for slope 0;
 * <li>f(−0.0) is −0.0 for a slope of at least 0;
 * <li>f′(0) is {@code negativeSlope}, as in PyTorch;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>If the slope is positive, the derivative can be had from the output, and is the same.
 *
 * <p>Printed and parsed as {@code leaky_relu(negative_slope=0.01)}. Source: A. L. Maas, A. Y. Hannun and A. Y. Ng, Rectifier
 * Nonlinearities Improve Neural Network Acoustic Models, ICML 2013.
 *
 * @param negativeSlope the slope on the left, from −{@link Float#MAX_VALUE} to {@link Float#MAX_VALUE}
 */
public record LeakyReLU(double negativeSlope) implements Activation {
    /**
     * Makes a leaky ReLU.
     *
     * @param negativeSlope the slope on the left
     * @throws IllegalArgumentException if the slope is NaN or beyond the range of {@code float}
     */
    public LeakyReLU {
        FloatRange.check("negative_slope", negativeSlope);
        negativeSlope += 0.0; // −0.0 becomes 0.0: equal functions are equal objects
    }

    @Override
    public double forward(double x) {
        return Leaky.value(negativeSlope, x);
    }

    @Override
    public float forward(float x) {
        return Leaky.value(negativeSlope, x);
    }

    @Override
    public double derivative(double x) {
        return Leaky.derivative(negativeSlope, x);
    }

    @Override
    public float derivative(float x) {
        return Leaky.derivative(negativeSlope, x);
    }

    @Override
    public boolean hasBackwardFromOutput() {
        return negativeSlope > 0;
    }

    @Override
    public double derivativeFromOutput(double y) {
        return hasBackwardFromOutput() ? derivative(y) : Activation.super.derivativeFromOutput(y);
    }

    @Override
    public float derivativeFromOutput(float y) {
        return hasBackwardFromOutput() ? derivative(y) : Activation.super.derivativeFromOutput(y);
    }

    @Override
    public String toString() {
        return "leaky_relu(negative_slope=" + negativeSlope + ")";
    }
}
