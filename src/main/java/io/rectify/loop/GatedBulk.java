package io.rectify.loop;

import io.rectify.Activation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The way of a bulk call of {@link io.rectify.Gated}: check every argument, resolve overlap, and run the loop of the activation,
 * or block by block its loops and products. A source that a destination overlaps without being the same range is copied.
 */
public final class GatedBulk {
    private static final HalfSquare HALF_SQUARE = new HalfSquare();

    private GatedBulk() {}

    public static void forward(Activation activation, float[] value, float[] gate, float[] y) {
        Bulk.checkWhole(value, "value", gate, "gate");
        Bulk.checkWhole(value, "value", y, "y");
        Loops.gate(activation).gate(activation, value, 0, gate, 0, y, 0, value.length);
    }

    public static void forward(
            Activation activation,
            float[] value, int valueOffset, float[] gate, int gateOffset, float[] y, int yOffset, int length) {
        Bulk.check(value, "value", valueOffset, length);
        Bulk.check(gate, "gate", gateOffset, length);
        Bulk.check(y, "y", yOffset, length);
        Loop loop = Loops.gate(activation);
        if (Ranges.shifted(value, valueOffset, y, yOffset, length)) {
            value = Arrays.copyOfRange(value, valueOffset, valueOffset + length);
            valueOffset = 0;
        }
        if (Ranges.shifted(gate, gateOffset, y, yOffset, length)) {
            gate = Arrays.copyOfRange(gate, gateOffset, gateOffset + length);
            gateOffset = 0;
        }
        loop.gate(activation, value, valueOffset, gate, gateOffset, y, yOffset, length);
    }

    public static void forward(Activation activation, float[] x, float[] y, int rows, int columns) {
        checkHalves(length(x, "x"), "y", length(y, "y"), rows, columns);
        Loop loop = Loops.gate(activation);
        for (int row = 0; row < rows && columns > 0; row++) {
            int value = 2 * columns * row;
            loop.gate(activation, x, value, x, value + columns, y, columns * row, columns);
        }
    }

