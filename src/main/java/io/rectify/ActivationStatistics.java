package io.rectify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How often each unit of a layer is active, fed with the outputs of the layer batch after batch:
 * <pre>{@code
 * ActivationStatistics statistics = new ActivationStatistics(relu, 128);
 * for (float[] outputs : batches) {           // 128 outputs for each example
 *     statistics.add(outputs);
 * }
 * logger.info(statistics.toString());         // or deadUnits(), active(unit), …
 * }</pre>
 *
 * <p>What is counted of each output:
 * <ul>
 * <li><b>active</b>: it is not 0. A unit that never is, is <b>dead</b>, such as a ReLU whose argument is negative for every
 *     example: no gradient passes it, and so it stays as it is.
 * <li><b>saturated</b>: it is active, and in a flat end of the activation. An end begins where the derivative falls below 0.01
 *     in magnitude for good, and goes on to the limit {@code forward(±∞)}, if that is finite: a sigmoid is saturated below
 *     0.0102 and above 0.9898, tanh beyond ±0.995, ELU below −0.99, ReLU never.
 * <li><b>NaN</b>: neither active nor saturated.
 * </ul>
 *
 * <p>An output does not always tell its argument: an activation that is not monotone, such as GELU or SiLU, takes values of its
 * left end once more just below 0, and these count as saturated, too.
 *
 * <p>{@code add} allocates nothing. Not safe for use by several threads at once.
 */
public final class ActivationStatistics {
    private static final double FLAT = 0.01;
    private static final int LISTED = 20;

    private final Activation activation;
    private final End left;
    private final End right;
    private final End leftFloat; // the same ends as forward(float) rounds them
    private final End rightFloat;
    private final long[] active;
    private final long[] saturated;
    private final long[] nan;
    private long rows;

    /**
     * Makes statistics without any rows yet.
     *
     * @param activation the activation of the layer
     * @param units the number of outputs that the layer has for each row
     * @throws IllegalArgumentException if {@code units} is less than 1
     */
    public ActivationStatistics(Activation activation, int units) {
        this.activation = Objects.requireNonNull(activation, "activation");
        if (units < 1) {
            throw new IllegalArgumentException("units must be at least 1, but is " + units);
        }
        left = end(activation, -1);
        right = end(activation, 1);
        leftFloat = floatEnd(activation, -1);
        rightFloat = floatEnd(activation, 1);
        active = new long[units];
        saturated = new long[units];
        nan = new long[units];
    }

    private static End end(Activation activation, int sign) {
        return End.between(activation.forward(sign * Double.POSITIVE_INFINITY), activation.forward(beginOfEnd(activation, sign)));
    }

    private static End floatEnd(Activation activation, int sign) {
        double begin = beginOfEnd(activation, sign);
        float x = (float) begin;
        if (sign * x < sign * begin) { // rounded out of the end, which may lead over a jump
            x = Math.nextAfter(x, sign * Double.POSITIVE_INFINITY);
        }
        return End.between(activation.forward(sign * Float.POSITIVE_INFINITY), activation.forward(x));
    }

    /** The argument farthest from infinity of this sign such that the derivative is flat all the way to there. */
    private static double beginOfEnd(Activation activation, int sign) {
        double flat = sign * Double.POSITIVE_INFINITY;
        double x = sign * 0x1p60;
        while (isFlat(activation, x) && Math.abs(x) <= 0x1p60) { // towards 0, and beyond
            flat = x;
            x = x * sign < 0 ? x / 0.75 : Math.abs(x) < 0x1p-60 ? -x : x * 0.75;
        }
        for (int i = 0; i < 60 && Double.isFinite(flat); i++) {
            double middle = (x + flat) / 2;
            if (isFlat(activation, middle)) {
                flat = middle;
            } else {
                x = middle;
            }
        }
        return flat;
    }

    private static boolean isFlat(Activation activation, double x) {
        return Math.abs(activation.derivative(x)) < FLAT;
    }

    /** The values of a flat end; none if its limit is infinite or NaN. */
    private record End(double least, double greatest) {
        static End between(double limit, double begin) {
            return Double.isFinite(limit)
                    ? new End(Math.min(limit, begin), Math.max(limit, begin))
                    : new End(Double.NaN, Double.NaN);
        }

        boolean contains(double y) {
            return y >= least && y <= greatest;
        }
    }

    /**
     * Adds rows of outputs.
     *
     * @param outputs the outputs of all units for one row after the other
     * @throws IllegalArgumentException if the length is not a multiple of the number of units
     */
    public void add(float[] outputs) {
        add(outputs, 0, wholeRows(Objects.requireNonNull(outputs, "outputs").length));
    }

    /**
     * Adds some rows of outputs.
     *
     * @param outputs has the outputs of all units for one row after the other
     * @param offset index of the first output
     * @param rows number of rows
     * @throws IndexOutOfBoundsException if the rows do not lie within the array
     */
    public void add(float[] outputs, int offset, int rows) {
        checkRange(Objects.requireNonNull(outputs, "outputs").length, offset, rows);
        for (int row = 0, i = offset; row < rows; row++) {
            for (int unit = 0; unit < active.length; unit++, i++) {
                count(unit, outputs[i], leftFloat, rightFloat);
            }
        }
        this.rows += rows;
    }

