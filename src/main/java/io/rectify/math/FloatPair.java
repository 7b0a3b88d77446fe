package io.rectify.math;

/**
 * A {@code double} constant as the sum of two {@code float} numbers, {@code high + low}, for products with a {@code float}.
 *
 * <p>{@code fma(high, x, low * x)} is the product with the constant itself, not with the constant rounded to {@code float}:
 * its error is below 0.500001 ulp, and for most constants it is correctly rounded for every x (N. Brisebarre and J.-M. Muller,
 * Correctly rounded multiplication by arbitrary precision constants, IEEE Transactions on Computers 57(2), 2008).
 *
 * <p>{@code high} is the constant cut to 24 bits, so {@code low} has the same sign or is 0, and the sum of the two products of
 * −0.0 is −0.0 where it should be. Both are exact enough for constants from 2⁻¹⁰⁰ to {@link Float#MAX_VALUE}. Below the normal
 * numbers {@code low} is 0, and {@code high} is 0 for the constant 0 only: else its product with ∞ would be NaN.
 */
public final class FloatPair {
    private static final long BITS_BEYOND_FLOAT = (1L << 29) - 1;

    private FloatPair() {}

    // Two methods: C2 inlines up to 35 bytecodes wherever they are called, and more only where it has seen many calls. A leaky
    // ReLU of 8 elements took 40 to 100 ns instead of 13 in a JVM that had computed longer arrays before.

    public static float high(double constant) {
        float high = (float) cut(constant);
        return high == 0 && constant != 0 ? Math.copySign(Float.MIN_VALUE, high) : high;
    }

    private static double cut(double constant) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(constant) & ~BITS_BEYOND_FLOAT);
    }

    public static float low(double constant) {
        return Math.abs(constant) < Float.MIN_NORMAL ? (float) Math.copySign(0, constant) : (float) (constant - high(constant));
    }
}