    /** {@link Loop#gate} by the loop of the value. */
    static void inBlocks(
            Loop loop, Activation activation,
            float[] value, int valueOffset, float[] gate, int gateOffset, float[] y, int yOffset, int length) {
        boolean inDestination = yOffset == valueOffset && y != value; // C2 vectorizes a loop with one index
        FloatGate block = FloatGate.ofThread();
        int step = FloatBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            if (inDestination) {
                int from = yOffset + done;
                loop.forward(activation, gate, gateOffset + done, y, from, size);
                multiply(y, value, from, from + size);
            } else {
                loop.forward(activation, gate, gateOffset + done, block.gate, 0, size);
                System.arraycopy(value, valueOffset + done, block.slope, 0, size);
                multiply(block.slope, block.gate, 0, size);
                System.arraycopy(block.slope, 0, y, yOffset + done, size);
            }
        }
    }

    private static void multiply(float[] a, float[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] *= b[i];
        }
    }

    public static void backward(
            Activation activation, float[] value, float[] gate, float[] dy, float[] dValue, float[] dGate) {
        Bulk.checkWhole(value, "value", gate, "gate");
        Bulk.checkWhole(value, "value", dy, "dy");
        Bulk.checkWhole(value, "value", dValue, "dValue");
        Bulk.checkWhole(value, "value", dGate, "dGate");
        Ranges.checkApart("dValue", dValue, 0, "dGate", dGate, 0, value.length);
        blocks(activation, value, 0, gate, 0, dy, 0, dValue, 0, dGate, 0, value.length);
    }

    public static void backward(
            Activation activation,
            float[] value, int valueOffset, float[] gate, int gateOffset, float[] dy, int dyOffset,
            float[] dValue, int dValueOffset, float[] dGate, int dGateOffset, int length) {
        Bulk.check(value, "value", valueOffset, length);
        Bulk.check(gate, "gate", gateOffset, length);
        Bulk.check(dy, "dy", dyOffset, length);
        Bulk.check(dValue, "dValue", dValueOffset, length);
        Bulk.check(dGate, "dGate", dGateOffset, length);
        Ranges.checkApart("dValue", dValue, dValueOffset, "dGate", dGate, dGateOffset, length);
        if (shifted(value, valueOffset, dValue, dValueOffset, dGate, dGateOffset, length)) {
            value = Arrays.copyOfRange(value, valueOffset, valueOffset + length);
            valueOffset = 0;
        }
        if (shifted(gate, gateOffset, dValue, dValueOffset, dGate, dGateOffset, length)) {
            gate = Arrays.copyOfRange(gate, gateOffset, gateOffset + length);
            gateOffset = 0;
        }
        if (shifted(dy, dyOffset, dValue, dValueOffset, dGate, dGateOffset, length)) {
            dy = Arrays.copyOfRange(dy, dyOffset, dyOffset + length);
            dyOffset = 0;
        }
        blocks(
                activation, value, valueOffset, gate, gateOffset, dy, dyOffset,
                dValue, dValueOffset, dGate, dGateOffset, length);
    }

    public static void backward(Activation activation, float[] x, float[] dy, float[] dx, int rows, int columns) {
        checkHalves(length(x, "x"), "dy", length(dy, "dy"), rows, columns);
        Ranges.checkSameLength("x", x.length, "dx", length(dx, "dx"));
        for (int row = 0; row < rows && columns > 0; row++) {
            int value = 2 * columns * row;
            int gate = value + columns;
            blocks(activation, x, value, x, gate, dy, columns * row, dx, value, dx, gate, columns);
        }
    }

    /** Reads all of a block before it writes any of it, so that each destination may be any of the sources. */
    private static void blocks(
            Activation activation,
            float[] value, int valueOffset, float[] gate, int gateOffset, float[] dy, int dyOffset,
            float[] dValue, int dValueOffset, float[] dGate, int dGateOffset, int length) {
        Loop product = Loops.of(HALF_SQUARE);
        FloatGate block = FloatGate.ofThread();
        int step = FloatBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            activation.forwardAndDerivative(gate, gateOffset + done, block.gate, 0, block.slope, 0, size);
            product.backward(HALF_SQUARE, block.slope, 0, value, valueOffset + done, block.slope, 0, size);
            product.backward(HALF_SQUARE, block.slope, 0, dy, dyOffset + done, block.slope, 0, size);
            product.backward(HALF_SQUARE, block.gate, 0, dy, dyOffset + done, block.gate, 0, size);
            System.arraycopy(block.gate, 0, dValue, dValueOffset + done, size);
            System.arraycopy(block.slope, 0, dGate, dGateOffset + done, size);
        }
    }

    private static int length(float[] array, String name) {
        return Objects.requireNonNull(array, name).length;
    }

    public static void forward(Activation activation, double[] value, double[] gate, double[] y) {
        Bulk.checkWhole(value, "value", gate, "gate");
        Bulk.checkWhole(value, "value", y, "y");
        Loops.gate(activation).gate(activation, value, 0, gate, 0, y, 0, value.length);
    }

    public static void forward(
            Activation activation,
            double[] value, int valueOffset, double[] gate, int gateOffset, double[] y, int yOffset, int length) {
        Bulk.check(value, "value", valueOffset, length);
        Bulk.check(gate, "gate", gateOffset, length);
        Bulk.check(y, "y", yOffset, length);
        Loop loop = Loops.gate(activation);
        if (Ranges.shifted(value, valueOffset, y, yOffset, length)) {
            value = Arrays.copyOfRange(value, valueOffset, valueOffset + length);
            valueOffset = 0;
        }
        if (Ranges.shifted(gate, gateOffset, y, yOffset, length)) {
            gate = Arrays.copyOfRange(gate, gateOffset, gateOffset + length);
            gateOffset = 0;
        }
        loop.gate(activation, value, valueOffset, gate, gateOffset, y, yOffset, length);
    }

    public static void forward(Activation activation, double[] x, double[] y, int rows, int columns) {
        checkHalves(length(x, "x"), "y", length(y, "y"), rows, columns);
        Loop loop = Loops.gate(activation);
        for (int row = 0; row < rows && columns > 0; row++) {
            int value = 2 * columns * row;
            loop.gate(activation, x, value, x, value + columns, y, columns * row, columns);
        }
    }

    /** {@link Loop#gate} by the loop of the value. */
    static void inBlocks(
            Loop loop, Activation activation,
            double[] value, int valueOffset, double[] gate, int gateOffset, double[] y, int yOffset, int length) {
        boolean inDestination = yOffset == valueOffset && y != value; // C2 vectorizes a loop with one index
        DoubleGate block = DoubleGate.ofThread();
        int step = DoubleBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            if (inDestination) {
                int from = yOffset + done;
                loop.forward(activation, gate, gateOffset + done, y, from, size);
                multiply(y, value, from, from + size);
            } else {
                loop.forward(activation, gate, gateOffset + done, block.gate, 0, size);
                System.arraycopy(value, valueOffset + done, block.slope, 0, size);
                multiply(block.slope, block.gate, 0, size);
                System.arraycopy(block.slope, 0, y, yOffset + done, size);
            }
        }
    }

    private static void multiply(double[] a, double[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] *= b[i];
        }
    }

    public static void backward(
            Activation activation, double[] value, double[] gate, double[] dy, double[] dValue, double[] dGate) {
        Bulk.checkWhole(value, "value", gate, "gate");
        Bulk.checkWhole(value, "value", dy, "dy");
        Bulk.checkWhole(value, "value", dValue, "dValue");
        Bulk.checkWhole(value, "value", dGate, "dGate");
        Ranges.checkApart("dValue", dValue, 0, "dGate", dGate, 0, value.length);
        blocks(activation, value, 0, gate, 0, dy, 0, dValue, 0, dGate, 0, value.length);
    }

    public static void backward(
            Activation activation,
            double[] value, int valueOffset, double[] gate, int gateOffset, double[] dy, int dyOffset,
            double[] dValue, int dValueOffset, double[] dGate, int dGateOffset, int length) {
        Bulk.check(value, "value", valueOffset, length);
        Bulk.check(gate, "gate", gateOffset, length);
        Bulk.check(dy, "dy", dyOffset, length);
        Bulk.check(dValue, "dValue", dValueOffset, length);
        Bulk.check(dGate, "dGate", dGateOffset, length);
        Ranges.checkApart("dValue", dValue, dValueOffset, "dGate", dGate, dGateOffset, length);
        if (shifted(value, valueOffset, dValue, dValueOffset, dGate, dGateOffset, length)) {
            value = Arrays.copyOfRange(value, valueOffset, valueOffset + length);
            valueOffset = 0;
        }
        if (shifted(gate, gateOffset, dValue, dValueOffset, dGate, dGateOffset, length)) {
            gate = Arrays.copyOfRange(gate, gateOffset, gateOffset + length);
            gateOffset = 0;
        }
        if (shifted(dy, dyOffset, dValue, dValueOffset, dGate, dGateOffset, length)) {
            dy = Arrays.copyOfRange(dy, dyOffset, dyOffset + length);
            dyOffset = 0;
        }
        blocks(
                activation, value, valueOffset, gate, gateOffset, dy, dyOffset,
                dValue, dValueOffset, dGate, dGateOffset, length);
    }

    public static void backward(Activation activation, double[] x, double[] dy, double[] dx, int rows, int columns) {
        checkHalves(length(x, "x"), "dy", length(dy, "dy"), rows, columns);
        Ranges.checkSameLength("x", x.length, "dx", length(dx, "dx"));
        for (int row = 0; row < rows && columns > 0; row++) {
            int value = 2 * columns * row;
            int gate = value + columns;
            blocks(activation, x, value, x, gate, dy, columns * row, dx, value, dx, gate, columns);
        }
    }

    /** Reads all of a block before it writes any of it, so that each destination may be any of the sources. */
    private static void blocks(
            Activation activation,
            double[] value, int valueOffset, double[] gate, int gateOffset, double[] dy, int dyOffset,
            double[] dValue, int dValueOffset, double[] dGate, int dGateOffset, int length) {
        Loop product = Loops.of(HALF_SQUARE);
        DoubleGate block = DoubleGate.ofThread();
        int step = DoubleBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            activation.forwardAndDerivative(gate, gateOffset + done, block.gate, 0, block.slope, 0, size);
            product.backward(HALF_SQUARE, block.slope, 0, value, valueOffset + done, block.slope, 0, size);
            product.backward(HALF_SQUARE, block.slope, 0, dy, dyOffset + done, block.slope, 0, size);
            product.backward(HALF_SQUARE, block.gate, 0, dy, dyOffset + done, block.gate, 0, size);
            System.arraycopy(block.gate, 0, dValue, dValueOffset + done, size);
            System.arraycopy(block.slope, 0, dGate, dGateOffset + done, size);
        }
    }

    private static int length(double[] array, String name) {
        return Objects.requireNonNull(array, name).length;
    }

    private static boolean shifted(Object source, int offset, Object a, int aOffset, Object b, int bOffset, int length) {
        return Ranges.shifted(source, offset, a, aOffset, length) || Ranges.shifted(source, offset, b, bOffset, length);
    }

    private static void checkHalves(int xLength, String name, int length, int rows, int columns) {
        long expected = Ranges.length(rows, columns);
        if (length != expected || xLength != 2 * expected) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "for %d rows of %d columns, x.length must be %d and %s.length %d, but they are %d and %d",
                    rows, columns, 2 * expected, name, expected, xLength, length));
        }
    }

    /** What a thread passes on within a block; not {@link FloatBlock}, which the loops of the activation use. */
    private static final class FloatGate {
        private static final ThreadLocal<FloatGate> OF_THREAD = ThreadLocal.withInitial(FloatGate::new);

        final float[] gate = new float[FloatBlock.SIZE];
        final float[] slope = new float[FloatBlock.SIZE];

        static FloatGate ofThread() {
            return OF_THREAD.get();
        }
    }

    private static final class DoubleGate {
        private static final ThreadLocal<DoubleGate> OF_THREAD = ThreadLocal.withInitial(DoubleGate::new);

        final double[] gate = new double[DoubleBlock.SIZE];
        final double[] slope = new double[DoubleBlock.SIZE];

        static DoubleGate ofThread() {
            return OF_THREAD.get();
        }
    }
}
