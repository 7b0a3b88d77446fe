package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.rectify.loop.HalfSquare;
import io.rectify.loop.Loops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 2: the same input gives the same bits, whichever way. */
class OneAnswerTest {
    private static final int SENTINEL = 0x4B0B1E5; // what an element holds that no call may touch

    @ParameterizedTest
    @EnumSource
    void bulkEqualsScalarAtEveryLengthAndOffset(Operation operation) {
        for (Activation activation : operation.supported(Row.ACTIVATIONS)) {
            for (int length = 0; length <= 70; length++) {
                Real real = operation.real;
                long[] x = Point.many(real, length + 4, length);
                long[] dy = Point.many(real, length + 4, ~length);
                Object xArray = real.array(x);
                Object dyArray = real.array(dy);
                for (int xOffset = 0; xOffset <= 3; xOffset++) {
                    for (int dyOffset = 0; dyOffset <= (operation.hasDy() ? 3 : 0); dyOffset++) {
                        for (int outOffset = 0; outOffset <= 3; outOffset++) {
                            check(operation, activation, x, xArray, xOffset, dy, dyArray, dyOffset, outOffset, length);
                        }
                    }
                }
                assertSame(real, x, xArray);
                assertSame(real, dy, dyArray);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bulkEqualsScalarInLargeArrays(Operation operation) {
        for (Activation activation : operation.supported(Row.ACTIVATIONS)) {
            for (int length : new int[] {127, 128, 129, 1000, 1023, 1024, 1025, 2048, 4099}) {
                bulkEqualsScalar(operation, activation, length);
            }
        }
    }

    /** Beyond the cache loops may take another way. */
    @ParameterizedTest
    @EnumSource
    void bulkEqualsScalarInVeryLargeArrays(Operation operation) {
        for (Activation activation : operation.supported(List.of(Activations.relu(), Activations.sigmoid()))) {
            bulkEqualsScalar(operation, activation, 300_001);
        }
    }

    private void bulkEqualsScalar(Operation operation, Activation activation, int length) {
        long[] x = Point.many(operation.real, length + 4, length);
        long[] dy = Point.many(operation.real, length + 4, ~length);
        Object xArray = operation.real.array(x);
        Object dyArray = operation.real.array(dy);
        check(operation, activation, x, xArray, 0, dy, dyArray, 0, 0, length);
        check(operation, activation, x, xArray, 3, dy, dyArray, 1, 2, length);

        Object out = operation.real.array(length + 4);
        operation.whole(activation, xArray, dyArray, out);
        assertEach(operation, activation, x, 0, dy, 0, out, 0, length + 4);
    }

    @ParameterizedTest
    @EnumSource
    void specialValuesAreRightAtEveryLanePositionAmongOrdinaryNeighbours(Operation operation) {
        Real real = operation.real;
        int length = 37; // two vectors of the widest kind and a tail
        long[] special = Point.special(real);
        long[] specialDy = operation.hasDy() ? special : new long[] {0};
        int step = operation.hasDy() ? 7 : 1; // of thousands of pairs each has its turn at five or six positions
        long[] ordinary = IntStream.range(0, length).mapToLong(i -> real.bits(i % 2 == 0 ? 1.5 + i : -0.7 * i)).toArray();
        Object out = real.array(length);
        for (Activation activation : operation.supported(Row.ACTIVATIONS)) {
            long[] expected = new long[length];
            Arrays.setAll(expected, i -> operation.scalar(activation, ordinary[i], ordinary[i]));
            Object x = real.array(ordinary);
            Object dy = real.array(ordinary);
            int first = 0;
            for (long s : special) {
                for (long t : specialDy) {
                    long expectedHere = operation.scalar(activation, s, t);
                    first = (first + 1) % step;
                    for (int p = first; p < length; p += step) {
                        real.set(x, p, s);
                        real.set(dy, p, t);
                        operation.whole(activation, x, dy, out);
                        for (int i = 0; i < length; i++) {
                            if (real.get(out, i) != (i == p ? expectedHere : expected[i])) {
                                fail(activation + " " + operation + " of " + new Point(real, s) + ", dy " + new Point(real, t)
                                        + " at position " + p + ": element " + i + " is " + new Point(real, real.get(out, i)));
                            }
                        }
                        real.set(x, p, ordinary[p]);
                        real.set(dy, p, ordinary[p]);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "(BACKWARD_FROM_OUTPUT|SECOND_DERIVATIVE)_.*")
    @Tag("vector")
    void bothLanesGiveTheSameBits(Operation operation) {
        Real real = operation.real;
        int length = 100_003;
        Object x = real.array(Point.many(real, length, 1));
        Object dy = real.array(Point.many(real, length, 2));
        List<Activation> all = new ArrayList<>(Row.ALL.stream().map(Row::activation).toList());
        all.add(new HalfSquare()); // whose backward pass multiplies arrays for others
        for (Activation activation : all) {
            Object plain = real.array(length);
            Object vector = real.array(length);
            operation.loop(Loops.plain(activation.getClass()), activation, x, dy, plain, length);
            operation.loop(Loops.vector(activation.getClass()), activation, x, dy, vector, length);
            int different = Arrays.mismatch(real.bits(plain), real.bits(vector));
            assertEquals(-1, different, () -> activation + " " + operation + " of " + new Point(real, real.get(x, different)));
        }
    }

    @Test
    @Tag("vector")
    void everyActivationOfTheCatalogueHasAVectorForm() {
        Row.ALL.forEach(row -> assertTrue(Loops.hasVectorForm(row.activation().getClass()), row.name()));
    }

    @Test
    void forwardIntoANewArrayEqualsForward() {
        for (Activation activation : Row.ACTIVATIONS) {
            float[] floats = (float[]) Real.FLOAT.array(Point.many(Real.FLOAT, 100, 3));
            double[] doubles = (double[]) Real.DOUBLE.array(Point.many(Real.DOUBLE, 100, 3));
            assertEach(Operation.FORWARD_FLOAT, activation, Real.FLOAT.bits(floats), 0, null, 0, activation.forward(floats), 0, 100);
            assertEach(Operation.FORWARD_DOUBLE, activation, Real.DOUBLE.bits(doubles), 0, null, 0, activation.forward(doubles), 0, 100);
            assertEquals(0, activation.forward(new float[0]).length);
            assertEquals(0, activation.forward(new double[0]).length);
        }
    }

    private static void check(
            Operation operation, Activation activation,
            long[] x, Object xArray, int xOffset, long[] dy, Object dyArray, int dyOffset, int outOffset, int length) {
        Real real = operation.real;
        Object out = real.array(length + 7);
        for (int i = 0; i < length + 7; i++) {
            real.set(out, i, SENTINEL);
        }
        operation.range(activation, xArray, xOffset, dyArray, dyOffset, out, outOffset, length);
        assertEach(operation, activation, x, xOffset, dy, dyOffset, out, outOffset, length);
        for (int i = 0; i < length + 7; i++) {
            if ((i < outOffset || i >= outOffset + length) && real.get(out, i) != SENTINEL) {
                fail(activation + " " + operation + " wrote element " + i + " outside " + outOffset + " + " + length);
            }
        }
    }

    private static void assertEach(
            Operation operation, Activation activation,
            long[] x, int xOffset, long[] dy, int dyOffset, Object out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            long dyBits = operation.hasDy() ? dy[dyOffset + i] : 0;
            long expected = operation.scalar(activation, x[xOffset + i], dyBits);
            long actual = operation.real.get(out, outOffset + i);
            if (expected != actual) {
                fail(activation + " " + operation + " of " + new Point(operation.real, x[xOffset + i])
                        + ", dy " + new Point(operation.real, dyBits)
                        + " at " + i + " of " + length + " (offsets " + xOffset + ", " + dyOffset + ", " + outOffset + ") is "
                        + new Point(operation.real, actual) + ", scalar " + new Point(operation.real, expected));
            }
        }
    }

    private static void assertSame(Real real, long[] before, Object after) {
        for (int i = 0; i < before.length; i++) {
            if (real.canonical(before[i]) != real.get(after, i)) {
                fail("a source has changed at " + i);
            }
        }
    }
}
