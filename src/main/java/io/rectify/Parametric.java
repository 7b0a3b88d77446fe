package io.rectify;

import io.rectify.loop.ParameterSum;

/**
 * An activation with one parameter that a network can learn: the slope of {@link PReLU}, β of {@link Swish} and
 * {@link Softplus}, α of {@link ELU} and {@link CELU}.
 *
 * <p>As every activation it is immutable, so a step of training makes a new one:
 * <pre>{@code
 * Swish swish = new Swish(1);
 * ...
 * swish.backward(x, dy, dx);
 * swish = new Swish(swish.beta() - learningRate * swish.parameterGradient(x, dy));
 * }</pre>
 */
public interface Parametric extends Activation {

    /**
     * Returns the derivative of the value with respect to the parameter. It is NaN for NaN only; each class states the error.
     *
     * @param x the argument
     * @return ∂f/∂parameter at {@code x}
     */
    double parameterDerivative(double x);

    /**
     * Returns the gradient with respect to the parameter, {@code Σ dy[i] · ∂f/∂parameter(x[i])}, over whole arrays. Terms and
     * sums are computed in {@code double}, and always in the same order: term i is added to partial sum i mod 4, and the
     * result is (s₀ + s₁) + (s₂ + s₃). A term is 0 where the derivative is 0, whatever {@code dy[i]} is.
     *
     * @param x the arguments of the forward call
     * @param dy the gradient with respect to the values; as long as {@code x}
     * @return the sum; 0 for empty arrays
     */
    default double parameterGradient(double[] x, double[] dy) {
        return ParameterSum.of(this, x, dy);
    }

    /**
     * Returns the gradient with respect to the parameter, {@code Σ dy[dyOffset + i] · ∂f/∂parameter(x[xOffset + i])} for
     * {@code 0 <= i < length}, summed as in {@link #parameterGradient(double[], double[])}.
     *
     * @param x the arguments of the forward call
     * @param xOffset index of the first argument
     * @param dy the gradient with respect to the values
     * @param dyOffset index of its first element
     * @param length number of elements
     * @return the sum; 0 for length 0
     */
    default double parameterGradient(double[] x, int xOffset, double[] dy, int dyOffset, int length) {
        return ParameterSum.of(this, x, xOffset, dy, dyOffset, length);
    }

    /**
     * Returns the gradient with respect to the parameter over whole arrays, as
     * {@link #parameterGradient(double[], double[])} does for the same numbers in {@code double}.
     *
     * @param x the arguments of the forward call
     * @param dy the gradient with respect to the values; as long as {@code x}
     * @return the sum; 0 for empty arrays
     */
    default double parameterGradient(float[] x, float[] dy) {
        return ParameterSum.of(this, x, dy);
    }

    /**
     * Returns the gradient with respect to the parameter, {@code Σ dy[dyOffset + i] · ∂f/∂parameter(x[xOffset + i])} for
     * {@code 0 <= i < length}, as {@link #parameterGradient(double[], double[])} does for the same numbers in {@code double}.
     *
     * @param x the arguments of the forward call
     * @param xOffset index of the first argument
     * @param dy the gradient with respect to the values
     * @param dyOffset index of its first element
     * @param length number of elements
     * @return the sum; 0 for length 0
     */
    default double parameterGradient(float[] x, int xOffset, float[] dy, int dyOffset, int length) {
        return ParameterSum.of(this, x, xOffset, dy, dyOffset, length);
    }
}
