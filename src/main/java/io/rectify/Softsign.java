package io.rectify;

import io.rectify.math.TwoSum;

/**
 * The softsign function, {@code x / (1 + |x|)}; its derivative is {@code 1 / (1 + |x|)²}, the second one
 * {@code −2 / (1 + |x|)³} for x &gt; 0 and {@code 2 / (1 + |x|)³} for x &le; 0.
 *
 * <p>The value's error is below 0.51 ulp in {@code float} and below 0.51 ulp in {@code double}. The derivative's error is below
 * 0.75 ulp in {@code float} and below 0.76 ulp in {@code double}. The second derivative's error is below 0.51 ulp in
 * {@code float} and below 0.76 ulp in {@code double}. Monotone. Special cases:
 * <ul>
 * <li>f(+∞) is 1 and f(−∞) is −1;
 * <li>f(−0.0) is −0.0;
 * <li>f′(0) is 1, f′(±∞) is 0;
 * <li>f″(0) is 2, that of the left piece; f″(±∞) is 0;
 * <li>f(NaN), f′(NaN) and f″(NaN) are NaN.
 * </ul>
 *
 * <p>From the output, the derivative's error is below 2⁻²³ in {@code float} and below 2⁻⁵² in {@code double}. A value near ±1
 * tells little of so small a derivative: from |x| = 1.6 · 10⁵ on, in {@code double} from |x| = 8 · 10¹³ on, the error may
 * exceed 1 % of it, and from 3.4 · 10⁷ and 1.9 · 10¹⁶ on it is lost, the result 0.
 *
 * <p>Printed and parsed as {@code softsign}. Source: J. Bergstra, G. Desjardins, P. Lamblin and Y. Bengio, Quadratic
 * Polynomials Learn Better Image Features, Technical Report 1337, Université de Montréal, 2009.
 */
public record Softsign() implements Activation {
    // With a = |x|, 1 + a is d + dLow, where dLow is what the rounding of d cut off. With r = −1 / d, the value is −x r but for
    // what the division leaves of x, rest = x + x r (d + dLow). The derivative is r² (1 + 2 δ), δ = 1 + r (d + dLow), and the
    // second one ± 2 r³ (1 + 3 δ); they are computed larger than they are, because the rest of a power could underflow. The
    // bound keeps a finite; there the value has become ±1 and the derivatives 0.

    @Override
    public double forward(double x) {
        double bounded = Math.max(-0x1p540, Math.min(0x1p540, x));
        double a = Math.abs(bounded);
        double d = 1 + a;
        double dLow = TwoSum.low(1, a, d);
        double r = -1 / d;
        double q = bounded * r;
        double rest = Math.fma(q, dLow, Math.fma(q, d, bounded));
        return -Math.fma(rest, r, q);
    }

    @Override
    public float forward(float x) {
        float bounded = Math.max(-0x1p76f, Math.min(0x1p76f, x));
        float a = Math.abs(bounded);
        float d = 1 + a;
        float dLow = TwoSum.low(1, a, d);
        float r = -1 / d;
        float q = bounded * r;
        float rest = Math.fma(q, dLow, Math.fma(q, d, bounded));
        return -Math.fma(rest, r, q);
    }

    @Override
    public double derivative(double x) {
        double a = Math.min(Math.abs(x), 0x1p540);
        double d = 1 + a;
        double dLow = TwoSum.low(1, a, d);
        double r = -1 / d;
        double delta = Math.fma(r, dLow, Math.fma(r, d, 1));
        double scaled = r * 0x1p300;
        double s = scaled * scaled;
        double sLow = Math.fma(scaled, scaled, -s);
        return (s + Math.fma(s + s, delta, sLow)) * 0x1p-600;
    }

    @Override
    public float derivative(float x) {
        float a = Math.min(Math.abs(x), 0x1p76f);
        float d = 1 + a;
        float dLow = TwoSum.low(1, a, d);
        float r = -1 / d;
        float delta = Math.fma(r, dLow, Math.fma(r, d, 1));
        float scaled = r * 0x1p40f;
        float s = scaled * scaled;
        float sLow = Math.fma(scaled, scaled, -s);
        return (s + Math.fma(s + s, delta, sLow)) * 0x1p-80f;
    }

    @Override
    public boolean hasSecondDerivative() {
        return true;
    }

    @Override
    public double secondDerivative(double x) {
        double a = Math.min(Math.abs(x), 0x1p360);
        double d = 1 + a;
        double dLow = TwoSum.low(1, a, d);
        double r = -1 / d;
        double delta = Math.fma(r, dLow, Math.fma(r, d, 1));
        double scaled = r * 0x1p150;
        double s = scaled * scaled;
        double sLow = Math.fma(scaled, scaled, -s);
        double c = s * scaled;
        double cLow = Math.fma(s, scaled, -c) + sLow * scaled;
        return (c + Math.fma(3 * c, delta, cLow)) * (x > 0 ? 0x1p-449 : -0x1p-449);
    }

    @Override
    public boolean hasBackwardFromOutput() {
        return true;
    }

    @Override
    public double derivativeFromOutput(double y) {
        double rest = 1 - Math.abs(y);
        return rest * rest;
    }

    @Override
    public float derivativeFromOutput(float y) {
        float rest = 1 - Math.abs(y);
        return rest * rest;
    }

    @Override
    public String toString() {
        return "softsign";
    }
}
