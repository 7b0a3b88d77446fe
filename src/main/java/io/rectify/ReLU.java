package io.rectify;

import io.rectify.math.UnitStep;

/**
 * The rectified linear unit, {@code max(0, x)}; its derivative is 1 for x &gt; 0 and 0 for x &le; 0.
 *
 * <p>Value and derivative are exact, and monotone. Special cases:
 * <ul>
 * <li>f(−0.0) is +0.0, as {@link Math#max(double, double)} has it;
 * <li>f(+∞) is +∞ and f(−∞) is +0.0;
 * <li>f′(0) is 0, as in PyTorch;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>The derivative from the output is exact, too.
 *
 * <p>Printed and parsed as {@code relu}. Source: V. Nair and G. E. Hinton, Rectified Linear Units Improve Restricted Boltzmann
 * Machines, ICML 2010.
 */
public record ReLU() implements Activation {
    @Override
    public double forward(double x) {
        return Math.max(0.0, x);
    }

    @Override
    public float forward(float x) {
        return Math.max(0f, x);
    }

    @Override
    public double derivative(double x) {
        return UnitStep.of(x);
    }

    @Override
    public float derivative(float x) {
        return UnitStep.of(x);
    }

    @Override
    public boolean hasBackwardFromOutput() {
        return true;
    }

    @Override
    public double derivativeFromOutput(double y) {
        return derivative(y); // y > 0 where x > 0, and only there
    }

    @Override
    public float derivativeFromOutput(float y) {
        return derivative(y); // y > 0 where x > 0, and only there
    }

    @Override
    public String toString() {
        return "relu";
    }
}
