package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promises 3 to 5 and 7: NaN, infinities, zeros, order, and the gradient of a dead unit. */
class SpecialValuesTest {
    @Property(tries = 20_000)
    void nanGivesNaNAndNothingElseDoes(
            @ForAll(supplier = Row.Any.class) Row row, @ForAll(supplier = Point.Any.class) Point x) {
        assertNaNLike(row, x);
    }

    @ParameterizedTest
    @EnumSource
    void nanGivesNaNAndNoOtherSpecialValueDoes(Real real) {
        for (Row row : Row.ALL) {
            for (long bits : Point.special(real)) {
                assertNaNLike(row, new Point(real, bits));
            }
        }
    }

    private static void assertNaNLike(Row row, Point x) {
        for (Operation operation : Operation.values()) {
            if (operation.real == x.real() && !operation.hasDy() && operation.supports(row.activation())) {
                double result = x.real().toDouble(operation.scalar(row.activation(), x.bits(), 0));
                boolean noLimit = Double.isInfinite(x.number()) && row.limits().get(0).isNaN(); // sine
                boolean expected = x.isNaN() || noLimit;
                assertEquals(expected, Double.isNaN(result), () -> row + " " + operation + " of " + x + " is " + result);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FORWARD_FLOAT", "FORWARD_DOUBLE", "DERIVATIVE_FLOAT", "DERIVATIVE_DOUBLE"})
    void atTheInfinitiesTheResultIsTheLimit(Operation operation) {
        Real real = operation.real;
        boolean forward = operation.name().startsWith("FORWARD");
        for (Row row : Row.ALL) {
            double minus = forward ? row.limits().get(0) : derivative(real, row.limits().get(2));
            double plus = forward ? row.limits().get(1) : derivative(real, row.limits().get(3));
            long atMinus = operation.scalar(row.activation(), real.bits(Double.NEGATIVE_INFINITY), 0);
            long atPlus = operation.scalar(row.activation(), real.bits(Double.POSITIVE_INFINITY), 0);
            if (!forward && row.smooth() != null) { // a slope that dies away may do so from either side
                atMinus = real.bits(real.toDouble(atMinus) + 0.0);
                atPlus = real.bits(real.toDouble(atPlus) + 0.0);
            }
            assertBits(real, minus, atMinus, row + " at -∞");
            assertBits(real, plus, atPlus, row + " at +∞");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SECOND_DERIVATIVE_FLOAT", "SECOND_DERIVATIVE_DOUBLE"})
    void atTheInfinitiesTheSecondDerivativeIsTheLimit(Operation operation) {
        Real real = operation.real;
        for (Row row : Row.ALL) {
            if (row.smooth() != null && !row.limits().get(0).isNaN()) {
                for (double far : new double[] {-1e300, 1e300}) {
                    double limit = row.smooth().second().exact().apply(new BigDecimal(far)).doubleValue() > 1 ? Double.POSITIVE_INFINITY : 0;
                    long result = operation.scalar(row.activation(), real.bits(far * 1e300), 0);
                    assertBits(real, limit, real.bits(real.toDouble(result) + 0.0), row + " beyond " + far);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FORWARD_FLOAT", "FORWARD_DOUBLE"})
    void zerosKeepTheirSignAsDocumented(Operation operation) {
        Real real = operation.real;
        for (Row row : Row.ALL) {
            if (row.value().apply(BigDecimal.ZERO).signum() != 0) {
                continue; // sigmoid, softplus …
            }
            assertBits(real, 0.0, operation.scalar(row.activation(), real.bits(0.0), 0), row + " of 0.0");
            assertBits(real, row.valueAtMinusZero(), operation.scalar(row.activation(), real.bits(-0.0), 0), row + " of -0.0");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DERIVATIVE_FLOAT", "DERIVATIVE_DOUBLE"})
    void atAKinkTheDerivativeIsAsDocumented(Operation operation) {
        Real real = operation.real;
        for (Row row : Row.ALL) {
            row.kinks().forEach((kink, exact) -> {
                double expected = derivative(real, exact);
                assertBits(real, expected, operation.scalar(row.activation(), real.bits((double) kink), 0), row + "′ at " + kink);
                if (kink == 0) {
                    assertBits(real, expected, operation.scalar(row.activation(), real.bits(-0.0), 0), row + "′ at -0.0");
                }
            });
        }
    }

    @Property(tries = 20_000)
    void aLargerInputNeverGivesASmallerResultWhereTheFunctionIsMonotone(
            @ForAll(supplier = Row.Any.class) Row row,
            @ForAll(supplier = Point.Any.class) Point a,
            @ForAll(supplier = Point.Any.class) Point b) {
        Assume.that(row.monotone() && !a.isNaN() && !b.isNaN());
        assertOrdered(row, a.real(), a.bits(), a.real().up(a.bits()));
        if (a.real() == b.real()) {
            assertOrdered(row, a.real(), a.number() < b.number() ? a.bits() : b.bits(), a.number() < b.number() ? b.bits() : a.bits());
        }
    }

    private static void assertOrdered(Row row, Real real, long smaller, long larger) {
        Operation forward = real == Real.FLOAT ? Operation.FORWARD_FLOAT : Operation.FORWARD_DOUBLE;
        double low = real.toDouble(forward.scalar(row.activation(), smaller, 0));
        double high = real.toDouble(forward.scalar(row.activation(), larger, 0));
        assertTrue(low <= high, () -> row + " of " + new Point(real, smaller) + " is " + low
                + ", of " + new Point(real, larger) + " only " + high);
    }

    @ParameterizedTest
    @EnumSource(names = {"BACKWARD_FLOAT", "BACKWARD_DOUBLE"})
    void aDeadUnitBlocksEveryGradientNaNIncluded(Operation operation) {
        Real real = operation.real;
        long[] x = new long[41];
        for (Activation dead : new Activation[] {Activations.relu(), Activations.leakyRelu(0), new Custom.Steep(2)}) {
            for (double left : new double[] {0.0, -0.0, -3, -Float.MIN_VALUE, Double.NEGATIVE_INFINITY}) {
                Arrays.fill(x, real.bits(left));
                for (long dy : Point.special(real)) {
                    if (dead instanceof Custom.Steep && real == Real.DOUBLE) {
                        continue; // only its float derivative is 0
                    }
                    long[] dys = new long[41];
                    Arrays.fill(dys, dy);
                    Object dx = real.array(41);
                    operation.whole(dead, real.array(x), real.array(dys), dx);
                    for (long bits : real.bits(dx)) {
                        assertBits(real, 0.0, bits, dead + " at " + left + " with dy " + new Point(real, dy));
                    }
                }
            }
        }
    }

    /** Rounded to the type; a derivative that rounds to zero is +0.0. */
    private static double derivative(Real real, double exact) {
        return real.toDouble(real.bits(exact)) + 0.0;
    }

    private static void assertBits(Real real, double expected, long actual, String what) {
        assertEquals(new Point(real, real.bits(expected)).toString(), new Point(real, actual).toString(), what);
    }
}
