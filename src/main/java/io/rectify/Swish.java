package io.rectify;

import io.rectify.math.ParameterDerivative;
import io.rectify.math.SwishSteps;

/**
 * Swish, {@code x σ(βx)} with the logistic function σ; its derivative is {@code σ(βx) (1 + βx σ(−βx))}, the second one
 * {@code β σ(βx) σ(−βx) (2 − βx tanh(βx/2))}. With β = 1 it is {@link SiLU}, which is faster; with β = 0 it is {@code x / 2}.
 *
 * <p>The value's error is below 0.93 ulp in {@code float} and below 0.98 ulp in {@code double}. The derivative's error is below
 * 0.93 ulp in {@code float} and below 0.90 ulp in {@code double}, or below 2⁻²⁵ in {@code float} and 2⁻⁵⁴ in {@code double},
 * whichever is larger. The second derivative's error is below 0.51 ulp in {@code float} and below 0.94 ulp in {@code double},
 * or below 2⁻²⁵ in {@code float} and 2⁻⁵⁴ in {@code double}, whichever is larger. The latter counts near the zero of the
 * derivative, at −1.278 / β, and those of the second one, at ±2.399 / β; for |β| &gt; 4 it is 2⁻²⁷ |β| and 2⁻⁵⁶ |β| at these.
 * All these bounds hold for β from 2⁻³² to 2¹⁰⁰ in magnitude, and for 0; in {@code float} β is still the {@code double} given
 * here, not its nearest {@code float}. Smaller β give results of the same quality except subnormal ones, down to 2⁻⁵⁶ in
 * {@code float} and 2⁻⁵⁰⁰ in {@code double} and for the second derivative; what is less still counts as 0. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −0.0 for β &gt; 0; f(+∞) is 0.0 and f(−∞) is −∞ for β &lt; 0; f(±∞) is ±∞ for β = 0;
 * <li>f(−0.0) is −0.0, f′(0) is 0.5, f″(0) is β / 2;
 * <li>f′(+∞) is 1 and f′(−∞) is −0.0 for β &gt; 0, the other way round for β &lt; 0; f′ is 0.5 for β = 0;
 * <li>f″(±∞) is 0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>The derivative with respect to β is {@code x² σ(βx) σ(−βx)}; its error is below 2 ulp for the same β. At ±∞ it is 0, but
 * for β = 0 it is +∞.
 *
 * <p>Printed and parsed as {@code swish(beta=1.0)}. Source: P. Ramachandran, B. Zoph and Q. V. Le, Searching for Activation
 * Functions, 2017.
 *
 * @param beta the factor β of x in the logistic function, from −{@link Float#MAX_VALUE} to {@link Float#MAX_VALUE}
 */
public record Swish(double beta) implements Parametric {
    private static final SwishSteps STEPS = new SwishSteps();

    /**
     * Makes a swish.
     *
     * @param beta the factor of x in the logistic function
     * @throws IllegalArgumentException if {@code beta} is NaN or beyond the range of {@code float}
     */
    public Swish {
        FloatRange.check("beta", beta);
        beta += 0.0; // −0.0 becomes 0.0: equal functions are equal objects
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
    public double parameterDerivative(double x) {
        return ParameterDerivative.swish(SwishSteps.doubleScale(beta), x);
    }

    @Override
    public String toString() {
        return "swish(beta=" + beta + ")";
    }
}
