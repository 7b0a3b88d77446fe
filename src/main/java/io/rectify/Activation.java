package io.rectify;

import io.rectify.loop.Bulk;
import java.io.Serializable;
import java.util.Objects;

/**
 * An activation function: a real function of one variable together with its derivative.
 *
 * <p>An activation is a value: immutable, safe to share between threads, equal to another one of the same function and
 * parameters, serializable. The built-in ones print themselves as the text that {@link Activations#parse} reads back.
 *
 * <h2>Promises of the built-in activations</h2>
 * <ul>
 * <li><b>Faithful</b>: the error is below 1 ulp of the exact result; each class states its own bound, and for which parameters
 *     it holds.
 * <li><b>One answer</b>: the same input gives the same bits from the scalar method and from every bulk method, at any
 *     position and array length, with SIMD and without, on every JDK and CPU.
 * <li><b>NaN in, NaN out</b>, and NaN for no other input: at ±∞ the result is the limit. {@link Sine}, which has none, is NaN
 *     there.
 * </ul>
 *
 * <h2>Bulk methods</h2>
 * <p>They read and write whole arrays, or the range of {@code length} elements that starts at an offset. The destination may
 * be the source (in place), and ranges that overlap in any other way behave as if the sources had been copied first.
 * All arguments are checked before anything is written:
 * <ul>
 * <li>{@link NullPointerException} if an array is null; the message is its name;
 * <li>{@link IndexOutOfBoundsException} if an offset or the length is negative or the range reaches beyond its array;
 * <li>{@link IllegalArgumentException} if whole arrays differ in length, or if two destinations overlap.
 * </ul>
 * <p>A call allocates nothing, with two exceptions: a {@code backward} or {@code backwardFromOutput} whose destination overlaps
 * both sources, at least one of them shifted, copies one source; and a thread's first call of a function that is computed in
 * several steps makes work arrays, of some 30 to 80 kB, which the thread keeps.
 *
 * <h2>Your own activation</h2>
 * <p>Implement the two abstract methods, or pass two lambdas to {@link Activations#of}. All bulk methods then work, in a loop
 * that the JVM compiles for that class alone:
 * <pre>{@code
 * record Cube() implements Activation {
 *     public double forward(double x) { return x * x * x; }
 *     public double derivative(double x) { return 3 * x * x; }
 * }
 * }</pre>
 */
public interface Activation extends Serializable {

    /**
     * Returns the value of this function at {@code x}.
     *
     * @param x the argument
     * @return f(x)
     */
    double forward(double x);

    /**
     * Returns the derivative of this function at {@code x}.
     *
     * @param x the argument
     * @return f′(x)
     */
    double derivative(double x);

    /**
     * Returns the value of this function at {@code x}. Every built-in activation has a method of its own for
     * {@code float}; the default implementation rounds {@link #forward(double)}.
     *
     * @param x the argument
     * @return f(x)
     */
    default float forward(float x) {
        return (float) forward((double) x);
    }

    /**
     * Returns the derivative of this function at {@code x}. Every built-in activation has a method of its own for
     * {@code float}; the default implementation rounds {@link #derivative(double)}.
     *
     * @param x the argument
     * @return f′(x)
     */
    default float derivative(float x) {
        return (float) derivative((double) x);
    }

    /**
     * Whether this activation knows its derivative from its value alone, {@link #derivativeFromOutput} and
     * {@link #backwardFromOutput}: such a value must have one derivative, and lose little of it by its own rounding. Each class
     * that answers yes states the error. By default false.
     *
     * @return whether the derivative can be had from the output
     */
    default boolean hasBackwardFromOutput() {
        return false;
    }

    /**
     * Returns the derivative of this function where its value is {@code y}. For a number that is no value of this function the
     * result is undefined.
     *
     * @param y what {@link #forward(double)} returned for some x
     * @return f′(x)
     * @throws UnsupportedOperationException if {@link #hasBackwardFromOutput} is false
     */
    default double derivativeFromOutput(double y) {
        throw new UnsupportedOperationException(this + " does not know its derivative from its output");
    }

