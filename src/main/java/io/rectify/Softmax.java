package io.rectify;

/**
 * The softmax of a row: {@code y[i] = e^(x[i] / temperature) / Σ e^(x[j] / temperature)}. Its gradient is
 * {@code dx[i] = y[i] / temperature * (dy[i] - Σ y[j] * dy[j])}.
 *
 * <p>The value's error is below 1.75 ulp in {@code float} and below 1.75 ulp in {@code double}, and the exact sum of a row of
 * values is off from 1 by less than 4 ulp, for any number of columns. Why:
 * <ul>
 * <li>x − max is computed in two parts, and so is 1 / temperature; an exponential made of them is off by less than 1.21 · 2⁻²⁴
 *     of itself, and that of the maximum is exactly 1. (In {@code double}, here and below, 2⁻⁵³.)
 * <li>The sum is made in {@code double}, for {@code double} of two numbers; what it adds to the error is far less. Its inverse
 *     is applied in two parts, so that the product, of which the rounding adds half an ulp, is the only other error. An error
 *     relative to the result of 1.21 · 2⁻²⁴ is at most 1.21 ulp of it.
 * <li>The errors of a row are each below 1.75 · 2⁻²³ of their value, or of 2⁻¹⁴⁹ where that is more, so their sum is below 2
 *     ulp.
 * </ul>
 * The error of the gradient is below 2⁻²⁰ in {@code float} and 2⁻⁴⁹ in {@code double} times {@code y[i] / temperature}
 * times the largest magnitude in dy, or below a few of the least numbers that the type has.
 *
 * <p>Special cases:
 * <ul>
 * <li>equal elements have equal values, whatever their place in the row, and if {@code x[i] + c} is exact for all of a row, it
 *     has the same values, to the last bit, as {@code x[i]};
 * <li>−∞ gives 0; a row of nothing but −∞ gives zeros;
 * <li>k elements of +∞ give 1/k each, and all others of their row 0;
 * <li>a row with a NaN gives NaN everywhere;
 * <li>the gradient is 0 where y is 0, and such columns do not count in the sum, even with an infinite or NaN dy.
 * </ul>
 *
 * <p>Printed and parsed as {@code softmax(temperature=1.0)}. Source: J. S. Bridle, Probabilistic Interpretation of Feedforward
 * Classification Network Outputs, with Relationships to Statistical Pattern Recognition, Neurocomputing, 1990.
 *
 * @param temperature what arguments are divided by, from 10⁻⁹ to 10⁹: the higher, the more equal are the values
 */
public record Softmax(double temperature) implements RowActivation {
    /**
     * Makes a softmax.
     *
     * @param temperature what arguments are divided by
     * @throws IllegalArgumentException if {@code temperature} is not between 10⁻⁹ and 10⁹
     */
    public Softmax {
        if (!(temperature >= 1e-9 && temperature <= 1e9)) {
            throw new IllegalArgumentException("temperature must lie between 1.0E-9 and 1.0E9, but is " + temperature);
        }
    }

    @Override
    public String toString() {
        return "softmax(temperature=" + temperature + ")";
    }
}
