package io.rectify;

import io.rectify.math.Sixth;
import io.rectify.math.TwoSum;
import io.rectify.math.UnitStep;

/**
 * A piecewise polynomial for swish, {@code x · min(max(x / 6 + 1/2, 0), 1)}; its derivative is {@code x / 3 + 1/2} for
 * −3 &lt; x &lt; 3, 0 on the left of that and 1 on the right.
 *
 * <p>Exact outside of −3 to 3; inside, the errors of value and derivative are below 0.51 ulp. Special cases:
 * <ul>
 * <li>f(+∞) is +∞ and f(−∞) is −0.0;
 * <li>f(−0.0) is −0.0;
 * <li>f′(−3) is 0 and f′(3) is 1;
 * <li>f(NaN) and f′(NaN) are NaN.
 * </ul>
 *
 * <p>Printed and parsed as {@code hardswish}. Source: A. Howard et al., Searching for MobileNetV3, ICCV 2019.
 */
public record HardSwish() implements Activation {
    // x (x + 3) / 6 lies below x for 0 < x < 3 and above it beyond: the value is the lesser of this parabola and of max(0, x).
    // The limit on the right lets the parabola overflow, but not what its rounding cuts off.
    //
    // The derivative ends at -1/2 and 3/2, half too low for what follows on the left, and half too high on the right.

    @Override
    public double forward(double x) {
        double a = Math.max(-3.0, Math.min(0x1p520, x));
        double sum = a + 3;
        double sixth = sum * Sixth.DOUBLE_HIGH;
        double low = Sixth.rest(sum, a - (sum - 3), sixth);
        return Math.min(Math.fma(a, sixth, a * low), Math.max(0.0, x));
    }

    @Override
    public float forward(float x) {
        float a = Math.max(-3f, Math.min(0x1p70f, x));
        float sum = a + 3;
        float sixth = sum * Sixth.FLOAT_HIGH;
        float low = Sixth.rest(sum, a - (sum - 3), sixth);
        return Math.min(Math.fma(a, sixth, a * low), Math.max(0f, x));
    }

    @Override
    public double derivative(double x) {
        double a = Math.max(-3.0, Math.min(3.0, x));
        // not Between, with which C2 on JDK 25 did not vectorize the loop: 8 times as long
        return slope(a + a) - (1 - UnitStep.of(3 - Math.abs(a))) * (a * Sixth.DOUBLE_HIGH);
    }

    /** (t + 3) / 6. */
    private static double slope(double t) {
        double sum = t + 3;
        return Sixth.of(sum, TwoSum.low(t, 3, sum));
    }

    @Override
    public float derivative(float x) {
        float a = Math.max(-3f, Math.min(3f, x));
        return slope(a + a) - (1 - UnitStep.of(3 - Math.abs(a))) * (a * Sixth.FLOAT_HIGH);
    }

    /** (t + 3) / 6. */
    private static float slope(float t) {
        float sum = t + 3;
        return Sixth.of(sum, TwoSum.low(t, 3, sum));
    }

    @Override
    public String toString() {
        return "hardswish";
    }
}
