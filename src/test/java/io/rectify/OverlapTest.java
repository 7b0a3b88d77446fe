package io.rectify;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise 6: the destination may be a source, and ranges that overlap behave as if the sources had been copied first. */
class OverlapTest {
    private static final List<Activation> ACTIVATIONS = List.of(
            Activations.relu(), Activations.leakyRelu(0.3), Activations.identity(), Activations.sigmoid(), new Custom.Cube(),
            new Custom.Steep(1.7), new Custom.Ratio());

    @ParameterizedTest
    @EnumSource
    void theDestinationMayBeASource(Operation operation) {
        for (Activation activation : operation.supported(ACTIVATIONS)) {
            for (int length : new int[] {0, 1, 7, 16, 33, 70, 1025}) {
                long[] x = Point.many(operation.real, length, 1);
                long[] dy = Point.many(operation.real, length, 2);
                Object intoX = operation.real.array(x);
                operation.whole(activation, intoX, operation.real.array(dy), intoX);
                assertAsIfCopied(operation, activation, x, 0, dy, 0, x, 0, length, intoX);

                if (operation.hasDy()) {
                    Object intoDy = operation.real.array(dy);
                    operation.whole(activation, operation.real.array(x), intoDy, intoDy);
                    assertAsIfCopied(operation, activation, x, 0, dy, 0, dy, 0, length, intoDy);

                    Object both = operation.real.array(x);
                    Object out = operation.real.array(length);
                    operation.whole(activation, both, both, out);
                    assertAsIfCopied(operation, activation, x, 0, x, 0, new long[length], 0, length, out);

                    operation.whole(activation, both, both, both);
                    assertAsIfCopied(operation, activation, x, 0, x, 0, x, 0, length, both);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "BACKWARD_.*")
    void shiftedRangesOfOneArrayBehaveAsIfCopied(Operation operation) {
        for (Activation activation : operation.supported(ACTIVATIONS)) {
            for (int shift = -40; shift <= 40; shift++) {
                for (int length = 1; length <= 45; length++) {
                    oneArray(operation, activation, 40, 0, 40 + shift, length);
                }
                for (int length : new int[] {100, 1024, 2100}) {
                    oneArray(operation, activation, 40, 0, 40 + shift, length);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "BACKWARD_.*")
    void shiftedRangesOfBackwardInOneArrayBehaveAsIfCopied(Operation operation) {
        for (Activation activation : operation.supported(ACTIVATIONS)) {
            for (int x = -9; x <= 9; x++) {
                for (int dy = -9; dy <= 9; dy++) {
                    for (int length = 1; length <= 20; length++) {
                        oneArray(operation, activation, 50 + x, 50 + dy, 50, length);
                    }
                    oneArray(operation, activation, 50 + 4 * x, 50 + 4 * dy, 50, 40);
                    oneArray(operation, activation, 50 + 4 * x, 50 + dy, 50, 70);
                }
            }
            oneArray(operation, activation, 53, 47, 50, 3000);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "BACKWARD_.*")
    void aDestinationThatOverlapsOneSourceLeavesTheOtherAlone(Operation operation) {
        for (Activation activation : operation.supported(ACTIVATIONS)) {
            for (int shift = -9; shift <= 9; shift++) {
                long[] shared = Point.many(operation.real, 60, shift);
                long[] alone = Point.many(operation.real, 60, ~shift);
                Object sharedArray = operation.real.array(shared);
                Object aloneArray = operation.real.array(alone);
                operation.range(activation, sharedArray, 10 + shift, aloneArray, 3, sharedArray, 10, 35);
                assertAsIfCopied(operation, activation, shared, 10 + shift, alone, 3, shared, 10, 35, sharedArray);
                assertAsIfCopied(operation, activation, shared, 0, shared, 0, alone, 0, 0, aloneArray);

                sharedArray = operation.real.array(shared);
                operation.range(activation, aloneArray, 3, sharedArray, 10 + shift, sharedArray, 10, 35);
                assertAsIfCopied(operation, activation, alone, 3, shared, 10 + shift, shared, 10, 35, sharedArray);
                assertAsIfCopied(operation, activation, shared, 0, shared, 0, alone, 0, 0, aloneArray);
            }
        }
    }

    private static void oneArray(Operation operation, Activation activation, int x, int dy, int out, int length) {
        long[] before = Point.many(operation.real, length + 100, length);
        Object array = operation.real.array(before);
        operation.range(activation, array, x, array, dy, array, out, length);
        assertAsIfCopied(operation, activation, before, x, before, dy, before, out, length, array);
    }

    /** {@code before} is what the array of the destination held. */
    private static void assertAsIfCopied(
            Operation operation, Activation activation,
            long[] x, int xOffset, long[] dy, int dyOffset, long[] before, int outOffset, int length, Object after) {
        for (int i = 0; i < before.length; i++) {
            int k = i - outOffset;
            long expected = k >= 0 && k < length
                    ? operation.scalar(activation, x[xOffset + k], dy[operation.hasDy() ? dyOffset + k : 0])
                    : operation.real.canonical(before[i]);
            if (expected != operation.real.get(after, i)) {
                fail(activation + " " + operation + ", offsets " + xOffset + ", " + dyOffset + " to " + outOffset + ", length "
                        + length + ": element " + i + " is " + new Point(operation.real, operation.real.get(after, i))
                        + ", expected " + new Point(operation.real, expected));
            }
        }
    }
}
