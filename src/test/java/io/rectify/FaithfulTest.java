package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rectify.accuracy.Quantity;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Promise 1: the error is within the bound that the javadoc states. */
class FaithfulTest {
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
        checkValue(row, x);
    }

    @Property(tries = 12_000)
    void theDerivativeIsWithinTheDocumentedBound(
            @ForAll(supplier = Row.Any.class) Row row, @ForAll(supplier = Point.Any.class) Point x) {
        Assume.that(x.isFinite());
        checkDerivative(row, x);
    }

    @Property(tries = 12_000)
    void theSecondDerivativeIsWithinTheDocumentedBound(
            @ForAll(supplier = Row.AnySmooth.class) Row row, @ForAll(supplier = Point.Any.class) Point x) {
        Assume.that(x.isFinite());
        checkSecondDerivative(row, x);
    }

    @Test
    void allAreWithinTheDocumentedBoundAtEverySpecialPoint() {
        for (Row row : Row.ALL) {
            for (Real real : Real.values()) {
                for (long bits : Point.special(real)) {
                    Point x = new Point(real, bits);
                    if (x.isFinite()) {
                        checkValue(row, x);
                        checkDerivative(row, x);
                        if (row.smooth() != null) {
                            checkSecondDerivative(row, x);
                        }
                    }
                }
            }
        }
    }

    private static void checkValue(Row row, Point x) {
        Operation forward = x.real() == Real.FLOAT ? Operation.FORWARD_FLOAT : Operation.FORWARD_DOUBLE;
        check(row, x, row.value().apply(new BigDecimal(x.number())), row.valueBound(), forward);
    }

    private static void checkDerivative(Row row, Point x) {
        Operation derivative = x.real() == Real.FLOAT ? Operation.DERIVATIVE_FLOAT : Operation.DERIVATIVE_DOUBLE;
        check(row, x, row.derivative().apply(new BigDecimal(x.number())), row.derivativeBound(), derivative);
    }

    private static void checkSecondDerivative(Row row, Point x) {
        Operation second = x.real() == Real.FLOAT ? Operation.SECOND_DERIVATIVE_FLOAT : Operation.SECOND_DERIVATIVE_DOUBLE;
        BigDecimal exact = row.smooth().second().exact().apply(new BigDecimal(x.number()));
        check(row, x, exact, Row.documented(row.activation(), row.smooth(), Quantity.SECOND_DERIVATIVE), second);
    }

    private static void check(Row row, Point x, BigDecimal exact, Row.Claim claim, Operation operation) {
        Real real = x.real();
        double result = real.toDouble(operation.scalar(row.activation(), x.bits(), 0));
        String what = row + " " + operation + " at " + x + " is " + result;
        Bound bound = claim.at(real, new BigDecimal(x.number()), exact);
        boolean nearCrossing = bound != null && Math.abs(result) < bound.orBelow();
        if (exact.signum() != 0 && (result != 0 || operation.name().startsWith("FORWARD")) && !nearCrossing) {
            // a value too small for its type keeps its sign, as −0.0 if need be; a derivative of 0 has any sign
            assertEquals(exact.signum() < 0, Math.copySign(1, result) < 0, what);
        }
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
        assertTrue(Javadoc.of(row.activation().getClass()).contains(bound.claim()), () ->
                "the javadoc of " + row.activation().getClass() + " does not say '" + bound.claim() + "'");
    }
}
