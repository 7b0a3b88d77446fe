package io.rectify.math;

import io.rectify.LogSigmoid;
import io.rectify.Softplus;

/** The logarithm of the logistic function, −softplus(−x); its derivative is σ(−x). */
public final class LogSigmoidSteps implements Steps<LogSigmoid>, ValueLoops<LogSigmoid> {
    private static final Softplus SOFTPLUS = new Softplus(1);
    private static final SoftplusSteps STEPS = new SoftplusSteps();

    @Override
    public float argument(LogSigmoid logSigmoid, float x) {
        return STEPS.argument(SOFTPLUS, x);
    }

    @Override
    public double argument(LogSigmoid logSigmoid, double x) {
        return STEPS.argument(SOFTPLUS, x);
    }

    @Override
    public float power(float shifted) {
        return STEPS.power(shifted);
    }

    @Override
    public double power(double shifted) {
        return STEPS.power(shifted);
    }

    @Override
    public float valueChoice(LogSigmoid logSigmoid, float x) {
        return STEPS.valueChoice(SOFTPLUS, -x);
    }

    @Override
    public double valueChoice(LogSigmoid logSigmoid, double x) {
        return STEPS.valueChoice(SOFTPLUS, -x);
    }

    @Override
    public float value(LogSigmoid logSigmoid, float x, float choice, float r, float tail, float p) {
        return -STEPS.value(SOFTPLUS, -x, choice, r, tail, p);
    }

    @Override
    public void values(
            LogSigmoid logSigmoid, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] u, float[] v, float[] y,
            int size) {
        for (int i = 0; i < size; i++) {
            x[i] = -x[i];
        }
        STEPS.values(SOFTPLUS, x, choice, r, tail, p, u, v, y, size);
        for (int i = 0; i < size; i++) {
            y[i] = -y[i];
        }
    }

    @Override
    public double value(LogSigmoid logSigmoid, double x, double choice, double r, double tail, double p) {
        return -STEPS.value(SOFTPLUS, -x, choice, r, tail, p);
    }

    @Override
    public void values(
            LogSigmoid logSigmoid, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] u, double[] v,
            double[] y, int size) {
        for (int i = 0; i < size; i++) {
            x[i] = -x[i];
        }
        STEPS.values(SOFTPLUS, x, choice, r, tail, p, u, v, y, size);
        for (int i = 0; i < size; i++) {
            y[i] = -y[i];
        }
    }

    @Override
    public float slopeChoice(LogSigmoid logSigmoid, float x) {
        return STEPS.slopeChoice(SOFTPLUS, -x);
    }

    @Override
    public float scalarSlopeChoice(LogSigmoid logSigmoid, float x) {
        return STEPS.scalarSlopeChoice(SOFTPLUS, -x);
    }

    @Override
    public double slopeChoice(LogSigmoid logSigmoid, double x) {
        return STEPS.slopeChoice(SOFTPLUS, -x);
    }

    @Override
    public double scalarSlopeChoice(LogSigmoid logSigmoid, double x) {
        return STEPS.scalarSlopeChoice(SOFTPLUS, -x);
    }

    @Override
    public float slope(LogSigmoid logSigmoid, float x, float choice, float r, float tail, float p) {
        return STEPS.slope(SOFTPLUS, -x, choice, r, tail, p);
    }

    @Override
    public double slope(LogSigmoid logSigmoid, double x, double choice, double r, double tail, double p) {
        return STEPS.slope(SOFTPLUS, -x, choice, r, tail, p);
    }

    /** −σ′. */
    @Override
    public double second(LogSigmoid logSigmoid, double x, double choice, double r, double tail, double p) {
        return SigmoidSteps.slope(r, tail, p, -DoubleExp.UNSCALE);
    }
}
