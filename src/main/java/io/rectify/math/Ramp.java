package io.rectify.math;

/**
 * The ramp slope · x + offset, limited to 0 and 1. It is computed from its foot, as slope · (x − foot): near the foot that
 * difference is exact, while slope · x + offset cancels down to what the rounding of the slope has left. What x − foot cuts off
 * elsewhere is known (O. Møller, Quasi double-precision in floating point addition, BIT 5, 1965).
 *
 * <p>A slope of {@code 1.0 / 6} stands for one sixth itself, so that its feet lie at ±3 where the offset is ½.
 */
public final class Ramp {
    /** One sixth less its nearest {@code double}. */
    private static final double SIXTH_LOW = 0x1.5555555555555p-57;

    /** Where every ramp has long reached 0 or 1, and nothing overflows yet. */
    public static final float FLOAT_LIMIT = 0x1p60f;
    public static final double DOUBLE_LIMIT = 0x1p500;

    private Ramp() {}

    /** What the slope has beyond its {@code double}. */
    public static double slopeLow(double slope) {
        return slope == 1.0 / 6 ? SIXTH_LOW : 0;
    }

    /** Where the ramp leaves 0. */
    public static double foot(double slope, double offset) {
        return -offset / slope;
    }

    /** What the rounding of {@code foot} has cut off. */
    public static double footLow(double slope, double offset) {
        double foot = foot(slope, offset);
        return -(Math.fma(slope, foot, offset) + slopeLow(slope) * foot) / slope;
    }

    /** Where the ramp reaches 1. */
    public static double top(double slope, double offset) {
        return (1 - offset) / slope;
    }

    public static float value(double slope, double offset, float x) {
        float high = (float) slope;
        float low = (float) (slope - high);
        double wideFoot = foot(slope, offset);
        float foot = (float) wideFoot;
        float footLow = (float) (wideFoot - foot + footLow(slope, offset));
        float a = Math.max(-FLOAT_LIMIT, Math.min(FLOAT_LIMIT, x));
        float s = a - foot;
        float v = s - a;
        float sLow = (a - (s - v)) - (foot + v) - footLow;
        return Math.min(1f, Math.max(0f, Math.fma(high, s, Math.fma(low, s, high * sLow))));
    }

    public static double value(double slope, double offset, double x) {
        double foot = foot(slope, offset);
        double a = Math.max(-DOUBLE_LIMIT, Math.min(DOUBLE_LIMIT, x));
        double s = a - foot;
        double v = s - a;
        double sLow = (a - (s - v)) - (foot + v) - footLow(slope, offset);
        return Math.min(1.0, Math.max(0.0, Math.fma(slope, s, Math.fma(slopeLow(slope), s, slope * sLow))));
    }
}