    /**
     * Returns the derivative of this function where its value is {@code y}. Every built-in activation computes it in
     * {@code float}; the default implementation rounds {@link #derivativeFromOutput(double)}.
     *
     * @param y what {@link #forward(float)} returned for some x
     * @return f′(x)
     * @throws UnsupportedOperationException if {@link #hasBackwardFromOutput} is false
     */
    default float derivativeFromOutput(float y) {
        return (float) derivativeFromOutput((double) y);
    }

    /**
     * Whether this activation has a {@link #secondDerivative}. All smooth built-in activations answer yes, those of straight or
     * parabolic pieces no. By default false.
     *
     * @return whether the second derivative can be had
     */
    default boolean hasSecondDerivative() {
        return false;
    }

    /**
     * Returns the second derivative of this function at {@code x}; where it jumps, at 0, that from the left.
     *
     * @param x the argument
     * @return f″(x)
     * @throws UnsupportedOperationException if {@link #hasSecondDerivative} is false
     */
    default double secondDerivative(double x) {
        throw new UnsupportedOperationException(this + " has no second derivative");
    }

    /**
     * Returns the second derivative of this function at {@code x}, that of {@link #secondDerivative(double)} rounded to
     * {@code float}.
     *
     * @param x the argument
     * @return f″(x)
     * @throws UnsupportedOperationException if {@link #hasSecondDerivative} is false
     */
    default float secondDerivative(float x) {
        return (float) secondDerivative((double) x);
    }

    /**
     * Sets {@code y[i] = f(x[i])} for a whole array.
     *
     * @param x the arguments
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     */
    default void forward(double[] x, double[] y) {
        Bulk.forward(this, x, y);
    }

    /**
     * Sets {@code y[yOffset + i] = f(x[xOffset + i])} for {@code 0 <= i < length}.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param y receives the values; may be {@code x}, and the ranges may overlap
     * @param yOffset index of the first value
     * @param length number of elements
     */
    default void forward(double[] x, int xOffset, double[] y, int yOffset, int length) {
        Bulk.forward(this, x, xOffset, y, yOffset, length);
    }

    /**
     * Returns a new array with the values of this function at the elements of {@code x}.
     *
     * @param x the arguments
     * @return a new array of the same length
     */
    default double[] forward(double[] x) {
        Objects.requireNonNull(x, "x");
        double[] y = new double[x.length];
        forward(x, y);
        return y;
    }

    /**
     * Sets {@code dydx[i] = f′(x[i])} for a whole array.
     *
     * @param x the arguments
     * @param dydx receives the derivatives; as long as {@code x}, and may be {@code x}
     */
    default void derivative(double[] x, double[] dydx) {
        Bulk.derivative(this, x, dydx);
    }

    /**
     * Sets {@code dydx[dydxOffset + i] = f′(x[xOffset + i])} for {@code 0 <= i < length}.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param dydx receives the derivatives; may be {@code x}, and the ranges may overlap
     * @param dydxOffset index of the first derivative
     * @param length number of elements
     */
    default void derivative(double[] x, int xOffset, double[] dydx, int dydxOffset, int length) {
        Bulk.derivative(this, x, xOffset, dydx, dydxOffset, length);
    }

    /**
     * Passes a gradient back through this function: sets {@code dx[i] = dy[i] · f′(x[i])} for whole arrays. The product is
     * that of {@link #derivative(double)}, rounded once; where the derivative is 0 the result is {@code +0.0}, whatever
     * {@code dy[i]} is, NaN and ±∞ included.
     *
     * @param x the arguments of the forward call
     * @param dy the gradient with respect to the values; as long as {@code x}
     * @param dx receives the gradient with respect to the arguments; as long as {@code x}, and may be {@code x} or
     *     {@code dy}
     */
    default void backward(double[] x, double[] dy, double[] dx) {
        Bulk.backward(this, x, dy, dx);
    }

