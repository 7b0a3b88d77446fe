package io.rectify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A slope per channel, in arrays of batch × channels × length elements. */
class ChannelPReLUTest {
    private static final double[] SLOPES = {0.25, -0.3, 0, 1.7, 0.01};
    private static final ChannelPReLU PRELU = ChannelPReLU.ofSlopes(SLOPES);

    @Test
    void eachElementHasTheSlopeOfItsChannel() {
        for (int batch : new int[] {0, 1, 2, 7}) {
            for (int length : new int[] {1, 2, 15, 16, 17, 100}) {
                for (Real real : Real.values()) {
                    int size = batch * SLOPES.length * length;
                    long[] x = Point.many(real, size, size);
                    long[] dy = Point.many(real, size, ~size);
                    Object y = real.array(size);
                    Object dx = real.array(size);
                    forward(real.array(x), y, length);
                    backward(real.array(x), real.array(dy), dx, length);
                    Object inPlace = real.array(x);
                    forward(inPlace, inPlace, length);
                    assertArrayEquals(real.bits(y), real.bits(inPlace));
                    Object dyInPlace = real.array(dy);
                    backward(real.array(x), dyInPlace, dyInPlace, length);
                    assertArrayEquals(real.bits(dx), real.bits(dyInPlace));
                    for (int i = 0; i < size; i++) {
                        Activation leaky = Activations.leakyRelu(SLOPES[i / length % SLOPES.length]);
                        boolean floats = real == Real.FLOAT;
                        Operation forward = floats ? Operation.FORWARD_FLOAT : Operation.FORWARD_DOUBLE;
                        Operation backward = floats ? Operation.BACKWARD_FLOAT : Operation.BACKWARD_DOUBLE;
                        assertEquals(forward.scalar(leaky, x[i], 0), real.get(y, i));
                        assertEquals(backward.scalar(leaky, x[i], dy[i]), real.get(dx, i));
                    }
                }
            }
        }
    }

    @Test
    void theGradientOfASlopeIsSummedItemAfterItem() {
        SplittableRandom random = new SplittableRandom(1);
        for (int length : new int[] {1, 3, 20}) {
            int size = 6 * SLOPES.length * length;
            float[] x = new float[size];
            float[] dy = new float[size];
            double[] xs = new double[size];
            double[] dys = new double[size];
            for (int i = 0; i < size; i++) {
                xs[i] = x[i] = (float) (4 * random.nextDouble() - 3);
                dys[i] = dy[i] = (float) Math.scalb(2 * random.nextDouble() - 1, random.nextInt(60));
            }
            double[] expected = new double[SLOPES.length];
            double[] backwards = new double[SLOPES.length];
            for (int item = 0; item < 6; item++) {
                for (int c = 0; c < SLOPES.length; c++) {
                    int from = (item * SLOPES.length + c) * length;
                    expected[c] += new PReLU(SLOPES[c]).parameterGradient(x, from, dy, from, length);
                    int back = ((5 - item) * SLOPES.length + c) * length;
                    backwards[c] += new PReLU(SLOPES[c]).parameterGradient(x, back, dy, back, length);
                }
            }
            double[] gradient = {9, 9, 9, 9, 9};
            PRELU.slopeGradient(x, dy, gradient, length);
            assertArrayEquals(expected, gradient);
            PRELU.slopeGradient(xs, dys, gradient, length);
            assertArrayEquals(expected, gradient);
            assertFalse(Arrays.equals(expected, backwards), "the order makes no difference here");
        }
    }

    @Test
    void badArgumentsAreRefusedBeforeAnythingIsWritten() {
        float[] x = new float[20];
        float[] y = new float[20];
        double[] gradient = {1, 2, 3, 4, 5};
        Arrays.fill(x, -1);
        for (int length : new int[] {0, -1, 3, 8, Integer.MAX_VALUE}) {
            for (Executable call : List.<Executable>of(
                    () -> PRELU.forward(x, y, length), () -> PRELU.backward(x, x, y, length),
                    () -> PRELU.slopeGradient(x, x, gradient, length))) {
                String message = assertThrows(IllegalArgumentException.class, call).getMessage();
                assertTrue(message.contains("x.length is 20, there are 5 channels, length is " + length), message);
            }
        }
        assertNamed("x", () -> PRELU.forward(null, y, 1));
        assertNamed("y", () -> PRELU.forward(x, null, 1));
        assertNamed("dy", () -> PRELU.backward(x, null, y, 1));
        assertNamed("dx", () -> PRELU.backward(x, x, null, 1));
        assertNamed("gradient", () -> PRELU.slopeGradient(x, x, null, 1));
        assertThrows(IllegalArgumentException.class, () -> PRELU.forward(x, new float[10], 1));
        assertThrows(IllegalArgumentException.class, () -> PRELU.backward(x, x, new float[10], 1));
        Executable tooShort = () -> PRELU.slopeGradient(x, x, new double[4], 1);
        String wrong = assertThrows(IllegalArgumentException.class, tooShort).getMessage();
        assertTrue(wrong.contains("gradient.length is 4, there are 5 channels"), wrong);
        double[] five = {-1, -1, -1, -1, -1};
        assertThrows(IllegalArgumentException.class, () -> PRELU.slopeGradient(five, new double[5], five, 1));
        assertThrows(IllegalArgumentException.class, () -> PRELU.slopeGradient(new double[5], five, five, 1));
        assertArrayEquals(new float[20], y);
        assertArrayEquals(new double[] {1, 2, 3, 4, 5}, gradient);
        assertArrayEquals(new double[] {-1, -1, -1, -1, -1}, five);
    }

    private static void assertNamed(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    @Test
    void itIsAValue() throws Exception {
        assertEquals(PRELU, ChannelPReLU.ofSlopes(SLOPES));
        assertEquals(PRELU, ValueTest.deserialize(ValueTest.serialize(PRELU)));
        assertNotEquals(PRELU, ChannelPReLU.ofSlopes(0.25));
        assertThrows(UnsupportedOperationException.class, () -> PRELU.channels().set(0, new PReLU(1)));
        assertThrows(IllegalArgumentException.class, ChannelPReLU::ofSlopes);
        assertThrows(IllegalArgumentException.class, () -> ChannelPReLU.ofSlopes(0.1, Double.NaN));
        assertEquals("channels", assertThrows(NullPointerException.class, () -> new ChannelPReLU(null)).getMessage());
        assertEquals(0.25, PReLU.INITIAL_SLOPE);
    }

    @Test
    void inTheEndNothingIsAllocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] x = new float[1000];
        double[] gradient = new double[SLOPES.length];
        long allocated = 1;
        for (int round = 0; round < 2000 && allocated > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                PRELU.forward(x, x, 20);
                PRELU.backward(x, x, x, 1);
                PRELU.slopeGradient(x, x, gradient, 4);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, allocated);
    }

    private static void forward(Object x, Object y, int length) {
        if (x instanceof float[] floats) {
            PRELU.forward(floats, (float[]) y, length);
        } else {
            PRELU.forward((double[]) x, (double[]) y, length);
        }
    }

    private static void backward(Object x, Object dy, Object dx, int length) {
        if (x instanceof float[] floats) {
            PRELU.backward(floats, (float[]) dy, (float[]) dx, length);
        } else {
            PRELU.backward((double[]) x, (double[]) dy, (double[]) dx, length);
        }
    }
}
