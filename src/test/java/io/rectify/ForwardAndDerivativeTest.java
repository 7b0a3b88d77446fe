package io.rectify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both results of one call together; each by itself is among the {@link Operation}s of the other tests. */
class ForwardAndDerivativeTest {
    private static final List<Activation> ACTIVATIONS = List.of(
            Activations.relu(), Activations.sigmoid(), Activations.mish(), Activations.gelu(), new Custom.Cube());

    @Test
    void threeRangesOfOneArrayBehaveAsIfCopied() {
        for (Activation f : ACTIVATIONS) {
            for (int length : new int[] {1, 16, 45, 1100}) {
                int near = Math.min(length, 48);
                for (int xShift : new int[] {-length, -near / 2, -1, 0, 1, near / 2, length}) {
                    for (int apart : new int[] {length, -length, length + 3}) {
                        check(f, length, xShift, apart);
                    }
                }
            }
        }
    }

    /** @param xShift from y to x; @param apart from y to dydx */
    private static void check(Activation f, int length, int xShift, int apart) {
        int size = 4 * length + 10;
        int y = apart > 0 ? length + 1 : 2 * length + 3;
        int x = y + xShift;
        int dydx = y + apart;
        String what = f + " of " + length + " from " + x + " to " + y + " and " + dydx;

        double[] expected = (double[]) Real.DOUBLE.array(Point.many(Real.DOUBLE, size, length));
        double[] actual = expected.clone();
        double[] source = Arrays.copyOfRange(expected, x, x + length);
        f.forward(source, 0, expected, y, length);
        f.derivative(source, 0, expected, dydx, length);
        f.forwardAndDerivative(actual, x, actual, y, actual, dydx, length);
        assertArrayEquals(Real.DOUBLE.bits(expected), Real.DOUBLE.bits(actual), what);

        float[] expectedFloats = (float[]) Real.FLOAT.array(Point.many(Real.FLOAT, size, length));
        float[] actualFloats = expectedFloats.clone();
        float[] sourceFloats = Arrays.copyOfRange(expectedFloats, x, x + length);
        f.forward(sourceFloats, 0, expectedFloats, y, length);
        f.derivative(sourceFloats, 0, expectedFloats, dydx, length);
        f.forwardAndDerivative(actualFloats, x, actualFloats, y, actualFloats, dydx, length);
        assertArrayEquals(Real.FLOAT.bits(expectedFloats), Real.FLOAT.bits(actualFloats), what);
    }

    @Test
    void eitherResultMayReplaceTheArguments() {
        for (Activation f : ACTIVATIONS) {
            for (int length : new int[] {0, 1, 37, 1024, 300_001}) {
                float[] x = (float[]) Real.FLOAT.array(Point.many(Real.FLOAT, length, 1));
                float[] y = f.forward(x);
                float[] dydx = new float[length];
                f.derivative(x, dydx);

                float[] inPlace = x.clone();
                float[] other = new float[length];
                f.forwardAndDerivative(inPlace, inPlace, other);
                assertArrayEquals(Real.FLOAT.bits(y), Real.FLOAT.bits(inPlace), f + " " + length);
                assertArrayEquals(Real.FLOAT.bits(dydx), Real.FLOAT.bits(other), f + " " + length);

                inPlace = x.clone();
                f.forwardAndDerivative(inPlace, other, inPlace);
                assertArrayEquals(Real.FLOAT.bits(y), Real.FLOAT.bits(other), f + " " + length);
                assertArrayEquals(Real.FLOAT.bits(dydx), Real.FLOAT.bits(inPlace), f + " " + length);
            }
        }
    }

    @Test
    void resultsThatOverlapAreRefusedWithTheNumbers() {
        for (Activation f : ACTIVATIONS) {
            float[] floats = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
            double[] doubles = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
            float[] x = new float[10];
            assertRefused("of length 10 at offsets 0 and 0", () -> f.forwardAndDerivative(x, floats, floats));
            assertRefused("of length 10 at offsets 0 and 0", () -> f.forwardAndDerivative(doubles, doubles, doubles));
            assertRefused("of length 4 at offsets 2 and 5", () -> f.forwardAndDerivative(x, 0, floats, 2, floats, 5, 4));
            assertRefused("of length 4 at offsets 5 and 2", () -> f.forwardAndDerivative(doubles, 0, doubles, 5, doubles, 2, 4));
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, floats);
            assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, doubles);
            f.forwardAndDerivative(x, 0, floats, 3, floats, 3, 0);
            f.forwardAndDerivative(doubles, 0, doubles, 2, doubles, 6, 4);
        }
    }

    private static void assertRefused(String numbers, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.startsWith("y and dydx must not overlap") && message.endsWith(numbers), message);
    }

    @Test
    void aBadSecondResultIsRefusedBeforeTheFirstIsWritten() {
        for (Activation f : ACTIVATIONS) {
            float[] x = new float[5];
            float[] y = {9, 9, 9, 9, 9};
            assertEquals("dydx", assertThrows(NullPointerException.class, () -> f.forwardAndDerivative(x, y, null)).getMessage());
            assertThrows(IllegalArgumentException.class, () -> f.forwardAndDerivative(x, y, new float[4]));
            assertThrows(IndexOutOfBoundsException.class, () -> f.forwardAndDerivative(x, 0, y, 0, new float[5], 1, 5));
            assertArrayEquals(new float[] {9, 9, 9, 9, 9}, y);
        }
    }
}
