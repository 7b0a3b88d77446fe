package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rectify.accuracy.Quantity;
import io.rectify.reference.Smooth;
import java.math.BigDecimal;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sine where a reduction modulo π/2 of too few bits fails: next to its multiples, and for huge arguments. */
class SineTest {
    @ParameterizedTest
    @ValueSource(doubles = {1, 30, 0.3, 1e-6, 1e6, Math.PI, 1.0 / 3})
    @Tag("vector") // once is enough
    void nextToMultiplesOfAQuarterTurnItIsWithinTheDocumentedBound(double omega) {
        // 6381956970095103 · 2⁷⁹⁷ is the double nearest to a multiple of π/2
        double edge = 0x1p20 / omega;
        DoubleStream known = DoubleStream.of(
                6381956970095103.0 * 0x1p797, 6381956970095103.0 * 0x1p797 / omega, 0x1.6ac5b262ca1ffp849, 16367173 * 0x1p72,
                edge, Math.nextUp(edge), Math.nextDown(edge), (float) edge, Double.MAX_VALUE, Float.MAX_VALUE);
        DoubleStream multiples = IntStream.range(0, 3000).mapToDouble(
                i -> (i < 1000 ? i : Math.rint(Math.scalb(1 + i / 3001.0, i / 3 - 330))) * (Math.PI / 2) / omega);
        DoubleStream.concat(known, multiples)
                .flatMap(x -> DoubleStream.of(x, -x, Math.nextUp(x), Math.nextDown(x)))
                .filter(Double::isFinite)
                .forEach(x -> {
                    check(omega, x, Real.DOUBLE);
                    if (Float.isFinite((float) x)) {
                        check(omega, (float) x, Real.FLOAT);
                    }
                });
    }

    private static void check(double omega, double x, Real real) {
        Activation sine = Activations.sine(omega);
        Smooth smooth = Smooth.of(sine.toString());
        for (Quantity quantity : Quantity.values()) {
            Operation operation = Operation.valueOf((quantity == Quantity.VALUE ? "FORWARD" : quantity.name()) + "_" + real.name());
            if (!operation.supports(sine)) {
                continue;
            }
            BigDecimal exact = quantity.of(smooth).exact().apply(new BigDecimal(x));
            double result = real.toDouble(operation.scalar(sine, real.bits(x), 0));
            Bound bound = Javadoc.bound(Sine.class, quantity, real);
            String what = sine + " " + operation + " of " + x + " is " + result;
            assertTrue(bound.holds(real.error(result, exact), real.ulp(exact)), what);
        }
    }

    @Test
    void aHugeArgumentAmongOrdinaryOnesChangesNoneOfThem() {
        for (Operation operation : Operation.values()) {
            if (!operation.supports(Activations.sine(30))) {
                continue;
            }
            Real real = operation.real;
            long[] x = new long[100];
            for (int huge = -1; huge < x.length; huge++) {
                for (int i = 0; i < x.length; i++) {
                    x[i] = real.bits(i == huge ? 1e30 : 0.37 * i - 20);
                }
                Object out = real.array(x.length);
                operation.whole(Activations.sine(30), real.array(x), real.array(x), out);
                for (int i = 0; i < x.length; i++) {
                    assertEquals(operation.scalar(Activations.sine(30), x[i], x[i]), real.get(out, i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 9.9e-7, 1.1e6})
    void aFrequencyOutOfRangeIsRefusedByNameAndValue(double omega) {
        String message = assertThrows(IllegalArgumentException.class, () -> Activations.sine(omega)).getMessage();
        assertTrue(message.contains("omega") && message.endsWith("is " + omega), message);
        String b = assertThrows(IllegalArgumentException.class, () -> Activations.squareplus(omega)).getMessage();
        assertTrue(b.startsWith("b ") && b.endsWith("is " + omega), b);
    }
}
