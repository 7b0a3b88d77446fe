package io.rectify;

import io.rectify.math.SigmoidSteps;

/**
 * The logistic function, {@code σ(x) = 1 / (1 + e^-x)}; its derivative is {@code σ(x) σ(−x)}, the second one
 * {@code −σ(x) σ(−x) tanh(x/2)}.
 *
 * <p>The value's error is below 0.80 ulp in {@code float} and below 0.83 ulp in {@code double}. The derivative's error is below
 * 0.80 ulp in {@code float} and below 0.84 ulp in {@code double}. The second derivative's error is below 0.51 ulp in
 * {@code float} and below 0.88 ulp in {@code double}. Monotone. Special cases:
 * <ul>
 * <li>f(+∞) is 1 and f(−∞) is 0;
 * <li>f(0) is 0.5, f′(0) is 0.25, f″(0) is 0;
 * <li>f′(±∞) and f″(±∞) are 0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>From the output, the derivative's error is below 2⁻²⁴ in {@code float} and below 2⁻⁵³ in {@code double}, and for x &le; 0
 * below 2.2 ulp in both. A value near 1 tells little of so small a derivative: from x = 12 on, in {@code double} from x = 32
 * on, the error may exceed 1 % of it, and from 17.4 and 37.5 on it is lost, the result 0.
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
    public boolean hasSecondDerivative() {
        return true;
    }

    @Override
    public double secondDerivative(double x) {
        return STEPS.secondDerivative(this, x);
    }

    @Override
    public boolean hasBackwardFromOutput() {
        return true;
    }

    @Override
    public double derivativeFromOutput(double y) {
        return Math.fma(-y, y, y);
    }

    @Override
    public float derivativeFromOutput(float y) {
        return Math.fma(-y, y, y);
    }

    @Override
    public String toString() {
        return "sigmoid";
    }
}
