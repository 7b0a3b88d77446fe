package io.rectify.accuracy;

import io.rectify.Activation;
import io.rectify.reference.Scaled;
import io.rectify.reference.Smooth;
import java.util.function.DoubleFunction;

/** Measures a function of {@code double} at neighbouring arguments, many of them where kernels are known to fail. */
public final class Doubles {
    private static final int NEIGHBOURS = 4;
    private static final int BLOCK = 1024 * NEIGHBOURS;
    private static final double ABSOLUTE = 0x1p-54;

    private Doubles() {}

    /**
     * Measures the errors at arguments drawn at random.
     *
     * @param activation the activation
     * @param quantity of it
     * @param seed selects the arguments
     * @param count about how many
     * @return the errors
     */
    public static Tally measure(Activation activation, Quantity quantity, long seed, int count) {
        Smooth smooth = Smooth.of(activation.toString());
        DoubleFunction<Scaled> reference = quantity.of(smooth).inDoubleDouble();
        Crossings crossings = Crossings.of(smooth, quantity);
        Hard hard = new Hard(seed, crossings);
        Tally tally = new Tally();
        double[] x = new double[BLOCK];
        double[] y = new double[BLOCK];
        double[] at = new double[BLOCK];
        double[] error = new double[BLOCK];
        double[] absolute = new double[BLOCK];
        for (int start = 0; start < count; start += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                x[i] = i % NEIGHBOURS == 0 ? hard.next() : Math.nextUp(x[i - 1]);
            }
            quantity.compute(activation, x, y);
            int finite = 0;
            for (int i = 0; i < BLOCK; i++) {
                if (Double.isFinite(x[i])) {
                    Scaled exact = reference.apply(x[i]);
                    at[finite] = x[i];
                    error[finite] = exact.errorInUlp(y[i]);
                    absolute[finite++] = crossings.near(x[i]) ? exact.error(y[i]) / ABSOLUTE : Double.POSITIVE_INFINITY;
                    if (i % NEIGHBOURS != 0 && y[i] < y[i - 1]) {
                        tally.notMonotone();
                    }
                }
            }
            tally.add(at, error, absolute, finite);
        }
        return tally;
    }
}
