package io.rectify.accuracy;

import io.rectify.Activation;
import io.rectify.reference.Smooth;
import java.util.function.DoubleUnaryOperator;

/** Measures a function of {@code float} on a walk through the bit patterns. */
public final class Floats {
    private static final int BLOCK = 4096;
    private static final double ABSOLUTE = 0x1p-25;

    private Floats() {}

    /**
     * Measures the errors at the bit patterns {@code first}, {@code first + stride}, … Results that should be NaN count only if
     * they are not.
     *
     * @param activation the activation
     * @param quantity of it
     * @param first bits of the first argument
     * @param stride from one argument to the next
     * @param count number of arguments
     * @return the errors
     */
    public static Tally measure(Activation activation, Quantity quantity, int first, int stride, int count) {
        Smooth smooth = Smooth.of(activation.toString());
        DoubleUnaryOperator reference = quantity.of(smooth).inDouble();
        Crossings crossings = Crossings.of(smooth, quantity);
        Tally tally = new Tally();
        float[] x = new float[BLOCK + 1]; // the first one has been measured before: order is checked across blocks
        float[] y = new float[BLOCK + 1];
        for (int start = 0; start < count; start += BLOCK) {
            for (int i = 0; i <= BLOCK; i++) {
                x[i] = Float.intBitsToFloat(first + (start + i - 1) * stride);
            }
            quantity.compute(activation, x, y);
            for (int i = 1; i <= Math.min(BLOCK, count - start); i++) {
                add(tally, x[i], y[i], reference, crossings);
                if (x[i] > 0 ? x[i - 1] >= 0 && y[i] < y[i - 1] : x[i] < x[i - 1] && x[i - 1] <= 0 && y[i] > y[i - 1]) {
                    tally.addDrop();
                }
            }
        }
        return tally;
    }

    /**
     * Measures the errors at arguments drawn at random.
     *
     * @param activation the activation
     * @param quantity of it
     * @param seed selects the arguments
     * @return the errors at a few thousand hard arguments
     */
    public static Tally measureHard(Activation activation, Quantity quantity, long seed) {
        Smooth smooth = Smooth.of(activation.toString());
        Crossings crossings = Crossings.of(smooth, quantity);
        Hard hard = new Hard(seed, crossings);
        Tally tally = new Tally();
        float[] x = new float[BLOCK];
        float[] y = new float[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            x[i] = i % 2 == 0 ? (float) hard.next() : Math.nextDown(x[i - 1]);
        }
        quantity.compute(activation, x, y);
        for (int i = 0; i < BLOCK; i++) {
            add(tally, x[i], y[i], quantity.of(smooth).inDouble(), crossings);
        }
        return tally;
    }

    private static void add(Tally tally, float x, float y, DoubleUnaryOperator reference, Crossings crossings) {
        if (Float.isNaN(x)) {
            if (!Float.isNaN(y)) {
                tally.add(x, Double.NaN, 0);
            }
            return;
        }
        double exact = reference.applyAsDouble(x);
        double absolute = crossings.near(x) ? (y - exact) / ABSOLUTE : Double.POSITIVE_INFINITY;
        tally.add(x, errorInUlp(y, exact), absolute);
    }

    /** In units of the distance of the neighbours of {@code exact}. An infinity stands for every number beyond the range. */
    static double errorInUlp(float result, double exact) {
        if (Float.isInfinite(result)) {
            if (Math.abs(exact) >= 0x1p128) {
                return result * exact > 0 ? 0 : Double.NaN;
            }
            return (Math.copySign(0x1p128, result) - exact) * 0x1p-104;
        }
        int e = Math.max(Float.MIN_EXPONENT, Math.min(Float.MAX_EXPONENT, Math.getExponent(exact)));
        return (result - exact) * Double.longBitsToDouble((1023L + 23 - e) << 52);
    }
}
