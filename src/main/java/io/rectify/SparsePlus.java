package io.rectify;

/**
 * The sparse plus, 0 for x &le; −1, {@code (x + 1)² / 4} between and {@code x} for x &ge; 1; its derivative is
 * {@link SparseSigmoid}: 0 for x &le; −1, {@code (x + 1) / 2} between and 1 for x &ge; 1.
 *
 * <p>The error of the value is below 0.51 ulp; outside of −1 to 1 it is 0. The derivative is correctly rounded. Both are
 * monotone. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is +0.0;
 * <li>f′(+∞) is 1 and f′(−∞) is +0.0;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code sparse_plus}. Source: M. Blondel, A. F. T. Martins and V. Niculae, Learning with
 * Fenchel–Young Losses, JMLR 21, 2020; under this name in JAX.
 */
public record SparsePlus() implements Activation {
    private static final SparseSigmoid DERIVATIVE = new SparseSigmoid();

    // (x + 1)² / 4 − x = (x − 1)² / 4: the parabola is nowhere below x, and meets it where it ends.

    @Override
    public double forward(double x) {
        double a = Math.max(-1.0, Math.min(1.0, x));
        double sum = a + 1;
        double sumLow = a - (sum - 1);
        double square = sum * sum;
        double squareLow = Math.fma(sum + sum, sumLow, Math.fma(sum, sum, -square));
        return Math.max(0.25 * (square + squareLow), x);
    }

    @Override
    public float forward(float x) {
        float a = Math.max(-1f, Math.min(1f, x));
        float sum = a + 1;
        float sumLow = a - (sum - 1);
        float square = sum * sum;
        float squareLow = Math.fma(sum + sum, sumLow, Math.fma(sum, sum, -square));
        return Math.max(0.25f * (square + squareLow), x);
    }

    @Override
    public double derivative(double x) {
        return DERIVATIVE.forward(x);
    }

    @Override
    public float derivative(float x) {
        return DERIVATIVE.forward(x);
    }

    @Override
    public String toString() {
        return "sparse_plus";
    }
}
