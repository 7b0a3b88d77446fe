package io.rectify;

/**
 * The square of the rectified linear unit, {@code max(0, x)²}; its derivative is {@code 2 max(0, x)}.
 *
 * <p>The value is correctly rounded. The derivative is exact where it does not overflow. Both are monotone. Special cases:
 * <ul>
 * <li>f(−0.0) is +0.0;
 * <li>f(+∞) and f′(+∞) are +∞, f(−∞) and f′(−∞) are +0.0;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code squared_relu}. Source: D. R. So, W. Mańke, H. Liu, Z. Dai, N. Shazeer and Q. V. Le, Primer:
 * Searching for Efficient Transformers for Language Modeling, NeurIPS 2021.
 */
public record SquaredReLU() implements Activation {
    @Override
    public double forward(double x) {
        double positive = Math.max(0.0, x);
        return positive * positive;
    }

    @Override
    public float forward(float x) {
        float positive = Math.max(0f, x);
        return positive * positive;
    }

    @Override
    public double derivative(double x) {
        double positive = Math.max(0.0, x);
        return positive + positive;
    }

    @Override
    public float derivative(float x) {
        float positive = Math.max(0f, x);
        return positive + positive;
    }

    @Override
    public String toString() {
        return "squared_relu";
    }
}
