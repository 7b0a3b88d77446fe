package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.rectify.loop.RowLoop;
import io.rectify.loop.RowLoops;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 2 for rows: the same row gives the same bits, whichever way. */
class RowOneAnswerTest {
    private static final int SENTINEL = 0x4B0B1E5; // what an element holds that no call may touch

    /** Below, at and above the sizes at which the loops take another way. */
    private static final int[] COLUMNS = {
        1, 2, 3, 7, 10, 16, 31, 32, 33, 63, 64, 65, 95, 100, 127, 341, 342, 511, 512, 513, 540, 1000, 1023, 1024, 1025, 1056, 1537,
        2048, 2081, 3000
    };

    @ParameterizedTest
    @EnumSource
    void aRowGivesTheSameAtEveryLengthAndOffset(RowOperation operation) {
        for (RowCase c : RowCase.ALL) {
            for (int length = 0; length <= 70; length++) {
                long[] x = any(operation.real, length, length);
                long[] in = operation.in(c.activation(), x, 1, length);
                long[] dy = any(operation.real, length, ~length);
                long[] expected = operation.row(c.activation(), in, dy);
                for (int offset = 0; offset < 3; offset++) {
                    for (int dyOffset = 0; dyOffset < (operation.hasDy() ? 3 : 1); dyOffset++) {
                        for (int outOffset = 0; outOffset < 3; outOffset++) {
                            check(operation, c, in, offset, dy, dyOffset, outOffset, expected, 1, length);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMatrixGivesWhatItsRowsGive(RowOperation operation) {
        for (RowCase c : RowCase.ALL) {
            for (int columns : COLUMNS) {
                for (int rows : columns < 100 ? new int[] {1, 2, 5, 1024 / columns, 1024 / columns + 1, 150} : new int[] {1, 2, 3, 7}) {
                    int size = rows * columns;
                    long[] x = any(operation.real, size, size);
                    long[] in = operation.in(c.activation(), x, rows, columns);
                    long[] dy = any(operation.real, size, ~size);
                    long[] expected = new long[size];
                    for (int from = 0; from < size; from += columns) {
                        long[] row = operation.row(c.activation(),
                                Arrays.copyOfRange(in, from, from + columns), Arrays.copyOfRange(dy, from, from + columns));
                        System.arraycopy(row, 0, expected, from, columns);
                    }
                    Object out = operation.real.array(size);
                    operation.matrix(c.activation(), operation.real.array(in), operation.real.array(dy), out, rows, columns);
                    assertSame(operation, c, expected, 0, operation.real.bits(out), 0, size, columns);
                    check(operation, c, in, 3, dy, 1, 2, expected, rows, columns);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConfidentRowAmongOthersGivesWhatItGivesAlone(Real real) {
        RowOperation forward = real == Real.FLOAT ? RowOperation.FORWARD_FLOAT : RowOperation.FORWARD_DOUBLE;
        SplittableRandom random = new SplittableRandom(1);
        for (RowCase c : RowCase.ALL) {
            for (int columns : new int[] {2, 10, 63, 100, 300}) {
                for (int oneIn : new int[] {1, 2, 10, 100}) {
                    int rows = 1500 / columns;
                    long[] x = random.doubles(rows * columns, -2, 2).mapToLong(real::bits).toArray();
                    long[] expected = new long[x.length];
                    for (int from = 0; from < x.length; from += columns) {
                        if (random.nextInt(oneIn) == 0) {
                            x[from + columns / 2] = real.bits(random.nextInt(8) == 0 ? 400 : 20);
                        }
                        long[] row = forward.row(c.activation(), Arrays.copyOfRange(x, from, from + columns), x);
                        System.arraycopy(row, 0, expected, from, columns);
                    }
                    check(forward, c, x, 1, x, 0, 2, expected, rows, columns);
                    Object inPlace = real.array(x);
                    forward.matrix(c.activation(), inPlace, inPlace, inPlace, rows, columns);
                    assertSame(forward, c, expected, 0, real.bits(inPlace), 0, x.length, columns);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("vector")
    void bothLanesGiveTheSameBits(RowOperation operation) {
        Map<Class<?>, RowLoop> plain = RowLoops.all(false);
        Map<Class<?>, RowLoop> vector = RowLoops.all(true);
        for (RowCase c : RowCase.ALL) {
            for (int columns : new int[] {1, 10, 33, 64, 100, 500, 1000, 1025, 50_257}) {
                int rows = Math.max(1, 20_000 / columns);
                Object in = operation.real.array(operation.in(c.activation(), any(operation.real, rows * columns, columns), rows, columns));
                Object dy = operation.real.array(any(operation.real, rows * columns, ~columns));
                Object plainOut = operation.real.array(rows * columns);
                Object vectorOut = operation.real.array(rows * columns);
                operation.loop(plain.get(c.activation().getClass()), c.activation(), in, dy, plainOut, rows, columns);
                operation.loop(vector.get(c.activation().getClass()), c.activation(), in, dy, vectorOut, rows, columns);
                assertSame(operation, c, operation.real.bits(plainOut), 0, operation.real.bits(vectorOut), 0, rows * columns, columns);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Real.class)
    void equalElementsHaveEqualValuesWhereverTheyStand(Real real) {
        RowOperation forward = real == Real.FLOAT ? RowOperation.FORWARD_FLOAT : RowOperation.FORWARD_DOUBLE;
        for (RowCase c : RowCase.ALL) {
            if (c.activation() instanceof Hardmax) {
                continue; // only the first of equals gets the 1
            }
            for (int columns : COLUMNS) {
                long[] x = new long[columns];
                Arrays.setAll(x, i -> real.bits(i % 3 * 0.3));
                long[] y = forward.row(c.activation(), x, x);
                for (int i = 3; i < columns; i++) {
                    assertEquals(y[i - 3], y[i], c + " at " + i);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void softminIsTheSoftmaxOfMinusX(RowOperation operation) {
        RowCase softmin = RowCase.ALL.stream().filter(c -> c.activation() instanceof Softmin).findFirst().orElseThrow();
        Real real = operation.real;
        for (int columns : COLUMNS) {
            long[] x = any(real, columns, columns);
            long[] minusX = Arrays.stream(x).map(v -> real.bits(-real.toDouble(v))).toArray();
            long[] in = operation.in(softmin.activation(), x, 1, columns);
            long[] minusIn = operation.in(Activations.softmax(), minusX, 1, columns);
            long[] dy = any(real, columns, ~columns);
            long[] expected = operation.row(Activations.softmax(), minusIn, dy);
            if (operation.hasDy()) {
                expected = Arrays.stream(expected).map(v -> real.bits(0 - real.toDouble(v))).toArray();
            }
            long[] actual = Arrays.stream(operation.row(softmin.activation(), in, dy)).map(v -> real.bits(0 + real.toDouble(v))).toArray();
            assertSame(operation, softmin, expected, 0, actual, 0, columns, columns);
        }
    }

    private static void check(
            RowOperation operation, RowCase c, long[] in, int inOffset, long[] dy, int dyOffset, int outOffset,
            long[] expected, int rows, int columns) {
        Real real = operation.real;
        int size = rows * columns;
        Object inArray = shifted(real, in, inOffset);
        Object dyArray = shifted(real, dy, dyOffset);
        Object out = real.array(size + 7);
        for (int i = 0; i < size + 7; i++) {
            real.set(out, i, SENTINEL);
        }
        if (rows == 1) {
            operation.range(c.activation(), inArray, inOffset, dyArray, dyOffset, out, outOffset, columns);
        } else {
            operation.matrix(c.activation(), inArray, inOffset, dyArray, dyOffset, out, outOffset, rows, columns);
        }
        assertSame(operation, c, expected, 0, real.bits(out), outOffset, size, columns);
        for (int i = 0; i < size + 7; i++) {
            if ((i < outOffset || i >= outOffset + size) && real.get(out, i) != SENTINEL) {
                fail(c + " " + operation + " wrote element " + i + " outside " + outOffset + " + " + size);
            }
        }
        assertTrue(Arrays.equals(real.bits(shifted(real, in, inOffset)), real.bits(inArray)), "a source has changed");
        assertTrue(Arrays.equals(real.bits(shifted(real, dy, dyOffset)), real.bits(dyArray)), "a source has changed");
    }

    /** An array that ends with the bits, or soon after them. */
    private static Object shifted(Real real, long[] bits, int offset) {
        Object array = real.array(bits.length + offset + offset % 2);
        for (int i = 0; i < bits.length; i++) {
            real.set(array, offset + i, bits[i]);
        }
        return array;
    }

    /** Mostly ordinary numbers; some rows have a special one. */
    private static long[] any(Real real, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] special = Point.special(real);
        long[] bits = new long[count];
        for (int i = 0; i < count; i++) {
            bits[i] = random.nextInt(40) == 0 ? special[random.nextInt(special.length)] : real.bits(random.nextGaussian() * 5);
            if (Double.isNaN(real.toDouble(bits[i])) && random.nextInt(10) > 0) {
                bits[i] = real.bits(Double.NEGATIVE_INFINITY);
            }
            if (real.toDouble(bits[i]) == Double.POSITIVE_INFINITY && random.nextInt(5) > 0) {
                bits[i] = real.bits(-30);
            }
        }
        return bits;
    }

    private static void assertSame(
            RowOperation operation, RowCase c, long[] expected, int expectedFrom, long[] actual, int actualFrom, int size, int columns) {
        for (int i = 0; i < size; i++) {
            if (expected[expectedFrom + i] != actual[actualFrom + i]) {
                fail(c + " " + operation + " with " + columns + " columns: element " + i + " is "
                        + new Point(operation.real, actual[actualFrom + i]) + ", expected "
                        + new Point(operation.real, expected[expectedFrom + i]));
            }
        }
    }
}
