package io.rectify;

import io.rectify.loop.RowBulk;
import java.io.Serializable;

/**
 * An activation function of a row of numbers: every result depends on all of them. {@link Activations} makes them.
 *
 * <p>A row activation is a value: immutable, safe to share between threads, equal to another one of the same function and
 * parameters, serializable. It prints itself as the text that {@link Activations#parseRow} reads back.
 *
 * <h2>Promises</h2>
 * <ul>
 * <li><b>Error bounds</b>: each class states its own.
 * <li><b>One answer</b>: the same row gives the same bits, alone or as a row of a matrix, at any position, with SIMD of any
 *     width and without, on every JDK and CPU: sums are made in one order everywhere. So does the same gradient.
 * <li><b>No overflow</b>, however large the numbers.
 * <li><b>Masked columns</b>, those with −∞ (of a softmin: +∞), get what is least: 0, of a log-softmax −∞. A row that is all
 *     masked gets that everywhere.
 * <li><b>Infinite maxima</b> share the row, as large numbers would in the limit: all others get what masked ones get.
 * <li><b>NaN in, NaN out</b>: a NaN makes the whole row NaN. Nothing else makes a NaN.
 * </ul>
 *
 * <h2>Matrices</h2>
 * <p>Elements are row-major: row r has the elements from {@code r * columns} on, counted from the offset. An array is one row,
 * the range of {@code length} elements from an offset on is one row, or {@code rows} and {@code columns} tell the shape. Rows
 * may be empty; nothing is done then.
 *
 * <p>The destination may be the source (in place), and ranges that overlap in any other way behave as if the sources had
 * been copied first. All arguments are checked before anything is written:
 * <ul>
 * <li>{@link NullPointerException} if an array is null; the message is its name;
 * <li>{@link IllegalArgumentException} if {@code rows} or {@code columns} is negative, if an array given without offset has
 *     not {@code rows * columns} elements, or if arrays that are one row each differ in length;
 * <li>{@link IndexOutOfBoundsException} if an offset is negative or a range reaches beyond its array.
 * </ul>
 * <p>A call allocates nothing, with two exceptions: a {@code backward} whose destination overlaps a source, shifted, copies
 * that source; and a thread's first call makes work arrays, of some 60 kB, which the thread keeps. Those of
 * {@link Sparsemax#forward} grow to the longest row that they have met.
 *
 * <h2>Gradients</h2>
 * <p>{@code backward} needs what {@code forward} returned, not its arguments: y may have taken the place of x. Its results for
 * a y that is none of {@code forward} mean nothing.
 */
public sealed interface RowActivation extends Serializable permits Softmax, LogSoftmax, Softmin, Sparsemax, Hardmax {
    /**
     * Computes one row.
     *
     * @param x the arguments
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     */
    default void forward(float[] x, float[] y) {
        RowBulk.forward(this, x, y);
    }

    /**
     * Computes one row in ranges of arrays.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param y receives the values; may be {@code x}, and the ranges may overlap
     * @param yOffset index of the first value
     * @param length number of columns
     */
    default void forward(float[] x, int xOffset, float[] y, int yOffset, int length) {
        RowBulk.forward(this, x, xOffset, y, yOffset, length);
    }

    /**
     * Computes each row of a matrix.
     *
     * @param x the arguments, {@code rows * columns} of them
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     * @param rows number of rows
     * @param columns number of columns
     */
    default void forward(float[] x, float[] y, int rows, int columns) {
        RowBulk.forward(this, x, y, rows, columns);
    }

    /**
     * Computes each row of a matrix in ranges of arrays.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param y receives the values; may be {@code x}, and the ranges may overlap
     * @param yOffset index of the first value
     * @param rows number of rows
     * @param columns number of columns
     */
    default void forward(float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        RowBulk.forward(this, x, xOffset, y, yOffset, rows, columns);
    }

    /**
     * Computes the gradient of one row: {@code dx[i]} is the sum of {@code dy[j]} times the derivative of {@code y[j]} with
     * respect to {@code x[i]}.
     *
     * @param y what {@code forward} returned
     * @param dy the gradient with respect to {@code y}
     * @param dx receives the gradient with respect to the arguments; may be {@code y} or {@code dy}
     */
    default void backward(float[] y, float[] dy, float[] dx) {
        RowBulk.backward(this, y, dy, dx);
    }

    /**
     * Computes the gradient of one row in ranges of arrays.
     *
     * @param y what {@code forward} returned
     * @param yOffset index of its first value
     * @param dy the gradient with respect to {@code y}
     * @param dyOffset index of its first element
     * @param dx receives the gradient with respect to the arguments; the ranges may overlap
     * @param dxOffset index of its first element
     * @param length number of columns
     */
    default void backward(float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        RowBulk.backward(this, y, yOffset, dy, dyOffset, dx, dxOffset, length);
    }

