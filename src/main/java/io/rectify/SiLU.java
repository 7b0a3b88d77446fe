package io.rectify;

import io.rectify.math.SiLUSteps;

/**
 * The sigmoid linear unit, {@code x σ(x)} with the logistic function σ; its derivative is {@code σ(x) (1 + x σ(−x))}, the
 * second one {@code σ(x) σ(−x) (2 − x tanh(x/2))}.
 *
 * <p>The value's error is below 0.91 ulp in {@code float} and below 0.88 ulp in {@code double}. The derivative's error is below
 * 0.91 ulp in {@code float} and below 0.88 ulp in {@code double}, or below 2⁻²⁵ in {@code float} and 2⁻⁵⁴ in {@code double},
 * whichever is larger. The second derivative's error is below 0.51 ulp in {@code float} and below 0.90 ulp in {@code double},
 * or below 2⁻²⁵ in {@code float} and 2⁻⁵⁴ in {@code double}, whichever is larger. The latter counts near the zero of the
 * derivative, at x = −1.278…, and those of the second one, at ±2.399…, only. The value falls from 0 at −∞ to −0.278… at the
 * former, and rises from there on. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −0.0;
 * <li>f(−0.0) is −0.0, f′(0) and f″(0) are 0.5;
 * <li>f′(+∞) is 1 and f′(−∞) is −0.0, f″(±∞) is −0.0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code silu}. Source: S. Elfwing, E. Uchibe and K. Doya, Sigmoid-Weighted Linear Units for Neural
 * Network Function Approximation in Reinforcement Learning, Neural Networks 107, 2018.
 */
public record SiLU() implements Activation {
    private static final SiLUSteps STEPS = new SiLUSteps();

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
        return "silu";
    }
}
