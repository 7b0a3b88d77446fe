package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.Squareplus;
import io.rectify.math.DoubleSquareplus;
import io.rectify.math.FloatPair;
import io.rectify.math.FloatSquareplus;

/** {@link Squareplus} in plain loops, short enough for C2 to vectorize them. There is no exponential; the slope shares nothing. */
final class SquareplusPlainStages implements Stages {
    @Override
    public int vectorBits() {
        return 0;
    }

    private static double b(Activation squareplus) {
        return ((Squareplus) squareplus).b();
    }

    @Override
    public void value(Activation squareplus, float[] x, int xOffset, FloatBlock block, float[] y, int yOffset, int size) {
        float high = FloatPair.high(b(squareplus));
        float low = FloatPair.low(b(squareplus));
        float minusFour = (float) (-4 / b(squareplus));
        for (int i = 0; i < size; i++) {
            block.w[i] = FloatSquareplus.limited(x[i]);
        }
        for (int i = 0; i < size; i++) {
            block.shifted[i] = FloatSquareplus.root(high, block.w[i]);
            block.r[i] = FloatSquareplus.half(block.w[i], block.shifted[i]);
        }
        for (int i = 0; i < size; i++) {
            block.tail[i] = FloatSquareplus.halfLow(high, low, block.w[i], block.shifted[i]);
        }
        for (int i = 0; i < size; i++) {
            block.p[i] = Math.max(block.r[i], Math.abs(x[i]));
        }
        for (int i = 0; i < size; i++) {
            block.shifted[i] = FloatSquareplus.left(high, low, minusFour, block.p[i], block.tail[i]);
        }
        positive(x, block.choice, size);
        for (int i = 0; i < size; i++) {
            float right = FloatSquareplus.right(x[i], block.r[i], block.tail[i]);
            y[i] = Math.fma(1 - block.choice[i], block.shifted[i], block.choice[i] * right);
        }
    }

    /** 1 where the sign bit of x is not set, 0 elsewhere. */
    private static void positive(float[] x, float[] positive, int size) {
        for (int i = 0; i < size; i++) {
            positive[i] = Math.copySign(0.5f, x[i]) + 0.5f;
        }
    }

    @Override
    public void slope(
            Activation squareplus, float[] x, int xOffset, FloatBlock block, float[] dydx, int dydxOffset, int size) {
        float high = FloatSquareplus.scaledHigh(b(squareplus));
        float low = FloatSquareplus.scaledLow(b(squareplus));
        for (int i = 0; i < size; i++) {
            block.w[i] = FloatSquareplus.scaled(x[i]);
        }
        for (int i = 0; i < size; i++) {
            block.shifted[i] = FloatSquareplus.squareLow(high, low, block.w[i]);
        }
        for (int i = 0; i < size; i++) {
            float s = FloatSquareplus.root(high, block.w[i]);
            block.r[i] = FloatSquareplus.slopeDenominator(high, block.w[i], s);
            block.tail[i] = FloatSquareplus.slopeDenominatorLow(high, block.w[i], s, block.shifted[i]);
        }
        positive(x, block.choice, size);
        for (int i = 0; i < size; i++) {
            float left = FloatSquareplus.leftSlope(high, low, block.r[i], block.tail[i]);
            dydx[i] = Math.fma(1 - block.choice[i], left, block.choice[i] * (1 - left));
        }
    }

    @Override
    public void value(Activation squareplus, double[] x, int xOffset, DoubleBlock block, double[] y, int yOffset, int size) {
        double b = b(squareplus);
        for (int i = 0; i < size; i++) {
            block.w[i] = DoubleSquareplus.limited(x[i]);
        }
        for (int i = 0; i < size; i++) {
            block.shifted[i] = DoubleSquareplus.root(b, block.w[i]);
            block.r[i] = DoubleSquareplus.half(block.w[i], block.shifted[i]);
        }
        for (int i = 0; i < size; i++) {
            block.tail[i] = DoubleSquareplus.halfLow(b, block.w[i], block.shifted[i]);
        }
        for (int i = 0; i < size; i++) {
            block.p[i] = Math.max(block.r[i], Math.abs(x[i]));
        }
        for (int i = 0; i < size; i++) {
            block.shifted[i] = DoubleSquareplus.left(b, block.p[i], block.tail[i]);
        }
        positive(x, block.choice, size);
        for (int i = 0; i < size; i++) {
            double right = DoubleSquareplus.right(x[i], block.r[i], block.tail[i]);
            y[i] = Math.fma(1 - block.choice[i], block.shifted[i], block.choice[i] * right);
        }
    }

    /** 1 where the sign bit of x is not set, 0 elsewhere. */
    private static void positive(double[] x, double[] positive, int size) {
        for (int i = 0; i < size; i++) {
            positive[i] = Math.copySign(0.5, x[i]) + 0.5;
        }
    }

    @Override
    public void slope(
            Activation squareplus, double[] x, int xOffset, DoubleBlock block, double[] dydx, int dydxOffset, int size) {
        double c = DoubleSquareplus.scaledB(b(squareplus));
        for (int i = 0; i < size; i++) {
            block.w[i] = DoubleSquareplus.scaled(x[i]);
        }
        for (int i = 0; i < size; i++) {
            block.shifted[i] = DoubleSquareplus.squareLow(c, block.w[i]);
        }
        for (int i = 0; i < size; i++) {
            double s = DoubleSquareplus.root(c, block.w[i]);
            block.r[i] = DoubleSquareplus.slopeDenominator(c, block.w[i], s);
            block.tail[i] = DoubleSquareplus.slopeDenominatorLow(c, block.w[i], s, block.shifted[i]);
        }
        positive(x, block.choice, size);
        for (int i = 0; i < size; i++) {
            double left = DoubleSquareplus.leftSlope(c, block.r[i], block.tail[i]);
            dydx[i] = Math.fma(1 - block.choice[i], left, block.choice[i] * (1 - left));
        }
    }
}