    /**
     * Passes a gradient back through this function: sets
     * {@code dx[dxOffset + i] = dy[dyOffset + i] · f′(x[xOffset + i])} for {@code 0 <= i < length}, rounded as in
     * {@link #backward(double[], double[], double[])}.
     *
     * @param x the arguments of the forward call
     * @param xOffset index of the first argument
     * @param dy the gradient with respect to the values
     * @param dyOffset index of its first element
     * @param dx receives the gradient with respect to the arguments; may be {@code x} or {@code dy}, and the ranges may
     *     overlap
     * @param dxOffset index of its first element
     * @param length number of elements
     */
    default void backward(double[] x, int xOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        Bulk.backward(this, x, xOffset, dy, dyOffset, dx, dxOffset, length);
    }

    /**
     * Sets {@code y[i] = f(x[i])} and {@code dydx[i] = f′(x[i])} for whole arrays. The results are those of {@code forward} and
     * {@code derivative}, but the arguments are read once, and what both have in common is computed once.
     *
     * @param x the arguments
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     * @param dydx receives the derivatives; as long as {@code x}, and may be {@code x}, but not {@code y}
     */
    default void forwardAndDerivative(double[] x, double[] y, double[] dydx) {
        Bulk.forwardAndDerivative(this, x, y, dydx);
    }

    /**
     * Sets {@code y[yOffset + i] = f(x[xOffset + i])} and {@code dydx[dydxOffset + i] = f′(x[xOffset + i])} for
     * {@code 0 <= i < length}, as {@link #forwardAndDerivative(double[], double[], double[])} does.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param y receives the values; may be {@code x}, and the ranges may overlap
     * @param yOffset index of the first value
     * @param dydx receives the derivatives; may be {@code x}, and the ranges may overlap, but not those of {@code y} and
     *     {@code dydx}
     * @param dydxOffset index of the first derivative
     * @param length number of elements
     */
    default void forwardAndDerivative(
            double[] x, int xOffset, double[] y, int yOffset, double[] dydx, int dydxOffset, int length) {
        Bulk.forwardAndDerivative(this, x, xOffset, y, yOffset, dydx, dydxOffset, length);
    }

    /**
     * Passes a gradient back through this function by its values: sets {@code dx[i] = dy[i] · f′(x[i])} for whole arrays, where
     * {@code y[i] = f(x[i])}, so that {@code x} need not be kept, or was overwritten in place. The product is that of
     * {@link #derivativeFromOutput(double)}, rounded once; where that is 0 the result is {@code +0.0}, whatever {@code dy[i]}
     * is, NaN and ±∞ included.
     *
     * @param y the values that the forward call returned
     * @param dy the gradient with respect to the values; as long as {@code y}
     * @param dx receives the gradient with respect to the arguments; as long as {@code y}, and may be {@code y} or
     *     {@code dy}
     * @throws UnsupportedOperationException if {@link #hasBackwardFromOutput} is false
     */
    default void backwardFromOutput(double[] y, double[] dy, double[] dx) {
        Bulk.backwardFromOutput(this, y, dy, dx);
    }

    /**
     * Passes a gradient back through this function by its values: sets
     * {@code dx[dxOffset + i] = dy[dyOffset + i] · f′(x)} for {@code 0 <= i < length}, where {@code y[yOffset + i] = f(x)},
     * rounded as in {@link #backwardFromOutput(double[], double[], double[])}.
     *
     * @param y the values that the forward call returned
     * @param yOffset index of the first value
     * @param dy the gradient with respect to the values
     * @param dyOffset index of its first element
     * @param dx receives the gradient with respect to the arguments; may be {@code y} or {@code dy}, and the ranges may
     *     overlap
     * @param dxOffset index of its first element
     * @param length number of elements
     * @throws UnsupportedOperationException if {@link #hasBackwardFromOutput} is false
     */
    default void backwardFromOutput(double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        Bulk.backwardFromOutput(this, y, yOffset, dy, dyOffset, dx, dxOffset, length);
    }

    /**
     * Sets {@code d2ydx2[i] = f″(x[i])} for a whole array.
     *
     * @param x the arguments
     * @param d2ydx2 receives the second derivatives; as long as {@code x}, and may be {@code x}
     * @throws UnsupportedOperationException if {@link #hasSecondDerivative} is false
     */
    default void secondDerivative(double[] x, double[] d2ydx2) {
        Bulk.secondDerivative(this, x, d2ydx2);
    }

