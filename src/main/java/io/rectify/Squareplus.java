package io.rectify;

import io.rectify.math.DoubleSquareplus;
import io.rectify.math.FloatSquareplus;

/**
 * The squareplus function, {@code (x + √(x² + b)) / 2}, a smooth ReLU without an exponential; its derivative is
 * {@code (1 + x / √(x² + b)) / 2}, the second one {@code b / (2 √(x² + b)³)}.
 *
 * <p>The value's error is below 0.76 ulp in {@code float} and below 0.76 ulp in {@code double}. The derivative's error is below
 * 0.76 ulp in {@code float} and below 0.76 ulp in {@code double}. The second derivative's error is below 0.51 ulp in
 * {@code float} and below 0.76 ulp in {@code double}. In {@code float} too, b is the {@code double} given here. Monotone.
 * Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is 0;
 * <li>f(0) is √b / 2, f′(0) is 0.5, f″(0) is 1 / (2 √b);
 * <li>f′(+∞) is 1 and f′(−∞) is 0; f″(±∞) is 0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code squareplus(b=4.0)}. Source: J. T. Barron, Squareplus: A Softplus-Like Algebraic Rectifier,
 * arXiv:2112.11687, 2021.
 *
 * @param b the size of the bend, from 10⁻⁶ to 10⁶; 0 would be the ReLU
 */
public record Squareplus(double b) implements Activation {
    /**
     * Makes a squareplus function.
     *
     * @param b the size of the bend
     * @throws IllegalArgumentException if {@code b} is not between 10⁻⁶ and 10⁶
     */
    public Squareplus {
        if (!(b >= 1e-6 && b <= 1e6)) {
            throw new IllegalArgumentException("b must lie between 1.0E-6 and 1000000.0, but is " + b);
        }
    }

    @Override
    public double forward(double x) {
        return DoubleSquareplus.value(b, x);
    }

    @Override
    public float forward(float x) {
        return FloatSquareplus.value(b, x);
    }

    @Override
    public double derivative(double x) {
        return DoubleSquareplus.derivative(b, x);
    }

    @Override
    public float derivative(float x) {
        return FloatSquareplus.derivative(b, x);
    }

    @Override
    public boolean hasSecondDerivative() {
        return true;
    }

    @Override
    public double secondDerivative(double x) {
        return DoubleSquareplus.second(b, x);
    }

    @Override
    public String toString() {
        return "squareplus(b=" + b + ")";
    }
}
