package io.rectify.accuracy;

import io.rectify.Activation;
import io.rectify.reference.Smooth;
import java.util.function.DoubleUnaryOperator;

/** Measures a function of {@code float} on a walk through the bit patterns. */
public final class Floats {
    private static final int BLOCK = 4096;

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
        FloatErrors errors = new FloatErrors(reference, crossings, BLOCK);
        for (int start = 0; start < count; start += BLOCK) {
            for (int i = 0; i <= BLOCK; i++) {
                x[i] = Float.intBitsToFloat(first + (start + i - 1) * stride);
            }
            quantity.compute(activation, x, y);
            int last = Math.min(BLOCK, count - start);
            errors.addTo(tally, x, y, 1, last);
            if (!ordered(x, y, last)) {
                tally.notMonotone();
            }
        }
        return tally;
    }

    private static boolean ordered(float[] x, float[] y, int last) {
        for (int i = 1; i <= last; i++) {
            if (x[i] > 0 ? x[i - 1] >= 0 && y[i] < y[i - 1] : x[i] < x[i - 1] && x[i - 1] <= 0 && y[i] > y[i - 1]) {
                return false;
            }
        }
        return true;
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
        new FloatErrors(quantity.of(smooth).inDouble(), crossings, BLOCK).addTo(tally, x, y, 0, BLOCK - 1);
        return tally;
    }
}
