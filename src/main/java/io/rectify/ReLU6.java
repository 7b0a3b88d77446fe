package io.rectify;

import io.rectify.math.Between;

/**
 * The rectified linear unit with an upper limit, {@code min(max(0, x), 6)}; its derivative is 1 for 0 &lt; x &lt; 6 and 0
 * elsewhere.
 *
 * <p>Value and derivative are exact, and the value is monotone. Special cases:
 * <ul>
 * <li>f(−0.0) is +0.0;
 * <li>f(+∞) is 6 and f(−∞) is +0.0;
 * <li>f′(0) and f′(6) are 0, as in PyTorch;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code relu6}. Source: A. Krizhevsky, Convolutional Deep Belief Networks on CIFAR-10, 2010.
 */
public record ReLU6() implements Activation {
    @Override
    public double forward(double x) {
        return Math.min(6.0, Math.max(0.0, x));
    }

    @Override
    public float forward(float x) {
        return Math.min(6f, Math.max(0f, x));
    }

    @Override
    public double derivative(double x) {
        return Between.of(0.0, 6.0, x);
    }

    @Override
    public float derivative(float x) {
        return Between.of(0f, 6f, x);
    }

    @Override
    public String toString() {
        return "relu6";
    }
}
