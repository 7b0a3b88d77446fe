package io.rectify;

import io.rectify.math.UnitStep;

/**
 * The unit step, 1 for x &gt; 0 and 0 for x &le; 0; its derivative is 0.
 *
 * <p>Value and derivative are exact, and monotone. Special cases:
 * <ul>
 * <li>f(±0.0) is +0.0;
 * <li>f(+∞) is 1 and f(−∞) is +0.0;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code step}. Source: W. S. McCulloch and W. Pitts, A Logical Calculus of the Ideas Immanent in
 * Nervous Activity, Bulletin of Mathematical Biophysics 5, 1943.
 */
public record Step() implements Activation {
    @Override
    public double forward(double x) {
        return UnitStep.of(x);
    }

    @Override
    public float forward(float x) {
        return UnitStep.of(x);
    }

    @Override
    public double derivative(double x) {
        return Math.min(0.0, Math.abs(x)); // 0 for every number, NaN for NaN
    }

    @Override
    public float derivative(float x) {
        return Math.min(0f, Math.abs(x));
    }

    @Override
    public String toString() {
        return "step";
    }
}
