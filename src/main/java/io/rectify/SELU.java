package io.rectify;

import io.rectify.math.SELUSteps;

/**
 * The scaled exponential linear unit, {@code λ x} for x &gt; 0 and {@code λ α (e^x - 1)} for x &le; 0; its derivative is
 * {@code λ} for x &gt; 0 and {@code λ α e^x} for x &le; 0, where λ = 1.0507009873554804934193349852946 and
 * α = 1.6732632423543772848170429916717 with all these digits, in {@code float} too.
 *
 * <p>The value's error is below 0.80 ulp in {@code float} and below 0.80 ulp in {@code double}. The derivative's error is below
 * 0.79 ulp in {@code float} and below 0.80 ulp in {@code double}. Monotone. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −λα, which is about −1.758;
 * <li>f(−0.0) is −0.0;
 * <li>f′(0) is λα, as in PyTorch; f′(+∞) is λ and f′(−∞) is 0;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
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
    public String toString() {
        return "selu";
    }
}
