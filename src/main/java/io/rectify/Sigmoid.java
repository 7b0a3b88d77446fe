package io.rectify;

import io.rectify.math.SigmoidSteps;

/**
 * The logistic function, {@code σ(x) = 1 / (1 + e^-x)}; its derivative is {@code σ(x) σ(−x)}.
 *
 * <p>The value's error is below 0.80 ulp in {@code float} and below 0.83 ulp in {@code double}. The derivative's error is below
 * 0.80 ulp in {@code float} and below 0.84 ulp in {@code double}. Monotone. Special cases:
 * <ul>
 * <li>f(+∞) is 1 and f(−∞) is 0;
 * <li>f(0) is 0.5, f′(0) is 0.25;
 * <li>f′(±∞) is 0;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code sigmoid}; an alias is {@code logistic}. Source: P.-F. Verhulst, Notice sur la loi que la
 * population suit dans son accroissement, 1838.
 */
public record Sigmoid() implements Activation {
    private static final SigmoidSteps STEPS = new SigmoidSteps();

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
    public String toString() {
        return "sigmoid";
    }
}