    /**
     * Sets {@code d2ydx2[d2ydx2Offset + i] = f″(x[xOffset + i])} for {@code 0 <= i < length}.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param d2ydx2 receives the second derivatives; may be {@code x}, and the ranges may overlap
     * @param d2ydx2Offset index of the first second derivative
     * @param length number of elements
     * @throws UnsupportedOperationException if {@link #hasSecondDerivative} is false
     */
    default void secondDerivative(double[] x, int xOffset, double[] d2ydx2, int d2ydx2Offset, int length) {
        Bulk.secondDerivative(this, x, xOffset, d2ydx2, d2ydx2Offset, length);
    }

    /**
     * Sets {@code y[i] = f(x[i])} for a whole array.
     *
     * @param x the arguments
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     */
    default void forward(float[] x, float[] y) {
        Bulk.forward(this, x, y);
    }

    /**
     * Sets {@code y[yOffset + i] = f(x[xOffset + i])} for {@code 0 <= i < length}.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param y receives the values; may be {@code x}, and the ranges may overlap
     * @param yOffset index of the first value
     * @param length number of elements
     */
    default void forward(float[] x, int xOffset, float[] y, int yOffset, int length) {
        Bulk.forward(this, x, xOffset, y, yOffset, length);
    }

    /**
     * Returns a new array with the values of this function at the elements of {@code x}.
     *
     * @param x the arguments
     * @return a new array of the same length
     */
    default float[] forward(float[] x) {
        Objects.requireNonNull(x, "x");
        float[] y = new float[x.length];
        forward(x, y);
        return y;
    }

    /**
     * Sets {@code dydx[i] = f′(x[i])} for a whole array.
     *
     * @param x the arguments
     * @param dydx receives the derivatives; as long as {@code x}, and may be {@code x}
     */
    default void derivative(float[] x, float[] dydx) {
        Bulk.derivative(this, x, dydx);
    }

    /**
     * Sets {@code dydx[dydxOffset + i] = f′(x[xOffset + i])} for {@code 0 <= i < length}.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param dydx receives the derivatives; may be {@code x}, and the ranges may overlap
     * @param dydxOffset index of the first derivative
     * @param length number of elements
     */
    default void derivative(float[] x, int xOffset, float[] dydx, int dydxOffset, int length) {
        Bulk.derivative(this, x, xOffset, dydx, dydxOffset, length);
    }

    /**
     * Passes a gradient back through this function: sets {@code dx[i] = dy[i] · f′(x[i])} for whole arrays. The product is
     * that of {@link #derivative(float)}, rounded once; where the derivative is 0 the result is {@code +0.0f}, whatever
     * {@code dy[i]} is, NaN and ±∞ included.
     *
     * @param x the arguments of the forward call
     * @param dy the gradient with respect to the values; as long as {@code x}
     * @param dx receives the gradient with respect to the arguments; as long as {@code x}, and may be {@code x} or
     *     {@code dy}
     */
    default void backward(float[] x, float[] dy, float[] dx) {
        Bulk.backward(this, x, dy, dx);
    }

    /**
     * Passes a gradient back through this function: sets
     * {@code dx[dxOffset + i] = dy[dyOffset + i] · f′(x[xOffset + i])} for {@code 0 <= i < length}, rounded as in
     * {@link #backward(float[], float[], float[])}.
     *
     * @param x the arguments of the forward call
     * @param xOffset index of the first argument
     * @param dy the gradient with respect to the values
     * @param dyOffset index of its first element
     * @param dx receives the gradient with respect to the arguments; may be {@code x} or {@code dy}, and the ranges may
     *     overlap
     * @param dxOffset index of its first element
     * @param length number of elements
     */
    default void backward(float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        Bulk.backward(this, x, xOffset, dy, dyOffset, dx, dxOffset, length);
    }

    /**
     * Sets {@code y[i] = f(x[i])} and {@code dydx[i] = f′(x[i])} for whole arrays. The results are those of {@code forward} and
     * {@code derivative}, but the arguments are read once, and what both have in common is computed once.
     *
     * @param x the arguments
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     * @param dydx receives the derivatives; as long as {@code x}, and may be {@code x}, but not {@code y}
     */
    default void forwardAndDerivative(float[] x, float[] y, float[] dydx) {
        Bulk.forwardAndDerivative(this, x, y, dydx);
    }

