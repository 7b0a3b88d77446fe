package io.rectify;

import io.rectify.math.DoubleGELU;
import io.rectify.math.FloatGELU;

/**
 * The Gaussian error linear unit, {@code x Φ(x)} with the distribution function Φ of the normal distribution; its derivative is
 * {@code Φ(x) + x φ(x)} with the density φ, the second one {@code (2 − x²) φ(x)}. This is the exact function, not its
 * approximation by tanh.
 *
 * <p>The value's error is below 0.61 ulp in {@code float} and below 0.90 ulp in {@code double}. The derivative's error is below
 * 0.65 ulp in {@code float} and below 0.77 ulp in {@code double}, or below 2⁻²⁵ in {@code float} and 2⁻⁵⁴ in {@code double},
 * whichever is larger. The latter counts near the zero of the derivative, at x = −0.7517…, only. The second derivative's error
 * is below 0.51 ulp in {@code float} and below 0.78 ulp in {@code double}. The value falls from 0 at −∞ to −0.1699… at the zero
 * of the derivative, and rises from there on. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −0.0;
 * <li>f(−0.0) is −0.0, f′(0) is 0.5;
 * <li>f′(+∞) is 1 and f′(−∞) is 0;
 * <li>f″(±∞) is −0.0, f″(0) is √(2/π), rounded;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code gelu}. Source: D. Hendrycks and K. Gimpel, Gaussian Error Linear Units (GELUs),
 * arXiv:1606.08415, 2016.
 */
public record GELU() implements Activation {
    @Override
    public double forward(double x) {
        return DoubleGELU.value(x);
    }

    @Override
    public float forward(float x) {
        return FloatGELU.value(x);
    }

    @Override
    public double derivative(double x) {
        return DoubleGELU.derivative(x);
    }

    @Override
    public float derivative(float x) {
        return FloatGELU.derivative(x);
    }

    @Override
    public boolean hasSecondDerivative() {
        return true;
    }

    @Override
    public double secondDerivative(double x) {
        return DoubleGELU.secondDerivative(x);
    }

    @Override
    public String toString() {
        return "gelu";
    }
}
