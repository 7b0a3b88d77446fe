package io.rectify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 6: arguments are checked before anything is written, and the message has the name and the numbers. */
class BadInputTest {
    private static final int MAX = Integer.MAX_VALUE;
    private static final int MIN = Integer.MIN_VALUE;
    private static final int LENGTH = 10;
    private static final List<Activation> ACTIVATIONS = List.of(
            Activations.relu(), Activations.leakyRelu(), Activations.sigmoid(), new Custom.Cube(), new Custom.Ratio());

    @ParameterizedTest
    @EnumSource
    void aNullArrayIsNamed(Operation operation) {
        for (Activation activation : operation.supported(ACTIVATIONS)) {
            for (String name : operation.arrays) {
                Arguments arguments = new Arguments(operation, LENGTH);
                arguments.set(name, null);
                assertEquals(name, assertThrows(NullPointerException.class, () -> arguments.whole(activation)).getMessage());
                assertEquals(name, assertThrows(NullPointerException.class, () -> arguments.range(activation, 0, 0, 0, 5)).getMessage());
                arguments.assertUnchanged();
            }
        }
    }

    @Test
    void aNullArrayIsNamedWhenTheResultIsANewArray() {
        for (Activation activation : ACTIVATIONS) {
            assertEquals("x", assertThrows(NullPointerException.class, () -> activation.forward((float[]) null)).getMessage());
            assertEquals("x", assertThrows(NullPointerException.class, () -> activation.forward((double[]) null)).getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRangeThatLeavesItsArrayIsRefusedWithItsNumbers(Operation operation) {
        int[][] offsetsAndLengths = {
            {-1, 5}, {6, 5}, {LENGTH, 1}, {LENGTH + 1, 0}, {MAX, 1}, {MAX, 0}, {MAX, LENGTH}, {MIN, 1}, {MIN, 0}, {-5, 5},
            {0, -1}, {0, LENGTH + 1}, {0, MAX}, {1, MAX}, {MAX, MAX}, {0, MIN}, {MIN, MIN}, {5, -5}
        };
        for (Activation activation : operation.supported(ACTIVATIONS)) {
            for (String name : operation.arrays) {
                for (int[] bad : offsetsAndLengths) {
                    int offset = bad[0];
                    int length = bad[1];
                    Arguments arguments = new Arguments(operation, LENGTH);
                    String first = operation.arrays.get(0);
                    int x = name.equals(first) ? offset : 0;
                    int dy = name.equals("dy") ? offset : 0;
                    int out = name.equals(first) || name.equals("dy") ? 0 : offset;
                    String message = assertThrows(
                            IndexOutOfBoundsException.class, () -> arguments.range(activation, x, dy, out, length)).getMessage();
                    boolean lengthFits = length >= 0 && length <= LENGTH; // if not, the first is already refused
                    assertEquals(
                            (lengthFits ? name : first) + ": offset " + (lengthFits ? offset : x) + " and length " + length
                                    + " do not lie within an array of length " + LENGTH,
                            message);
                    arguments.assertUnchanged();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBadRangeIsRefusedBeforeOverlapIsResolved(Operation operation) {
        Arguments arguments = new Arguments(operation, LENGTH);
        operation.arrays.forEach(name -> arguments.set(name, arguments.x)); // one array for all
        for (Activation activation : operation.supported(ACTIVATIONS)) {
            assertThrows(IndexOutOfBoundsException.class, () -> arguments.range(activation, 0, 3, 6, 5));
            assertThrows(IndexOutOfBoundsException.class, () -> arguments.range(activation, 3, 0, 6, 5));
            arguments.assertUnchanged();
        }
    }

    @ParameterizedTest
    @EnumSource
    void wholeArraysOfUnequalLengthAreRefusedWithBothLengths(Operation operation) {
        for (Activation activation : operation.supported(ACTIVATIONS)) {
            for (String name : operation.arrays.subList(1, operation.arrays.size())) {
                for (int length : new int[] {0, LENGTH - 1, LENGTH + 1}) {
                    Arguments arguments = new Arguments(operation, LENGTH);
                    arguments.set(name, operation.real.array(length));
                    String message = assertThrows(IllegalArgumentException.class, () -> arguments.whole(activation)).getMessage();
                    assertTrue(message.contains(operation.arrays.get(0) + ".length is 10") && message.contains(name + ".length is " + length), message);
                    arguments.assertUnchanged();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void lengthZeroIsFineEvenAtTheEndOfAnArray(Operation operation) {
        for (Activation activation : operation.supported(ACTIVATIONS)) {
            Arguments arguments = new Arguments(operation, LENGTH);
            arguments.range(activation, 0, 0, 0, 0);
            arguments.range(activation, LENGTH, LENGTH, LENGTH, 0);
            arguments.range(activation, LENGTH, 0, 3, 0);
            arguments.assertUnchanged();
            new Arguments(operation, 0).whole(activation);
            new Arguments(operation, 0).range(activation, 0, 0, 0, 0);
        }
    }

    /** The arguments of one call, which can tell whether a call has changed them. */
    private static final class Arguments {
        private final Operation operation;
        private final long[] before;
        private Object x;
        private Object dy;
        private Object out;

        Arguments(Operation operation, int length) {
            this.operation = operation;
            this.before = Point.many(operation.real, length, 7);
            this.x = operation.real.array(before);
            this.dy = operation.real.array(before);
            this.out = operation.real.array(before);
        }

        void set(String name, Object array) {
            if (name.equals(operation.arrays.get(0))) {
                x = array;
            } else if (name.equals("dy")) {
                dy = array;
            } else {
                out = array;
            }
        }

        void whole(Activation activation) {
            operation.whole(activation, x, dy, out);
        }

        void range(Activation activation, int xOffset, int dyOffset, int outOffset, int length) {
            operation.range(activation, x, xOffset, dy, dyOffset, out, outOffset, length);
        }

        void assertUnchanged() {
            for (Object array : new Object[] {x, dy, out}) {
                if (array != null && Array.getLength(array) == before.length) {
                    assertArrayEquals(operation.real.bits(operation.real.array(before)), operation.real.bits(array));
                } else if (array != null) {
                    for (long bits : operation.real.bits(array)) {
                        assertEquals(0, bits);
                    }
                }
            }
        }
    }
}
