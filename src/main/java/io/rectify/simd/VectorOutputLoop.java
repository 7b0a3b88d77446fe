package io.rectify.simd;

import io.rectify.Activation;
import io.rectify.loop.BackwardLoop;
import io.rectify.loop.HiddenCopy;
import io.rectify.math.ChainRule;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** Template of {@code backwardFromOutput} over vectors, copied once per activation class; otherwise as {@link VectorLoop}. */
public final class VectorOutputLoop implements BackwardLoop {
    private final VectorOutput<Activation> output;

    public VectorOutputLoop(Class<?> activationClass) {
        this.output = VectorForms.output(activationClass);
    }

    public static boolean supports(Class<?> activationClass) {
        return VectorForms.output(activationClass) != null;
    }

    public static BackwardLoop copyFor(Class<?> activationClass) {
        return HiddenCopy.newInstance(
                HiddenCopy.constructor(VectorOutputLoop.class, BackwardLoop.class, MethodHandles.lookup()), activationClass);
    }

    @Override
    public void backward(
            Activation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        int vectors = length / Lanes.FLOATS.length();
        for (int vector = 0; vector < vectors; vector++) {
            int i = vector * Lanes.FLOATS.length();
            FloatVector v = FloatVector.fromArray(Lanes.FLOATS, y, yOffset + i);
            FloatVector dv = FloatVector.fromArray(Lanes.FLOATS, dy, dyOffset + i);
            Lanes.chain(dv, output.derivativeFromOutput(activation, v)).intoArray(dx, dxOffset + i);
        }
        for (int i = vectors * Lanes.FLOATS.length(); i < length; i++) {
            dx[dxOffset + i] = ChainRule.multiply(dy[dyOffset + i], activation.derivativeFromOutput(y[yOffset + i]));
        }
    }

    @Override
    public void backward(
            Activation activation,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        int i = 0;
        for (int vectors = Lanes.DOUBLES.loopBound(length); i < vectors; i += Lanes.DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(Lanes.DOUBLES, y, yOffset + i);
            DoubleVector dv = DoubleVector.fromArray(Lanes.DOUBLES, dy, dyOffset + i);
            Lanes.chain(dv, output.derivativeFromOutput(activation, v)).intoArray(dx, dxOffset + i);
        }
        for (; i < length; i++) {
            dx[dxOffset + i] = ChainRule.multiply(dy[dyOffset + i], activation.derivativeFromOutput(y[yOffset + i]));
        }
    }
}
