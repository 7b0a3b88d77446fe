package io.rectify;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether the derivative of an activation is the slope of its value; above all of an activation of your own:
 * <pre>{@code
 * DerivativeCheck check = DerivativeCheck.of(myActivation);
 * assertTrue(check.passed(), check.toString());
 * }</pre>
 *
 * <p>{@code derivative(double)} and {@code derivative(float)} are compared with difference quotients of {@code forward(double)}
 * over six distances, h, h/2, … h/32, extrapolated to distance 0. Of all h from 2⁻³ to 2⁻¹⁵ (for |x| &ge; 2048 larger in
 * proportion), the one counts whose result is least uncertain: the uncertainty is the difference to the results of 2h and h/2,
 * and what rounding of the values can do. Values are taken to be off by up to 2⁻⁵² · max(1, |f|), for which
 * {@code forward(double)} must be computed in {@code double}; derivatives by 2⁻⁵⁰ · max(1, |f′|) in {@code double} and by 2⁻²²
 * · max(1, |f′|) in {@code float}. This finds errors from about 10⁻¹¹ and from 10⁻⁶ on: wrong signs, factors, constants and
 * branches, but not lost last digits.
 *
 * <p>The slope is taken to the left and to the right of each point. At a kink, the derivative may be either one or between
 * them: from 0 to 1 for a ReLU at 0. Beside a jump there is one slope only. Nothing is compared where neither slope is known to
 * three digits, as where values are infinite or NaN. Detail finer than 10⁻⁴ is not seen: what the derivative is there, at a
 * single point above all, counts as wrong.
 */
public final class DerivativeCheck {
    private static final double VALUE_ERROR = 0x1p-52;
    private static final double DOUBLE_ERROR = 0x1p-50;
    private static final double FLOAT_ERROR = 0x1p-22;
    private static final double THREE_DIGITS = 1e-3;

    private static final int COARSEST = 2;
    private static final int FINEST = 16;
    private static final int DISTANCES = 6;

    /** By how much an extrapolated quotient from h = 1 can magnify the errors of the values: 336, rounded up. */
    private static final double AMPLIFICATION = 512;

    private final Activation activation;
    private final int comparisons;
    private final int failures;
    private final Comparison worst;

    private DerivativeCheck(Activation activation, double[] points) {
        int count = 0;
        int wrong = 0;
        Comparison worstSoFar = null;
        for (double x : points) {
            float rounded = (float) x;
            for (Comparison comparison : new Comparison[] {
                compare("double", activation, x, activation.derivative(x), DOUBLE_ERROR),
                compare("float", activation, rounded, activation.derivative(rounded), FLOAT_ERROR)
            }) {
                if (comparison != null) {
                    count++;
                    wrong += comparison.deviation() > 1 ? 1 : 0;
                    worstSoFar = worstSoFar == null || comparison.deviation() > worstSoFar.deviation() ? comparison : worstSoFar;
                }
            }
        }
        if (worstSoFar == null) {
            throw new IllegalArgumentException(
                    "the slope of " + activation + " is not known to three digits at any of " + points.length + " points");
        }
        this.activation = activation;
        comparisons = count;
        failures = wrong;
        worst = worstSoFar;
    }

    /**
     * Checks a derivative at the multiples of 1/16 from −16 to 16, and at ±2ᵏ and ±1.5 · 2ᵏ for k from −12 to 9.
     *
     * @param activation the activation
     * @return what was found
     * @throws IllegalArgumentException if nothing can be compared
     */
    public static DerivativeCheck of(Activation activation) {
        DoubleStream multiples = IntStream.rangeClosed(-256, 256).mapToDouble(i -> i / 16.0);
        DoubleStream powers = IntStream.rangeClosed(-12, 9).mapToDouble(k -> Math.scalb(1.0, k));
        DoubleStream both = powers.flatMap(p -> DoubleStream.of(-1.5 * p, -p, p, 1.5 * p));
        return of(activation, DoubleStream.concat(multiples, both).distinct().toArray());
    }

    /**
     * Checks a derivative at points of your own choice. In {@code float}, these are the nearest {@code float} numbers.
     *
     * @param activation the activation
     * @param x the points
     * @return what was found
     * @throws IllegalArgumentException if a point is not a finite {@code float}, or nothing can be compared
     */
    public static DerivativeCheck of(Activation activation, double... x) {
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(x, "x");
        for (int i = 0; i < x.length; i++) {
            if (!Float.isFinite((float) x[i])) {
                throw new IllegalArgumentException("x[" + i + "] must be a finite float, but is " + x[i]);
            }
        }
        return new DerivativeCheck(activation, x);
    }

