package io.rectify;

/**
 * The softmax of a row: {@code y[i] = e^(x[i] / temperature) / Σ e^(x[j] / temperature)}. Its gradient is
 * {@code dx[i] = y[i] / temperature * (dy[i] - Σ y[j] * dy[j])}.
 *
 * <p>The value's error is below 2 ulp in {@code float} and below 2 ulp in {@code double}, and the exact sum of a row of values is
 * off from 1 by less than 4 ulp, for any number of columns. A search for bad rows found 1.3 ulp. Where the error comes from, in
 * units of 2⁻²⁴ of the value, or of 2⁻⁵³ in {@code double}:
 * <ul>
 * <li>An exponential is p (1 + y) with a power of two p, and y is off by at most 0.6, in {@code double} 0.8. Where x − max and
 *     x / temperature are needed, they are computed in two parts.
 * <li>The sum is made of these in {@code double}, for {@code double} of two numbers. If all exponentials of a row err to the same
 *     side, so does it, by as much, and its inverse c, which is in two parts.
 * <li>In p (c + y c) the rounding of y c is at most 0.4 and that of the sum half an ulp. In a row of more than 1,024 columns, in
 *     {@code double} 512, it is e c instead, where e is p (1 + y) rounded, at most 0.8.
 * </ul>
 * The error of the gradient is below 2⁻²⁰ in {@code float} and 2⁻⁴⁹ in {@code double} times {@code y[i] / temperature}
 * times the largest magnitude in dy, or below a few of the least numbers that the type has.
 *
 * <p>Special cases:
 * <ul>
 * <li>equal elements have equal values, whatever their place in the row, and a row of one element has the value 1;
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
