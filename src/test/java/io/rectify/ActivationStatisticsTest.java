package io.rectify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationStatisticsTest {
    private static final float NAN = Float.NaN;

    @Test
    void countsAreThoseOfEachUnit() {
        ActivationStatistics statistics = new ActivationStatistics(Activations.parse("sigmoid"), 3);
        statistics.add(new float[] {0.5f, 0.999f, 0, 0.2f, NAN, 0});
        statistics.add(new double[] {0.001, 1, -0.0});
        statistics.add(new double[] {0.5, NAN, 0}, 0, 1);
        assertEquals(3, statistics.units());
        assertEquals(4, statistics.rows());
        assertCounts(statistics, 0, 4, 1, 0);
        assertCounts(statistics, 1, 2, 2, 2);
        assertCounts(statistics, 2, 0, 0, 0);
        assertArrayEquals(new int[] {2}, statistics.deadUnits());
        assertArrayEquals(new int[] {}, statistics.saturatedUnits());
    }

    @Test
    void aUnitIsDeadOrSaturatedOnlyIfItAlwaysWas() {
        ActivationStatistics statistics = new ActivationStatistics(Activations.parse("tanh"), 5);
        assertArrayEquals(new int[] {}, statistics.deadUnits());
        assertArrayEquals(new int[] {}, statistics.saturatedUnits());
        statistics.add(new float[] {0, 0, 1, 1, 0});
        statistics.add(new float[] {0, 1e-30f, -1, 0.5f, NAN});
        assertArrayEquals(new int[] {0}, statistics.deadUnits());
        assertArrayEquals(new int[] {2}, statistics.saturatedUnits());
    }

    @Test
    void rowsMayStandAnywhereInAnArray() {
        ActivationStatistics floats = new ActivationStatistics(Activations.relu(), 2);
        floats.add(new float[] {9, 9, 9, 0, 5, 0, 0, 9}, 3, 2);
        ActivationStatistics doubles = new ActivationStatistics(Activations.relu(), 2);
        doubles.add(new double[] {9, 9, 9, 0, 5, 0, 0, 9}, 3, 2);
        for (ActivationStatistics statistics : new ActivationStatistics[] {floats, doubles}) {
            assertEquals(2, statistics.rows());
            assertCounts(statistics, 0, 0, 0, 0);
            assertCounts(statistics, 1, 1, 0, 0);
            assertArrayEquals(new int[] {0}, statistics.deadUnits());
        }
    }

    /** Among the numbers are those just inside and just outside of each end. */
    @Test
    void onlyTheFlatEndsAreSaturated() {
        assertEnds("sigmoid", new double[] {1e-300, 0.0101, 0.9899, 1}, new double[] {0.010105, 0.5, 0.989895});
        assertEnds("tanh", new double[] {-1, -0.99499, 0.99499, 1}, new double[] {-0.99498, 0, 0.99498});
        assertEnds("softsign", new double[] {-1, -0.90001, 0.90001, 1}, new double[] {-0.89999, 0.89999});
        assertEnds("elu", new double[] {-1, -0.99001}, new double[] {-0.98999, 0.5, 1e300, Double.POSITIVE_INFINITY});
        assertEnds("elu(0.3)", new double[] {-0.3, -0.29001}, new double[] {-0.28999, 5});
        assertEnds("selu", new double[] {-1.7580993408473768, -1.74811}, new double[] {-1.74809, 5});
        assertEnds("softplus", new double[] {1e-300, 0.01005}, new double[] {0.010051, 5});
        assertEnds("log_sigmoid", new double[] {-0.01005, -1e-300}, new double[] {-0.010051, -5, Double.NEGATIVE_INFINITY});
        assertEnds("exponential", new double[] {1e-300, 0.0099999}, new double[] {0.0100001, 5});
        assertEnds("gaussian", new double[] {1e-300, 0.002}, new double[] {0.00202, 0.5, 1});
        assertEnds("gelu", new double[] {-0.0001}, new double[] {-0.1, 0.0001, 1});
        assertEnds("relu", new double[] {}, new double[] {0, 1e-300, 5, Double.POSITIVE_INFINITY});
        assertEnds("identity", new double[] {}, new double[] {-5, 0, 5});
        assertEnds("leaky_relu(0.001)", new double[] {}, new double[] {Double.NEGATIVE_INFINITY, -5, -1e-300, 5});
        assertEnds(Activations.of("sine", Math::sin, Math::cos), new double[] {}, new double[] {-1, 0.5, 1});
        assertEnds(Activations.of("step", x -> x > 0 ? 1 : 0, x -> 0), new double[] {1}, new double[] {0});
        assertEnds("squared_relu", new double[] {1e-300, 0.0000249}, new double[] {0, 0.0000251, 5}); // flat up to 0.005
        Activation neverFlat = Activations.of("never flat", Math::tanh, x -> 1);
        assertEnds(neverFlat, new double[] {-1, 1}, new double[] {-0.999, 0.999});
    }

    private static void assertEnds(String text, double[] saturated, double[] others) {
        assertEnds(Activations.parse(text), saturated, others);
    }

    private static void assertEnds(Activation activation, double[] saturated, double[] others) {
        for (double y : saturated) {
            assertEquals(1, saturated(activation, y), () -> activation + " " + y);
        }
        for (double y : others) {
            assertEquals(0, saturated(activation, y), () -> activation + " " + y);
        }
    }

    private static long saturated(Activation activation, double y) {
        ActivationStatistics statistics = new ActivationStatistics(activation, 1);
        statistics.add(new double[] {y});
        return statistics.saturated(0);
    }

    @Property
    void theOutputOfAMonotoneActivationIsSaturatedWhereItsDerivativeIsSmall(
            @ForAll("monotone") Row row, @ForAll(supplier = Point.Any.class) Point point) {
        Activation activation = row.activation();
        double x = point.isNaN() ? 1.5 : point.number();
        ActivationStatistics doubles = new ActivationStatistics(activation, 1);
        doubles.add(new double[] {activation.forward(x)});
        assertCounted(activation, x, activation.forward(x), doubles);
        ActivationStatistics floats = new ActivationStatistics(activation, 1);
        floats.add(new float[] {activation.forward((float) x)});
        assertCounted(activation, (float) x, activation.forward((float) x), floats);
    }

    private static void assertCounted(Activation activation, double x, double y, ActivationStatistics statistics) {
        assertEquals(y != 0 ? 1 : 0, statistics.active(0), () -> activation + " at " + x);
        boolean flat = isFlat(activation, x);
        boolean atTheEdge = flat != isFlat(activation, x * (1 - 0x1p-20)) || flat != isFlat(activation, x * (1 + 0x1p-20));
        if (x != 0 && !atTheEdge) { // there, rounding decides
            boolean end = isEnd(activation, x, Double.NEGATIVE_INFINITY) || isEnd(activation, x, Double.POSITIVE_INFINITY);
            assertEquals(flat && end && y != 0 ? 1 : 0, statistics.saturated(0), () -> activation + " at " + x);
        }
    }

    private static boolean isEnd(Activation activation, double x, double infinity) {
        return Double.isFinite(activation.forward(infinity)) && IntStream.rangeClosed(-60, 60)
                .allMatch(k -> isFlat(activation, x + Math.copySign(Math.scalb(1, k), infinity)));
    }

    private static boolean isFlat(Activation activation, double x) {
        return Math.abs(activation.derivative(x)) < 0.01;
    }

    @Provide
    Arbitrary<Row> monotone() {
        return Arbitraries.of(Row.ALL.stream().filter(Row::monotone).toList());
    }

    @Test
    void aFloatLimitBeyondTheDoubleLimitIsSaturated() {
        Activation elu = Activations.elu(0.3);
        assertTrue(elu.forward(Float.NEGATIVE_INFINITY) < elu.forward(Double.NEGATIVE_INFINITY));
        ActivationStatistics statistics = new ActivationStatistics(elu, 1);
        statistics.add(new float[] {elu.forward(-100f)});
        assertEquals(1, statistics.saturated(0));
    }

    @Test
    void aFloatBeyondAJumpIsNotSaturated() {
        Activation threshold = Activations.parse("threshold(0.1, -20)");
        ActivationStatistics statistics = new ActivationStatistics(threshold, 3);
        statistics.add(new float[] {threshold.forward(0.1f), threshold.forward(Math.nextDown(0.1f)), threshold.forward(0f)});
        assertCounts(statistics, 0, 1, 0, 0);
        assertCounts(statistics, 1, 1, 1, 0);
        assertCounts(statistics, 2, 1, 1, 0);
    }

    @Test
    void itReadsLikeATable() throws IOException {
        ActivationStatistics statistics = new ActivationStatistics(Activations.parse("relu"), 4);
        assertEquals("relu: 4 units, 0 rows", statistics.toString());
        statistics.add(new float[] {1, 0, 0, 3, 1, 0, 0, NAN});
        statistics.add(new float[] {1, 0, 0, 3, 1, 0, 1, NAN});
        String page = Files.readString(Path.of("docs/diagnostics.md")).replace("\n", System.lineSeparator());
        assertTrue(page.contains("relu: 4 units") && page.contains(statistics + System.lineSeparator()), statistics::toString);
    }

    @Test
    void aLongListOfUnitsIsCut() {
        ActivationStatistics statistics = new ActivationStatistics(Activations.parse("relu"), 2000);
        statistics.add(new float[2000]);
        assertTrue(statistics.toString().contains(
                "dead              2,000 of 2,000: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, ..."),
                statistics::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aNumberOfUnitsBelowOneIsRefused(int units) {
        assertEquals("units must be at least 1, but is " + units, assertThrows(
                IllegalArgumentException.class, () -> new ActivationStatistics(Activations.relu(), units)).getMessage());
    }

    @Test
    void badArgumentsAreRefusedWithNamesAndNumbersAndNothingIsCounted() {
        ActivationStatistics statistics = new ActivationStatistics(Activations.relu(), 4);
        assertEquals("activation",
                assertThrows(NullPointerException.class, () -> new ActivationStatistics(null, 4)).getMessage());
        float[] noFloats = null;
        double[] noDoubles = null;
        assertEquals("outputs", assertThrows(NullPointerException.class, () -> statistics.add(noFloats)).getMessage());
        assertEquals("outputs", assertThrows(NullPointerException.class, () -> statistics.add(noDoubles)).getMessage());
        assertEquals("outputs", assertThrows(NullPointerException.class, () -> statistics.add(noFloats, 0, 0)).getMessage());
        assertEquals("outputs", assertThrows(NullPointerException.class, () -> statistics.add(noDoubles, 0, 0)).getMessage());
        String uneven = "outputs.length must be a multiple of units: outputs.length is 10, units is 4";
        assertEquals(uneven, assertThrows(IllegalArgumentException.class, () -> statistics.add(new float[10])).getMessage());
        assertEquals(uneven, assertThrows(IllegalArgumentException.class, () -> statistics.add(new double[10])).getMessage());
        int[][] offsetsAndRows = {
            {-1, 1}, {3, 2}, {7, 1}, {11, 0}, {0, -1}, {0, 3}, {0, Integer.MAX_VALUE}, {0, 1 << 30}, {Integer.MIN_VALUE, 1}
        };
        for (int[] bad : offsetsAndRows) {
            String range = "outputs: offset " + bad[0] + " and " + bad[1]
                    + " rows of 4 units do not lie within an array of length 10";
            assertEquals(range, assertThrows(
                    IndexOutOfBoundsException.class, () -> statistics.add(new float[10], bad[0], bad[1])).getMessage());
            assertEquals(range, assertThrows(
                    IndexOutOfBoundsException.class, () -> statistics.add(new double[10], bad[0], bad[1])).getMessage());
        }
        for (int unit : new int[] {-1, 4}) {
            String message = "unit must lie between 0 and 3, but is " + unit;
            assertEquals(message, assertThrows(IndexOutOfBoundsException.class, () -> statistics.active(unit)).getMessage());
            assertEquals(message, assertThrows(IndexOutOfBoundsException.class, () -> statistics.saturated(unit)).getMessage());
            assertEquals(message, assertThrows(IndexOutOfBoundsException.class, () -> statistics.nan(unit)).getMessage());
        }
        assertEquals(0, statistics.rows());
        statistics.add(new float[10], 2, 2);
        statistics.add(new float[0]);
        statistics.add(new double[10], 10, 0);
        assertEquals(2, statistics.rows());
    }

    @Test
    void addingAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ActivationStatistics statistics = new ActivationStatistics(Activations.parse("tanh"), 16);
        float[] floats = new float[1600];
        double[] doubles = new Random(1).doubles(1600).toArray();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 100; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            statistics.add(floats);
            statistics.add(doubles);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }

    private static void assertCounts(ActivationStatistics statistics, int unit, long active, long saturated, long nan) {
        assertEquals(active, statistics.active(unit));
        assertEquals(saturated, statistics.saturated(unit));
        assertEquals(nan, statistics.nan(unit));
    }
}
