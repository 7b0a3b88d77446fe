package io.rectify.math;

/** What a rounded sum has lost (O. Møller, Quasi double-precision in floating point addition, 1965; D. E. Knuth). */
public final class TwoSum {
    private TwoSum() {}

    /** What the rounding of {@code sum = a + b} has cut off, exactly, whichever of both is the larger. */
    public static double low(double a, double b, double sum) {
        double b1 = sum - a;
        return (a - (sum - b1)) + (b - b1);
    }

    public static float low(float a, float b, float sum) {
        float b1 = sum - a;
        return (a - (sum - b1)) + (b - b1);
    }
}
