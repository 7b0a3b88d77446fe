package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rectify.accuracy.Doubles;
import io.rectify.accuracy.Floats;
import io.rectify.accuracy.Page;
import io.rectify.accuracy.Quantity;
import io.rectify.accuracy.Result;
import io.rectify.accuracy.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Promises 1 and 4 for smooth activations: millions of points here, and all of them in what {@code -Paccuracy} has measured. */
class AccuracyTest {
    private static final int STRIDE = 4099; // a million points of the four billion

    @TestFactory
    Stream<DynamicTest> theErrorIsWithinTheDocumentedBound() {
        return smooth(row -> {
            for (Quantity quantity : Quantity.values()) {
                Activation f = row.activation();
                check(row, quantity, Real.FLOAT, Floats.measure(f, quantity, 0, STRIDE, (int) ((1L << 32) / STRIDE)));
                check(row, quantity, Real.FLOAT, Floats.measureHard(f, quantity, 1));
                check(row, quantity, Real.DOUBLE, Doubles.measure(f, quantity, 1, 100_000));
            }
        });
    }

    private static void check(Row row, Quantity quantity, Real real, Tally tally) {
        String what = row + " " + quantity + " " + real;
        Bound bound = Javadoc.bound(row.activation().getClass(), quantity, real);
        double max = bound.orBelow() > 0 ? tally.maxOrAbsolute() : tally.max();
        assertTrue(tally.points() > 1000, what);
        assertTrue(max < bound.inUlp(), () -> what + " is off by " + max + " ulp at " + tally.worst() + ", more than '" + bound.claim() + "'");
        assertTrue(!row.monotone() || quantity != Quantity.VALUE || tally.monotone(), what + " is not monotone");
    }

    @TestFactory
    Stream<DynamicTest> theDocumentedBoundIsNoLessThanWhatWasMeasured() {
        return smooth(row -> {
            List<Result> results = Result.readAll().stream().filter(r -> r.activation().equals(row.toString())).toList();
            boolean defaults = row.activation().equals(Activations.parse(row.name()));
            assertTrue(results.size() == 4 || !defaults, row + " was not measured: run mvn -q -Paccuracy test -Dactivation='" + row + "'");
            for (Result result : results) {
                Real real = Real.valueOf(result.type().toUpperCase(Locale.ROOT));
                Bound bound = Javadoc.bound(row.activation().getClass(), result.of(), real);
                double max = bound.orBelow() > 0 ? result.maxOrAbsolute() : result.max();
                assertTrue(max < bound.inUlp(), () -> result + " exceeds '" + bound.claim() + "'");
                assertTrue(!row.monotone() || result.of() != Quantity.VALUE || result.monotone(), () -> result + " is not monotone");
            }
        });
    }

    @Test
    void thePageShowsTheResultsThatWereKept() throws IOException {
        assertEquals(Page.of(Result.readAll()), Files.readString(Page.FILE));
    }

    private static Stream<DynamicTest> smooth(Consumer<Row> check) {
        return Row.ALL.stream().filter(row -> row.smooth() != null)
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> check.accept(row)));
    }
}
