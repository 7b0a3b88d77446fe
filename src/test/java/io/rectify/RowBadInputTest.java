package io.rectify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 6 for rows: arguments are checked before anything is written, and the message has the name and the numbers. */
class RowBadInputTest {
    private static final int LENGTH = 12;
    private static final int MAX = Integer.MAX_VALUE;

    @ParameterizedTest
    @EnumSource
    void aNullArrayIsNamed(RowOperation operation) {
        for (RowCase c : RowCase.ALL) {
            for (String name : operation.arrays) {
                Arguments a = new Arguments(operation, c);
                a.arrays.put(name, null);
                for (Executable call : new Executable[] {
                    a::whole, () -> a.range(name, 0, 5), () -> a.matrix(3, 4), () -> a.matrixRange(name, 0, 2, 3)}) {
                    assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
                }
                a.assertUnchanged();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRangeThatLeavesItsArrayIsRefusedWithItsNumbers(RowOperation operation) {
        RowCase c = RowCase.ALL.get(0);
        for (String name : operation.arrays) {
            Arguments a = new Arguments(operation, c);
            for (int[] bad : new int[][] {{-1, 5}, {8, 5}, {LENGTH, 1}, {LENGTH + 1, 0}, {MAX, 1}, {Integer.MIN_VALUE, 1}}) {
                String message = assertThrows(IndexOutOfBoundsException.class, () -> a.range(name, bad[0], bad[1])).getMessage();
                assertEquals(name + ": offset " + bad[0] + " and length " + bad[1] + " do not lie within an array of length 12", message);
            }
            String first = operation.arrays.get(0);
            for (int length : new int[] {-1, LENGTH + 1, MAX, Integer.MIN_VALUE}) {
                String message = assertThrows(IndexOutOfBoundsException.class, () -> a.range(name, 0, length)).getMessage();
                assertEquals(first + ": offset 0 and length " + length + " do not lie within an array of length 12", message);
            }
            for (int[] bad : new int[][] {{-1, 2, 3}, {7, 2, 3}, {1, 3, 4}, {0, 13, 1}}) {
                String message = assertThrows(
                        IndexOutOfBoundsException.class, () -> a.matrixRange(name, bad[0], bad[1], bad[2])).getMessage();
                assertTrue(message.contains("offset " + bad[0] + " and length " + bad[1] * bad[2] + " ") || bad[0] == 0, message);
            }
            // a product beyond the range of int must not look like a small one
            for (int[] bad : new int[][] {{1 << 16, 1 << 16}, {MAX, MAX}, {MAX, 3}}) {
                String message = assertThrows(
                        IndexOutOfBoundsException.class, () -> a.matrixRange(name, 0, bad[0], bad[1])).getMessage();
                assertTrue(message.contains("length " + (long) bad[0] * bad[1]), message);
            }
            a.assertUnchanged();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aShapeThatIsNotThatOfTheArraysIsRefusedWithItsNumbers(RowOperation operation) {
        for (RowCase c : RowCase.ALL) {
            Arguments a = new Arguments(operation, c);
            for (int[] bad : new int[][] {{3, 5}, {2, 4}, {0, 12}, {12, 0}, {1 << 16, 1 << 16}, {MAX, MAX}}) {
                String message = assertThrows(IllegalArgumentException.class, () -> a.matrix(bad[0], bad[1])).getMessage();
                assertEquals(bad[0] + " rows by " + bad[1] + " columns are " + (long) bad[0] * bad[1] + " elements, but "
                        + operation.arrays.get(0) + ".length is 12", message);
            }
            for (int[] bad : new int[][] {{-3, -4}, {-1, 12}, {12, -1}}) {
                for (Executable call : new Executable[] {
                    () -> a.matrix(bad[0], bad[1]), () -> a.matrixRange(operation.arrays.get(0), 0, bad[0], bad[1])}) {
                    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
                    assertTrue(message.endsWith("rows is " + bad[0] + ", columns is " + bad[1]), message);
                }
            }
            for (String name : operation.arrays) {
                for (int length : new int[] {0, 11, 13}) {
                    Arguments unequal = new Arguments(operation, c);
                    unequal.arrays.put(name, operation.real.array(length));
                    String message = assertThrows(IllegalArgumentException.class, () -> unequal.matrix(3, 4)).getMessage();
                    assertEquals("3 rows by 4 columns are 12 elements, but " + name + ".length is " + length, message);
                    message = assertThrows(IllegalArgumentException.class, unequal::whole).getMessage();
                    assertTrue(message.contains(name + ".length is " + length) && message.contains("is 12"), message);
                    unequal.assertUnchanged();
                }
            }
            a.assertUnchanged();
        }
    }

    @ParameterizedTest
    @EnumSource
    void emptyRowsAreFine(RowOperation operation) {
        for (RowCase c : RowCase.ALL) {
            Arguments a = new Arguments(operation, c);
            String last = operation.arrays.get(operation.arrays.size() - 1);
            a.range(last, LENGTH, 0);
            a.matrixRange(last, LENGTH, 0, 5);
            a.matrixRange(last, 3, 5, 0);
            a.matrixRange(last, 3, MAX, 0);
            a.assertUnchanged();
            operation.arrays.forEach(name -> a.arrays.put(name, operation.real.array(0)));
            a.whole();
            a.matrix(0, 0);
            a.matrix(0, 3);
            a.matrix(3, 0);
        }
    }

    /** The arguments of one call, which can tell whether a call has changed them. */
    private static final class Arguments {
        private final RowOperation operation;
        private final RowActivation activation;
        private final long[] before;
        private final Map<String, Object> arrays = new HashMap<>();

        Arguments(RowOperation operation, RowCase c) {
            this.operation = operation;
            this.activation = c.activation();
            this.before = Point.many(operation.real, LENGTH, 7);
            operation.arrays.forEach(name -> arrays.put(name, operation.real.array(before)));
        }

        private Object array(int i) {
            return arrays.get(operation.arrays.get(Math.min(i, operation.arrays.size() - 1)));
        }

        private Object out() {
            return array(operation.arrays.size() - 1);
        }

        private int offset(String name, int i, int offset) {
            return operation.arrays.get(i).equals(name) ? offset : 0;
        }

        void whole() {
            operation.whole(activation, array(0), array(1), out());
        }

        void matrix(int rows, int columns) {
            operation.matrix(activation, array(0), array(1), out(), rows, columns);
        }

        /** With this offset for the array of that name. */
        void range(String name, int offset, int length) {
            operation.range(activation, array(0), offset(name, 0, offset), array(1), offset(name, 1, offset),
                    out(), offset(name, operation.arrays.size() - 1, offset), length);
        }

        void matrixRange(String name, int offset, int rows, int columns) {
            operation.matrix(activation, array(0), offset(name, 0, offset), array(1), offset(name, 1, offset),
                    out(), offset(name, operation.arrays.size() - 1, offset), rows, columns);
        }

        void assertUnchanged() {
            for (Object array : arrays.values()) {
                if (array != null && java.lang.reflect.Array.getLength(array) == LENGTH) {
                    assertArrayEquals(operation.real.bits(operation.real.array(before)), operation.real.bits(array));
                }
            }
        }
    }
}
