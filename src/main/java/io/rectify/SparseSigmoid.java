package io.rectify;

import io.rectify.math.Between;

/**
 * The sparse sigmoid, 0 for x &le; −1, {@code (x + 1) / 2} between and 1 for x &ge; 1; its derivative is ½ for −1 &lt; x &lt; 1
 * and 0 elsewhere.
 *
 * <p>The value is correctly rounded, and monotone; the derivative is exact. Special cases:
 * <ul>
 * <li>f(+∞) is 1 and f(−∞) is +0.0;
 * <li>f′(±1) is 0;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code sparse_sigmoid}. It is the derivative of {@link SparsePlus}, defined with it in JAX.
 */
public record SparseSigmoid() implements Activation {
    @Override
    public double forward(double x) {
        return (Math.max(-1.0, Math.min(1.0, x)) + 1) * 0.5;
    }

    @Override
    public float forward(float x) {
        return (Math.max(-1f, Math.min(1f, x)) + 1) * 0.5f;
    }

    @Override
    public double derivative(double x) {
        return 0.5 * Between.of(-1.0, 1.0, x);
    }

    @Override
    public float derivative(float x) {
        return 0.5f * Between.of(-1f, 1f, x);
    }

    @Override
    public String toString() {
        return "sparse_sigmoid";
    }
}