    /**
     * Sets {@code y[yOffset + i] = f(x[xOffset + i])} and {@code dydx[dydxOffset + i] = f′(x[xOffset + i])} for
     * {@code 0 <= i < length}, as {@link #forwardAndDerivative(float[], float[], float[])} does.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param y receives the values; may be {@code x}, and the ranges may overlap
     * @param yOffset index of the first value
     * @param dydx receives the derivatives; may be {@code x}, and the ranges may overlap, but not those of {@code y} and
     *     {@code dydx}
     * @param dydxOffset index of the first derivative
     * @param length number of elements
     */
    default void forwardAndDerivative(
            float[] x, int xOffset, float[] y, int yOffset, float[] dydx, int dydxOffset, int length) {
        Bulk.forwardAndDerivative(this, x, xOffset, y, yOffset, dydx, dydxOffset, length);
    }

    /**
     * Passes a gradient back through this function by its values: sets {@code dx[i] = dy[i] · f′(x[i])} for whole arrays, where
     * {@code y[i] = f(x[i])}, so that {@code x} need not be kept, or was overwritten in place. The product is that of
     * {@link #derivativeFromOutput(float)}, rounded once; where that is 0 the result is {@code +0.0f}, whatever {@code dy[i]}
     * is, NaN and ±∞ included.
     *
     * @param y the values that the forward call returned
     * @param dy the gradient with respect to the values; as long as {@code y}
     * @param dx receives the gradient with respect to the arguments; as long as {@code y}, and may be {@code y} or
     *     {@code dy}
     * @throws UnsupportedOperationException if {@link #hasBackwardFromOutput} is false
     */
    default void backwardFromOutput(float[] y, float[] dy, float[] dx) {
        Bulk.backwardFromOutput(this, y, dy, dx);
    }

    /**
     * Passes a gradient back through this function by its values: sets
     * {@code dx[dxOffset + i] = dy[dyOffset + i] · f′(x)} for {@code 0 <= i < length}, where {@code y[yOffset + i] = f(x)},
     * rounded as in {@link #backwardFromOutput(float[], float[], float[])}.
     *
     * @param y the values that the forward call returned
     * @param yOffset index of the first value
     * @param dy the gradient with respect to the values
     * @param dyOffset index of its first element
     * @param dx receives the gradient with respect to the arguments; may be {@code y} or {@code dy}, and the ranges may
     *     overlap
     * @param dxOffset index of its first element
     * @param length number of elements
     * @throws UnsupportedOperationException if {@link #hasBackwardFromOutput} is false
     */
    default void backwardFromOutput(float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        Bulk.backwardFromOutput(this, y, yOffset, dy, dyOffset, dx, dxOffset, length);
    }

    /**
     * Sets {@code d2ydx2[i] = f″(x[i])} for a whole array.
     *
     * @param x the arguments
     * @param d2ydx2 receives the second derivatives; as long as {@code x}, and may be {@code x}
     * @throws UnsupportedOperationException if {@link #hasSecondDerivative} is false
     */
    default void secondDerivative(float[] x, float[] d2ydx2) {
        Bulk.secondDerivative(this, x, d2ydx2);
    }

    /**
     * Sets {@code d2ydx2[d2ydx2Offset + i] = f″(x[xOffset + i])} for {@code 0 <= i < length}.
     *
     * @param x the arguments
     * @param xOffset index of the first argument
     * @param d2ydx2 receives the second derivatives; may be {@code x}, and the ranges may overlap
     * @param d2ydx2Offset index of the first second derivative
     * @param length number of elements
     * @throws UnsupportedOperationException if {@link #hasSecondDerivative} is false
     */
    default void secondDerivative(float[] x, int xOffset, float[] d2ydx2, int d2ydx2Offset, int length) {
        Bulk.secondDerivative(this, x, xOffset, d2ydx2, d2ydx2Offset, length);
    }
}
