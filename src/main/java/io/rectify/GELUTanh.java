package io.rectify;

import io.rectify.math.GELUTanhSteps;

/**
 * GELU's approximation by a hyperbolic tangent, {@code ½ x (1 + tanh u)} with {@code u = √(2/π) (x + 0.044715 x³)}, which is
 * {@code x σ(2u)} with the logistic function σ; its derivative is {@code σ(2u) (1 + 2 x u′ σ(−2u))}, the second one
 * {@code 2 σ′(2u) (2 u′ + x u″ − 2 x u′² tanh u)}.
 *
 * <p>The value's error is below 0.85 ulp in {@code float} and below 0.86 ulp in {@code double}. The derivative's error is below
 * 0.86 ulp in {@code float} and below 0.96 ulp in {@code double}, or below 2⁻²⁵ in {@code float} and 2⁻⁵⁴ in {@code double},
 * whichever is larger. The latter counts near the zero of the derivative, at −0.752. The second derivative's error is below
 * 0.51 ulp in {@code float} and below 0.78 ulp in {@code double}, or below 2⁻²⁵ in {@code float} and 2⁻⁵⁴ in
 * {@code double}, whichever is larger. The latter counts near its zeros, at ±1.418. The value falls from 0 at −∞ to −0.170 at
 * −0.752, and rises from there on. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −0.0;
 * <li>f(−0.0) is −0.0, f′(0) is 0.5;
 * <li>f′(+∞) is 1 and f′(−∞) is −0.0;
 * <li>f″(±∞) is −0.0, f″(0) is √(2/π), rounded;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code gelu_tanh}. Source: D. Hendrycks and K. Gimpel, Gaussian Error Linear Units, 2016.
 */
public record GELUTanh() implements Activation {
    private static final GELUTanhSteps STEPS = new GELUTanhSteps();

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
        return "gelu_tanh";
    }
}
