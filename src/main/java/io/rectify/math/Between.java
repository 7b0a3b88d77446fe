package io.rectify.math;

/** 1 where low &lt; x &lt; high, 0 elsewhere, NaN where x is NaN: a difference has the sign of the comparison, however small. */
public final class Between {
    private Between() {}

    public static float of(float low, float high, float x) {
        return UnitStep.of(x - low) * UnitStep.of(high - x);
    }

    public static double of(double low, double high, double x) {
        return UnitStep.of(x - low) * UnitStep.of(high - x);
    }
}
