package io.rectify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The training form of RReLU: slopes from the caller's generator, values and gradients from these slopes. */
class RReLUTest {
    private static final RReLU RRELU = Activations.rrelu();
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void aSlopeIsDrawnForEachElementThatIsNotPositiveInTheOrderOfTheArray() {
        double[] x = {-2, 3, -0.0, NAN, 0, INFINITY, -5};
        double[] y = new double[7];
        double[] slopes = new double[7];
        RRELU.forward(x, y, slopes, new SplittableRandom(1));
        RandomGenerator same = new SplittableRandom(1);
        double[] drawn = same.doubles(4).map(u -> Math.fma(RRELU.upper() - RRELU.lower(), u, RRELU.lower())).toArray();
        assertArrayEquals(new double[] {drawn[0], 1, drawn[1], NAN, drawn[2], 1, drawn[3]}, slopes);
        assertArrayEquals(new double[] {-2 * drawn[0], 3, -0.0, NAN, 0, INFINITY, -5 * drawn[3]}, y);

        float[] floats = {-2, 3, -0f, Float.NaN, 0, Float.POSITIVE_INFINITY, -5};
        float[] floatY = new float[7];
        float[] floatSlopes = new float[7];
        RRELU.forward(floats, floatY, floatSlopes, new SplittableRandom(1));
        for (int i = 0; i < 7; i++) {
            assertEquals((float) slopes[i], floatSlopes[i]);
            assertEquals(floatSlopes[i] * floats[i] + (i == 4 ? 0f : -0f), floatY[i]);
        }
    }

    @Test
    void slopesFillTheRangeEvenly() {
        int count = 100_000;
        double[] x = new double[count];
        double[] y = new double[count];
        double[] slopes = new double[count];
        Arrays.fill(x, -1);
        for (RReLU rrelu : new RReLU[] {RRELU, new RReLU(-1, 3), new RReLU(-Float.MAX_VALUE, Float.MAX_VALUE)}) {
            rrelu.forward(x, y, slopes, new SplittableRandom(2));
            double width = rrelu.upper() - rrelu.lower();
            int[] tenths = new int[10];
            for (int i = 0; i < count; i++) {
                assertTrue(slopes[i] >= rrelu.lower() && slopes[i] <= rrelu.upper());
                assertEquals(-slopes[i], y[i]);
                tenths[Math.min(9, (int) ((slopes[i] - rrelu.lower()) / width * 10))]++;
            }
            for (int tenth : tenths) {
                assertEquals(count / 10, tenth, 500); // five standard deviations
            }
        }
    }

    @Test
    void theLargestNumberDrawnStaysWithinTheRange() {
        RandomGenerator largest = () -> -1L;
        for (double[] range : new double[][] {{0.1, 0.7}, {-0.3, 0.1}, {1.0 / 3, 1.0 / 3}, {-1e-30, 1e30}}) {
            double[] slopes = new double[1];
            new RReLU(range[0], range[1]).forward(new double[] {-1}, new double[1], slopes, largest);
            assertTrue(slopes[0] <= range[1] && slopes[0] >= range[0], () -> slopes[0] + " is beyond " + range[1]);
        }
    }

    @Test
    void valuesAreCorrectlyRoundedProductsWithTheSlopes() {
        for (Real real : Real.values()) {
            long[] bits = Point.many(real, 3000, 3);
            Object x = real.array(bits);
            Object y = real.array(bits.length);
            Object slopes = real.array(bits.length);
            train(new RReLU(-0.5, 2), x, y, slopes, new SplittableRandom(3));
            for (int i = 0; i < bits.length; i++) {
                double v = real.toDouble(bits[i]);
                double slope = real.toDouble(real.get(slopes, i));
                if (v <= 0 && Double.isFinite(v)) {
                    double expected = real.round(new BigDecimal(v).multiply(new BigDecimal(slope)));
                    assertEquals(expected + 0.0, real.toDouble(real.get(y, i)) + 0.0);
                } else if (!(v <= 0)) {
                    assertEquals(v, real.toDouble(real.get(y, i)));
                    assertEquals(v > 0 ? 1 : NAN, slope);
                }
            }
        }
    }

