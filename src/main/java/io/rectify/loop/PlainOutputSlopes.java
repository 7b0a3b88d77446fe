package io.rectify.loop;

import io.rectify.Activation;
import java.lang.invoke.MethodHandles;

/**
 * Template of {@link OutputSlopes} in plain loops, copied once per activation class, for the reason that {@link PlainLoop}
 * gives.
 */
final class PlainOutputSlopes implements OutputSlopes {
    static OutputSlopes copy() {
        return HiddenCopy.newInstance(
                HiddenCopy.constructor(PlainOutputSlopes.class, OutputSlopes.class, MethodHandles.lookup()));
    }

    @Override
    public void replace(Activation activation, float[] y, int size) {
        for (int i = 0; i < size; i++) {
            y[i] = activation.derivativeFromOutput(y[i]);
        }
    }

    @Override
    public void replace(Activation activation, double[] y, int size) {
        for (int i = 0; i < size; i++) {
            y[i] = activation.derivativeFromOutput(y[i]);
        }
    }
}
