package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.ELU;
import io.rectify.LogSigmoid;
import io.rectify.Softplus;

/**
 * The derivative from the output of {@link Softplus}, 1 − e<sup>−βy</sup>, and of {@link LogSigmoid}, 1 − e<sup>y</sup>: by the
 * loop of the {@link ELU}, which is eˣ − 1 for x ≤ 0.
 */
final class ComplementSlopes implements OutputSlopes {
    private static final ELU EXPM1 = new ELU(1); // e^x − 1, for x ≤ 0

    static boolean supports(Class<?> activationClass) {
        return activationClass == Softplus.class || activationClass == LogSigmoid.class;
    }

    private static double factor(Activation activation) {
        return activation instanceof Softplus softplus ? -softplus.beta() : 1;
    }

    @Override
    public void replace(Activation activation, float[] y, int size) {
        float factor = (float) factor(activation);
        for (int i = 0; i < size; i++) {
            y[i] *= factor;
        }
        Loops.of(EXPM1).forward(EXPM1, y, 0, y, 0, size);
        for (int i = 0; i < size; i++) {
            y[i] = -y[i];
        }
    }

    @Override
    public void replace(Activation activation, double[] y, int size) {
        double factor = factor(activation);
        for (int i = 0; i < size; i++) {
            y[i] *= factor;
        }
        Loops.of(EXPM1).forward(EXPM1, y, 0, y, 0, size);
        for (int i = 0; i < size; i++) {
            y[i] = -y[i];
        }
    }
}
