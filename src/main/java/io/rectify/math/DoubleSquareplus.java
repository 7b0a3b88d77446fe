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
        double a = limited(x);
        double s = root(b, a);
        double half = half(a, s);
        double halfLow = halfLow(b, a, s);
        double left = left(b, Math.max(half, Math.abs(x)), halfLow);
        return Choice.ofSign(x, left, right(x, half, halfLow));
    }

    /** a. */
    public static double limited(double x) {
        return Math.min(LARGE, Math.abs(x));
    }

    /** s. */
    public static double root(double b, double a) {
        return Math.sqrt(Math.fma(a, a, b));
    }

    /** h / 2, rounded. */
    public static double half(double a, double s) {
        return 0.5 * (a + s);
    }

    public static double halfLow(double b, double a, double s) {
        double t = Math.fma(a, a, b);
        double tLow = Math.fma(a, a, b - t);
        double e = Math.fma(s, s, -t) - tLow;
        double h = a + s;
        double hLow = Math.fma(e, -0.5 / s, a - (h - s));
        return 0.5 * hLow;
    }

    /** f(−a), where v is h/2 or, if that is larger, |x|. */
    public static double left(double b, double v, double halfLow) {
        double q = 0.25 * b / v;
        double rest = Math.fma(q, halfLow, Math.fma(q, Math.min(Double.MAX_VALUE, v), -0.25 * b));
        return Math.fma(rest, q * (-4 / b), q);
    }

    /** f(x) for x &ge; 0; finite for x &lt; 0. */
    public static double right(double x, double half, double halfLow) {
        return Math.max(half + halfLow, x);
    }

    public static double derivative(double b, double x) {
        double c = scaledB(b);
        double a = scaled(x);
        double s = root(c, a);
        double dLow = slopeDenominatorLow(c, a, s, squareLow(c, a));
        double left = leftSlope(c, slopeDenominator(c, a, s), dLow);
        return Choice.ofSign(x, left, 1 - left);
    }

    public static double scaledB(double b) {
        return b * (SCALE * SCALE);
    }

    /** a for the derivative. */
    public static double scaled(double x) {
        return Math.min(LARGEST, Math.abs(x)) * SCALE;
    }

    /** tLow, however large a. */
    public static double squareLow(double c, double a) {
        double t = Math.fma(a, a, c);
        double minusSquare = c - t;
        return Math.fma(a, a, minusSquare) + (c - (t + minusSquare));
    }

    /** t + a s. */
    public static double slopeDenominator(double c, double a, double s) {
        return Math.fma(a, s, Math.fma(a, a, c));
    }

    public static double slopeDenominatorLow(double c, double a, double s, double tLow) {
        double t = Math.fma(a, a, c);
        double e = Math.fma(s, s, -t) - tLow;
        double r = -0.5 / s;
        double d = Math.fma(a, s, t);
        return Math.fma(a, s, t - d) + Math.fma(e * r, a, tLow);
    }

    /** f′(−a). */
    public static double leftSlope(double c, double d, double dLow) {
        double q = 0.5 * c / d;
        double rest = Math.fma(q, dLow, Math.fma(q, d, -0.5 * c));
        return Math.fma(rest, q * (-2 / c), q);
    }

    /** d + dLow is the product of t + tLow and its root, s − e/(2s). */
    public static double second(double b, double x) {
        double c = scaledB(b);
        double a = Math.min(STRAIGHT, Math.abs(x)) * SCALE;
        double t = Math.fma(a, a, c);
        double s = Math.sqrt(t);
        double tLow = squareLow(c, a);
        double lowOverS = Math.fma(-0.5, Math.fma(s, s, -t), 1.5 * tLow);
        double d = t * s;
        double dLow = Math.fma(s, lowOverS, Math.fma(t, s, -d));
        double q = 0.5 * c / d;
        double rest = Math.fma(q, dLow, Math.fma(q, d, -0.5 * c));
        return Math.fma(rest, q * (-2 / c), q) * SCALE;
    }
}
