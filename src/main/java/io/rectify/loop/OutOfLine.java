package io.rectify.loop;

import io.rectify.Activation;
import java.lang.invoke.MethodHandle;

/**
 * A loop that is never inlined into the code that calls it.
 *
 * <p>C2 stops inlining at a depth of 15 calls and at 18,000 nodes, and each operation of the Vector API is 4 to 8 calls deep
 * and takes about 1,000 nodes. A vector loop fits when a compilation starts with it. Inlined into a caller, and often two
 * loops into the same caller, it does not: C2 then leaves out part of a kernel, which boxes vectors at each step and makes
 * the loop ten times slower, for one caller and not for another. A plain loop suffers less, but a ReLU inlined into a loop of
 * its caller still ran 1.3 times as long as by itself. A method handle that is not a constant cannot be inlined, and calling
 * it costs about 2 ns.
 */
final class OutOfLine extends OutOfLineBackward implements Loop {
    private final MethodHandle forwardFloats;
    private final MethodHandle forwardDoubles;
    private final MethodHandle derivativeFloats;
    private final MethodHandle derivativeDoubles;
    private final MethodHandle gateFloats;
    private final MethodHandle gateDoubles;

    OutOfLine(Loop loop) {
        super(loop);
        forwardFloats = map(loop, "forward", float[].class);
        forwardDoubles = map(loop, "forward", double[].class);
        derivativeFloats = map(loop, "derivative", float[].class);
        derivativeDoubles = map(loop, "derivative", double[].class);
        gateFloats = product(loop, "gate", float[].class);
        gateDoubles = product(loop, "gate", double[].class);
    }

    private static MethodHandle map(Loop loop, String name, Class<?> array) {
        return handle(loop, name, array, int.class, array, int.class, int.class);
    }

    @Override
    public void forward(Activation activation, float[] x, int xOffset, float[] y, int yOffset, int length) {
        try {
            forwardFloats.invokeExact(activation, x, xOffset, y, yOffset, length);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void forward(Activation activation, double[] x, int xOffset, double[] y, int yOffset, int length) {
        try {
            forwardDoubles.invokeExact(activation, x, xOffset, y, yOffset, length);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void derivative(Activation activation, float[] x, int xOffset, float[] dydx, int dydxOffset, int length) {
        try {
            derivativeFloats.invokeExact(activation, x, xOffset, dydx, dydxOffset, length);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void derivative(Activation activation, double[] x, int xOffset, double[] dydx, int dydxOffset, int length) {
        try {
            derivativeDoubles.invokeExact(activation, x, xOffset, dydx, dydxOffset, length);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void gate(
            Activation activation,
            float[] value, int valueOffset, float[] gate, int gateOffset, float[] y, int yOffset, int length) {
        try {
            gateFloats.invokeExact(activation, value, valueOffset, gate, gateOffset, y, yOffset, length);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void gate(
            Activation activation,
            double[] value, int valueOffset, double[] gate, int gateOffset, double[] y, int yOffset, int length) {
        try {
            gateDoubles.invokeExact(activation, value, valueOffset, gate, gateOffset, y, yOffset, length);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }
}
