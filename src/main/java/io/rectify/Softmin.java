package io.rectify;

/**
 * The softmin of a row, the {@link Softmax} of −x: {@code y[i] = e^(-x[i]) / Σ e^(-x[j])}. Its gradient is
 * {@code dx[i] = -y[i] * (dy[i] - Σ y[j] * dy[j])}.
 *
 * <p>The value's error is below 2 ulp in {@code float} and below 2 ulp in {@code double}, and the exact sum of a row of
 * values is off from 1 by less than 4 ulp. These bounds, that of the gradient, and all special cases are those of the softmax
 * with the signs of x and dx the other way round: +∞ masks a column. Values have the bits of the softmax of −x.
 *
 * <p>Printed and parsed as {@code softmin}.
 */
public record Softmin() implements RowActivation {
    @Override
    public String toString() {
        return "softmin";
    }
}
