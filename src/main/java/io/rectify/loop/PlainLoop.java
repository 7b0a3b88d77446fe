package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.math.ChainRule;
import java.lang.invoke.MethodHandles;

/**
 * Template of the loops that C2 compiles, and where it can vectorizes, by itself. {@link Loops} copies this class once per
 * activation class, so that each call of {@code activation} below has seen a single receiver class and is inlined.
 *
 * <p>C2 vectorizes {@code y[i] = f(x[i])} only where both arrays are indexed by the same expression. With different offsets a
 * block of the source is therefore copied to its destination, which leaves it in the L1 cache, and transformed there.
 */
final class PlainLoop implements Loop {
    /** Large enough to hide what a call costs, and even as {@code double} small enough for half of the L1 cache. */
    private static final int BLOCK = 2048;

    /** Of so few elements C2 vectorizes none. */
    private static final int SHORT = 16;

    static Loop copy() {
        return HiddenCopy.newInstance(HiddenCopy.constructor(PlainLoop.class, Loop.class, MethodHandles.lookup()));
    }

    @Override
    public void forward(Activation activation, float[] x, int xOffset, float[] y, int yOffset, int length) {
        if (xOffset == yOffset) {
            forward(activation, x, y, yOffset, yOffset + length);
            return;
        }
        for (int done = 0, size; done < length; done += size) {
            int from = yOffset + done;
            size = Math.min(BLOCK, length - done);
            System.arraycopy(x, xOffset + done, y, from, size);
            forward(activation, y, y, from, from + size);
        }
    }

    private static void forward(Activation activation, float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = activation.forward(x[i]);
        }
    }

    @Override
    public void forward(Activation activation, double[] x, int xOffset, double[] y, int yOffset, int length) {
        if (xOffset == yOffset) {
            forward(activation, x, y, yOffset, yOffset + length);
            return;
        }
        for (int done = 0, size; done < length; done += size) {
            int from = yOffset + done;
            size = Math.min(BLOCK, length - done);
            System.arraycopy(x, xOffset + done, y, from, size);
            forward(activation, y, y, from, from + size);
        }
    }

    private static void forward(Activation activation, double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = activation.forward(x[i]);
        }
    }

    @Override
    public void derivative(Activation activation, float[] x, int xOffset, float[] dydx, int dydxOffset, int length) {
        if (xOffset == dydxOffset) {
            derivative(activation, x, dydx, dydxOffset, dydxOffset + length);
            return;
        }
        for (int done = 0, size; done < length; done += size) {
            int from = dydxOffset + done;
            size = Math.min(BLOCK, length - done);
            System.arraycopy(x, xOffset + done, dydx, from, size);
            derivative(activation, dydx, dydx, from, from + size);
        }
    }

    private static void derivative(Activation activation, float[] x, float[] dydx, int from, int to) {
        for (int i = from; i < to; i++) {
            dydx[i] = activation.derivative(x[i]);
        }
    }

    @Override
    public void derivative(Activation activation, double[] x, int xOffset, double[] dydx, int dydxOffset, int length) {
        if (xOffset == dydxOffset) {
            derivative(activation, x, dydx, dydxOffset, dydxOffset + length);
            return;
        }
        for (int done = 0, size; done < length; done += size) {
            int from = dydxOffset + done;
            size = Math.min(BLOCK, length - done);
            System.arraycopy(x, xOffset + done, dydx, from, size);
            derivative(activation, dydx, dydx, from, from + size);
        }
    }

    private static void derivative(Activation activation, double[] x, double[] dydx, int from, int to) {
        for (int i = from; i < to; i++) {
            dydx[i] = activation.derivative(x[i]);
        }
    }

    // C2 vectorizes the derivatives, but not the chain rule with its bit operations: so the derivatives of a block are written
    // to dx first, unless that would overwrite dy, or is not worth a second loop.

    @Override
    public void backward(
            Activation activation,
            float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        if (dx == dy && dxOffset == dyOffset || length <= SHORT) {
            for (int i = 0; i < length; i++) {
                dx[dxOffset + i] = ChainRule.multiply(dy[dyOffset + i], activation.derivative(x[xOffset + i]));
            }
            return;
        }
        for (int done = 0, size; done < length; done += size) {
            int from = dxOffset + done;
            size = Math.min(BLOCK, length - done);
            derivative(activation, x, xOffset + done, dx, from, size);
            chain(dy, dyOffset - dxOffset, dx, from, from + size);
        }
    }

    private static void chain(float[] dy, int dyShift, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = ChainRule.multiply(dy[dyShift + i], dx[i]);
        }
    }

    @Override
    public void backward(
            Activation activation,
            double[] x, int xOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        if (dx == dy && dxOffset == dyOffset || length <= SHORT) {
            for (int i = 0; i < length; i++) {
                dx[dxOffset + i] = ChainRule.multiply(dy[dyOffset + i], activation.derivative(x[xOffset + i]));
            }
            return;
        }
        for (int done = 0, size; done < length; done += size) {
            int from = dxOffset + done;
            size = Math.min(BLOCK, length - done);
            derivative(activation, x, xOffset + done, dx, from, size);
            chain(dy, dyOffset - dxOffset, dx, from, from + size);
        }
    }

    private static void chain(double[] dy, int dyShift, double[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = ChainRule.multiply(dy[dyShift + i], dx[i]);
        }
    }

    @Override
    public void gate(
            Activation activation,
            float[] value, int valueOffset, float[] gate, int gateOffset, float[] y, int yOffset, int length) {
        if (valueOffset != yOffset || gateOffset != yOffset) {
            Loop.super.gate(activation, value, valueOffset, gate, gateOffset, y, yOffset, length);
            return;
        }
        for (int i = yOffset; i < yOffset + length; i++) {
            y[i] = value[i] * activation.forward(gate[i]);
        }
    }

    @Override
    public void gate(
            Activation activation,
            double[] value, int valueOffset, double[] gate, int gateOffset, double[] y, int yOffset, int length) {
        if (valueOffset != yOffset || gateOffset != yOffset) {
            Loop.super.gate(activation, value, valueOffset, gate, gateOffset, y, yOffset, length);
            return;
        }
        for (int i = yOffset; i < yOffset + length; i++) {
            y[i] = value[i] * activation.forward(gate[i]);
        }
    }
}
