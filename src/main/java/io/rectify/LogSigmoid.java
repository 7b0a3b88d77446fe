package io.rectify;

import io.rectify.math.LogSigmoidSteps;

/**
 * The logarithm of the logistic function, {@code log σ(x) = -log(1 + e^-x)}; its derivative is {@code σ(-x)}, the second one
 * {@code −σ(x) σ(−x)}.
 *
 * <p>The value's error is below 0.80 ulp in {@code float} and below 0.84 ulp in {@code double}. The derivative's error is below
 * 0.80 ulp in {@code float} and below 0.84 ulp in {@code double}. The second derivative's error is below 0.51 ulp in
 * {@code float} and below 0.90 ulp in {@code double}. Monotone. Special cases:
 * <ul>
 * <li>f(−∞) is −∞, f(+∞) is −0.0;
 * <li>f(0) is −log 2, f′(0) is 0.5, f″(0) is −0.25;
 * <li>f′(−∞) is 1, f′(+∞) is 0, f″(±∞) is −0.0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>From the output, the derivative's error is below 2.5 ulp in {@code float} and below 2.6 ulp in {@code double}.
 *
 * <p>Printed and parsed as {@code log_sigmoid}. Source: the logarithm of a probability in logistic regression, which is
 * {@code LogSigmoid} in PyTorch.
 */
public record LogSigmoid() implements Activation {
    private static final LogSigmoidSteps STEPS = new LogSigmoidSteps();
    private static final ELU EXPM1 = new ELU(1); // e^x − 1, for x ≤ 0

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
        return -EXPM1.forward(y);
    }

    @Override
    public float derivativeFromOutput(float y) {
        return -EXPM1.forward(y);
    }

    @Override
    public String toString() {
        return "log_sigmoid";
    }
}
