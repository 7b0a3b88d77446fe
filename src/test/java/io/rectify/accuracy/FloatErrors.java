package io.rectify.accuracy;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The errors of a block of {@code float} results, by several small loops: they are several times faster than one large one. */
final class FloatErrors {
    private static final double ABSOLUTE = 0x1p-25;

    private final DoubleUnaryOperator reference;
    private final Crossings crossings;
    private final double[] at;
    private final float[] result;
    private final double[] exact;
    private final double[] error;
    private final double[] absolute;

    FloatErrors(DoubleUnaryOperator reference, Crossings crossings, int block) {
        this.reference = reference;
        this.crossings = crossings;
        this.at = new double[block];
        this.result = new float[block];
        this.exact = new double[block];
        this.error = new double[block];
        this.absolute = new double[block];
        Arrays.fill(absolute, Double.POSITIVE_INFINITY);
    }

    /** Adds the errors of the results {@code y[first]} to {@code y[last]}, but for those that are rightly NaN. */
    void addTo(Tally tally, float[] x, float[] y, int first, int last) {
        int count = 0;
        for (int i = first; i <= last; i++) {
            if (!Float.isNaN(y[i]) || !Float.isNaN(x[i]) && !Double.isNaN(reference.applyAsDouble(x[i]))) {
                at[count] = x[i];
                result[count++] = y[i];
            }
        }
        for (int i = 0; i < count; i++) {
            exact[i] = reference.applyAsDouble(at[i]);
        }
        for (int i = 0; i < count; i++) {
            error[i] = errorInUlp(result[i], exact[i]);
        }
        if (crossings.any()) {
            for (int i = 0; i < count; i++) {
                absolute[i] = crossings.near(at[i]) ? (result[i] - exact[i]) / ABSOLUTE : Double.POSITIVE_INFINITY;
            }
        }
        tally.add(at, error, absolute, count);
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
