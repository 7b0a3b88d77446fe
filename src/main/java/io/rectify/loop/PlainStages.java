package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import io.rectify.math.SlopeLoops;
import io.rectify.math.Steps;
import io.rectify.math.ValueLoops;
import java.lang.invoke.MethodHandles;

/**
 * Template of the stages in plain loops. As one loop, C2 would vectorize none of it: it does not vectorize operations on bits
 * before JDK 26, and leaves alone every loop whose body has more than 60 nodes ({@code LoopUnrollLimit}). So what needs bits is
 * in a loop of its own, and the others are short.
 *
 * <p>Copied once per activation class, so that each call of {@code steps} below has seen a single receiver class and is
 * inlined.
 */
final class PlainStages implements Stages {
    private final Steps<Activation> steps;
    private final ValueLoops<Activation> valueLoops;
    private final SlopeLoops<Activation> slopeLoops;

    PlainStages(Class<?> activationClass) {
        this.steps = StepForms.of(activationClass);
        this.valueLoops = StepForms.valueLoops(activationClass);
        this.slopeLoops = StepForms.slopeLoops(activationClass);
    }

    static Stages copyFor(Class<?> activationClass) {
        return HiddenCopy.newInstance(
                HiddenCopy.constructor(PlainStages.class, Stages.class, MethodHandles.lookup()), activationClass);
    }

    @Override
    public int vectorBits() {
        return 0;
    }

    @Override
    public boolean completesCommon() {
        return true;
    }

    @Override
    public void common(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        argument(activation, x, block.w, block.shifted, size);
        power(block.shifted, block.p, size);
        reduce(block.w, block.shifted, block.r, size);
        tail(block.w, block.shifted, block.r, block.tail, size);
    }

    @Override
    public void completeCommon(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        rest(activation, x, block.w, block.r, block.tail, size);
    }

    private void argument(Activation activation, float[] x, float[] w, float[] shifted, int size) {
        for (int i = 0; i < size; i++) {
            w[i] = steps.argument(activation, x[i]);
            shifted[i] = FloatExp.shifted(w[i]);
        }
    }

    private void power(float[] shifted, float[] p, int size) {
        for (int i = 0; i < size; i++) {
            p[i] = steps.power(shifted[i]);
        }
    }

    private void bound(Activation activation, float[] x, int size) {
        for (int i = 0; i < size; i++) {
            x[i] = steps.bounded(activation, x[i]);
        }
    }

    private static void reduce(float[] w, float[] shifted, float[] r, int size) {
        for (int i = 0; i < size; i++) {
            r[i] = FloatExp.reduce(w[i], shifted[i]);
        }
    }

    private void tail(float[] w, float[] shifted, float[] r, float[] tail, int size) {
        for (int i = 0; i < size; i++) {
            tail[i] = FloatExp.tail(r[i], steps.reductionLow(w[i], shifted[i], r[i]));
        }
    }

    private void rest(Activation activation, float[] x, float[] w, float[] r, float[] tail, int size) {
        for (int i = 0; i < size; i++) {
            tail[i] = steps.rest(activation, x[i], w[i], r[i], tail[i]);
        }
    }

    @Override
    public void value(Activation activation, float[] x, int xOffset, FloatBlock block, float[] y, int yOffset, int size) {
        valueChoice(activation, x, block.choice, size);
        bound(activation, x, size);
        if (valueLoops == null) {
            value(activation, x, block.choice, block.r, block.tail, block.p, y, size);
        } else {
            valueLoops.values(activation, x, block.choice, block.r, block.tail, block.p, block.w, block.shifted, y, size);
        }
    }

    private void valueChoice(Activation activation, float[] x, float[] choice, int size) {
        for (int i = 0; i < size; i++) {
            choice[i] = steps.valueChoice(activation, x[i]);
        }
    }

