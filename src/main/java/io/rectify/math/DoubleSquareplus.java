package io.rectify.math;

import io.rectify.Squareplus;

/**
 * {@link Squareplus} in {@code double}. With a = |x|, t = a² + b, s = √t and h = a + s,
 *
 * <p>f(a) = h/2, f(−a) = (b/4) / (h/2); f′(−a) = (b/2) / (t + a s), f′(a) = 1 − f′(−a); f″(±a) = (b/2) / (t s).
 *
 * <p>tLow, hLow and dLow are what the rounding of t, h and d = t + a s or t s cut off, e is the excess of s², r = −1/(2s). What
 * a division by v leaves undone, rest / v, is rest · q · 4/b, q being the quotient (b/4) / v.
 *
 * <p>Values are computed with an a up to {@link #LARGE}; beyond, f(a) is a, and f(−a) is (b/4) / a. The derivative does not
 * change when x and √b are multiplied with the same number, the second one is divided by it: they are computed with both scaled
 * down, so that a² does not overflow.
 */
public final class DoubleSquareplus {
    public static final double LARGE = 0x1p45;

    /** From here on f′(−a) is 0 for every b. */
    public static final double LARGEST = 0x1p560;

    /** From here on f″ is 0 for every b. */
    public static final double STRAIGHT = 0x1p366;

    public static final double SCALE = 0x1p-100;

    private DoubleSquareplus() {}

    public static double value(double b, double x) {
        double magnitude = Math.abs(x);
        double a = Math.min(LARGE, magnitude);
        double t = Math.fma(a, a, b);
        double s = Math.sqrt(t);
        double tLow = Math.fma(a, a, b - t);
        double e = Math.fma(s, s, -t) - tLow;
        double r = -0.5 / s;
        double h = a + s;
        double hLow = Math.fma(e, r, a - (h - s));
        double half = 0.5 * h;
        double halfLow = 0.5 * hLow;
        double right = Math.max(half + halfLow, magnitude);
        double v = Math.max(half, magnitude);
        double q = 0.25 * b / v;
        double rest = Math.fma(q, halfLow, Math.fma(q, Math.min(Double.MAX_VALUE, v), -0.25 * b));
        double left = Math.fma(rest, q * (-4 / b), q);
        return Choice.ofSign(x, left, right);
    }

    public static double derivative(double b, double x) {
        double c = b * (SCALE * SCALE);
        double a = Math.min(LARGEST, Math.abs(x)) * SCALE;
        double t = Math.fma(a, a, c);
        double s = Math.sqrt(t);
        double minusSquare = c - t;
        double tLow = Math.fma(a, a, minusSquare) + (c - (t + minusSquare));
        double e = Math.fma(s, s, -t) - tLow;
        double r = -0.5 / s;
        double d = Math.fma(a, s, t);
        double dLow = Math.fma(a, s, t - d) + Math.fma(e * r, a, tLow);
        double q = 0.5 * c / d;
        double rest = Math.fma(q, dLow, Math.fma(q, d, -0.5 * c));
        double left = Math.fma(rest, q * (-2 / c), q);
        return Choice.ofSign(x, left, 1 - left);
    }

    /** d + dLow is the product of t + tLow and its root, s − e/(2s). */
    public static double second(double b, double x) {
        double c = b * (SCALE * SCALE);
        double a = Math.min(STRAIGHT, Math.abs(x)) * SCALE;
        double t = Math.fma(a, a, c);
        double s = Math.sqrt(t);
        double minusSquare = c - t;
        double tLow = Math.fma(a, a, minusSquare) + (c - (t + minusSquare));
        double lowOverS = Math.fma(-0.5, Math.fma(s, s, -t), 1.5 * tLow);
        double d = t * s;
        double dLow = Math.fma(s, lowOverS, Math.fma(t, s, -d));
        double q = 0.5 * c / d;
        double rest = Math.fma(q, dLow, Math.fma(q, d, -0.5 * c));
        return Math.fma(rest, q * (-2 / c), q) * SCALE;
    }
}
