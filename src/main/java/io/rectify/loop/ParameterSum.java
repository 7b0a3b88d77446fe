package io.rectify.loop;

import io.rectify.Parametric;
import io.rectify.math.ChainRule;

/**
 * Sums of gradients with respect to a learned parameter, in the order that {@link Parametric} documents. There is one way for
 * all lanes: four partial sums, so that an addition need not wait for the one before.
 */
public final class ParameterSum {
    private ParameterSum() {}

    public static double of(Parametric activation, float[] x, float[] dy) {
        Bulk.checkWhole(x, "x", dy, "dy");
        return sum(activation, x, 0, dy, 0, x.length);
    }

    public static double of(Parametric activation, float[] x, int xOffset, float[] dy, int dyOffset, int length) {
        Bulk.check(x, "x", xOffset, length);
        Bulk.check(dy, "dy", dyOffset, length);
        return sum(activation, x, xOffset, dy, dyOffset, length);
    }

    private static double sum(Parametric activation, float[] x, int xOffset, float[] dy, int dyOffset, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < length - 3; i += 4) {
            s0 += term(activation, x[xOffset + i], dy[dyOffset + i]);
            s1 += term(activation, x[xOffset + i + 1], dy[dyOffset + i + 1]);
            s2 += term(activation, x[xOffset + i + 2], dy[dyOffset + i + 2]);
            s3 += term(activation, x[xOffset + i + 3], dy[dyOffset + i + 3]);
        }
        if (i < length) {
            s0 += term(activation, x[xOffset + i], dy[dyOffset + i]);
        }
        if (i + 1 < length) {
            s1 += term(activation, x[xOffset + i + 1], dy[dyOffset + i + 1]);
        }
        if (i + 2 < length) {
            s2 += term(activation, x[xOffset + i + 2], dy[dyOffset + i + 2]);
        }
        return (s0 + s1) + (s2 + s3);
    }

    public static double of(Parametric activation, double[] x, double[] dy) {
        Bulk.checkWhole(x, "x", dy, "dy");
        return sum(activation, x, 0, dy, 0, x.length);
    }

    public static double of(Parametric activation, double[] x, int xOffset, double[] dy, int dyOffset, int length) {
        Bulk.check(x, "x", xOffset, length);
        Bulk.check(dy, "dy", dyOffset, length);
        return sum(activation, x, xOffset, dy, dyOffset, length);
    }

    private static double sum(Parametric activation, double[] x, int xOffset, double[] dy, int dyOffset, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i < length - 3; i += 4) {
            s0 += term(activation, x[xOffset + i], dy[dyOffset + i]);
            s1 += term(activation, x[xOffset + i + 1], dy[dyOffset + i + 1]);
            s2 += term(activation, x[xOffset + i + 2], dy[dyOffset + i + 2]);
            s3 += term(activation, x[xOffset + i + 3], dy[dyOffset + i + 3]);
        }
        if (i < length) {
            s0 += term(activation, x[xOffset + i], dy[dyOffset + i]);
        }
        if (i + 1 < length) {
            s1 += term(activation, x[xOffset + i + 1], dy[dyOffset + i + 1]);
        }
        if (i + 2 < length) {
            s2 += term(activation, x[xOffset + i + 2], dy[dyOffset + i + 2]);
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double term(Parametric activation, double x, double dy) {
        return ChainRule.multiply(dy, activation.parameterDerivative(x));
    }
}
