package io.rectify.loop;

import io.rectify.math.Leaky;
import io.rectify.math.UnitStep;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** The training form of {@link io.rectify.RReLU}. */
public final class RandomSlopes {
    private static final HalfSquare HALF_SQUARE = new HalfSquare();

    private RandomSlopes() {}

    public static void forward(
            double lower, double upper, float[] x, float[] y, float[] slopes, RandomGenerator random) {
        Bulk.checkWhole(x, "x", y, "y");
        Bulk.checkWhole(x, "x", slopes, "slopes");
        Objects.requireNonNull(random, "random");
        Ranges.checkApart("y", y, 0, "slopes", slopes, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            float v = x[i];
            float slope = v <= 0 ? (float) draw(lower, upper, random) : UnitStep.of(v);
            slopes[i] = slope;
            y[i] = Leaky.value(slope, v);
        }
    }

    public static void forward(
            double lower, double upper, double[] x, double[] y, double[] slopes, RandomGenerator random) {
        Bulk.checkWhole(x, "x", y, "y");
        Bulk.checkWhole(x, "x", slopes, "slopes");
        Objects.requireNonNull(random, "random");
        Ranges.checkApart("y", y, 0, "slopes", slopes, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            double v = x[i];
            double slope = v <= 0 ? draw(lower, upper, random) : UnitStep.of(v);
            slopes[i] = slope;
            y[i] = Leaky.value(slope, v);
        }
    }

    private static double draw(double lower, double upper, RandomGenerator random) {
        return Math.min(upper, Math.fma(upper - lower, random.nextDouble(), lower));
    }

    public static void backward(float[] slopes, float[] dy, float[] dx) {
        Bulk.checkWhole(slopes, "slopes", dy, "dy");
        Bulk.checkWhole(slopes, "slopes", dx, "dx");
        Loops.of(HALF_SQUARE).backward(HALF_SQUARE, slopes, 0, dy, 0, dx, 0, slopes.length);
    }

    public static void backward(double[] slopes, double[] dy, double[] dx) {
        Bulk.checkWhole(slopes, "slopes", dy, "dy");
        Bulk.checkWhole(slopes, "slopes", dx, "dx");
        Loops.of(HALF_SQUARE).backward(HALF_SQUARE, slopes, 0, dy, 0, dx, 0, slopes.length);
    }
}
