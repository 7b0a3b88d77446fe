package io.rectify.accuracy;

import io.rectify.reference.Smooth;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Where a derivative changes its sign. There it is a difference of nearly equal numbers, and its error may be absolute; values, and
 * a derivative that crosses zero at 0, keep their relative accuracy.
 */
public final class Crossings {
    private static final double STEP = 1.0 / 64;

    private final double[] all;

    private Crossings(double[] all) {
        this.all = all;
    }

    /**
     * Finds the zero crossings.
     *
     * @param smooth the references of an activation
     * @param quantity of it
     * @return those of the derivative between −16 and 16; none for the value
     */
    public static Crossings of(Smooth smooth, Quantity quantity) {
        if (quantity == Quantity.VALUE) {
            return new Crossings(new double[0]);
        }
        DoubleUnaryOperator f = quantity.of(smooth).inDouble();
        return new Crossings(IntStream.range(-1024, 1024).mapToDouble(i -> i * STEP)
                .filter(x -> f.applyAsDouble(x) * f.applyAsDouble(x + STEP) < 0)
                .map(x -> bisect(f, x, x + STEP)).toArray());
    }

    /**
     * Tells where an absolute error counts.
     *
     * @param x the argument
     * @return whether it is within a factor of 2 of a zero crossing
     */
    public boolean near(double x) {
        for (double zero : all) {
            if (zero > 0 ? x >= zero / 2 && x <= zero * 2 : x <= zero / 2 && x >= zero * 2) {
                return true;
            }
        }
        return false;
    }

    boolean any() {
        return all.length > 0;
    }

    double[] all() {
        return all;
    }

    private static double bisect(DoubleUnaryOperator f, double left, double right) {
        double middle = left + (right - left) / 2;
        if (middle == left || middle == right) {
            return middle;
        }
        return f.applyAsDouble(left) * f.applyAsDouble(middle) < 0 ? bisect(f, left, middle) : bisect(f, middle, right);
    }
}
