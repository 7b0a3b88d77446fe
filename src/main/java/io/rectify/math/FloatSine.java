package io.rectify.math;

import io.rectify.Sine;

/** {@link Sine} for {@code float}, computed in {@code double}: as {@link DoubleSine}, but with 29 bits to spare. */
public final class FloatSine {
    /** sin r = r (1 + s (S0 + S1 s + …)), s = r², from docs/coefficients/sine.sollya; off by less than 2.0e-11 of itself. */
    public static final double S0 = -0x1.555555545e4aap-3;
    public static final double S1 = 0x1.11110def7d4c6p-7;
    public static final double S2 = -0x1.a013a7c104c63p-13;
    public static final double S3 = 0x1.6dbe09941b473p-19;

    /** cos r = 1 + s (C0 + C1 s + …); off by less than 3.2e-13 of itself. */
    public static final double C0 = -0x1.fffffffffe69ap-2;
    public static final double C1 = 0x1.555555514f91bp-5;
    public static final double C2 = -0x1.6c16bae5d7a16p-10;
    public static final double C3 = 0x1.a01298a7bf50ep-16;
    public static final double C4 = -0x1.2474d10b18dd8p-22;

    private FloatSine() {}

    public static float value(double omega, float x) {
        return Math.abs(x) <= largest(omega) ? (float) sine(omega, x, 0, 1) : (float) DoubleSine.value(omega, x);
    }

    public static float derivative(double omega, float x) {
        return Math.abs(x) <= largest(omega) ? (float) sine(omega, x, 1, omega) : (float) DoubleSine.derivative(omega, x);
    }

    /** The largest |x| that is computed here. */
    public static float largest(double omega) {
        return (float) DoubleSine.largest(omega);
    }

    /** factor · sin(ωx + quarters · π/2). */
    private static double sine(double omega, double x, int quarters, double factor) {
        double z = omega * x;
        double excess = Math.fma(-omega, x, z);
        double shifted = Math.fma(z, DoubleSine.TWO_OVER_PI, DoubleExp.SHIFT);
        double n = shifted - DoubleExp.SHIFT;
        double r = Math.fma(n, -DoubleSine.SECOND, Math.fma(n, -DoubleSine.FIRST, z) - excess);
        double s = r * r;
        int quarter = (int) Double.doubleToRawLongBits(shifted) + quarters;
        double result = factor * ((quarter & 1) == 0 ? sine(r, s) : cosine(s));
        return (quarter & 2) == 0 ? result : -result;
    }

    private static double sine(double r, double s) {
        double p = Math.fma(S3, s, S2);
        p = Math.fma(p, s, S1);
        p = Math.fma(p, s, S0);
        return r * Math.fma(p, s, 1);
    }

    private static double cosine(double s) {
        double p = Math.fma(C4, s, C3);
        p = Math.fma(p, s, C2);
        p = Math.fma(p, s, C1);
        p = Math.fma(p, s, C0);
        return Math.fma(p, s, 1);
    }
}
