package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rectify.accuracy.Doubles;
import io.rectify.accuracy.Floats;
import io.rectify.accuracy.Page;
import io.rectify.accuracy.Quantity;
import io.rectify.accuracy.Result;
import io.rectify.accuracy.Tally;
import java.io.IOException;
import java.math.BigDecimal;
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
    private static final int STRIDE = 8209; // half a million points of the four billion

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
        double max = bound.orBelow() > 0 ? tally.maxUnexcused() : tally.max();
        assertTrue(tally.points() > 1000, what);
        assertTrue(max < bound.inUlp(), () -> what + " is off by " + max + " ulp at " + tally.worst() + ", more than '" + bound.claim() + "'");
        assertTrue(!row.monotone() || quantity != Quantity.VALUE || tally.monotone(), what + " is not monotone");
    }

    @TestFactory
    Stream<DynamicTest> theDocumentedBoundIsNoLessThanWhatWasMeasured() {
        return smooth(row -> {
            List<Result> results = Result.readAll().stream().filter(r -> r.activation().equals(row.toString())).toList();
            for (Result result : results) {
                Real real = Real.valueOf(result.type().toUpperCase(Locale.ROOT));
                Bound bound = Javadoc.bound(row.activation().getClass(), result.of(), real);
                double max = bound.orBelow() > 0 ? result.maxUnexcused() : result.max();
                assertTrue(max < bound.inUlp(), () -> result + " exceeds '" + bound.claim() + "'");
                assertTrue(!row.monotone() || result.of() != Quantity.VALUE || result.monotone(), () -> result + " is not monotone");
            }
        });
    }

    @Test
    void everySmoothActivationOfTheCatalogueHasBeenMeasuredOnAllFloatsAndManyDoubles() throws IOException {
        long finite = (1L << 32) - (1L << 24);
        List<String> measured = Result.readAll().stream()
                .filter(r -> r.type().equals("float") ? r.points() >= finite : r.points() > 100_000_000)
                .map(r -> r.activation() + " " + r.type() + " " + r.of()).toList();
        for (Activation activation : Activations.names().stream().map(Activations::parse).toList()) {
            if (activation.hasSecondDerivative()) {
                for (Quantity quantity : Quantity.values()) {
                    assertTrue(measured.contains(activation + " float " + quantity), () -> activation + " " + quantity);
                    assertTrue(measured.contains(activation + " double " + quantity), () -> activation + " " + quantity);
                }
            }
        }
    }

    @Test
    void thePageShowsTheResultsThatWereKept() throws IOException {
        assertEquals(Page.of(Result.readAll()), Files.readString(Page.FILE));
    }

    @Test
    void theBoundIsReadFromTheWordsOfTheJavadoc() {
        String text = "F. The value's error is below 0.87 ulp in {@code float} and below 0.75 ulp in {@code double}. "
                + "The derivative's error is below 0.9 ulp in {@code float} and below 0.8 ulp in {@code double}";
        String escape = " or below 2⁻²⁵ in {@code float} and 2⁻⁵⁴ in {@code double}, whichever is larger.";
        assertEquals(new Bound("below 0.75 ulp in {@code double}", 0), Javadoc.bound(text + escape, Quantity.VALUE, Real.DOUBLE));
        assertEquals(new Bound("below 0.9 ulp in {@code float}", 0), Javadoc.bound(text + ".", Quantity.DERIVATIVE, Real.FLOAT));
        assertEquals(new Bound("below 0.9 ulp in {@code float}", 0x1p-25), Javadoc.bound(text + escape, Quantity.DERIVATIVE, Real.FLOAT));
        Bound bound = Javadoc.bound(text + "," + escape, Quantity.DERIVATIVE, Real.DOUBLE);
        assertEquals(new Bound("below 0.8 ulp in {@code double}", 0x1p-54), bound);
        assertEquals(0.8, bound.inUlp());
        BigDecimal ulp = Real.powerOfTwo(-60);
        assertTrue(bound.holds(Real.powerOfTwo(-55), ulp) && !bound.holds(Real.powerOfTwo(-54), ulp));
        assertFalse(bound.inUlpOnly().holds(Real.powerOfTwo(-55), ulp));
        assertThrows(IllegalStateException.class, () -> Javadoc.bound("The value is exact.", Quantity.VALUE, Real.FLOAT));
    }

    private static Stream<DynamicTest> smooth(Consumer<Row> check) {
        return Row.ALL.stream().filter(row -> row.smooth() != null)
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> check.accept(row)));
    }
}
