package io.rectify;

import io.rectify.math.ELUSteps;
import io.rectify.math.UnitStep;

/**
 * The exponential linear unit, {@code x} for x &gt; 0 and {@code alpha (e^x - 1)} for x &le; 0; its derivative is 1 for
 * x &gt; 0 and {@code alpha e^x} for x &le; 0, the second one 0 and {@code alpha e^x}.
 *
 * <p>The value's error is below 0.85 ulp in {@code float} and below 0.85 ulp in {@code double}. The derivative's error is below
 * 0.85 ulp in {@code float} and below 0.85 ulp in {@code double}. The second derivative's error is below 0.51 ulp in
 * {@code float} and below 0.85 ulp in {@code double}. In {@code float} too, alpha is the {@code double} given here; its bounds
 * hold for alpha 0 and from 2⁻¹⁰⁰ in magnitude. Monotone if alpha is at least 0. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −alpha;
 * <li>f(−0.0) is −0.0 for a positive alpha;
 * <li>f′(0) is alpha, as in PyTorch; f′(+∞) is 1 and f′(−∞) is 0;
 * <li>f″(0) is alpha, that of the left piece; f″(±∞) is 0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>If alpha is at least 0, the derivative can be had from the output. It is exact for x &gt; 0; elsewhere its error is below
 * 2 ulp of alpha. A value near −alpha tells little of so small a derivative: from x = −10 on, in {@code double} from x = −30
 * on, the error may exceed 1 % of it, and from −18 and −38 on it is lost.
 *
 * <p>The derivative with respect to alpha is 0 for x &gt; 0 and {@code e^x - 1} for x &le; 0; its error is below 0.85 ulp. At
 * −∞ it is −1.
 *
 * <p>Printed and parsed as {@code elu(alpha=1.0)}. Source: D.-A. Clevert, T. Unterthiner and S. Hochreiter, Fast and Accurate
 * Deep Network Learning by Exponential Linear Units (ELUs), ICLR 2016.
 *
 * @param alpha the value at −∞ with its sign changed, from −10¹² to 10¹²
 */
public record ELU(double alpha) implements Parametric {
    private static final ELUSteps STEPS = new ELUSteps();
    private static final ELU UNIT = new ELU(1);

    /**
     * Makes an ELU.
     *
     * @param alpha the value at −∞ with its sign changed, from −10¹² to 10¹²
     * @throws IllegalArgumentException if alpha is NaN or out of this range
     */
    public ELU {
        if (!(Math.abs(alpha) <= 1e12)) {
            throw new IllegalArgumentException("alpha must lie between -1.0E12 and 1.0E12, but is " + alpha);
        }
        alpha += 0.0; // −0.0 becomes 0.0: equal functions are equal objects
    }

    // For x > 0 the steps give the same, but a call would take as long as for the exponential.

    @Override
    public double forward(double x) {
        return x > 0 ? x : STEPS.forward(this, x);
    }

    @Override
    public float forward(float x) {
        return x > 0 ? x : STEPS.forward(this, x);
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
        return alpha >= 0;
    }

    @Override
    public double derivativeFromOutput(double y) {
        if (!hasBackwardFromOutput()) {
            return Parametric.super.derivativeFromOutput(y);
        }
        double step = UnitStep.of(y);
        return step + Math.max(0.0, Math.min(0.0, y) + alpha) * (1 - step);
    }

    @Override
    public float derivativeFromOutput(float y) {
        if (!hasBackwardFromOutput()) {
            return Parametric.super.derivativeFromOutput(y);
        }
        float step = UnitStep.of(y);
        return step + Math.max(0f, Math.min(0f, y) + (float) alpha) * (1 - step);
    }

    @Override
    public double parameterDerivative(double x) {
        return x > 0 ? 0 : STEPS.forward(UNIT, x);
    }

    @Override
    public String toString() {
        return "elu(alpha=" + alpha + ")";
    }
}
