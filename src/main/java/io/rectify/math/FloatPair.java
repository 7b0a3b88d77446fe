package io.rectify.math;

/**
 * A {@code double} constant as the sum of two {@code float} numbers, {@code high + low}, for products with a {@code float}.
 *
 * <p>{@code fma(high, x, low * x)} is the product with the constant itself, not with the constant rounded to {@code float}:
 * its error is below 0.500001 ulp, and for most constants it is correctly rounded for every x (N. Brisebarre and J.-M. Muller,
 * Correctly rounded multiplication by arbitrary precision constants, IEEE Transactions on Computers 57(2), 2008).
 *
 * <p>{@code high} is the constant cut to 24 bits, so {@code low} has the same sign or is 0, and the sum of the two products of
 * −0.0 is −0.0 where it should be. Both are exact enough for constants from 2⁻¹⁰⁰ to {@link Float#MAX_VALUE}.
 */
public final class FloatPair {
    private static final long BITS_BEYOND_FLOAT = (1L << 29) - 1;

    private FloatPair() {}

    public static float high(double constant) {
        return (float) Double.longBitsToDouble(Double.doubleToRawLongBits(constant) & ~BITS_BEYOND_FLOAT);
    }

    public static float low(double constant) {
        return (float) (constant - high(constant));
    }
}
