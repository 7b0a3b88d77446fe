package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** NaN, masked columns, infinite maxima and extreme numbers in rows. */
class RowSpecialValuesTest {
    private static final int[] COLUMNS = {1, 2, 10, 33, 70, 1000, 1030, 1100};
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @EnumSource
    void aNaNMakesTheWholeRowNaNAndNoOther(Real real) {
        for (RowCase c : RowCase.ALL) {
            for (int columns : COLUMNS) {
                for (long nan : Point.special(real)) {
                    if (!Double.isNaN(real.toDouble(nan))) {
                        continue;
                    }
                    for (int place : new int[] {0, columns / 2, columns - 1}) {
                        long[] x = new long[3 * columns];
                        Arrays.setAll(x, i -> real.bits(i % 5 * -0.7));
                        long[] alone = forward(real, c, Arrays.copyOf(x, columns), 1);
                        x[columns + place] = nan;
                        long[] y = forward(real, c, x, 3);
                        for (int i = 0; i < columns; i++) {
                            assertTrue(Double.isNaN(real.toDouble(y[columns + i])), c + " at " + i + " of " + columns);
                            assertEquals(alone[i], y[i], c + " in the row before");
                        }
                        Arrays.fill(y, columns, 2 * columns, nan); // of this sign and these bits
                        long[] dx = backward(real, c, y, row(real, 3 * columns, i -> i % 5), 3);
                        for (int i = 0; i < columns; i++) {
                            assertTrue(Double.isNaN(real.toDouble(dx[columns + i])), c + "′ at " + i + " of " + columns);
                        }
                    }
                }
            }
        }
    }

