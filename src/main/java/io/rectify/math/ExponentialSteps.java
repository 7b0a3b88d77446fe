package io.rectify.math;

import io.rectify.Exponential;

/**
 * {@link Exponential}, with w = x of both signs. No factor brings all powers from 2⁻¹⁵⁰ to 2¹²⁸ into the range of normal
 * numbers, so p is 2ⁿ⁻⁶⁴ for n ≥ 0 and −2ⁿ⁺⁶⁴ for n &lt; 0, and its sign tells which. In {@code double} it is 512.
 */
public final class ExponentialSteps implements Steps<Exponential> {
    @Override
    public float argument(Exponential exponential, float x) {
        return Math.max(-FloatExp.LIMIT, Math.min(FloatExp.LIMIT, x));
    }

    @Override
    public double argument(Exponential exponential, double x) {
        return Math.max(-DoubleExp.LIMIT, Math.min(DoubleExp.LIMIT, x));
    }

    /** The shift moves n to exponent and sign: n for n ≥ 0, 256 + n and a minus for n &lt; 0. */
    @Override
    public float power(float shifted) {
        int bits = Float.floatToRawIntBits(shifted) << 23;
        return Float.intBitsToFloat(bits - (bits >>> 1 & 0x40000000) + (127 - 64 << 23));
    }

    @Override
    public double power(double shifted) {
        long bits = Double.doubleToRawLongBits(shifted) << 52;
        return Double.longBitsToDouble(bits - (bits >>> 1 & 0x4000000000000000L) + (1023L - 512 << 52));
    }

    @Override
    public float value(Exponential exponential, float x, float choice, float r, float tail, float p) {
        float sign = p / Math.abs(p);
        float unscale = Math.fma(sign + 1, 0x1p63f, (sign - 1) * 0x1p-65f);
        return FloatExp.onePlus(r, tail) * p * unscale;
    }

    @Override
    public double value(Exponential exponential, double x, double choice, double r, double tail, double p) {
        double sign = p / Math.abs(p);
        double unscale = Math.fma(sign + 1, 0x1p511, (sign - 1) * 0x1p-513);
        return DoubleExp.onePlus(r, tail) * p * unscale;
    }

    @Override
    public float slope(Exponential exponential, float x, float choice, float r, float tail, float p) {
        return value(exponential, x, choice, r, tail, p);
    }

    @Override
    public double slope(Exponential exponential, double x, double choice, double r, double tail, double p) {
        return value(exponential, x, choice, r, tail, p);
    }

    @Override
    public double second(Exponential exponential, double x, double choice, double r, double tail, double p) {
        return value(exponential, x, choice, r, tail, p);
    }
}
