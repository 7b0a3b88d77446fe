package io.rectify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.rectify.accuracy.Quantity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gated linear units: the exact product, the gradients, halves of rows, overlap, bad input. */
class GatedTest {
    private static final List<Gated> NAMED =
            List.of(Activations.glu(), Activations.reglu(), Activations.geglu(), Activations.swiglu(), Activations.bilinear());

    private static final List<Gated> ALL = Stream.concat(
                    NAMED.stream(),
                    Stream.of(Activations.leakyRelu(-0.3), Activations.exponential(), new Custom.Cube(), new Custom.Steep(1.7),
                                    Activations.of("triple", new Custom.Times(3), x -> 3))
                            .map(Activations::gated))
            .toList();

    /** One call by arrays of either type. */
    private enum Lane {
        FLOAT(Real.FLOAT) {
            @Override
            void forward(Gated g, Object value, int vo, Object gate, int go, Object y, int yo, int length) {
                g.forward((float[]) value, vo, (float[]) gate, go, (float[]) y, yo, length);
            }

            @Override
            void forward(Gated g, Object value, Object gate, Object y) {
                g.forward((float[]) value, (float[]) gate, (float[]) y);
            }

            @Override
            void forward(Gated g, Object x, Object y, int rows, int columns) {
                g.forward((float[]) x, (float[]) y, rows, columns);
            }

            @Override
            void backward(
                    Gated g, Object value, int vo, Object gate, int go, Object dy, int dyo,
                    Object dValue, int dvo, Object dGate, int dgo, int length) {
                g.backward((float[]) value, vo, (float[]) gate, go, (float[]) dy, dyo, (float[]) dValue, dvo, (float[]) dGate, dgo,
                        length);
            }

            @Override
            void backward(Gated g, Object value, Object gate, Object dy, Object dValue, Object dGate) {
                g.backward((float[]) value, (float[]) gate, (float[]) dy, (float[]) dValue, (float[]) dGate);
            }

            @Override
            void backward(Gated g, Object x, Object dy, Object dx, int rows, int columns) {
                g.backward((float[]) x, (float[]) dy, (float[]) dx, rows, columns);
            }

            @Override
            long y(Gated g, long value, long gate) {
                return Float.floatToIntBits(f(value) * g.activation().forward(f(gate)));
            }

            @Override
            long dValue(Gated g, long value, long gate, long dy) {
                return product(f(dy), g.activation().forward(f(gate)));
            }

            @Override
            long dGate(Gated g, long value, long gate, long dy) {
                float slope = g.activation().derivative(f(gate));
                return product(f(dy), slope == 0 ? 0 : f(value) * slope);
            }

            private float f(long bits) {
                return Float.intBitsToFloat((int) bits);
            }

            private long product(float dy, float partial) {
                return Float.floatToIntBits(partial == 0 ? 0f : dy * partial);
            }
        },

        DOUBLE(Real.DOUBLE) {
            @Override
            void forward(Gated g, Object value, int vo, Object gate, int go, Object y, int yo, int length) {
                g.forward((double[]) value, vo, (double[]) gate, go, (double[]) y, yo, length);
            }

            @Override
            void forward(Gated g, Object value, Object gate, Object y) {
                g.forward((double[]) value, (double[]) gate, (double[]) y);
            }

            @Override
            void forward(Gated g, Object x, Object y, int rows, int columns) {
                g.forward((double[]) x, (double[]) y, rows, columns);
            }

            @Override
            void backward(
                    Gated g, Object value, int vo, Object gate, int go, Object dy, int dyo,
                    Object dValue, int dvo, Object dGate, int dgo, int length) {
                g.backward((double[]) value, vo, (double[]) gate, go, (double[]) dy, dyo, (double[]) dValue, dvo,
                        (double[]) dGate, dgo, length);
            }

            @Override
            void backward(Gated g, Object value, Object gate, Object dy, Object dValue, Object dGate) {
                g.backward((double[]) value, (double[]) gate, (double[]) dy, (double[]) dValue, (double[]) dGate);
            }

            @Override
            void backward(Gated g, Object x, Object dy, Object dx, int rows, int columns) {
                g.backward((double[]) x, (double[]) dy, (double[]) dx, rows, columns);
            }

            @Override
            long y(Gated g, long value, long gate) {
                return Double.doubleToLongBits(d(value) * g.activation().forward(d(gate)));
            }

            @Override
            long dValue(Gated g, long value, long gate, long dy) {
                return product(d(dy), g.activation().forward(d(gate)));
            }

            @Override
            long dGate(Gated g, long value, long gate, long dy) {
                double slope = g.activation().derivative(d(gate));
                return product(d(dy), slope == 0 ? 0 : d(value) * slope);
            }

            private double d(long bits) {
                return Double.longBitsToDouble(bits);
            }

            private long product(double dy, double partial) {
                return Double.doubleToLongBits(partial == 0 ? 0.0 : dy * partial);
            }
        };