    /** Compares with the slope that agrees better; null if neither is known. */
    private static Comparison compare(String type, Activation activation, double x, double derivative, double error) {
        Slope left = Slope.of(activation, x, -1);
        Slope right = Slope.of(activation, x, 1);
        if (left.isKnown() && right.isKnown() && (derivative - left.value) * (derivative - right.value) < 0) {
            return new Comparison(type, x, derivative, derivative, left.uncertainty);
        }
        Comparison nearest = null;
        for (Slope slope : new Slope[] {left, right}) {
            if (slope.isKnown()) {
                double uncertainty = slope.uncertainty + error * Math.max(1, Math.abs(slope.value));
                boolean overflows = type.equals("float") && Float.isInfinite((float) slope.value);
                double value = overflows ? (float) slope.value : slope.value;
                Comparison comparison = new Comparison(type, x, derivative, value, uncertainty);
                nearest = nearest == null || comparison.deviation() < nearest.deviation() ? comparison : nearest;
            }
        }
        return nearest;
    }

    private record Slope(double value, double uncertainty) {
        /** The slope to the left (−1) or to the right (1). */
        static Slope of(Activation activation, double x, int side) {
            double unit = side * Math.max(1, Math.ulp(x) * 0x1p42);
            Slope wider = extrapolated(activation, x, Math.scalb(unit, -COARSEST));
            Slope here = extrapolated(activation, x, Math.scalb(unit, -COARSEST - 1));
            Slope best = new Slope(Double.NaN, Double.POSITIVE_INFINITY);
            for (int k = COARSEST + 2; k <= FINEST; k++) {
                Slope closer = extrapolated(activation, x, Math.scalb(unit, -k));
                double difference = Math.max(Math.abs(here.value - wider.value), Math.abs(here.value - closer.value));
                double uncertainty = here.uncertainty + difference;
                if (uncertainty < best.uncertainty) {
                    best = new Slope(here.value, uncertainty);
                }
                wider = here;
                here = closer;
            }
            return best;
        }

        /** From the distances h, h/2, …, by Neville's algorithm; the uncertainty is only that of rounding. */
        private static Slope extrapolated(Activation activation, double x, double h) {
            double y = activation.forward(x);
            double magnitude = Math.max(1, Math.abs(y));
            double[] distances = new double[DISTANCES];
            double[] quotients = new double[DISTANCES];
            for (int i = 0; i < DISTANCES; i++) {
                double near = x + Math.scalb(h, -i);
                distances[i] = near - x;
                double yNear = activation.forward(near);
                quotients[i] = (yNear - y) / distances[i];
                magnitude = Math.max(magnitude, Math.abs(yNear));
            }
            for (int order = 1; order < DISTANCES; order++) {
                for (int i = 0; i < DISTANCES - order; i++) {
                    double far = distances[i];
                    double near = distances[i + order];
                    quotients[i] = (far * quotients[i + 1] - near * quotients[i]) / (far - near);
                }
            }
            return new Slope(quotients[0], AMPLIFICATION * VALUE_ERROR * magnitude / Math.abs(h));
        }

        boolean isKnown() {
            return uncertainty <= THREE_DIGITS * Math.max(1, Math.abs(value));
        }
    }

    /**
     * A derivative, and the slope that it should be.
     *
     * @param type {@code "double"} or {@code "float"}: of argument and derivative
     * @param x the argument
     * @param derivative what the activation says
     * @param slope the slope of its values; at a kink, of all slopes from left to right, the nearest to {@code derivative}
     * @param uncertainty by how much the two may differ
     */
    public record Comparison(String type, double x, double derivative, double slope, double uncertainty) {
        /**
         * Returns the difference in units of the uncertainty.
         *
         * @return more than 1 if the derivative is wrong
         */
        public double deviation() {
            double difference = derivative == slope ? 0 : Math.abs(derivative - slope);
            return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference / uncertainty;
        }

        /**
         * Returns the numbers in one line.
         *
         * @return a text to print
         */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "derivative(%s) at x = %s is %s, the slope there %s +- %.1e",
                    type, x, derivative, slope, uncertainty);
        }
    }

    /**
     * Returns whether no derivative differs from the slope by more than the uncertainty.
     *
     * @return false if the derivative is wrong somewhere
     */
    public boolean passed() {
        return failures == 0;
    }

    /**
     * Returns how many comparisons were made: two at each point, but for those where the slope is not known.
     *
     * @return the number of comparisons
     */
    public int comparisons() {
        return comparisons;
    }

    /**
     * Returns how many comparisons show that the derivative is wrong.
     *
     * @return the number of comparisons with a deviation of more than 1
     */
    public int failures() {
        return failures;
    }

    /**
     * Returns the comparison with the largest deviation.
     *
     * @return where the derivative is worst
     */
    public Comparison worst() {
        return worst;
    }

    /**
     * Returns the result and the worst comparison, a line each.
     *
     * @return a text to print
     */
    @Override
    public String toString() {
        String result = passed()
                ? String.format(Locale.ROOT, "right in all %,d comparisons", comparisons)
                : String.format(Locale.ROOT, "wrong in %,d of %,d comparisons", failures, comparisons);
        return String.format(Locale.ROOT, "derivative of %s: %s, worst by %.3g times the uncertainty:%n%s",
                activation, result, worst.deviation(), worst);
    }
}