    /**
     * Adds rows of outputs.
     *
     * @param outputs the outputs of all units for one row after the other
     * @throws IllegalArgumentException if the length is not a multiple of the number of units
     */
    public void add(double[] outputs) {
        add(outputs, 0, wholeRows(Objects.requireNonNull(outputs, "outputs").length));
    }

    /**
     * Adds some rows of outputs.
     *
     * @param outputs has the outputs of all units for one row after the other
     * @param offset index of the first output
     * @param rows number of rows
     * @throws IndexOutOfBoundsException if the rows do not lie within the array
     */
    public void add(double[] outputs, int offset, int rows) {
        checkRange(Objects.requireNonNull(outputs, "outputs").length, offset, rows);
        for (int row = 0, i = offset; row < rows; row++) {
            for (int unit = 0; unit < active.length; unit++, i++) {
                count(unit, outputs[i], left, right);
            }
        }
        this.rows += rows;
    }

    private void count(int unit, double y, End left, End right) {
        if (y != y) {
            nan[unit]++;
        } else if (y != 0) {
            active[unit]++;
            if (left.contains(y) || right.contains(y)) {
                saturated[unit]++;
            }
        }
    }

    private int wholeRows(int length) {
        if (length % active.length != 0) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "outputs.length must be a multiple of units: outputs.length is %d, units is %d", length, active.length));
        }
        return length / active.length;
    }

    private void checkRange(int arrayLength, int offset, int rows) {
        if (offset < 0 || rows < 0 || offset > arrayLength - (long) rows * active.length) {
            throw new IndexOutOfBoundsException(String.format(Locale.ROOT,
                    "outputs: offset %d and %d rows of %d units do not lie within an array of length %d",
                    offset, rows, active.length, arrayLength));
        }
    }

    /**
     * Returns the number of units of the layer.
     *
     * @return the number of units
     */
    public int units() {
        return active.length;
    }

    /**
     * Returns how many rows have been added.
     *
     * @return the number of rows
     */
    public long rows() {
        return rows;
    }

    /**
     * Returns in how many rows a unit was active.
     *
     * @param unit index of the unit
     * @return the number of outputs that are not 0
     * @throws IndexOutOfBoundsException if there is no such unit
     */
    public long active(int unit) {
        return active[checkUnit(unit)];
    }

    /**
     * Returns in how many rows a unit was saturated.
     *
     * @param unit index of the unit
     * @return the number of outputs in a flat end of the activation
     * @throws IndexOutOfBoundsException if there is no such unit
     */
    public long saturated(int unit) {
        return saturated[checkUnit(unit)];
    }

    /**
     * Returns in how many rows the output of a unit was NaN.
     *
     * @param unit index of the unit
     * @return the number of outputs that are NaN
     * @throws IndexOutOfBoundsException if there is no such unit
     */
    public long nan(int unit) {
        return nan[checkUnit(unit)];
    }

    private int checkUnit(int unit) {
        if (unit < 0 || unit >= active.length) {
            throw new IndexOutOfBoundsException("unit must lie between 0 and " + (active.length - 1) + ", but is " + unit);
        }
        return unit;
    }

    /**
     * Returns the dead units: those whose output was 0 in every row.
     *
     * @return their indices, in order; empty as long as there are no rows
     */
    public int[] deadUnits() {
        return units(unit -> rows > 0 && active[unit] == 0 && nan[unit] == 0);
    }

    /**
     * Returns the units that were saturated in every row.
     *
     * @return their indices, in order; empty as long as there are no rows
     */
    public int[] saturatedUnits() {
        return units(unit -> rows > 0 && saturated[unit] == rows);
    }

    private int[] units(IntPredicate condition) {
        return IntStream.range(0, active.length).filter(condition).toArray();
    }

    /**
     * Returns a summary of a few lines: how often the units were active and saturated, and which ones are dead, always
     * saturated, or have been NaN.
     *
     * @return a text to print
     */
    @Override
    public String toString() {
        String title = String.format(Locale.ROOT, "%s: %,d units, %,d rows", activation, active.length, rows);
        if (rows == 0) {
            return title;
        }
        return String.join(System.lineSeparator(),
                title,
                String.format(Locale.ROOT, "%-16s%9s%9s%9s%9s", "share of rows", "mean", "least", "median", "most"),
                shares("active", active),
                shares("saturated", saturated),
                list("dead", deadUnits()),
                list("always saturated", saturatedUnits()),
                list("ever NaN", units(unit -> nan[unit] > 0)));
    }

    private String shares(String name, long[] counts) {
        double[] percent = Arrays.stream(counts).mapToDouble(count -> 100.0 * count / rows).sorted().toArray();
        int n = percent.length;
        double mean = Arrays.stream(percent).average().orElseThrow();
        double median = (percent[(n - 1) / 2] + percent[n / 2]) / 2;
        return String.format(Locale.ROOT, "%-16s%7.1f %%%7.1f %%%7.1f %%%7.1f %%",
                name, mean, percent[0], median, percent[n - 1]);
    }

    private String list(String name, int[] units) {
        if (units.length == 0) {
            return String.format(Locale.ROOT, "%-18snone", name);
        }
        String first = IntStream.of(units).limit(LISTED).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String rest = units.length > LISTED ? ", ..." : "";
        return String.format(Locale.ROOT, "%-18s%,d of %,d: %s%s", name, units.length, active.length, first, rest);
    }
}
