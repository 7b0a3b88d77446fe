package io.rectify.simd;

import io.rectify.Activation;
import io.rectify.loop.HiddenCopy;
import io.rectify.loop.Loop;
import io.rectify.math.ChainRule;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * Template of the loops over vectors: whole vectors first, then the last few elements by the scalar methods, which give the
 * same bits. Copied once per activation class; each call of {@code form} below then has one receiver class and is inlined,
 * without which every vector would be boxed.
 *
 * <p>The loops over {@code float} count vectors, not elements: C2 on JDK 17 does not unroll a loop that begins with a step
 * of 16, and a ReLU of 65,536 elements took 1.15 times as long. It does unroll steps of 8, the lanes of a {@code double} vector.
 */
public final class VectorLoop implements Loop {
    private final VectorForm<Activation> form;
    private final VectorBackward<Activation> backward;

    public VectorLoop(Class<?> activationClass) {
        this.form = VectorForms.of(activationClass);
        this.backward = VectorForms.backward(activationClass);
    }

    public static boolean supports(Class<?> activationClass) {
        return VectorForms.contains(activationClass);
    }

    public static Loop copyFor(Class<?> activationClass) {
        return HiddenCopy.newInstance(
                HiddenCopy.constructor(VectorLoop.class, Loop.class, MethodHandles.lookup()), activationClass);
    }

    @Override
    public void forward(Activation activation, float[] x, int xOffset, float[] y, int yOffset, int length) {
        int vectors = length / Lanes.FLOATS.length();
        for (int vector = 0; vector < vectors; vector++) {
            int i = vector * Lanes.FLOATS.length();
            FloatVector v = FloatVector.fromArray(Lanes.FLOATS, x, xOffset + i);
            form.forward(activation, v).intoArray(y, yOffset + i);
        }
        for (int i = vectors * Lanes.FLOATS.length(); i < length; i++) {
            y[yOffset + i] = activation.forward(x[xOffset + i]);
        }
    }

    @Override
    public void forward(Activation activation, double[] x, int xOffset, double[] y, int yOffset, int length) {
        int i = 0;
        for (int vectors = Lanes.DOUBLES.loopBound(length); i < vectors; i += Lanes.DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(Lanes.DOUBLES, x, xOffset + i);
            form.forward(activation, v).intoArray(y, yOffset + i);
        }
        for (; i < length; i++) {
            y[yOffset + i] = activation.forward(x[xOffset + i]);
        }
    }

    @Override
    public void derivative(Activation activation, float[] x, int xOffset, float[] dydx, int dydxOffset, int length) {
        int vectors = length / Lanes.FLOATS.length();
        for (int vector = 0; vector < vectors; vector++) {
            int i = vector * Lanes.FLOATS.length();
            FloatVector v = FloatVector.fromArray(Lanes.FLOATS, x, xOffset + i);
            form.derivative(activation, v).intoArray(dydx, dydxOffset + i);
        }
        for (int i = vectors * Lanes.FLOATS.length(); i < length; i++) {
            dydx[dydxOffset + i] = activation.derivative(x[xOffset + i]);
        }
    }

    @Override
    public void derivative(Activation activation, double[] x, int xOffset, double[] dydx, int dydxOffset, int length) {
        int i = 0;
        for (int vectors = Lanes.DOUBLES.loopBound(length); i < vectors; i += Lanes.DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(Lanes.DOUBLES, x, xOffset + i);
            form.derivative(activation, v).intoArray(dydx, dydxOffset + i);
        }
        for (; i < length; i++) {
            dydx[dydxOffset + i] = activation.derivative(x[xOffset + i]);
        }
    }

    @Override
    public void backward(
            Activation activation,
            float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        int vectors = length / Lanes.FLOATS.length();
        for (int vector = 0; vector < vectors; vector++) {
            int i = vector * Lanes.FLOATS.length();
            FloatVector v = FloatVector.fromArray(Lanes.FLOATS, x, xOffset + i);
            FloatVector dv = FloatVector.fromArray(Lanes.FLOATS, dy, dyOffset + i);
            FloatVector result = backward != null
                    ? backward.backward(activation, v, dv)
                    : Lanes.chain(dv, form.derivative(activation, v));
            result.intoArray(dx, dxOffset + i);
        }
        for (int i = vectors * Lanes.FLOATS.length(); i < length; i++) {
            dx[dxOffset + i] = ChainRule.multiply(dy[dyOffset + i], activation.derivative(x[xOffset + i]));
        }
    }

    @Override
    public void backward(
            Activation activation,
            double[] x, int xOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        int i = 0;
        for (int vectors = Lanes.DOUBLES.loopBound(length); i < vectors; i += Lanes.DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(Lanes.DOUBLES, x, xOffset + i);
            DoubleVector dv = DoubleVector.fromArray(Lanes.DOUBLES, dy, dyOffset + i);
            DoubleVector result = backward != null
                    ? backward.backward(activation, v, dv)
                    : Lanes.chain(dv, form.derivative(activation, v));
            result.intoArray(dx, dxOffset + i);
        }
        for (; i < length; i++) {
            dx[dxOffset + i] = ChainRule.multiply(dy[dyOffset + i], activation.derivative(x[xOffset + i]));
        }
    }

    @Override
    public void gate(
            Activation activation,
            float[] value, int valueOffset, float[] gate, int gateOffset, float[] y, int yOffset, int length) {
        int vectors = length / Lanes.FLOATS.length();
        for (int vector = 0; vector < vectors; vector++) {
            int i = vector * Lanes.FLOATS.length();
            FloatVector v = FloatVector.fromArray(Lanes.FLOATS, value, valueOffset + i);
            FloatVector g = FloatVector.fromArray(Lanes.FLOATS, gate, gateOffset + i);
            v.mul(form.forward(activation, g)).intoArray(y, yOffset + i);
        }
        for (int i = vectors * Lanes.FLOATS.length(); i < length; i++) {
            y[yOffset + i] = value[valueOffset + i] * activation.forward(gate[gateOffset + i]);
        }
    }

    @Override
    public void gate(
            Activation activation,
            double[] value, int valueOffset, double[] gate, int gateOffset, double[] y, int yOffset, int length) {
        int i = 0;
        for (int vectors = Lanes.DOUBLES.loopBound(length); i < vectors; i += Lanes.DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(Lanes.DOUBLES, value, valueOffset + i);
            DoubleVector g = DoubleVector.fromArray(Lanes.DOUBLES, gate, gateOffset + i);
            v.mul(form.forward(activation, g)).intoArray(y, yOffset + i);
        }
        for (; i < length; i++) {
            y[yOffset + i] = value[valueOffset + i] * activation.forward(gate[gateOffset + i]);
        }
    }
}
