package io.rectify.loop;

import io.rectify.Activation;
import java.util.Arrays;
import java.util.Objects;

/**
 * The way of a bulk call: check every argument, resolve overlap, run the loop of the activation's class.
 *
 * <p>Overlap is resolved here once for all loops: a source that the destination overlaps is moved into the destination,
 * which {@link System#arraycopy} does as if through a temporary array, and the loop then works in place.
 */
public final class Bulk {
    private Bulk() {}

    public static void forward(Activation activation, float[] x, float[] y) {
        checkWhole(x, "x", y, "y");
        Loops.of(activation).forward(activation, x, 0, y, 0, x.length);
    }

    public static void forward(Activation activation, float[] x, int xOffset, float[] y, int yOffset, int length) {
        check(x, "x", xOffset, length);
        check(y, "y", yOffset, length);
        Loop loop = Loops.of(activation);
        xOffset = Ranges.moved(x, xOffset, y, yOffset, length);
        loop.forward(activation, x, xOffset, y, yOffset, length);
    }

    public static void forward(Activation activation, double[] x, double[] y) {
        checkWhole(x, "x", y, "y");
        Loops.of(activation).forward(activation, x, 0, y, 0, x.length);
    }

    public static void forward(Activation activation, double[] x, int xOffset, double[] y, int yOffset, int length) {
        check(x, "x", xOffset, length);
        check(y, "y", yOffset, length);
        Loop loop = Loops.of(activation);
        xOffset = Ranges.moved(x, xOffset, y, yOffset, length);
        loop.forward(activation, x, xOffset, y, yOffset, length);
    }

    public static void derivative(Activation activation, float[] x, float[] dydx) {
        checkWhole(x, "x", dydx, "dydx");
        Loops.of(activation).derivative(activation, x, 0, dydx, 0, x.length);
    }

    public static void derivative(
            Activation activation, float[] x, int xOffset, float[] dydx, int dydxOffset, int length) {
        check(x, "x", xOffset, length);
        check(dydx, "dydx", dydxOffset, length);
        Loop loop = Loops.of(activation);
        xOffset = Ranges.moved(x, xOffset, dydx, dydxOffset, length);
        loop.derivative(activation, x, xOffset, dydx, dydxOffset, length);
    }

    public static void derivative(Activation activation, double[] x, double[] dydx) {
        checkWhole(x, "x", dydx, "dydx");
        Loops.of(activation).derivative(activation, x, 0, dydx, 0, x.length);
    }

    public static void derivative(
            Activation activation, double[] x, int xOffset, double[] dydx, int dydxOffset, int length) {
        check(x, "x", xOffset, length);
        check(dydx, "dydx", dydxOffset, length);
        Loop loop = Loops.of(activation);
        xOffset = Ranges.moved(x, xOffset, dydx, dydxOffset, length);
        loop.derivative(activation, x, xOffset, dydx, dydxOffset, length);
    }

    public static void backward(Activation activation, float[] x, float[] dy, float[] dx) {
        checkWhole(x, "x", dy, "dy");
        checkWhole(x, "x", dx, "dx");
        Loops.of(activation).backward(activation, x, 0, dy, 0, dx, 0, x.length);
    }

    public static void backward(
            Activation activation,
            float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        check(x, "x", xOffset, length);
        check(dy, "dy", dyOffset, length);
        check(dx, "dx", dxOffset, length);
        backward(Loops.of(activation), activation, x, xOffset, dy, dyOffset, dx, dxOffset, length);
    }

    public static void backwardFromOutput(Activation activation, float[] y, float[] dy, float[] dx) {
        checkHasBackwardFromOutput(activation);
        checkWhole(y, "y", dy, "dy");
        checkWhole(y, "y", dx, "dx");
        Loops.fromOutput(activation).backward(activation, y, 0, dy, 0, dx, 0, y.length);
    }

    public static void backwardFromOutput(
            Activation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        checkHasBackwardFromOutput(activation);
        check(y, "y", yOffset, length);
        check(dy, "dy", dyOffset, length);
        check(dx, "dx", dxOffset, length);
        backward(Loops.fromOutput(activation), activation, y, yOffset, dy, dyOffset, dx, dxOffset, length);
    }