    /**
     * Computes the gradient of each row of a matrix.
     *
     * @param y what {@code forward} returned, {@code rows * columns} values
     * @param dy the gradient with respect to {@code y}
     * @param dx receives the gradient with respect to the arguments; may be {@code y} or {@code dy}
     * @param rows number of rows
     * @param columns number of columns
     */
    default void backward(float[] y, float[] dy, float[] dx, int rows, int columns) {
        RowBulk.backward(this, y, dy, dx, rows, columns);
    }

    /**
     * Computes the gradient of each row of a matrix in ranges of arrays.
     *
     * @param y what {@code forward} returned
     * @param yOffset index of its first value
     * @param dy the gradient with respect to {@code y}
     * @param dyOffset index of its first element
     * @param dx receives the gradient with respect to the arguments; the ranges may overlap
     * @param dxOffset index of its first element
     * @param rows number of rows
     * @param columns number of columns
     */
    default void backward(
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns) {
        RowBulk.backward(this, y, yOffset, dy, dyOffset, dx, dxOffset, rows, columns);
    }

    /**
     * Computes one row.
     *
     * @param x the arguments
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     */
    default void forward(double[] x, double[] y) {
        RowBulk.forward(this, x, y);
    }

    /**
     * Computes one row in ranges of arrays.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param y receives the values; may be {@code x}, and the ranges may overlap
     * @param yOffset index of the first value
     * @param length number of columns
     */
    default void forward(double[] x, int xOffset, double[] y, int yOffset, int length) {
        RowBulk.forward(this, x, xOffset, y, yOffset, length);
    }

    /**
     * Computes each row of a matrix.
     *
     * @param x the arguments, {@code rows * columns} of them
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     * @param rows number of rows
     * @param columns number of columns
     */
    default void forward(double[] x, double[] y, int rows, int columns) {
        RowBulk.forward(this, x, y, rows, columns);
    }

    /**
     * Computes each row of a matrix in ranges of arrays.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param y receives the values; may be {@code x}, and the ranges may overlap
     * @param yOffset index of the first value
     * @param rows number of rows
     * @param columns number of columns
     */
    default void forward(double[] x, int xOffset, double[] y, int yOffset, int rows, int columns) {
        RowBulk.forward(this, x, xOffset, y, yOffset, rows, columns);
    }

    /**
     * Computes the gradient of one row: {@code dx[i]} is the sum of {@code dy[j]} times the derivative of {@code y[j]} with
     * respect to {@code x[i]}.
     *
     * @param y what {@code forward} returned
     * @param dy the gradient with respect to {@code y}
     * @param dx receives the gradient with respect to the arguments; may be {@code y} or {@code dy}
     */
    default void backward(double[] y, double[] dy, double[] dx) {
        RowBulk.backward(this, y, dy, dx);
    }

    /**
     * Computes the gradient of one row in ranges of arrays.
     *
     * @param y what {@code forward} returned
     * @param yOffset index of its first value
     * @param dy the gradient with respect to {@code y}
     * @param dyOffset index of its first element
     * @param dx receives the gradient with respect to the arguments; the ranges may overlap
     * @param dxOffset index of its first element
     * @param length number of columns
     */
    default void backward(double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        RowBulk.backward(this, y, yOffset, dy, dyOffset, dx, dxOffset, length);
    }

    /**
     * Computes the gradient of each row of a matrix.
     *
     * @param y what {@code forward} returned, {@code rows * columns} values
     * @param dy the gradient with respect to {@code y}
     * @param dx receives the gradient with respect to the arguments; may be {@code y} or {@code dy}
     * @param rows number of rows
     * @param columns number of columns
     */
    default void backward(double[] y, double[] dy, double[] dx, int rows, int columns) {
        RowBulk.backward(this, y, dy, dx, rows, columns);
    }

    /**
     * Computes the gradient of each row of a matrix in ranges of arrays.
     *
     * @param y what {@code forward} returned
     * @param yOffset index of its first value
     * @param dy the gradient with respect to {@code y}
     * @param dyOffset index of its first element
     * @param dx receives the gradient with respect to the arguments; the ranges may overlap
     * @param dxOffset index of its first element
     * @param rows number of rows
     * @param columns number of columns
     */
    default void backward(
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int rows, int columns) {
        RowBulk.backward(this, y, yOffset, dy, dyOffset, dx, dxOffset, rows, columns);
    }
}
