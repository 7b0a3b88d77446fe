package io.rectify.math;

import io.rectify.SiLU;
import java.util.Arrays;

/** SiLU, {@link TimesSigmoid} with w = x. */
public final class SiLUSteps implements Steps<SiLU>, SlopeLoops<SiLU> {
    @Override
    public float argument(SiLU silu, float x) {
        return Math.min(Math.abs(x), FloatExp.LIMIT);
    }

    @Override
    public double argument(SiLU silu, double x) {
        return Math.min(Math.abs(x), DoubleExp.LIMIT);
    }

    @Override
    public float power(float shifted) {
        return FloatExp.inversePower(shifted);
    }

    @Override
    public double power(double shifted) {
        return DoubleExp.inversePower(shifted);
    }

    @Override
    public float bounded(SiLU silu, float x) {
        return argument(silu, x);
    }

    @Override
    public double bounded(SiLU silu, double x) {
        return argument(silu, x);
    }

    @Override
    public float valueChoice(SiLU silu, float x) {
        return Math.max(x, -0f);
    }

    @Override
    public float scalarChoice(SiLU silu, float x) {
        return Choice.positive(x);
    }

    @Override
    public double valueChoice(SiLU silu, double x) {
        return Math.max(x, -0.0);
    }

    @Override
    public double scalarChoice(SiLU silu, double x) {
        return Choice.positive(x);
    }

    @Override
    public float value(SiLU silu, float x, float choice, float r, float tail, float p) {
        return TimesSigmoid.value(choice, x, r, tail, p);
    }

    @Override
    public double value(SiLU silu, double x, double choice, double r, double tail, double p) {
        return TimesSigmoid.value(choice, x, r, tail, p);
    }

    @Override
    public float slope(SiLU silu, float x, float choice, float r, float tail, float p) {
        return TimesSigmoid.slope(choice, x, 0, r, tail, p);
    }

    @Override
    public double slope(SiLU silu, double x, double choice, double r, double tail, double p) {
        return TimesSigmoid.slope(choice, x, 0, r, tail, p);
    }

    @Override
    public void slopes(
            SiLU silu, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] omega, float[] omegaLow,
            float[] dydx, int size) {
        System.arraycopy(x, 0, omega, 0, size);
        Arrays.fill(omegaLow, 0, size, 0);
        TimesSigmoid.slopes(omega, omegaLow, choice, r, tail, p, dydx, size);
    }

    @Override
    public void slopes(
            SiLU silu, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] omega, double[] omegaLow,
            double[] dydx, int size) {
        System.arraycopy(x, 0, omega, 0, size);
        Arrays.fill(omegaLow, 0, size, 0);
        TimesSigmoid.slopes(omega, omegaLow, choice, r, tail, p, dydx, size);
    }

    @Override
    public double second(SiLU silu, double x, double choice, double r, double tail, double p) {
        return TimesSigmoid.second(1, 0, x, 0, r, tail, p);
    }
}
