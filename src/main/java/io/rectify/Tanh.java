package io.rectify;

import io.rectify.math.TanhSteps;

/**
 * The hyperbolic tangent; its derivative is {@code 1 / cosh² x}, the second one {@code −2 tanh x / cosh² x}.
 *
 * <p>The value's error is below 0.76 ulp in {@code float} and below 0.88 ulp in {@code double}. The derivative's error is below
 * 0.79 ulp in {@code float} and below 0.79 ulp in {@code double}. The second derivative's error is below 0.51 ulp in
 * {@code float} and below 0.88 ulp in {@code double}. Monotone. Special cases:
 * <ul>
 * <li>f(+∞) is 1 and f(−∞) is −1;
 * <li>f(−0.0) is −0.0, f′(0) is 1, f″(0) is 0;
 * <li>f′(±∞) and f″(±∞) are 0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>From the output, the derivative's error is below 2⁻²³ in {@code float} and below 2⁻⁵² in {@code double}. A value near ±1
 * tells little of so small a derivative: from |x| = 6.4 on, in {@code double} from |x| = 16.4 on, the error may exceed 1 % of
 * it, and from 9.1 and 19.1 on it is lost, the result 0.
 *
 * <p>Printed and parsed as {@code tanh}. Source: Y. LeCun, L. Bottou, G. B. Orr and K.-R. Müller, Efficient BackProp, in Neural
 * Networks: Tricks of the Trade, 1998.
 */
public record Tanh() implements Activation {
    private static final TanhSteps STEPS = new TanhSteps();

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
        return Math.fma(-y, y, 1);
    }

    @Override
    public float derivativeFromOutput(float y) {
        return Math.fma(-y, y, 1);
    }

    @Override
    public String toString() {
        return "tanh";
    }
}
