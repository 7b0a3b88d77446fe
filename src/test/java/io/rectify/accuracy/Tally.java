package io.rectify.accuracy;

import java.util.Arrays;

/** What has been seen of the errors of a function. */
public final class Tally {
    private long points;
    private double max;
    private double worst = Double.NaN;
    private double maxOrAbsolute;
    private double maxUnexcused;
    private double sum;
    private double sumOfSquares;
    private boolean monotone = true;

    /**
     * Takes down results. Nearly all of them only enter the sums, which therefore are local variables.
     *
     * @param x the arguments
     * @param error the signed errors in ulp; NaN if the result is NaN, or is not where it should be
     * @param absolute the absolute errors in units of the absolute bound; infinite where only the error in ulp counts
     * @param count how many
     */
    void add(double[] x, double[] error, double[] absolute, int count) {
        double blockSum = 0;
        double blockSumOfSquares = 0;
        double ordinary = points == 0 ? -1 : smallestMaximum();
        for (int i = 0; i < count; i++) {
            double e = error[i];
            blockSum += e;
            blockSumOfSquares += e * e;
            if (!(Math.abs(e) <= ordinary)) { // or NaN
                remember(x[i], e, absolute[i]);
                ordinary = smallestMaximum();
            }
        }
        points += count;
        sum += blockSum;
        sumOfSquares += blockSumOfSquares;
    }

    private double smallestMaximum() {
        return Math.min(max, Math.min(maxOrAbsolute, maxUnexcused));
    }

    private void remember(double x, double error, double absolute) {
        double size = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.abs(error);
        if (size > max || Double.isNaN(worst)) {
            max = size;
            worst = x;
        }
        double excuse = size == Double.POSITIVE_INFINITY ? size : Math.abs(absolute);
        maxOrAbsolute = Math.max(maxOrAbsolute, Math.min(size, excuse));
        if (excuse >= 1) {
            maxUnexcused = Math.max(maxUnexcused, size);
        }
    }

    /** Takes down that a result was smaller than that of a smaller argument. */
    void notMonotone() {
        monotone = false;
    }

    void add(Tally other) {
        if (other.max > max || points == 0) {
            max = other.max;
            worst = other.worst;
        }
        points += other.points;
        maxOrAbsolute = Math.max(maxOrAbsolute, other.maxOrAbsolute);
        maxUnexcused = Math.max(maxUnexcused, other.maxUnexcused);
        sum += other.sum;
        sumOfSquares += other.sumOfSquares;
        monotone &= other.monotone;
    }

    /**
     * Returns the number of arguments.
     *
     * @return how many
     */
    public long points() {
        return points;
    }

    /**
     * Returns the largest error.
     *
     * @return in ulp
     */
    public double max() {
        return max;
    }

    /**
     * Returns the argument of the largest error.
     *
     * @return the first of them
     */
    public double worst() {
        return worst;
    }

    /**
     * Returns the largest error, where near a zero crossing an error below 2⁻²⁵ in {@code float}, 2⁻⁵⁴ in {@code double}, counts as
     * its share of that.
     *
     * @return at most {@link #max}
     */
    public double maxOrAbsolute() {
        return maxOrAbsolute;
    }

    /**
     * Returns the largest error that is not below 2⁻²⁵ in {@code float}, 2⁻⁵⁴ in {@code double}, near a zero crossing.
     *
     * @return at most {@link #max}
     */
    public double maxUnexcused() {
        return maxUnexcused;
    }

    double rms() {
        return Math.sqrt(sumOfSquares / points);
    }

    double bias() {
        return sum / points;
    }

    /**
     * Tells whether a larger argument never gave a smaller result.
     *
     * @return whether the function was seen to be monotone
     */
    public boolean monotone() {
        return monotone;
    }

    /** As {@link #parse} reads it back, without loss. */
    @Override
    public String toString() {
        return points + " " + max + " " + worst + " " + maxOrAbsolute + " " + maxUnexcused + " " + sum + " " + sumOfSquares + " "
                + monotone;
    }

    static Tally parse(String text) {
        String[] fields = text.split(" ");
        Tally tally = new Tally();
        tally.points = Long.parseLong(fields[0]);
        double[] numbers = Arrays.stream(fields, 1, 7).mapToDouble(Double::parseDouble).toArray();
        tally.max = numbers[0];
        tally.worst = numbers[1];
        tally.maxOrAbsolute = numbers[2];
        tally.maxUnexcused = numbers[3];
        tally.sum = numbers[4];
        tally.sumOfSquares = numbers[5];
        tally.monotone = Boolean.parseBoolean(fields[7]);
        return tally;
    }
}
