package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Promise 1: the error is within the bound that the javadoc states. */
class FaithfulTest {
    private static final Map<Class<?>, String> JAVADOC = new ConcurrentHashMap<>();

    @Test
    void everyNameOfTheCatalogueHasARowInTheTestTable() {
        Set<String> names = new HashSet<>();
        Row.ALL.forEach(row -> names.add(row.name()));
        assertEquals(Set.copyOf(Activations.names()), names);
        Row.ALL.forEach(row -> assertTrue(row.toString().startsWith(row.name()), row.toString()));
    }

    @Property(tries = 12_000)
    void theValueIsWithinTheDocumentedBound(
            @ForAll(supplier = Row.Any.class) Row row, @ForAll(supplier = Point.Any.class) Point x) {
        Assume.that(x.isFinite());
        Operation forward = x.real() == Real.FLOAT ? Operation.FORWARD_FLOAT : Operation.FORWARD_DOUBLE;
        BigDecimal exactX = new BigDecimal(x.number());
        check(row, x, row.value().apply(exactX), row.valueBound(), forward);
    }

    @Property(tries = 12_000)
    void theDerivativeIsWithinTheDocumentedBound(
            @ForAll(supplier = Row.Any.class) Row row, @ForAll(supplier = Point.Any.class) Point x) {
        Assume.that(x.isFinite());
        Operation derivative = x.real() == Real.FLOAT ? Operation.DERIVATIVE_FLOAT : Operation.DERIVATIVE_DOUBLE;
        BigDecimal exactX = new BigDecimal(x.number());
        check(row, x, row.derivative().apply(exactX), row.derivativeBound(), derivative);
    }

    private static void check(Row row, Point x, BigDecimal exact, Row.Claim claim, Operation operation) {
        Real real = x.real();
        double result = real.toDouble(operation.scalar(row.activation(), x.bits(), 0));
        String what = row + " " + operation + " at " + x + " is " + result;
        if (exact.signum() != 0 && (result != 0 || operation.name().startsWith("FORWARD"))) {
            // a value too small for its type keeps its sign, as −0.0 if need be; a derivative of 0 is always +0.0
            assertEquals(exact.signum() < 0, Math.copySign(1, result) < 0, what);
        }
        Bound bound = claim.at(real, new BigDecimal(x.number()), exact);
        if (bound == null) {
            return;
        }
        BigDecimal ulp = real.ulp(exact);
        BigDecimal error = real.error(result, exact);
        assertTrue(bound.holds(error, ulp), () ->
                what + ", off by " + error.divide(ulp).doubleValue() + " ulp, more than '" + bound.claim() + "'");
        if (bound.correctlyRounded()) {
            assertEquals(real.round(exact) + 0.0, result + 0.0, what);
        }
        assertTrue(javadoc(row.activation().getClass()).contains(bound.claim()), () ->
                "the javadoc of " + row.activation().getClass() + " does not say '" + bound.claim() + "'");
    }

    /** The javadoc of a class as its source has it, on one line. */
    private static String javadoc(Class<?> activation) {
        return JAVADOC.computeIfAbsent(activation, c -> {
            try {
                String source = Files.readString(Path.of("src/main/java/io/rectify/" + c.getSimpleName() + ".java"));
                return source.substring(source.indexOf("/**"), source.indexOf("*/")).replaceAll("\\s*\\n \\* ?", " ");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
