package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.GELU;
import io.rectify.math.DoubleExp;
import io.rectify.math.DoubleGELU;
import io.rectify.math.FloatGELU;

/**
 * {@link GELU} in plain loops, short enough for C2 to vectorize them; those for {@code float} compute in {@code double}, as
 * {@link FloatGELU} does. What C2 does not vectorize is in loops of its own: conversions, operations on bits, signs, limits.
 */
final class GELUPlainStages implements Stages {
    @Override
    public int vectorBits() {
        return 0;
    }

    @Override
    public boolean completesCommon() {
        return true;
    }

    @Override
    public void value(Activation gelu, float[] x, int xOffset, FloatBlock block, float[] y, int yOffset, int size) {
        DoubleBlock wide = DoubleBlock.ofThread();
        for (int done = 0; done < size; done += DoubleBlock.SIZE) {
            int part = Math.min(DoubleBlock.SIZE, size - done);
            magnitude(x, done, wide.r, wide.w, part);
            floatPower(wide.w, wide.shifted, wide.p, part);
            valueNumerator(wide.w, wide.shifted, wide.p, wide.x, part);
            quotient(wide.r, wide.w, wide.shifted, wide.x, part);
            for (int i = 0; i < part; i++) {
                y[done + i] = FloatGELU.value(x[done + i], wide.x[i]);
            }
        }
    }

    @Override
    public void slope(Activation gelu, float[] x, int xOffset, FloatBlock block, float[] dydx, int dydxOffset, int size) {
        DoubleBlock wide = DoubleBlock.ofThread();
        for (int done = 0; done < size; done += DoubleBlock.SIZE) {
            int part = Math.min(DoubleBlock.SIZE, size - done);
            magnitude(x, done, wide.r, wide.w, part);
            floatPower(wide.w, wide.shifted, wide.p, part);
            slopeNumerator(wide.w, wide.shifted, wide.p, wide.x, part);
            quotient(wide.r, wide.w, wide.shifted, wide.x, part);
            for (int i = 0; i < part; i++) {
                dydx[done + i] = FloatGELU.slope(x[done + i], wide.x[i]);
            }
        }
    }

    private static void magnitude(float[] x, int offset, double[] magnitude, double[] a, int size) {
        for (int i = 0; i < size; i++) {
            magnitude[i] = Math.abs(x[offset + i]);
        }
        for (int i = 0; i < size; i++) {
            a[i] = FloatGELU.limited(magnitude[i]);
        }
    }

    private static void floatPower(double[] a, double[] shifted, double[] power, int size) {
        for (int i = 0; i < size; i++) {
            shifted[i] = FloatGELU.shifted(a[i]);
        }
        for (int i = 0; i < size; i++) {
            power[i] = FloatGELU.power(shifted[i]);
        }
    }

    private static void valueNumerator(double[] a, double[] shifted, double[] power, double[] numerator, int size) {
        for (int i = 0; i < size; i++) {
            numerator[i] = FloatGELU.valueNumerator(a[i], shifted[i], power[i]);
        }
    }

    private static void slopeNumerator(double[] a, double[] shifted, double[] power, double[] numerator, int size) {
        for (int i = 0; i < size; i++) {
            numerator[i] = FloatGELU.slopeNumerator(a[i], shifted[i], power[i]);
        }
    }

    private static void quotient(double[] magnitude, double[] a, double[] shifted, double[] numerator, int size) {
        for (int i = 0; i < size; i++) {
            numerator[i] = FloatGELU.quotient(numerator[i], magnitude[i], a[i], shifted[i]);
        }
    }

    @Override
    public void common(Activation gelu, double[] x, int xOffset, DoubleBlock block, int size) {
        magnitude(x, block.w, size);
        doublePower(block.w, block.shifted, block.p, size);
        tail(block.w, block.shifted, block.r, block.tail, size);
    }

    private static void magnitude(double[] x, double[] a, int size) {
        for (int i = 0; i < size; i++) {
            a[i] = DoubleGELU.magnitude(x[i]);
        }
    }

