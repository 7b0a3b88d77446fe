package io.rectify.math;

/** 0 for every number, NaN for NaN: the derivative of a constant. */
public final class Zero {
    private Zero() {}

    public static float of(float x) {
        return Math.min(0f, Math.abs(x));
    }

    public static double of(double x) {
        return Math.min(0.0, Math.abs(x));
    }
}
