package io.rectify;

import io.rectify.math.ParameterDerivative;
import io.rectify.math.SoftplusSteps;

/**
 * The softplus function, {@code log(1 + e^(beta · x)) / beta}; its derivative is the logistic function, {@code σ(beta · x)},
 * the second one {@code beta · σ(beta · x) σ(−beta · x)}. There is no threshold beyond which the value is x: it is where that
 * is the nearest number.
 *
 * <p>The value's error is below 0.82 ulp in {@code float} and below 0.85 ulp in {@code double}. The derivative's error is below
 * 0.82 ulp in {@code float} and below 0.85 ulp in {@code double}. The second derivative's error is below 0.51 ulp in
 * {@code float} and below 0.93 ulp in {@code double}. Monotone. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is 0;
 * <li>f(0) is log 2 / {@code beta}, f′(0) is 0.5, f″(0) is {@code beta} / 4;
 * <li>f′(+∞) is 1 and f′(−∞) is 0, f″(±∞) is 0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>From the output, the derivative's error is below 4.6 ulp in {@code float} and below 3.6 ulp in {@code double}, and if
 * beta is 1 below 2.6 ulp in both. If the value is subnormal, beta times the least positive number comes on top.
 *
 * <p>The derivative with respect to {@code beta} is {@code (beta x σ(beta x) - log(1 + e^(beta x))) / beta²}; its error is
 * below 4 ulp. At ±∞ it is −0.0.
 *
 * <p>Printed and parsed as {@code softplus(beta=1.0)}. Source: C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau and R. Garcia,
 * Incorporating Second-Order Functional Knowledge for Better Option Pricing, NIPS 2000.
 *
 * @param beta the sharpness of the bend, from 10⁻⁹ to 10⁹
 */
public record Softplus(double beta) implements Parametric {
    private static final SoftplusSteps STEPS = new SoftplusSteps();
    private static final ELU EXPM1 = new ELU(1); // e^x − 1, for x ≤ 0

    /**
     * Makes a softplus function.
     *
     * @param beta the sharpness of the bend
     * @throws IllegalArgumentException if {@code beta} is not between 10⁻⁹ and 10⁹
     */
    public Softplus {
        if (!(beta >= 1e-9 && beta <= 1e9)) {
            throw new IllegalArgumentException("beta must lie between 1.0E-9 and 1.0E9, but is " + beta);
        }
    }

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
        return -EXPM1.forward(-beta * y);
    }

    @Override
    public float derivativeFromOutput(float y) {
        return -EXPM1.forward((float) -beta * y);
    }

    @Override
    public double parameterDerivative(double x) {
        return ParameterDerivative.softplus(STEPS, this, x);
    }

    @Override
    public String toString() {
        return "softplus(beta=" + beta + ")";
    }
}