        final Real real;

        Lane(Real real) {
            this.real = real;
        }

        abstract void forward(Gated g, Object value, int vo, Object gate, int go, Object y, int yo, int length);

        abstract void forward(Gated g, Object value, Object gate, Object y);

        abstract void forward(Gated g, Object x, Object y, int rows, int columns);

        abstract void backward(
                Gated g, Object value, int vo, Object gate, int go, Object dy, int dyo,
                Object dValue, int dvo, Object dGate, int dgo, int length);

        abstract void backward(Gated g, Object value, Object gate, Object dy, Object dValue, Object dGate);

        abstract void backward(Gated g, Object x, Object dy, Object dx, int rows, int columns);

        /** One element by the definition. */
        abstract long y(Gated g, long value, long gate);

        abstract long dValue(Gated g, long value, long gate, long dy);

        abstract long dGate(Gated g, long value, long gate, long dy);
    }

    /** Sources that are ordinary, special and any numbers, in arrays that are longer than the ranges of a call. */
    private record Sources(Lane lane, long[] value, long[] gate, long[] dy) {
        static Sources random(Lane lane, int length) {
            return new Sources(lane, Point.many(lane.real, length, 1), Point.many(lane.real, length, 2), Point.many(lane.real, length, 3));
        }

        void assertForward(Gated g, int vo, int go, Object y, int yo, int length) {
            for (int i = 0; i < length; i++) {
                assertBits(g, lane.y(g, value[vo + i], gate[go + i]), y, yo + i, vo + i, go + i, 0);
            }
        }

        void assertBackward(Gated g, int vo, int go, int dyo, Object dValue, int dvo, Object dGate, int dgo, int length) {
            for (int i = 0; i < length; i++) {
                assertBits(g, lane.dValue(g, value[vo + i], gate[go + i], dy[dyo + i]), dValue, dvo + i, vo + i, go + i, dyo + i);
                assertBits(g, lane.dGate(g, value[vo + i], gate[go + i], dy[dyo + i]), dGate, dgo + i, vo + i, go + i, dyo + i);
            }
        }

