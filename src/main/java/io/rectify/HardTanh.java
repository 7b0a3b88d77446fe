package io.rectify;

import io.rectify.math.Between;
import io.rectify.math.FloatBound;

/**
 * The identity with limits, {@code min} for x &le; min, {@code x} between and {@code max} for x &ge; max; its derivative is 1
 * for min &lt; x &lt; max and 0 elsewhere.
 *
 * <p>Value and derivative are exact in {@code double}. In {@code float} the limits are correctly rounded, all else is exact: the
 * derivative changes at the {@code double} limits given here, not at their nearest {@code float}. The value is monotone. Special
 * cases:
 * <ul>
 * <li>f(+∞) is {@code max} and f(−∞) is {@code min};
 * <li>f(−0.0) is −0.0 if 0 lies between the limits;
 * <li>f′({@code min}) and f′({@code max}) are 0, as in PyTorch;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code hardtanh(min=-1.0, max=1.0)}. Source: R. Collobert, Large Scale Machine Learning, PhD thesis,
 * Université Paris VI, 2004.
 *
 * @param min the lower limit, from −{@link Float#MAX_VALUE} to {@code max}
 * @param max the upper limit, at most {@link Float#MAX_VALUE}
 */
public record HardTanh(double min, double max) implements Activation {
    /**
     * Makes an identity with limits.
     *
     * @param min the lower limit
     * @param max the upper limit
     * @throws IllegalArgumentException if either is NaN or beyond the range of {@code float}, or {@code min} is above
     *     {@code max}
     */
    public HardTanh {
        FloatRange.check("min", min);
        FloatRange.check("max", max);
        if (min > max) {
            throw new IllegalArgumentException("min must not be above max, but min is " + min + " and max is " + max);
        }
        min += 0.0; // −0.0 becomes 0.0: equal functions are equal objects
        max += 0.0;
    }

    @Override
    public double forward(double x) {
        return Math.min(max, Math.max(min, x));
    }

    @Override
    public float forward(float x) {
        return Math.min((float) max, Math.max((float) min, x));
    }

    @Override
    public double derivative(double x) {
        return Between.of(min, max, x);
    }

    @Override
    public float derivative(float x) {
        return Between.of(FloatBound.atMost(min), FloatBound.atLeast(max), x);
    }

    @Override
    public String toString() {
        return "hardtanh(min=" + min + ", max=" + max + ")";
    }
}
