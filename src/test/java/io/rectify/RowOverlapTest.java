package io.rectify;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 6 for rows: the destination may be a source, and ranges that overlap behave as if the sources had been copied first. */
class RowOverlapTest {
    private static final int[][] SHAPES = {{1, 1}, {1, 7}, {3, 5}, {1, 40}, {4, 33}, {2, 600}, {2, 1030}, {1, 2500}};

    @ParameterizedTest
    @EnumSource
    void theDestinationMayBeASource(RowOperation operation) {
        Real real = operation.real;
        for (RowCase c : RowCase.ALL) {
            for (int[] shape : SHAPES) {
                long[] dy = numbers(real, shape, 2);
                long[] in = operation.in(c.activation(), numbers(real, shape, 1), shape[0], shape[1]);
                long[] expected = matrix(operation, c, in, dy, shape);

                Object intoIn = real.array(in);
                operation.matrix(c.activation(), intoIn, real.array(dy), intoIn, shape[0], shape[1]);
                assertSame(real, c, expected, intoIn, 0);
                if (operation.hasDy()) {
                    Object intoDy = real.array(dy);
                    operation.matrix(c.activation(), real.array(in), intoDy, intoDy, shape[0], shape[1]);
                    assertSame(real, c, expected, intoDy, 0);

                    Object both = real.array(in);
                    operation.matrix(c.activation(), both, both, both, shape[0], shape[1]);
                    assertSame(real, c, matrix(operation, c, in, in, shape), both, 0);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shiftedRangesOfOneArrayBehaveAsIfCopied(RowOperation operation) {
        Real real = operation.real;
        for (RowCase c : RowCase.ALL) {
            for (int[] shape : SHAPES) {
                int size = shape[0] * shape[1];
                for (int shift : new int[] {-size - 1, -40, -17, -5, -1, 0, 1, 2, 16, 33, size}) {
                    for (int dyShift : operation.hasDy() ? new int[] {-20, -1, 0, 3, size / 2} : new int[] {0}) {
                        int base = size + 50;
                        long[] all = new long[3 * size + 100];
                        Arrays.setAll(all, i -> real.bits(i * 7 % 19 * 0.5 - 3));
                        long[] in = operation.in(c.activation(), Arrays.copyOfRange(all, base, base + size), shape[0], shape[1]);
                        System.arraycopy(in, 0, all, base, size); // what dy has of it is as good as anything
                        long[] dy = Arrays.copyOfRange(all, base + dyShift, base + dyShift + size);
                        Object array = real.array(all);
                        operation.matrix(
                                c.activation(), array, base, array, base + dyShift, array, base + shift, shape[0], shape[1]);
                        assertSame(real, c, matrix(operation, c, in, dy, shape), array, base + shift);
                        for (int i = 0; i < all.length; i++) {
                            if ((i < base + shift || i >= base + shift + size) && real.get(array, i) != real.canonical(all[i])) {
                                fail(c + " " + operation + " wrote element " + i);
                            }
                        }
                    }
                }
            }
        }
    }

    private static long[] numbers(Real real, int[] shape, int factor) {
        long[] x = new long[shape[0] * shape[1]];
        Arrays.setAll(x, i -> real.bits(factor * i * 11 % 23 * 0.7 - 4));
        return x;
    }

    private static long[] matrix(RowOperation operation, RowCase c, long[] in, long[] dy, int[] shape) {
        Object out = operation.real.array(in.length);
        operation.matrix(c.activation(), operation.real.array(in), operation.real.array(dy), out, shape[0], shape[1]);
        return operation.real.bits(out);
    }

    private static void assertSame(Real real, RowCase c, long[] expected, Object actual, int offset) {
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] != real.get(actual, offset + i)) {
                fail(c + ": element " + i + " is " + new Point(real, real.get(actual, offset + i))
                        + ", expected " + new Point(real, expected[i]));
            }
        }
    }
}