        private void assertBits(Gated g, long expected, Object array, int i, int v, int k, int d) {
            Real real = lane.real;
            if (expected != real.get(array, i)) {
                fail(g + ": element " + i + " is " + new Point(real, real.get(array, i)) + ", expected " + new Point(real, expected)
                        + ", for value " + new Point(real, value[v]) + ", gate " + new Point(real, gate[k])
                        + ", dy " + new Point(real, dy[d]));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theResultsAreTheRoundedProductsAtEveryLengthAndOffset(Lane lane) {
        Real real = lane.real;
        for (Gated g : ALL) {
            for (int length : new int[] {0, 1, 2, 15, 16, 17, 33, 70, 511, 512, 513, 1023, 1024, 1025, 2500}) {
                Sources sources = Sources.random(lane, length + 3);
                Object value = real.array(sources.value);
                Object gate = real.array(sources.gate);
                Object dy = real.array(sources.dy);
                for (int offsets = 0; offsets < (length < 100 ? 32 : 4); offsets++) {
                    int vo = offsets & 1;
                    int go = offsets >> 1 & 1;
                    int dyo = offsets >> 2 & 1;
                    int yo = offsets >> 3 & 3;
                    Object y = real.array(length + 5);
                    lane.forward(g, value, vo, gate, go, y, yo, length);
                    sources.assertForward(g, vo, go, y, yo, length);
                    assertZeroOutside(real, y, yo, length);

                    Object dValue = real.array(length + 5);
                    Object dGate = real.array(length + 5);
                    lane.backward(g, value, vo, gate, go, dy, dyo, dValue, yo, dGate, 2, length);
                    sources.assertBackward(g, vo, go, dyo, dValue, yo, dGate, 2, length);
                    assertZeroOutside(real, dValue, yo, length);
                    assertZeroOutside(real, dGate, 2, length);
                }
                Object y = real.array(length + 3);
                lane.forward(g, value, gate, y);
                sources.assertForward(g, 0, 0, y, 0, length + 3);
                Object dGate = real.array(length + 3);
                lane.backward(g, value, gate, dy, y, dGate);
                sources.assertBackward(g, 0, 0, 0, y, 0, dGate, 0, length + 3);
                assertArrayEquals(real.bits(real.array(sources.value)), real.bits(value));
                assertArrayEquals(real.bits(real.array(sources.gate)), real.bits(gate));
                assertArrayEquals(real.bits(real.array(sources.dy)), real.bits(dy));
            }
        }
    }

    /** Beyond the cache blocks are shorter. */
    @ParameterizedTest
    @EnumSource
    void theResultsAreTheRoundedProductsInVeryLargeArrays(Lane lane) {
        int length = 300_001;
        Sources sources = Sources.random(lane, length);
        Object[] in = {lane.real.array(sources.value), lane.real.array(sources.gate), lane.real.array(sources.dy)};
        for (Gated g : List.of(Activations.swiglu(), Activations.reglu())) {
            Object y = lane.real.array(length);
            lane.forward(g, in[0], in[1], y);
            sources.assertForward(g, 0, 0, y, 0, length);
            Object dGate = lane.real.array(length);
            lane.backward(g, in[0], in[1], in[2], y, dGate);
            sources.assertBackward(g, 0, 0, 0, y, 0, dGate, 0, length);
        }
    }

    private static void assertZeroOutside(Real real, Object array, int offset, int length) {
        long[] bits = real.bits(array);
        for (int i = 0; i < bits.length; i++) {
            assertTrue(i >= offset && i < offset + length || bits[i] == 0, "wrote outside");
        }
    }

    /** {@code value · a(gate)} in the wider arithmetic of the references, not by the library. */
    @Test
    void theErrorIsWithinTheDocumentedBounds() {
        assertTrue(Javadoc.of(Gated.class).contains("the result is within 0.5 + 2 e ulp of the exact product"));
        assertTrue(Javadoc.of(Gated.class).contains("the second is within 1.5 + 2 e ulp"));
        SplittableRandom random = new SplittableRandom(3);
        for (Gated g : NAMED) {
            Row row = Row.ALL.stream().filter(r -> r.activation().equals(g.activation())).findAny().orElseThrow();
            for (Lane lane : Lane.values()) {
                Real real = lane.real;
                double ofValue = ulps(row, Quantity.VALUE, real);
                double ofSlope = ulps(row, Quantity.DERIVATIVE, real);
                for (int i = 0; i < 1500; i++) {
                    long value = real.bits(random.nextDouble(-9, 9));
                    long gate = real.bits(random.nextDouble(-9, 9));
                    long dy = real.bits(random.nextDouble(-9, 9));
                    BigDecimal v = new BigDecimal(real.toDouble(value));
                    BigDecimal k = new BigDecimal(real.toDouble(gate));
                    BigDecimal d = new BigDecimal(real.toDouble(dy));
                    BigDecimal a = row.value().apply(k);
                    BigDecimal slope = row.derivative().apply(k);

                    Object out = real.array(1);
                    Object dGate = real.array(1);
                    Object[] in = {real.array(new long[] {value}), real.array(new long[] {gate}), real.array(new long[] {dy})};
                    lane.forward(g, in[0], in[1], out);
                    assertWithin(real, g + " forward", real.get(out, 0), v.multiply(a), 0.5 + 2 * ofValue);
                    lane.backward(g, in[0], in[1], in[2], out, dGate);
                    assertWithin(real, g + " dValue", real.get(out, 0), d.multiply(a), 0.5 + 2 * ofValue);
                    if (slope.abs().doubleValue() > 0.5) { // of a slope near its zero crossing the javadoc says less
                        assertWithin(real, g + " dGate", real.get(dGate, 0), d.multiply(v).multiply(slope), 1.5 + 2 * ofSlope);
                    }
                }
            }
        }
    }

    private static double ulps(Row row, Quantity quantity, Real real) {
        return row.smooth() == null ? 0 : Javadoc.bound(row.activation().getClass(), quantity, real).inUlp();
    }

    private static void assertWithin(Real real, String what, long bits, BigDecimal exact, double ulps) {
        BigDecimal error = real.error(real.toDouble(bits), exact);
        BigDecimal limit = real.ulp(exact).multiply(new BigDecimal(ulps * (1 + 1e-6)));
        assertTrue(error.compareTo(limit) <= 0, () -> what + " is " + new Point(real, bits) + ", not " + exact.doubleValue());
    }

    @Test
    void theFirstHalfOfARowIsTheValuesAndTheSecondTheGates() {
        float[] x = {10, 20, 3, -4, 30, 40, -5, 6}; // two rows of two values and two gates
        float[] y = new float[4];
        Activations.reglu().forward(x, y, 2, 2);
        assertArrayEquals(new float[] {30, 0, 0, 240}, y);

        float[] dx = new float[8];
        Activations.reglu().backward(x, new float[] {1, 2, 3, 4}, dx, 2, 2);
        assertArrayEquals(new float[] {3, 0, 10, 0, 0, 24, 0, 160}, dx);
    }

    @ParameterizedTest
    @EnumSource
    void halvesOfRowsAreAsTwoArrays(Lane lane) {
        Real real = lane.real;
        for (Gated g : ALL) {
            for (int[] shape : new int[][] {{0, 0}, {0, 5}, {3, 0}, {1, 1}, {5, 3}, {2, 16}, {3, 37}, {2, 1100}}) {
                int rows = shape[0];
                int columns = shape[1];
                long[] x = Point.many(real, 2 * rows * columns, 4);
                long[] dy = Point.many(real, rows * columns, 5);
                Object y = real.array(rows * columns);
                lane.forward(g, real.array(x), y, rows, columns);
                Object dx = real.array(2 * rows * columns);
                lane.backward(g, real.array(x), real.array(dy), dx, rows, columns);
                Sources sources = new Sources(lane, x, x, dy);
                for (int r = 0; r < rows; r++) {
                    int value = 2 * columns * r;
                    int gate = value + columns;
                    sources.assertForward(g, value, gate, y, columns * r, columns);
                    sources.assertBackward(g, value, gate, columns * r, dx, value, dx, gate, columns);
                }
                Object inPlace = real.array(x);
                lane.backward(g, inPlace, real.array(dy), inPlace, rows, columns);
                assertArrayEquals(real.bits(dx), real.bits(inPlace), g + " in place");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rangesThatOverlapBehaveAsIfCopied(Lane lane) {
        Real real = lane.real;
        for (Gated g : List.of(Activations.swiglu(), Activations.reglu(), Activations.gated(new Custom.Cube()))) {
            for (int length : new int[] {1, 20, 1100}) {
                int far = 1200;
                long[] before = Point.many(real, 5 * far, length);
                Sources sources = new Sources(lane, before, before, before);
                for (int v = -1; v <= 1; v++) {
                    for (int k = -1; k <= 1; k++) {
                        int shift = Math.max(1, length / 3);
                        int value = far + v * shift;
                        int gate = far + k * shift;
                        Object array = real.array(before);
                        lane.forward(g, array, value, array, gate, array, far, length);
                        sources.assertForward(g, value, gate, array, far, length);

                        for (int d = -1; d <= 1; d++) {
                            int dy = 3 * far + d * shift;
                            array = real.array(before);
                            lane.backward(g, array, value, array, gate, array, dy, array, far, array, 3 * far, length);
                            sources.assertBackward(g, value, gate, dy, array, far, array, 3 * far, length);
                            array = real.array(before);
                            lane.backward(g, array, value, array, dy, array, gate, array, 3 * far, array, far, length);
                            sources.assertBackward(g, value, dy, gate, array, 3 * far, array, far, length);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedGateAndAValueOfZeroBlockEveryGradient(Lane lane) {
        Real real = lane.real;
        for (double dy : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1}) {
            Object dValue = real.array(3);
            Object dGate = real.array(3);
            lane.backward(Activations.reglu(), // closed gates with any value, and an open one with value 0
                    real.array(new long[] {real.bits(2), real.bits(Double.POSITIVE_INFINITY), real.bits(-0.0)}),
                    real.array(new long[] {real.bits(-1), real.bits(0), real.bits(3)}),
                    real.array(new long[] {real.bits(dy), real.bits(dy), real.bits(dy)}), dValue, dGate);
            assertArrayEquals(new long[] {0, 0, real.bits(3 * dy)}, real.bits(dValue), "dy " + dy);
            assertArrayEquals(new long[] {0, 0, 0}, real.bits(dGate), "dy " + dy);
        }
    }

    @ParameterizedTest
    @EnumSource
    void badArgumentsAreRefusedByNameAndNumberBeforeAnythingIsWritten(Lane lane) {
        Real real = lane.real;
        Gated g = Activations.glu();
        String[] names = {"value", "gate", "dy", "dValue", "dGate"};
        String[] forwardNames = {"value", "gate", "y"};
        for (int bad = 0; bad < 5; bad++) {
            Object[] arrays = fiveArrays(real);
            arrays[bad] = null;
            assertMessage(NullPointerException.class, () -> backward(lane, g, arrays), names[bad]);
            assertMessage(NullPointerException.class, () -> backward(lane, g, arrays, new int[5], 2), names[bad]);
            Object[] lengths = fiveArrays(real);
            lengths[bad] = real.array(11);
            assertMessage(IllegalArgumentException.class, () -> backward(lane, g, lengths), "length is 10", "length is 11");
            int[] offsets = new int[5];
            offsets[bad] = 8;
            Object[] good = fiveArrays(real);
            assertMessage(IndexOutOfBoundsException.class, () -> backward(lane, g, good, offsets, 3),
                    names[bad] + ": offset 8 and length 3 do not lie within an array of length 10");
            assertArrayEquals(real.bits(fiveArrays(real)[3]), real.bits(good[3]));
            if (bad < 3) {
                assertMessage(NullPointerException.class, () -> lane.forward(g, arrays[0], arrays[1], arrays[2]), forwardNames[bad]);
                assertMessage(IllegalArgumentException.class, () -> lane.forward(g, lengths[0], lengths[1], lengths[2]),
                        "length is 10", "length is 11");
                assertMessage(IndexOutOfBoundsException.class,
                        () -> lane.forward(g, good[0], offsets[0], good[1], offsets[1], good[2], offsets[2], 3),
                        forwardNames[bad] + ": offset 8");
            }
        }
        Object[] a = fiveArrays(real);
        assertMessage(IllegalArgumentException.class, () -> lane.backward(g, a[0], a[1], a[2], a[3], a[3]),
                "dValue and dGate must not overlap", "length 10 at offsets 0 and 0");
        assertMessage(IllegalArgumentException.class, () -> lane.backward(g, a[0], 0, a[1], 0, a[2], 0, a[3], 1, a[3], 3, 3),
                "dValue and dGate must not overlap", "length 3 at offsets 1 and 3");
        assertMessage(IllegalArgumentException.class, () -> lane.forward(g, a[0], real.array(5), -1, 5), "rows is -1, columns is 5");
        assertMessage(IllegalArgumentException.class, () -> lane.forward(g, a[0], real.array(5), 5, -1), "rows is 5, columns is -1");
        assertMessage(IllegalArgumentException.class, () -> lane.forward(g, a[0], real.array(6), 5, 1), "10", "y.length 5", "6");
        assertMessage(IllegalArgumentException.class, () -> lane.forward(g, real.array(0), real.array(0), 1 << 16, 1 << 16),
                "4294967296");
        assertMessage(IllegalArgumentException.class, () -> lane.backward(g, a[0], real.array(4), real.array(10), 5, 1), "dy.length 5");
        assertMessage(IllegalArgumentException.class, () -> lane.backward(g, a[0], real.array(5), real.array(9), 5, 1),
                "x.length is 10, dx.length is 9");
        assertMessage(NullPointerException.class, () -> lane.forward(g, null, real.array(5), 5, 1), "x");
        assertMessage(NullPointerException.class, () -> lane.forward(g, a[0], null, 5, 1), "y");
        assertMessage(NullPointerException.class, () -> lane.backward(g, a[0], null, a[0], 5, 1), "dy");
        assertMessage(NullPointerException.class, () -> lane.backward(g, a[0], real.array(5), null, 5, 1), "dx");
    }

    private static Object[] fiveArrays(Real real) {
        Object[] arrays = new Object[5];
        Arrays.setAll(arrays, i -> real.array(Point.many(real, 10, i)));
        return arrays;
    }

    private static void backward(Lane lane, Gated g, Object[] a) {
        lane.backward(g, a[0], a[1], a[2], a[3], a[4]);
    }

    private static void backward(Lane lane, Gated g, Object[] a, int[] offsets, int length) {
        lane.backward(g, a[0], offsets[0], a[1], offsets[1], a[2], offsets[2], a[3], offsets[3], a[4], offsets[4], length);
    }

    private static void assertMessage(Class<? extends Exception> type, Runnable call, String... parts) {
        String message = assertThrows(type, call::run).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void aGatedUnitIsReadBackFromWhatItPrints() {
        Row.ALL.forEach(row -> {
            Gated gated = Activations.gated(row.activation());
            assertEquals(gated, Activations.parseGated(gated.toString()));
        });
        assertEquals(List.of("bilinear", "geglu", "glu", "reglu", "swiglu"), Activations.gatedNames());
        NAMED.forEach(gated -> assertEquals(gated, Activations.parseGated(" " + gated + " ")));
        assertEquals(Activations.gated(Activations.swish(1.5)), Activations.parseGated("gated(swish(1.5))"));
        assertEquals(Activations.reglu(), Activations.parseGated("gated ( torch:ReLU ) "));
        assertMessage(IllegalArgumentException.class, () -> Activations.parseGated("swishglu"), "'swishglu'", "'swiglu'");
        assertMessage(IllegalArgumentException.class, () -> Activations.parseGated("gated(rely)"), "'rely'", "'relu'");
        assertMessage(IllegalArgumentException.class, () -> Activations.parseGated("glu(2)"), "glu has 0 parameters");
        assertMessage(NullPointerException.class, () -> Activations.parseGated(null), "text");
    }

    @Test
    void aGatedUnitIsAValue() throws Exception {
        assertEquals(List.of("glu", "reglu", "geglu", "swiglu", "bilinear"), NAMED.stream().map(Gated::toString).toList());
        assertEquals("gated(leaky_relu(negative_slope=0.2))", Activations.gated(Activations.leakyRelu(0.2)).toString());
        assertEquals(Activations.swiglu(), Activations.gated(Activations.silu()));
        assertEquals(Activations.swiglu().hashCode(), new Gated(new SiLU()).hashCode());
        assertNotEquals(Activations.glu(), Activations.swiglu());
        for (Gated g : NAMED) {
            assertEquals(g, ValueTest.deserialize(ValueTest.serialize(g)));
        }
        assertEquals("activation", assertThrows(NullPointerException.class, () -> Activations.gated(null)).getMessage());
    }
}
