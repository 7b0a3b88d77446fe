package io.rectify;

import io.rectify.math.FloatBound;
import io.rectify.math.UnitStep;

/**
 * The hard shrinkage, {@code x} outside of [−λ, λ] and 0 inside; its derivative is 1 outside and 0 inside.
 *
 * <p>Value and derivative are exact; in {@code float} λ is still the {@code double} given here. The value is monotone. Special
 * cases:
 * <ul>
 * <li>f(±∞) is ±∞;
 * <li>a zero has the sign of x;
 * <li>f′(±λ) is 0, as in PyTorch;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code hardshrink(lambda=0.5)}. Source: D. L. Donoho and I. M. Johnstone, Ideal Spatial Adaptation by
 * Wavelet Shrinkage, Biometrika 81(3), 1994.
 *
 * @param lambda the largest magnitude that becomes 0, from 0 to {@link Float#MAX_VALUE}
 */
public record HardShrink(double lambda) implements Activation {
    /**
     * Makes a hard shrinkage.
     *
     * @param lambda the largest magnitude that becomes 0
     * @throws IllegalArgumentException if {@code lambda} is negative, NaN or beyond the range of {@code float}
     */
    public HardShrink {
        FloatRange.checkNotNegative("lambda", lambda);
        lambda += 0.0; // −0.0 becomes 0.0: equal functions are equal objects
    }

    @Override
    public double forward(double x) {
        return x * derivative(x);
    }

    @Override
    public float forward(float x) {
        return x * derivative(x);
    }

    @Override
    public double derivative(double x) {
        return UnitStep.of(Math.abs(x) - lambda);
    }

    @Override
    public float derivative(float x) {
        return UnitStep.of(Math.abs(x) - FloatBound.atMost(lambda));
    }

    @Override
    public String toString() {
        return "hardshrink(lambda=" + lambda + ")";
    }
}