    private void value(
            Activation activation, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] value, int size) {
        for (int i = 0; i < size; i++) {
            value[i] = steps.value(activation, x[i], choice[i], r[i], tail[i], p[i]);
        }
    }

    @Override
    public void slope(Activation activation, float[] x, int xOffset, FloatBlock block, float[] dydx, int dydxOffset, int size) {
        slopeChoice(activation, x, block.choice, size);
        bound(activation, x, size);
        if (slopeLoops == null) {
            slope(activation, x, block.choice, block.r, block.tail, block.p, dydx, size);
        } else {
            slopeLoops.slopes(
                    activation, x, block.choice, block.r, block.tail, block.p, block.w, block.shifted, dydx, size);
        }
    }

    private void slopeChoice(Activation activation, float[] x, float[] choice, int size) {
        for (int i = 0; i < size; i++) {
            choice[i] = steps.slopeChoice(activation, x[i]);
        }
    }

    private void slope(
            Activation activation, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] dydx, int size) {
        for (int i = 0; i < size; i++) {
            dydx[i] = steps.slope(activation, x[i], choice[i], r[i], tail[i], p[i]);
        }
    }

    @Override
    public void common(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        argument(activation, x, block.w, block.shifted, size);
        power(block.shifted, block.p, size);
        reduce(block.w, block.shifted, block.r, size);
        tail(block.w, block.shifted, block.r, block.tail, size);
    }

    @Override
    public void completeCommon(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        rest(activation, x, block.w, block.r, block.tail, size);
    }

    private void argument(Activation activation, double[] x, double[] w, double[] shifted, int size) {
        for (int i = 0; i < size; i++) {
            w[i] = steps.argument(activation, x[i]);
            shifted[i] = DoubleExp.shifted(w[i]);
        }
    }

    private void power(double[] shifted, double[] p, int size) {
        for (int i = 0; i < size; i++) {
            p[i] = steps.power(shifted[i]);
        }
    }

    private void bound(Activation activation, double[] x, int size) {
        for (int i = 0; i < size; i++) {
            x[i] = steps.bounded(activation, x[i]);
        }
    }

    private static void reduce(double[] w, double[] shifted, double[] r, int size) {
        for (int i = 0; i < size; i++) {
            r[i] = DoubleExp.reduce(w[i], shifted[i]);
        }
    }

    private void tail(double[] w, double[] shifted, double[] r, double[] tail, int size) {
        for (int i = 0; i < size; i++) {
            tail[i] = DoubleExp.tail(r[i], steps.reductionLow(w[i], shifted[i], r[i]));
        }
    }

    private void rest(Activation activation, double[] x, double[] w, double[] r, double[] tail, int size) {
        for (int i = 0; i < size; i++) {
            tail[i] = steps.rest(activation, x[i], w[i], r[i], tail[i]);
        }
    }

    @Override
    public void value(Activation activation, double[] x, int xOffset, DoubleBlock block, double[] y, int yOffset, int size) {
        valueChoice(activation, x, block.choice, size);
        bound(activation, x, size);
        if (valueLoops == null) {
            value(activation, x, block.choice, block.r, block.tail, block.p, y, size);
        } else {
            valueLoops.values(activation, x, block.choice, block.r, block.tail, block.p, block.w, block.shifted, y, size);
        }
    }

    private void valueChoice(Activation activation, double[] x, double[] choice, int size) {
        for (int i = 0; i < size; i++) {
            choice[i] = steps.valueChoice(activation, x[i]);
        }
    }

    private void value(
            Activation activation, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] value, int size) {
        for (int i = 0; i < size; i++) {
            value[i] = steps.value(activation, x[i], choice[i], r[i], tail[i], p[i]);
        }
    }

    @Override
    public void slope(Activation activation, double[] x, int xOffset, DoubleBlock block, double[] dydx, int dydxOffset, int size) {
        slopeChoice(activation, x, block.choice, size);
        bound(activation, x, size);
        if (slopeLoops == null) {
            slope(activation, x, block.choice, block.r, block.tail, block.p, dydx, size);
        } else {
            slopeLoops.slopes(
                    activation, x, block.choice, block.r, block.tail, block.p, block.w, block.shifted, dydx, size);
        }
    }

    private void slopeChoice(Activation activation, double[] x, double[] choice, int size) {
        for (int i = 0; i < size; i++) {
            choice[i] = steps.slopeChoice(activation, x[i]);
        }
    }

    private void slope(
            Activation activation, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] dydx, int size) {
        for (int i = 0; i < size; i++) {
            dydx[i] = steps.slope(activation, x[i], choice[i], r[i], tail[i], p[i]);
        }
    }
}
