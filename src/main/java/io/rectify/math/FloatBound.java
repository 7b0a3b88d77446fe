package io.rectify.math;

/**
 * The {@code float} numbers next to a {@code double}: for a {@code float} x, {@code x > bound} is {@code x > atMost(bound)}, and
 * {@code x < bound} is {@code x < atLeast(bound)}.
 */
public final class FloatBound {
    private FloatBound() {}

    /** The largest number that is not above {@code bound}. */
    public static float atMost(double bound) {
        float nearest = (float) bound;
        return nearest > bound ? Math.nextDown(nearest) : nearest;
    }

    /** The smallest number that is not below {@code bound}. */
    public static float atLeast(double bound) {
        float nearest = (float) bound;
        return nearest < bound ? Math.nextUp(nearest) : nearest;
    }
}
