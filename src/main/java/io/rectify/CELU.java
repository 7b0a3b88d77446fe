package io.rectify;

import io.rectify.math.CELUSteps;

/**
 * The continuously differentiable exponential linear unit, {@code x} for x &gt; 0 and {@code alpha (e^(x / alpha) - 1)} for
 * x &le; 0; its derivative is 1 for x &gt; 0 and {@code e^(x / alpha)} for x &le; 0.
 *
 * <p>The value's error is below 0.85 ulp in {@code float} and below 0.85 ulp in {@code double}. The derivative's error is below
 * 0.85 ulp in {@code float} and below 0.85 ulp in {@code double}. In {@code float} too, alpha is the {@code double} given here.
 * Monotone. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −alpha;
 * <li>f(−0.0) is −0.0;
 * <li>f′(0) is 1; f′(+∞) is 1 and f′(−∞) is 0;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code celu(alpha=1.0)}. Source: J. T. Barron, Continuously Differentiable Exponential Linear Units,
 * arXiv:1704.07483, 2017.
 *
 * @param alpha the value at −∞ with its sign changed, from 10⁻¹² to 10¹²
 */
public record CELU(double alpha) implements Activation {
    private static final CELUSteps STEPS = new CELUSteps();

    /**
     * Makes a CELU.
     *
     * @param alpha the value at −∞ with its sign changed, from 10⁻¹² to 10¹²
     * @throws IllegalArgumentException if alpha is NaN or out of this range
     */
    public CELU {
        if (!(alpha >= 1e-12 && alpha <= 1e12)) {
            throw new IllegalArgumentException("alpha must lie between 1.0E-12 and 1.0E12, but is " + alpha);
        }
    }

    // For x > 0 the steps give the same, but a call would take as long as for the exponential.

    @Override
    public double forward(double x) {
        return x > 0 ? x : STEPS.forward(this, x);
    }

    @Override
    public float forward(float x) {
        return x > 0 ? x : STEPS.forward(this, x);
    }

    @Override
    public double derivative(double x) {
        return STEPS.derivative(this, x);
    }

    @Override
    public float derivative(float x) {
        return STEPS.derivative(this, x);
    }

    @Override
    public String toString() {
        return "celu(alpha=" + alpha + ")";
    }
}
