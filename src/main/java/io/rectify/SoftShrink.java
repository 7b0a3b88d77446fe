package io.rectify;

import io.rectify.math.FloatBound;
import io.rectify.math.UnitStep;

/**
 * The soft shrinkage, {@code x − λ} for x &gt; λ, {@code x + λ} for x &lt; −λ and 0 between; its derivative is 1 outside of
 * [−λ, λ] and 0 inside.
 *
 * <p>The error of the value is at most 0.5 ulp in {@code double}. In {@code float} λ is still the {@code double} given here, and
 * the error is below 0.500001 ulp if λ is 0 or at least 2⁻¹⁰⁰, and below 1 ulp for less. The derivative is exact. The value is
 * monotone. Special cases:
 * <ul>
 * <li>f(±∞) is ±∞;
 * <li>a zero has the sign of x;
 * <li>f′(±λ) is 0, as in PyTorch;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code softshrink(lambda=0.5)}. Source: D. L. Donoho, De-noising by Soft-thresholding, IEEE
 * Transactions on Information Theory 41(3), 1995.
 *
 * @param lambda what a magnitude loses, from 0 to {@link Float#MAX_VALUE}
 */
public record SoftShrink(double lambda) implements Activation {
    /**
     * Makes a soft shrinkage.
     *
     * @param lambda what a magnitude loses
     * @throws IllegalArgumentException if {@code lambda} is negative, NaN or beyond the range of {@code float}
     */
    public SoftShrink {
        FloatRange.checkNotNegative("lambda", lambda);
        lambda += 0.0; // −0.0 becomes 0.0: equal functions are equal objects
    }

    @Override
    public double forward(double x) {
        return Math.copySign(Math.max(0.0, Math.abs(x) - lambda), x);
    }

    /** What the difference with the {@code float} nearest to λ cuts off is known, and so is what λ has beyond it. */
    @Override
    public float forward(float x) {
        float high = (float) lambda;
        float low = (float) (lambda - high);
        float a = Math.abs(x);
        if (low == 0) { // then the rest below is what rounding has cut off, and changes nothing
            return Math.copySign(Math.max(0f, a - high), x);
        }
        float finite = Math.min(Float.MAX_VALUE, a);
        float rest = (finite - (finite - high)) - high;
        return Math.copySign(Math.max(0f, (a - high) + (rest - low)), x);
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
        return "softshrink(lambda=" + lambda + ")";
    }
}
