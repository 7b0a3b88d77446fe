package io.rectify;

import io.rectify.math.SELUSteps;
import io.rectify.math.UnitStep;

/**
 * The scaled exponential linear unit, {@code λ x} for x &gt; 0 and {@code λ α (e^x - 1)} for x &le; 0; its derivative is
 * {@code λ} for x &gt; 0 and {@code λ α e^x} for x &le; 0, the second one 0 and {@code λ α e^x}. Here λ is
 * 1.0507009873554804934193349852946 and α is 1.6732632423543772848170429916717, with all these digits in {@code float} too.
 *
 * <p>The value's error is below 0.80 ulp in {@code float} and below 0.80 ulp in {@code double}. The derivative's error is below
 * 0.79 ulp in {@code float} and below 0.80 ulp in {@code double}. The second derivative's error is below 0.51 ulp in
 * {@code float} and below 0.80 ulp in {@code double}. Monotone. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −λα, which is about −1.758;
 * <li>f(−0.0) is −0.0;
 * <li>f′(0) is λα, as in PyTorch; f′(+∞) is λ and f′(−∞) is 0;
 * <li>f″(0) is λα, that of the left piece; f″(±∞) is 0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>From the output, the derivative's error is below 2⁻²² in {@code float} and below 2⁻⁵¹ in {@code double}, and for
 * x &gt; 0 at most 0.5 ulp. A value near f(−∞) tells little of so small a derivative: from x = −11 on, in {@code double} from
 * x = −31 on, the error may exceed 1 % of it, and from −18 and −38 on it is lost.
 *
 * <p>Printed and parsed as {@code selu}. Source: G. Klambauer, T. Unterthiner, A. Mayr and S. Hochreiter, Self-Normalizing
 * Neural Networks, NeurIPS 2017.
 */
public record SELU() implements Activation {
    private static final SELUSteps STEPS = new SELUSteps();

    // For x > 0 the steps give the same, but a call would take as long as for the exponential.

    @Override
    public double forward(double x) {
        return x > 0 ? STEPS.right(x) : STEPS.forward(this, x);
    }

    @Override
    public float forward(float x) {
        return x > 0 ? STEPS.right(x) : STEPS.forward(this, x);
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
        return x > 0 ? 0 : STEPS.secondDerivative(this, x);
    }

    @Override
    public boolean hasBackwardFromOutput() {
        return true;
    }

    @Override
    public double derivativeFromOutput(double y) {
        double step = UnitStep.of(y);
        return step * SELUSteps.LAMBDA + Math.max(0.0, Math.min(0.0, y) + SELUSteps.LAMBDA_ALPHA) * (1 - step);
    }

    @Override
    public float derivativeFromOutput(float y) {
        float step = UnitStep.of(y);
        float left = Math.max(0f, Math.min(0f, y) + (float) SELUSteps.LAMBDA_ALPHA);
        return step * (float) SELUSteps.LAMBDA + left * (1 - step);
    }

    @Override
    public String toString() {
        return "selu";
    }
}
