package io.rectify;

import io.rectify.math.MishSteps;

/**
 * Mish, {@code x tanh(log(1 + e^x))}; its derivative with E = e^x and D = (E + 1)² + 1 is
 * {@code E (E + 2) / D + 4 x E (E + 1) / D²}, the second one {@code 4 E (2 (E + 1) D + x (2 + 2E − 3E² − 2E³)) / D³}.
 *
 * <p>The value's error is below 0.90 ulp in {@code float} and below 0.84 ulp in {@code double}. The derivative's error is below
 * 0.90 ulp in {@code float} and below 0.84 ulp in {@code double}, or below 2⁻²⁵ in {@code float} and 2⁻⁵⁴ in {@code double},
 * whichever is larger. The latter counts near x = −1.1924… only, where the derivative is 0 and the value smallest, −0.3088….
 * The second derivative's error is below 0.51 ulp in {@code float} and below 0.79 ulp in {@code double}, or below 2⁻²⁵ in
 * {@code float} and 2⁻⁵⁴ in {@code double}, whichever is larger. The latter counts near its zeros, at −2.256… and 1.490….
 * Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −0.0;
 * <li>f(−0.0) is −0.0, f′(0) is 0.6;
 * <li>f′(+∞) is 1 and f′(−∞) is −0.0;
 * <li>f″(+∞) is 0 and f″(−∞) is −0.0, f″(0) is 0.64;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code mish}. Source: D. Misra, Mish: A Self Regularized Non-Monotonic Activation Function, British
 * Machine Vision Conference 2020.
 */
public record Mish() implements Activation {
    private static final MishSteps STEPS = new MishSteps();

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
        return "mish";
    }
}
