package io.rectify.math;

import io.rectify.Activation;
import io.rectify.LeakyReLU;
import io.rectify.PReLU;
import io.rectify.RReLU;

/** The scalar code of {@link LeakyReLU}, {@link PReLU} and {@link RReLU}: x for x &gt; 0, slope · x for x ≤ 0. */
public final class Leaky {
    private Leaky() {}

    public static double slope(Activation activation) {
        return activation instanceof LeakyReLU leaky ? leaky.negativeSlope()
                : activation instanceof PReLU prelu ? prelu.slope()
                : ((RReLU) activation).slope();
    }

    // max(0, x) + slope · min(0, x), the form without a conditional, which C2 vectorizes. max(-0.0, x) is the zero that leaves
    // every left-hand result as it is, and 0 · −∞ must be avoided: the limit is 0, the product NaN.

    public static double value(double slope, double x) {
        double left = Math.min(0.0, x);
        double finite = slope == 0 ? Math.max(-Double.MAX_VALUE, left) : left;
        return Math.max(-0.0, x) + slope * finite;
    }

    public static float value(double slope, float x) {
        float left = Math.min(0f, x);
        float finite = Math.max(-Float.MAX_VALUE, left);
        float high = FloatPair.high(slope);
        float low = FloatPair.low(slope);
        return Math.max(-0f, x) + Math.fma(high, slope == 0 ? finite : left, low * finite);
    }

    public static double derivative(double slope, double x) {
        double step = UnitStep.of(x);
        return step + slope * (1 - step);
    }

    public static float derivative(double slope, float x) {
        float step = UnitStep.of(x);
        return step + (float) slope * (1 - step);
    }
}
