package io.rectify;

import io.rectify.math.CELUSteps;
import io.rectify.math.ParameterDerivative;
import io.rectify.math.UnitStep;

/**
 * The continuously differentiable exponential linear unit, {@code x} for x &gt; 0 and {@code alpha (e^(x / alpha) - 1)} for
 * x &le; 0; its derivative is 1 for x &gt; 0 and {@code e^(x / alpha)} for x &le; 0, the second one 0 and
 * {@code e^(x / alpha) / alpha}.
 *
 * <p>The value's error is below 0.85 ulp in {@code float} and below 0.85 ulp in {@code double}. The derivative's error is below
 * 0.85 ulp in {@code float} and below 0.85 ulp in {@code double}. The second derivative's error is below 0.51 ulp in
 * {@code float} and below 0.85 ulp in {@code double}. In {@code float} too, alpha is the {@code double} given here. Monotone.
 * Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −alpha;
 * <li>f(−0.0) is −0.0;
 * <li>f′(0) is 1; f′(+∞) is 1 and f′(−∞) is 0;
 * <li>f″(0) is 1 / alpha, that of the left piece; f″(±∞) is 0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>From the output, the derivative's error is below 2⁻²² in {@code float} and below 2⁻⁵¹ in {@code double}, and 0 for
 * x &gt; 0. A value near −alpha tells little of so small a derivative: from x = −10 alpha on, in {@code double} from
 * x = −30 alpha on, the error may exceed 1 % of it, and from −18 alpha and −38 alpha on it is lost.
 *
 * <p>The derivative with respect to alpha is 0 for x &gt; 0 and {@code e^(x / alpha) (1 - x / alpha) - 1} for x &le; 0; its
 * error is below 4 ulp. At −∞ it is −1.
 *
 * <p>Printed and parsed as {@code celu(alpha=1.0)}. Source: J. T. Barron, Continuously Differentiable Exponential Linear Units,
 * arXiv:1704.07483, 2017.
 *
 * @param alpha the value at −∞ with its sign changed, from 10⁻¹² to 10¹²
 */
public record CELU(double alpha) implements Parametric {
    private static final CELUSteps STEPS = new CELUSteps();

    /**
     * Makes a CELU.
     *
     * @param alpha the value at −∞ with its sign changed, from 10⁻¹² to 10¹²
     * @throws IllegalArgumentException if alpha is NaN or out of this range
     */
    public CELU {
        if (!(alpha >= 1e-12 && alpha <= 1e12)) {
            throw new IllegalArgumentException("alpha must lie between 1.0E-12 and 1.0E12, but is " + alpha);
        }
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
        return true;
    }

    @Override
    public double derivativeFromOutput(double y) {
        double step = UnitStep.of(y);
        return step + Math.max(0.0, Math.fma(Math.min(0.0, y), 1 / alpha, 1)) * (1 - step);
    }

    @Override
    public float derivativeFromOutput(float y) {
        float step = UnitStep.of(y);
        return step + Math.max(0f, Math.fma(Math.min(0f, y), (float) (1 / alpha), 1)) * (1 - step);
    }

    @Override
    public double parameterDerivative(double x) {
        return x > 0 ? 0 : ParameterDerivative.celu(alpha, x);
    }

    @Override
    public String toString() {
        return "celu(alpha=" + alpha + ")";
    }
}