    @Property(tries = 3000)
    void nothingButNaNMakesANaN(@ForAll @Size(min = 1, max = 80) long[] bits) {
        for (Real real : Real.values()) {
            long[] x = Arrays.stream(bits).map(b -> real == Real.FLOAT ? real.canonical((int) b) : b).toArray();
            boolean nan = Arrays.stream(x).mapToDouble(real::toDouble).anyMatch(Double::isNaN);
            for (RowCase c : RowCase.ALL) {
                for (long y : forward(real, c, x, 1)) {
                    assertEquals(nan, Double.isNaN(real.toDouble(y)), c::toString);
                    assertTrue(nan || !c.probabilities() || real.toDouble(y) >= 0 && real.toDouble(y) <= 1, c::toString);
                    assertTrue(nan || c.probabilities() || real.toDouble(y) <= 0, c::toString);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void maskedColumnsAreOutAndTheOthersAsIfTheyWereNotThere(Real real) {
        SplittableRandom random = new SplittableRandom(1);
        for (RowCase c : RowCase.ALL) {
            for (int columns : COLUMNS) {
                boolean[] masked = new boolean[columns];
                Arrays.setAll(masked.length == 1 ? new Object[0] : new Object[columns], i -> masked[i] = random.nextInt(3) == 0);
                double one = 100; // outweighs all others, so that the order of the sum does not show
                long[] x = row(real, columns, i -> c.sign() * (masked[i] ? -INFINITY : i == columns - 1 && columns > 1 ? one : i % 4));
                long[] y = forward(real, c, x, 1);
                long[] unmasked = forward(real, c, row(real, columns, i -> masked[i] ? c.sign() * -1e30 : real.toDouble(x[i])), 1);
                for (int i = 0; i < columns; i++) {
                    assertEquals(masked[i] ? c.masked() : real.toDouble(unmasked[i]), real.toDouble(y[i]), c + " at " + i);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsAllMaskedHasNothingIn(Real real) {
        for (RowCase c : RowCase.ALL) {
            for (int columns : COLUMNS) {
                long[] y = forward(real, c, row(real, columns, i -> c.sign() * -INFINITY), 1);
                for (long v : y) {
                    assertEquals(c.masked(), real.toDouble(v), c + ", " + columns);
                }
                long[] dx = backward(real, c, y, row(real, columns, i -> 1 + i), 1);
                for (int i = 0; i < columns; i++) {
                    assertEquals(c.activation() instanceof LogSoftmax ? 1 + i : 0, real.toDouble(dx[i]), c + "′, " + columns);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void infiniteMaximaShareTheRow(Real real) {
        for (RowCase c : RowCase.ALL) {
            for (int columns : COLUMNS) {
                for (int every : new int[] {1, 2, 3, columns}) {
                    long[] x = row(real, columns, i -> c.sign() * (i % every == 0 ? INFINITY : i % 2 == 0 ? 1e30 : -INFINITY));
                    int count = (columns + every - 1) / every;
                    long[] y = forward(real, c, x, 1);
                    for (int i = 0; i < columns; i++) {
                        double share = c.activation() instanceof Hardmax
                                ? (i == 0 ? 1 : 0)
                                : c.probabilities() ? 1.0 / count : 0 - Math.log(count);
                        double expected = i % every == 0 ? share : c.masked();
                        assertEquals(real.toDouble(real.bits(expected)), real.toDouble(y[i]), Math.abs(expected) < 20 ? 1e-15 : 0, c + " at " + i);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLargestNumbersDoNotOverflow(Real real) {
        double max = real == Real.FLOAT ? Float.MAX_VALUE : Double.MAX_VALUE;
        for (RowCase c : RowCase.ALL) {
            double least = c.probabilities() ? 0 : -INFINITY; // x − max is beyond the range
            assertEquals(least, real.toDouble(forward(real, c, row(real, 2, i -> (i == 0 ? -1 : 1) * c.sign() * max), 1)[0]), c::toString);
            long[] equal = forward(real, c, row(real, 4, i -> max), 1);
            if (!(c.activation() instanceof Hardmax)) {
                assertEquals(c.probabilities() ? 0.25 : real.toDouble(real.bits(-Math.log(4))), real.toDouble(equal[3]), c::toString);
            }
        }
    }

    @Test
    void aRowOfOneIsCertain() {
        for (Real real : Real.values()) {
            for (RowCase c : RowCase.ALL) {
                for (double x : new double[] {0, -0.0, 1, -3.7, 1e30, -1e30, 1e-40}) {
                    assertEquals(real.bits(c.probabilities() ? 1 : 0), forward(real, c, row(real, 1, i -> x), 1)[0], c + " of " + x);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstOfEqualMaximaIsTheHardmax(Real real) {
        RowCase hardmax = RowCase.ALL.get(RowCase.ALL.size() - 1);
        long[] zeros = {real.bits(-1), real.bits(-0.0), real.bits(0.0), real.bits(-0.0)};
        assertEquals("[0.0, 1.0, 0.0, 0.0]", toString(real, forward(real, hardmax, zeros, 1)));
        long[] ones = row(real, 200, i -> i % 70 == 50 ? 3 : 0);
        long[] y = forward(real, hardmax, ones, 1);
        for (int i = 0; i < y.length; i++) {
            assertEquals(i == 50 ? 1 : 0, real.toDouble(y[i]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aColumnWithoutAShareBlocksEveryGradient(Real real) {
        for (RowCase c : RowCase.ALL) {
            if (!c.probabilities()) {
                continue;
            }
            for (int columns : new int[] {3, 100, 1100}) {
                long[] x = row(real, columns, i -> c.sign() * (i % 3 == 1 ? -INFINITY : i % 2 / 8.0));
                long[] y = forward(real, c, x, 1);
                long[] plain = backward(real, c, y, row(real, columns, i -> i % 3 == 1 ? 0 : i % 5), 1);
                for (double wild : new double[] {Double.NaN, INFINITY, -INFINITY}) {
                    assertEquals(toString(real, plain), toString(real, backward(real, c, y, row(real, columns, i -> i % 3 == 1 ? wild : i % 5), 1)), c::toString);
                }
                for (int i = 1; i < columns; i += 3) {
                    assertEquals(0, real.toDouble(plain[i]), c::toString);
                }
            }
        }
    }

    private static long[] row(Real real, int columns, IntToDoubleFunction x) {
        long[] row = new long[columns];
        Arrays.setAll(row, i -> real.bits(x.applyAsDouble(i)));
        return row;
    }

    private static String toString(Real real, long[] row) {
        return Arrays.toString(Arrays.stream(row).mapToDouble(real::toDouble).toArray());
    }

    private static long[] forward(Real real, RowCase c, long[] x, int rows) {
        return run(real == Real.FLOAT ? RowOperation.FORWARD_FLOAT : RowOperation.FORWARD_DOUBLE, c, x, x, rows);
    }

    private static long[] backward(Real real, RowCase c, long[] y, long[] dy, int rows) {
        return run(real == Real.FLOAT ? RowOperation.BACKWARD_FLOAT : RowOperation.BACKWARD_DOUBLE, c, y, dy, rows);
    }

    private static long[] run(RowOperation operation, RowCase c, long[] in, long[] dy, int rows) {
        Real real = operation.real;
        Object out = real.array(in.length);
        operation.matrix(c.activation(), real.array(in), real.array(dy), out, rows, in.length / rows);
        return real.bits(out);
    }
}