    @Test
    void slopeZeroKillsEvenMinusInfinity() {
        double[] y = new double[2];
        new RReLU(0, 0).forward(new double[] {-INFINITY, -1}, y, new double[2], new SplittableRandom(1));
        assertArrayEquals(new double[] {-0.0, -0.0}, y);
    }

    @Test
    void theArgumentsMayBeOverwrittenByEitherResult() {
        for (Real real : Real.values()) {
            long[] bits = Point.many(real, 100, 4);
            Object y = real.array(100);
            Object slopes = real.array(100);
            train(RRELU, real.array(bits), y, slopes, new SplittableRandom(4));
            Object inPlace = real.array(bits);
            train(RRELU, inPlace, inPlace, real.array(100), new SplittableRandom(4));
            assertArrayEquals(real.bits(y), real.bits(inPlace));
            Object slopesInPlace = real.array(bits);
            train(RRELU, slopesInPlace, real.array(100), slopesInPlace, new SplittableRandom(4));
            assertArrayEquals(real.bits(slopes), real.bits(slopesInPlace));
        }
    }

    @Test
    void theGradientIsMultipliedWithTheSlopes() {
        double[] slopes = {0.3, 1, 0, 0, NAN};
        double[] dy = {-2, 5, NAN, INFINITY, 1};
        double[] dx = new double[5];
        RRELU.backwardFromSlopes(slopes, dy, dx);
        assertArrayEquals(new double[] {-0.6, 5, 0.0, 0.0, NAN}, dx);
        RRELU.backwardFromSlopes(slopes, dy, dy);
        assertArrayEquals(dx, dy);
        float[] floatDx = {-2, 5, Float.NaN, 7, 1};
        RRELU.backwardFromSlopes(new float[] {0.3f, 1, 0, 0, Float.NaN}, floatDx, floatDx);
        assertArrayEquals(new float[] {-0.6f, 5, 0, 0, Float.NaN}, floatDx);
    }

    @Test
    void badArgumentsAreRefusedBeforeAnythingIsDrawnOrWritten() {
        RandomGenerator none = () -> {
            throw new AssertionError("drawn");
        };
        float[] x = {-1, -2};
        float[] y = {7, 7};
        float[] s = {8, 8};
        assertEquals("x", message(NullPointerException.class, () -> RRELU.forward(null, y, s, none)));
        assertEquals("y", message(NullPointerException.class, () -> RRELU.forward(x, null, s, none)));
        assertEquals("slopes", message(NullPointerException.class, () -> RRELU.forward(x, y, null, none)));
        assertEquals("random", message(NullPointerException.class, () -> RRELU.forward(x, y, s, null)));
        assertRefused("slopes.length is 3", () -> RRELU.forward(x, y, new float[3], none));
        assertRefused("y.length is 1", () -> RRELU.forward(x, new float[1], s, none));
        assertRefused("y and slopes must not overlap", () -> RRELU.forward(x, y, y, none));
        assertEquals("slopes", message(NullPointerException.class, () -> RRELU.backwardFromSlopes(null, x, y)));
        assertEquals("dy", message(NullPointerException.class, () -> RRELU.backwardFromSlopes(s, null, y)));
        assertEquals("dx", message(NullPointerException.class, () -> RRELU.backwardFromSlopes(s, x, null)));
        assertRefused("dx.length is 5", () -> RRELU.backwardFromSlopes(s, x, new float[5]));
        assertArrayEquals(new float[] {7, 7}, y);
        assertArrayEquals(new float[] {8, 8}, s);
    }

    private static void assertRefused(String why, Executable call) {
        String message = message(IllegalArgumentException.class, call);
        assertTrue(message.contains(why), message);
    }

    private static String message(Class<? extends Exception> type, Executable call) {
        return assertThrows(type, call).getMessage();
    }

    private static void train(RReLU rrelu, Object x, Object y, Object slopes, RandomGenerator random) {
        if (x instanceof float[] floats) {
            rrelu.forward(floats, (float[]) y, (float[]) slopes, random);
        } else {
            rrelu.forward((double[]) x, (double[]) y, (double[]) slopes, random);
        }
    }
}
