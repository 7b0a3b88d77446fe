package io.rectify;

/**
 * The sparsemax of a row, its projection onto the probability simplex: {@code y[i] = max(0, x[i] - t)}, where the threshold t
 * is such that the values have the sum 1. Elements of 1 or more below the maximum give 0. The gradient is dy minus the mean of
 * dy over the columns where y is not 0, and 0 elsewhere.
 *
 * <p>The value's error is below 0.51 ulp in {@code float} and below 0.51 ulp in {@code double}, or below 2⁻⁴⁰ in {@code float}
 * and 2⁻⁹⁰ in {@code double}, whichever is larger; the exact sum of a row of values is off from 1 by less than 4 ulp. The
 * gradient's error is below 2⁻²² in {@code float} and 2⁻⁵¹ in {@code double} times the largest magnitude in dy.
 *
 * <p>Special cases:
 * <ul>
 * <li>equal elements have equal values, whatever their place in the row;
 * <li>−∞ gives 0; a row of nothing but −∞ gives zeros;
 * <li>k elements of +∞ give 1/k each, and all others of their row 0;
 * <li>a row with a NaN gives NaN everywhere.
 * </ul>
 *
 * <p>Takes time in proportion to the number of columns, and some more for those within 1 of the maximum. Each thread keeps two
 * {@code double} arrays as long as the longest row it has met.
 *
 * <p>Printed and parsed as {@code sparsemax}. Source: A. F. T. Martins and R. F. Astudillo, From Softmax to Sparsemax: A Sparse
 * Model of Attention and Multi-Label Classification, ICML 2016.
 */
public record Sparsemax() implements RowActivation {
    @Override
    public String toString() {
        return "sparsemax";
    }
}
