package io.rectify.math;

/** {@link DoubleSquareplus} in {@code float}, where b is the sum of two numbers. */
public final class FloatSquareplus {
    public static final float LARGE = 0x1p30f;
    public static final float LARGEST = 0x1p86f;
    public static final float SCALE = 0x1p-26f;

    private FloatSquareplus() {}

    public static float value(double b, float x) {
        float high = FloatPair.high(b);
        float low = FloatPair.low(b);
        float a = limited(x);
        float s = root(high, a);
        float half = half(a, s);
        float halfLow = halfLow(high, low, a, s);
        float left = left(high, low, (float) (-4 / b), Math.max(half, Math.abs(x)), halfLow);
        return Choice.ofSign(x, left, right(x, half, halfLow));
    }

    /** a. */
    public static float limited(float x) {
        return Math.min(LARGE, Math.abs(x));
    }

    /** s. */
    public static float root(float high, float a) {
        return (float) Math.sqrt(Math.fma(a, a, high));
    }

    /** h / 2, rounded. */
    public static float half(float a, float s) {
        return 0.5f * (a + s);
    }

    public static float halfLow(float high, float low, float a, float s) {
        float t = Math.fma(a, a, high);
        float tLow = Math.fma(a, a, (high - t) + low);
        float e = Math.fma(s, s, -t) - tLow;
        float h = a + s;
        float hLow = Math.fma(e, -0.5f / s, a - (h - s));
        return 0.5f * hLow;
    }

    /** f(−a), where {@code minusFour} is −4/b and v is h/2 or, if that is larger, |x|. */
    public static float left(float high, float low, float minusFour, float v, float halfLow) {
        float q = 0.25f * high / v;
        float rest = Math.fma(q, halfLow, Math.fma(q, Math.min(Float.MAX_VALUE, v), -0.25f * high) - 0.25f * low);
        return Math.fma(rest, q * minusFour, q);
    }

    /** f(x) for x &ge; 0; finite for x &lt; 0. */
    public static float right(float x, float half, float halfLow) {
        return Math.max(half + halfLow, x);
    }

    public static float derivative(double b, float x) {
        float high = scaledHigh(b);
        float low = scaledLow(b);
        float a = scaled(x);
        float s = root(high, a);
        float dLow = slopeDenominatorLow(high, a, s, squareLow(high, low, a));
        float left = leftSlope(high, low, slopeDenominator(high, a, s), dLow);
        return Choice.ofSign(x, left, 1 - left);
    }

    public static float scaledHigh(double b) {
        return FloatPair.high(b) * (SCALE * SCALE);
    }

    public static float scaledLow(double b) {
        return FloatPair.low(b) * (SCALE * SCALE);
    }

    /** a for the derivative. */
    public static float scaled(float x) {
        return Math.min(LARGEST, Math.abs(x)) * SCALE;
    }

    /** tLow, however large a. */
    public static float squareLow(float high, float low, float a) {
        float t = Math.fma(a, a, high);
        float minusSquare = high - t;
        return Math.fma(a, a, minusSquare) + (low + (high - (t + minusSquare)));
    }

    /** t + a s. */
    public static float slopeDenominator(float high, float a, float s) {
        return Math.fma(a, s, Math.fma(a, a, high));
    }

    public static float slopeDenominatorLow(float high, float a, float s, float tLow) {
        float t = Math.fma(a, a, high);
        float e = Math.fma(s, s, -t) - tLow;
        float r = -0.5f / s;
        float d = Math.fma(a, s, t);
        return Math.fma(a, s, t - d) + Math.fma(e * r, a, tLow);
    }

    /** f′(−a). */
    public static float leftSlope(float high, float low, float d, float dLow) {
        float q = 0.5f * high / d;
        float rest = Math.fma(q, dLow, Math.fma(q, d, -0.5f * high) - 0.5f * low);
        return Math.fma(rest, q * (-2 / high), q);
    }
}
