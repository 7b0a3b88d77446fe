package io.rectify;

import io.rectify.math.QuickGELUSteps;

/**
 * The quick approximation of GELU by a sigmoid, {@code x σ(1.702 x)} with the logistic function σ; its derivative is
 * {@code σ(1.702 x) (1 + 1.702 x σ(−1.702 x))}, the second one
 * {@code 1.702 σ(1.702 x) σ(−1.702 x) (2 − 1.702 x tanh(0.851 x))}. It is {@link Swish} with β = 1.702; that is the decimal
 * number, of which {@code new Swish(1.702)} has the nearest {@code double}.
 *
 * <p>The value's error is below 0.85 ulp in {@code float} and below 0.98 ulp in {@code double}. The derivative's error is below
 * 0.93 ulp in {@code float} and below 0.88 ulp in {@code double}, or below 2⁻²⁵ in {@code float} and 2⁻⁵⁴ in {@code double},
 * whichever is larger. The second derivative's error is below 0.51 ulp in {@code float} and below 0.93 ulp in {@code double},
 * or below 2⁻²⁵ in {@code float} and 2⁻⁵⁴ in {@code double}, whichever is larger. The latter counts near the zero of the
 * derivative, at −0.751, and those of the second one, at ±1.410. The value falls from 0 at −∞ to −0.164 at the former, and
 * rises from there on. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −0.0;
 * <li>f(−0.0) is −0.0, f′(0) is 0.5, f″(0) is 0.851;
 * <li>f′(+∞) is 1 and f′(−∞) is −0.0, f″(±∞) is −0.0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code quick_gelu}. Source: D. Hendrycks and K. Gimpel, Gaussian Error Linear Units, 2016.
 */
public record QuickGELU() implements Activation {
    private static final QuickGELUSteps STEPS = new QuickGELUSteps();

    @Override
    public double forward(double x) {
        return STEPS.forward(this, x);
    }

    @Override
    public float forward(float x) {
        return STEPS.forward(this, x);
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
    public boolean hasSecondDerivative() {
        return true;
    }

    @Override
    public double secondDerivative(double x) {
        return STEPS.secondDerivative(this, x);
    }

    @Override
    public String toString() {
        return "quick_gelu";
    }
}
