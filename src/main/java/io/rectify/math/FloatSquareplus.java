package io.rectify.math;

import io.rectify.Squareplus;

/** {@link DoubleSquareplus} in {@code float}, where b is the sum of two numbers. */
public final class FloatSquareplus {
    public static final float LARGE = 0x1p30f;
    public static final float LARGEST = 0x1p86f;
    public static final float SCALE = 0x1p-26f;

    private FloatSquareplus() {}

    public static float value(double b, float x) {
        float high = FloatPair.high(b);
        float low = FloatPair.low(b);
        float magnitude = Math.abs(x);
        float a = Math.min(LARGE, magnitude);
        float t = Math.fma(a, a, high);
        float s = (float) Math.sqrt(t);
        float tLow = Math.fma(a, a, (high - t) + low);
        float e = Math.fma(s, s, -t) - tLow;
        float r = -0.5f / s;
        float h = a + s;
        float hLow = Math.fma(e, r, a - (h - s));
        float half = 0.5f * h;
        float halfLow = 0.5f * hLow;
        float right = Math.max(half + halfLow, magnitude);
        float v = Math.max(half, magnitude);
        float q = 0.25f * high / v;
        float rest = Math.fma(q, halfLow, Math.fma(q, Math.min(Float.MAX_VALUE, v), -0.25f * high) - 0.25f * low);
        float left = Math.fma(rest, q * (float) (-4 / b), q);
        return Choice.ofSign(x, left, right);
    }

    public static float derivative(double b, float x) {
        float high = FloatPair.high(b) * (SCALE * SCALE);
        float low = FloatPair.low(b) * (SCALE * SCALE);
        float a = Math.min(LARGEST, Math.abs(x)) * SCALE;
        float t = Math.fma(a, a, high);
        float s = (float) Math.sqrt(t);
        float minusSquare = high - t;
        float tLow = Math.fma(a, a, minusSquare) + (low + (high - (t + minusSquare)));
        float e = Math.fma(s, s, -t) - tLow;
        float r = -0.5f / s;
        float d = Math.fma(a, s, t);
        float dLow = Math.fma(a, s, t - d) + Math.fma(e * r, a, tLow);
        float q = 0.5f * high / d;
        float rest = Math.fma(q, dLow, Math.fma(q, d, -0.5f * high) - 0.5f * low);
        float left = Math.fma(rest, q * (-2 / high), q);
        return Choice.ofSign(x, left, 1 - left);
    }
}