    private static void backward(
            BackwardLoop loop, Activation activation,
            float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        if (Ranges.shifted(x, xOffset, dx, dxOffset, length) && Ranges.overlap(dy, dyOffset, dx, dxOffset, length)) {
            x = Arrays.copyOfRange(x, xOffset, xOffset + length);
            xOffset = 0;
        }
        xOffset = Ranges.moved(x, xOffset, dx, dxOffset, length);
        if (Ranges.shifted(dy, dyOffset, dx, dxOffset, length) && Ranges.overlap(x, xOffset, dx, dxOffset, length)) {
            dy = Arrays.copyOfRange(dy, dyOffset, dyOffset + length);
            dyOffset = 0;
        }
        dyOffset = Ranges.moved(dy, dyOffset, dx, dxOffset, length);
        loop.backward(activation, x, xOffset, dy, dyOffset, dx, dxOffset, length);
    }

    public static void backward(Activation activation, double[] x, double[] dy, double[] dx) {
        checkWhole(x, "x", dy, "dy");
        checkWhole(x, "x", dx, "dx");
        Loops.of(activation).backward(activation, x, 0, dy, 0, dx, 0, x.length);
    }

    public static void backward(
            Activation activation,
            double[] x, int xOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        check(x, "x", xOffset, length);
        check(dy, "dy", dyOffset, length);
        check(dx, "dx", dxOffset, length);
        backward(Loops.of(activation), activation, x, xOffset, dy, dyOffset, dx, dxOffset, length);
    }

    public static void backwardFromOutput(Activation activation, double[] y, double[] dy, double[] dx) {
        checkHasBackwardFromOutput(activation);
        checkWhole(y, "y", dy, "dy");
        checkWhole(y, "y", dx, "dx");
        Loops.fromOutput(activation).backward(activation, y, 0, dy, 0, dx, 0, y.length);
    }

    public static void backwardFromOutput(
            Activation activation,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        checkHasBackwardFromOutput(activation);
        check(y, "y", yOffset, length);
        check(dy, "dy", dyOffset, length);
        check(dx, "dx", dxOffset, length);
        backward(Loops.fromOutput(activation), activation, y, yOffset, dy, dyOffset, dx, dxOffset, length);
    }

    private static void backward(
            BackwardLoop loop, Activation activation,
            double[] x, int xOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        if (Ranges.shifted(x, xOffset, dx, dxOffset, length) && Ranges.overlap(dy, dyOffset, dx, dxOffset, length)) {
            x = Arrays.copyOfRange(x, xOffset, xOffset + length);
            xOffset = 0;
        }
        xOffset = Ranges.moved(x, xOffset, dx, dxOffset, length);
        if (Ranges.shifted(dy, dyOffset, dx, dxOffset, length) && Ranges.overlap(x, xOffset, dx, dxOffset, length)) {
            dy = Arrays.copyOfRange(dy, dyOffset, dyOffset + length);
            dyOffset = 0;
        }
        dyOffset = Ranges.moved(dy, dyOffset, dx, dxOffset, length);
        loop.backward(activation, x, xOffset, dy, dyOffset, dx, dxOffset, length);
    }

    public static void forwardAndDerivative(Activation activation, float[] x, float[] y, float[] dydx) {
        checkWhole(x, "x", y, "y");
        checkWhole(x, "x", dydx, "dydx");
        Ranges.checkApart("y", y, 0, "dydx", dydx, 0, x.length);
        Loops.of(activation).forwardAndDerivative(activation, x, 0, y, 0, dydx, 0, x.length);
    }

    public static void forwardAndDerivative(
            Activation activation,
            float[] x, int xOffset, float[] y, int yOffset, float[] dydx, int dydxOffset, int length) {
        check(x, "x", xOffset, length);
        check(y, "y", yOffset, length);
        check(dydx, "dydx", dydxOffset, length);
        Ranges.checkApart("y", y, yOffset, "dydx", dydx, dydxOffset, length);
        Loop loop = Loops.of(activation);
        xOffset = Ranges.moved(x, xOffset, y, yOffset, length);
        xOffset = Ranges.moved(x, xOffset, dydx, dydxOffset, length); // not if it is y now
        loop.forwardAndDerivative(activation, x, xOffset, y, yOffset, dydx, dydxOffset, length);
    }

