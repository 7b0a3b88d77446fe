package io.rectify.math;

/** One sixth of a sum, {@code (sum + low) / 6} with |low| at most half an ulp of the sum: one sixth is a pair of numbers, too. */
public final class Sixth {
    public static final float FLOAT_HIGH = 0x1.555556p-3f;
    public static final float FLOAT_LOW = -0x1.555556p-28f;
    public static final double DOUBLE_HIGH = 0x1.5555555555555p-3;
    public static final double DOUBLE_LOW = 0x1.5555555555555p-57;

    private Sixth() {}

    public static float of(float sum, float low) {
        return Math.fma(sum, FLOAT_HIGH, Math.fma(sum, FLOAT_LOW, low * FLOAT_HIGH));
    }

    public static double of(double sum, double low) {
        return Math.fma(sum, DOUBLE_HIGH, Math.fma(sum, DOUBLE_LOW, low * DOUBLE_HIGH));
    }

    /** What the rounding of {@code sixth}, the result of the first product alone, has cut off. */
    public static float rest(float sum, float low, float sixth) {
        return Math.fma(sum, FLOAT_HIGH, -sixth) + Math.fma(sum, FLOAT_LOW, low * FLOAT_HIGH);
    }

    public static double rest(double sum, double low, double sixth) {
        return Math.fma(sum, DOUBLE_HIGH, -sixth) + Math.fma(sum, DOUBLE_LOW, low * DOUBLE_HIGH);
    }
}
