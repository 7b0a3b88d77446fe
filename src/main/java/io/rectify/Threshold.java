package io.rectify;

import io.rectify.math.FloatBound;
import io.rectify.math.UnitStep;

/**
 * The threshold unit, {@code x} for x &gt; {@code threshold} and {@code value} elsewhere; its derivative is 1 for x &gt;
 * {@code threshold} and 0 elsewhere.
 *
 * <p>Exact, but for a {@code value} that is no {@code float} number: it is correctly rounded in {@code float}. The threshold is
 * the {@code double} given here, not its nearest {@code float}. Monotone if {@code value} is at most {@code threshold}. Special
 * cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is {@code value};
 * <li>f(−0.0) is +0.0 for a threshold below 0;
 * <li>f′({@code threshold}) is 0, as in PyTorch;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code threshold(threshold=1.0, value=0.0)}. Source: K. Konda, R. Memisevic and D. Krueger, Zero-bias
 * Autoencoders and the Benefits of Co-adapting Features, ICLR 2015, where {@code value} is 0.
 *
 * @param threshold above which x passes, from −{@link Float#MAX_VALUE} to {@link Float#MAX_VALUE}
 * @param value the result elsewhere, in the same range
 */
public record Threshold(double threshold, double value) implements Activation {
    /**
     * Makes a threshold unit.
     *
     * @param threshold above which x passes
     * @param value the result elsewhere
     * @throws IllegalArgumentException if either is NaN or beyond the range of {@code float}
     */
    public Threshold {
        FloatRange.check("threshold", threshold);
        FloatRange.check("value", value);
        threshold += 0.0; // −0.0 becomes 0.0: equal functions are equal objects
        value += 0.0;
    }

    // A sum of two products, without a conditional, as C2 vectorizes it. The factor 0 must not meet −∞, and adding 0 makes +0.0
    // of the −0.0 that the products leave for some values and not for others.

    @Override
    public double forward(double x) {
        double above = derivative(x);
        return Math.max(-Double.MAX_VALUE, x) * above + value * (1 - above) + 0.0;
    }

    @Override
    public float forward(float x) {
        float above = derivative(x);
        return Math.max(-Float.MAX_VALUE, x) * above + (float) value * (1 - above) + 0f;
    }

    @Override
    public double derivative(double x) {
        return UnitStep.of(x - threshold);
    }

    @Override
    public float derivative(float x) {
        return UnitStep.of(x - FloatBound.atMost(threshold));
    }

    @Override
    public String toString() {
        return "threshold(threshold=" + threshold + ", value=" + value + ")";
    }
}
