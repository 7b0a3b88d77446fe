package io.rectify;

import io.rectify.math.DoubleSine;
import io.rectify.math.FloatSine;

/**
 * The sine, {@code sin(omega · x)}; its derivative is {@code omega · cos(omega · x)}, the second one
 * {@code −omega² · sin(omega · x)}.
 *
 * <p>The value's error is below 0.51 ulp in {@code float} and below 0.80 ulp in {@code double}. The derivative's error is below
 * 0.51 ulp in {@code float} and below 0.90 ulp in {@code double}. The second derivative's error is below 0.51 ulp in
 * {@code float} and below 0.93 ulp in {@code double}. So it is for every finite x, next to multiples of π too: the product with
 * omega is not rounded, and in {@code float} too, omega is the {@code double} given here. Arguments with omega · |x| above 2²⁰
 * take several times as long. Special cases:
 * <ul>
 * <li>f(±∞), f′(±∞) and f″(±∞) are NaN, for there is no limit;
 * <li>f(−0.0) is −0.0; f′(0) is omega, f″(0) is 0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code sine(omega=1.0)}. Source: V. Sitzmann, J. N. P. Martel, A. W. Bergman, D. B. Lindell and
 * G. Wetzstein, Implicit Neural Representations with Periodic Activation Functions, NeurIPS 2020; omega is 30 there.
 *
 * @param omega the frequency, from 10⁻⁶ to 10⁶
 */
public record Sine(double omega) implements Activation {
    /**
     * Makes a sine.
     *
     * @param omega the frequency
     * @throws IllegalArgumentException if {@code omega} is not between 10⁻⁶ and 10⁶
     */
    public Sine {
        if (!(omega >= 1e-6 && omega <= 1e6)) {
            throw new IllegalArgumentException("omega must lie between 1.0E-6 and 1000000.0, but is " + omega);
        }
    }

    @Override
    public double forward(double x) {
        return DoubleSine.value(omega, x);
    }

    @Override
    public float forward(float x) {
        return FloatSine.value(omega, x);
    }

    @Override
    public double derivative(double x) {
        return DoubleSine.derivative(omega, x);
    }

    @Override
    public float derivative(float x) {
        return FloatSine.derivative(omega, x);
    }

    @Override
    public boolean hasSecondDerivative() {
        return true;
    }

    @Override
    public double secondDerivative(double x) {
        return DoubleSine.second(omega, x);
    }

    @Override
    public String toString() {
        return "sine(omega=" + omega + ")";
    }
}