    private static void doublePower(double[] a, double[] shifted, double[] power, int size) {
        for (int i = 0; i < size; i++) {
            shifted[i] = DoubleGELU.shifted(a[i]);
        }
        for (int i = 0; i < size; i++) {
            power[i] = DoubleExp.power(shifted[i]);
        }
    }

    private static void tail(double[] a, double[] shifted, double[] r, double[] tail, int size) {
        for (int i = 0; i < size; i++) {
            r[i] = DoubleGELU.reduce(a[i], shifted[i]);
        }
        for (int i = 0; i < size; i++) {
            tail[i] = DoubleGELU.tail(a[i], shifted[i], r[i]);
        }
    }

    /** Leaves a in {@code w}, −m in {@code shifted} and its rest in {@code choice}. */
    @Override
    public void completeCommon(Activation gelu, double[] x, int xOffset, DoubleBlock block, int size) {
        u(block.w, block.choice, size);
        mills(block.w, block.shifted, block.choice, size);
    }

    private static void u(double[] a, double[] u, int size) {
        for (int i = 0; i < size; i++) {
            u[i] = DoubleGELU.u(a[i]);
        }
    }

    private static void mills(double[] a, double[] m, double[] mLow, int size) {
        for (int i = 0; i < size; i++) {
            double u = mLow[i];
            double inverse = DoubleGELU.minusInverse(a[i]);
            double high = DoubleGELU.minusMills(inverse, u);
            m[i] = high;
            mLow[i] = DoubleGELU.minusMillsLow(inverse, DoubleGELU.minusInverseLow(a[i], inverse), u, high);
        }
    }

    @Override
    public void value(Activation gelu, double[] x, int xOffset, DoubleBlock block, double[] y, int yOffset, int size) {
        factor(block.w, block.p, block.factor, size);
        scale(x, block.scale, size);
        value(x, block.scale, block.factor, block.shifted, block.choice, block.r, block.tail, y, size);
    }

    private static void factor(double[] a, double[] power, double[] factor, int size) {
        for (int i = 0; i < size; i++) {
            factor[i] = power[i] * a[i];
        }
    }

    private static void scale(double[] x, double[] scale, int size) {
        for (int i = 0; i < size; i++) {
            double v = x[i];
            scale[i] = DoubleGELU.scale(v);
            x[i] = DoubleGELU.bounded(v);
        }
    }

    private static void value(
            double[] b, double[] scale, double[] factor, double[] m, double[] mLow, double[] r, double[] tail, double[] y,
            int size) {
        for (int i = 0; i < size; i++) {
            y[i] = DoubleGELU.value(b[i], scale[i], factor[i], m[i], mLow[i], r[i], tail[i]);
        }
    }

    @Override
    public void slope(Activation gelu, double[] x, int xOffset, DoubleBlock block, double[] dydx, int dydxOffset, int size) {
        minusSlope(block.w, block.shifted, block.choice, size);
        sign(x, size);
        slope(x, block.p, block.shifted, block.choice, block.r, block.tail, dydx, size);
    }

    private static void minusSlope(double[] a, double[] m, double[] mLow, int size) {
        for (int i = 0; i < size; i++) {
            double v = DoubleGELU.minusSlope(a[i], m[i]);
            mLow[i] = DoubleGELU.minusSlopeLow(a[i], m[i], mLow[i], v);
            m[i] = v;
        }
    }

    private static void sign(double[] x, int size) {
        for (int i = 0; i < size; i++) {
            x[i] = Math.copySign(1, x[i]);
        }
    }

    private static void slope(
            double[] sign, double[] power, double[] v, double[] vLow, double[] r, double[] tail, double[] dydx, int size) {
        for (int i = 0; i < size; i++) {
            dydx[i] = DoubleGELU.slope(sign[i], power[i], v[i], vLow[i], r[i], tail[i]);
        }
    }
}
