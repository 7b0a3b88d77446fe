package io.rectify.math;

/**
 * One factor of the chain rule, {@code dy · f′(x)}: {@code +0.0} where the derivative is 0, even for an infinite or NaN
 * {@code dy}, so that a dead unit blocks every gradient; elsewhere the rounded product.
 *
 * <p>Written on the bits because the obvious {@code derivative == 0 ? 0 : dy * derivative} is compiled to a branch that random
 * signs mispredict: 6 ns an element against 0.7.
 */
public final class ChainRule {
    private ChainRule() {}

    public static float multiply(float dy, float derivative) {
        int magnitude = Float.floatToRawIntBits(derivative) & 0x7FFFFFFF;
        int derivativeIsZero = (magnitude - 1) >> 31;
        return Float.intBitsToFloat(Float.floatToRawIntBits(dy * derivative) & ~derivativeIsZero);
    }

    public static double multiply(double dy, double derivative) {
        long magnitude = Double.doubleToRawLongBits(derivative) & 0x7FFFFFFFFFFFFFFFL;
        long derivativeIsZero = (magnitude - 1) >> 63;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(dy * derivative) & ~derivativeIsZero);
    }
}