    public static void forwardAndDerivative(Activation activation, double[] x, double[] y, double[] dydx) {
        checkWhole(x, "x", y, "y");
        checkWhole(x, "x", dydx, "dydx");
        Ranges.checkApart("y", y, 0, "dydx", dydx, 0, x.length);
        Loops.of(activation).forwardAndDerivative(activation, x, 0, y, 0, dydx, 0, x.length);
    }

    public static void forwardAndDerivative(
            Activation activation,
            double[] x, int xOffset, double[] y, int yOffset, double[] dydx, int dydxOffset, int length) {
        check(x, "x", xOffset, length);
        check(y, "y", yOffset, length);
        check(dydx, "dydx", dydxOffset, length);
        Ranges.checkApart("y", y, yOffset, "dydx", dydx, dydxOffset, length);
        Loop loop = Loops.of(activation);
        xOffset = Ranges.moved(x, xOffset, y, yOffset, length);
        xOffset = Ranges.moved(x, xOffset, dydx, dydxOffset, length); // not if it is y now
        loop.forwardAndDerivative(activation, x, xOffset, y, yOffset, dydx, dydxOffset, length);
    }

    public static void secondDerivative(Activation activation, float[] x, float[] d2ydx2) {
        checkHasSecondDerivative(activation);
        checkWhole(x, "x", d2ydx2, "d2ydx2");
        Loops.second(activation).secondDerivative(activation, x, 0, d2ydx2, 0, x.length);
    }

    public static void secondDerivative(
            Activation activation, float[] x, int xOffset, float[] d2ydx2, int d2ydx2Offset, int length) {
        checkHasSecondDerivative(activation);
        check(x, "x", xOffset, length);
        check(d2ydx2, "d2ydx2", d2ydx2Offset, length);
        SecondLoop loop = Loops.second(activation);
        xOffset = Ranges.moved(x, xOffset, d2ydx2, d2ydx2Offset, length);
        loop.secondDerivative(activation, x, xOffset, d2ydx2, d2ydx2Offset, length);
    }

    public static void secondDerivative(Activation activation, double[] x, double[] d2ydx2) {
        checkHasSecondDerivative(activation);
        checkWhole(x, "x", d2ydx2, "d2ydx2");
        Loops.second(activation).secondDerivative(activation, x, 0, d2ydx2, 0, x.length);
    }

    public static void secondDerivative(
            Activation activation, double[] x, int xOffset, double[] d2ydx2, int d2ydx2Offset, int length) {
        checkHasSecondDerivative(activation);
        check(x, "x", xOffset, length);
        check(d2ydx2, "d2ydx2", d2ydx2Offset, length);
        SecondLoop loop = Loops.second(activation);
        xOffset = Ranges.moved(x, xOffset, d2ydx2, d2ydx2Offset, length);
        loop.secondDerivative(activation, x, xOffset, d2ydx2, d2ydx2Offset, length);
    }

    private static void checkHasBackwardFromOutput(Activation activation) {
        if (!activation.hasBackwardFromOutput()) {
            throw new UnsupportedOperationException(activation + " does not know its derivative from its output");
        }
    }

    private static void checkHasSecondDerivative(Activation activation) {
        if (!activation.hasSecondDerivative()) {
            throw new UnsupportedOperationException(activation + " has no second derivative");
        }
    }

    static void checkWhole(float[] x, String xName, float[] y, String yName) {
        Objects.requireNonNull(x, xName);
        Objects.requireNonNull(y, yName);
        Ranges.checkSameLength(xName, x.length, yName, y.length);
    }

    static void checkWhole(double[] x, String xName, double[] y, String yName) {
        Objects.requireNonNull(x, xName);
        Objects.requireNonNull(y, yName);
        Ranges.checkSameLength(xName, x.length, yName, y.length);
    }

    static void check(float[] array, String name, int offset, int length) {
        Objects.requireNonNull(array, name);
        Ranges.check(name, array.length, offset, length);
    }

    static void check(double[] array, String name, int offset, int length) {
        Objects.requireNonNull(array, name);
        Ranges.check(name, array.length, offset, length);
    }
}
