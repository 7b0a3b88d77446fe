package io.rectify;

/**
 * The logarithm of the softmax of a row: {@code y[i] = x[i] - log Σ e^x[j]}. Its gradient is
 * {@code dx[i] = dy[i] - e^y[i] * Σ dy[j]}.
 *
 * <p>The value's error is below 1.75 ulp in {@code float} and below 1.75 ulp in {@code double}, near 0 too: where one element
 * outweighs the others, these are added up by themselves, and their sum, however small, is what the logarithm of 1 + sum is
 * made of.
 * The error of the gradient is below 2⁻²² in {@code float} and 2⁻⁵¹ in {@code double} times the sum of {@code |dy[i]|} and
 * {@code e^y[i]} Σ {@code |dy[j]|}.
 *
 * <p>Special cases:
 * <ul>
 * <li>equal elements have equal values, whatever their place in the row, and a row of one element has the value 0;
 * <li>−∞ gives −∞; a row of nothing but −∞ gives −∞ everywhere;
 * <li>k elements of +∞ give −log k each, and all others of their row −∞;
 * <li>a row with a NaN gives NaN everywhere;
 * <li>a value below the range of the type is −∞.
 * </ul>
 *
 * <p>Printed and parsed as {@code log_softmax}.
 */
public record LogSoftmax() implements RowActivation {
    @Override
    public String toString() {
        return "log_softmax";
    }
}
