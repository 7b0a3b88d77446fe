package io.rectify;

import io.rectify.loop.RandomSlopes;
import io.rectify.math.Leaky;
import java.util.random.RandomGenerator;

/**
 * The randomized leaky rectified linear unit. In training the slope for x &le; 0 is drawn anew for each element, from
 * {@code lower} to {@code upper}: {@link #forward(float[], float[], float[], RandomGenerator)}. As an {@link Activation} it is
 * the function that takes its place in evaluation, a leaky ReLU with the mean slope: {@code x} for x &gt; 0 and
 * {@code (lower + upper) / 2 · x} for x &le; 0; its derivative is 1 for x &gt; 0 and the mean slope for x &le; 0.
 *
 * <p>Exact for x &gt; 0. For x &le; 0 the error of the value is at most 0.5 ulp in {@code double}. In {@code float} the slope
 * is still the {@code double} of {@link #slope}, not its nearest {@code float}: the error is below 0.500001 ulp where the
 * result is at least 2⁻¹⁰⁰ in magnitude and below 1 ulp elsewhere; it is at most 0.5 ulp everywhere if the slope is a
 * {@code float} number. These bounds of {@code float} hold for slopes from 2⁻¹⁰⁰ to {@link Float#MAX_VALUE} in magnitude, and
 * for 0. The derivative is exact in {@code double}, correctly rounded in {@code float}. The value is monotone if the slope is
 * at least 0. Special cases:
 * <ul>
 * <li>f(+∞) is +∞; f(−∞) is −∞ for a positive slope, +∞ for a negative one, −0.0 for slope 0;
 * <li>f(−0.0) is −0.0 for a slope of at least 0;
 * <li>f′(0) is the slope, as in PyTorch;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>If the slope is positive, the derivative can be had from the output, and is the same.
 *
 * <p>Printed and parsed as {@code rrelu(lower=0.125, upper=0.3333333333333333)}. Source: B. Xu, N. Wang, T. Chen and M. Li,
 * Empirical Evaluation of Rectified Activations in Convolutional Network, arXiv:1505.00853, 2015.
 *
 * @param lower the least slope, from −{@link Float#MAX_VALUE} to {@code upper}
 * @param upper the largest slope, from {@code lower} to {@link Float#MAX_VALUE}
 */
public record RReLU(double lower, double upper) implements Activation {
    /**
     * Makes an RReLU.
     *
     * @param lower the least slope
     * @param upper the largest slope
     * @throws IllegalArgumentException if a slope is NaN or beyond the range of {@code float}, or {@code lower} is more than
     *     {@code upper}
     */
    public RReLU {
        if (!(lower >= -Float.MAX_VALUE && lower <= upper && upper <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("lower and upper must lie between -3.4028235E38 and 3.4028235E38, lower not "
                    + "above upper, but lower is " + lower + " and upper is " + upper);
        }
        lower += 0.0; // −0.0 becomes 0.0: equal functions are equal objects
        upper += 0.0;
    }

    /**
     * Returns the slope of evaluation.
     *
     * @return the mean of {@code lower} and {@code upper}
     */
    public double slope() {
        return (lower + upper) / 2;
    }

    @Override
    public double forward(double x) {
        return Leaky.value(slope(), x);
    }

    @Override
    public float forward(float x) {
        return Leaky.value(slope(), x);
    }

    @Override
    public double derivative(double x) {
        return Leaky.derivative(slope(), x);
    }

    @Override
    public float derivative(float x) {
        return Leaky.derivative(slope(), x);
    }

    @Override
    public boolean hasBackwardFromOutput() {
        return slope() > 0;
    }

    @Override
    public double derivativeFromOutput(double y) {
        return hasBackwardFromOutput() ? derivative(y) : Activation.super.derivativeFromOutput(y);
    }

    @Override
    public float derivativeFromOutput(float y) {
        return hasBackwardFromOutput() ? derivative(y) : Activation.super.derivativeFromOutput(y);
    }

    /**
     * The forward pass of training: sets {@code slopes[i]} to 1 where x[i] &gt; 0 and to a slope drawn from {@code lower} to
     * {@code upper} where x[i] &le; 0, and {@code y[i] = slopes[i] · x[i]}, correctly rounded. Where x[i] is NaN both are NaN.
     * One {@link RandomGenerator#nextDouble()} is drawn for each x[i] &le; 0, in the order of the array; so the same state of
     * the generator gives the same slopes.
     *
     * @param x the arguments
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     * @param slopes receives the slopes, for {@link #backwardFromSlopes(float[], float[], float[])}; as long as {@code x}, and
     *     may be {@code x}, but not {@code y}
     * @param random draws the slopes
     * @throws IllegalArgumentException if the arrays differ in length, or {@code slopes} is {@code y}
     */
    public void forward(float[] x, float[] y, float[] slopes, RandomGenerator random) {
        RandomSlopes.forward(lower, upper, x, y, slopes, random);
    }

    /**
     * The forward pass of training, as {@link #forward(float[], float[], float[], RandomGenerator)}.
     *
     * @param x the arguments
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     * @param slopes receives the slopes, for {@link #backwardFromSlopes(double[], double[], double[])}; as long as {@code x},
     *     and may be {@code x}, but not {@code y}
     * @param random draws the slopes
     * @throws IllegalArgumentException if the arrays differ in length, or {@code slopes} is {@code y}
     */
    public void forward(double[] x, double[] y, double[] slopes, RandomGenerator random) {
        RandomSlopes.forward(lower, upper, x, y, slopes, random);
    }

    /**
     * The backward pass of training: sets {@code dx[i] = dy[i] · slopes[i]}, rounded once; where the slope is 0 the result is
     * {@code +0.0f}, whatever {@code dy[i]} is.
     *
     * @param slopes those of the forward pass
     * @param dy the gradient with respect to the values; as long as {@code slopes}
     * @param dx receives the gradient with respect to the arguments; as long as {@code slopes}, and may be {@code slopes} or
     *     {@code dy}
     */
    public void backwardFromSlopes(float[] slopes, float[] dy, float[] dx) {
        RandomSlopes.backward(slopes, dy, dx);
    }

    /**
     * The backward pass of training: sets {@code dx[i] = dy[i] · slopes[i]}, rounded once; where the slope is 0 the result is
     * {@code +0.0}, whatever {@code dy[i]} is.
     *
     * @param slopes those of the forward pass
     * @param dy the gradient with respect to the values; as long as {@code slopes}
     * @param dx receives the gradient with respect to the arguments; as long as {@code slopes}, and may be {@code slopes} or
     *     {@code dy}
     */
    public void backwardFromSlopes(double[] slopes, double[] dy, double[] dx) {
        RandomSlopes.backward(slopes, dy, dx);
    }

    @Override
    public String toString() {
        return "rrelu(lower=" + lower + ", upper=" + upper + ")";
    }
}
