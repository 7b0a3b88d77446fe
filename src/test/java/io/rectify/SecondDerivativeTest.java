package io.rectify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rectify.simd.SecondForms;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The second derivative. That the bulk methods equal the scalar ones, {@link OneAnswerTest} shows; that it is right,
 * {@link FaithfulTest} and {@link AccuracyTest}.
 */
class SecondDerivativeTest {
    private static final Activation IN_ONE_LINE = Activations.of("half_square", x -> x * x / 2, x -> x);

    @Test
    void everySmoothActivationHasOneAndTheOthersHaveNone() {
        for (Row row : Row.ALL) {
            assertEquals(row.smooth() != null, row.activation().hasSecondDerivative(), row.toString());
        }
        assertFalse(new Custom.Cube().hasSecondDerivative());
        assertFalse(IN_ONE_LINE.hasSecondDerivative());
    }

    @Test
    @Tag("vector")
    void everySmoothActivationHasItOnVectors() {
        for (Row row : Row.ALL) {
            assertEquals(row.smooth() != null, SecondForms.supports(row.activation().getClass()), row.toString());
        }
    }

    @Test
    void thoseWithoutOneRefuseByNameAndWriteNothing() {
        float[] floats = {1, 2, 3};
        double[] doubles = {1, 2, 3};
        for (Activation a : Row.ACTIVATIONS) {
            if (!a.hasSecondDerivative()) {
                assertRefused(a, () -> a.secondDerivative(1.0));
                assertRefused(a, () -> a.secondDerivative(1f));
                assertRefused(a, () -> a.secondDerivative(floats, floats));
                assertRefused(a, () -> a.secondDerivative(doubles, doubles));
                assertRefused(a, () -> a.secondDerivative(floats, 0, floats, 1, 2));
                assertRefused(a, () -> a.secondDerivative(doubles, 0, doubles, 1, 2));
            }
        }
        assertArrayEquals(new float[] {1, 2, 3}, floats);
        assertArrayEquals(new double[] {1, 2, 3}, doubles);
    }

    private static void assertRefused(Activation a, Runnable call) {
        assertEquals(a + " has no second derivative",
                assertThrows(UnsupportedOperationException.class, call::run).getMessage());
    }

    @Property
    void inFloatItIsTheDoubleOneRounded(@ForAll(supplier = Point.Any.class) Point point) {
        float x = (float) point.number();
        for (Row row : Row.ALL) {
            Activation a = row.activation();
            if (a.hasSecondDerivative()) {
                float expected = (float) a.secondDerivative((double) x);
                assertEquals(expected, a.secondDerivative(x), () -> a + " at " + x);
                float[] bulk = {0, x, 1};
                a.secondDerivative(bulk, bulk);
                assertEquals(expected, bulk[1], () -> a + " at " + x);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "elu, 1, 0", "elu(0.3), 0.3, 0", "elu(-1.7), -1.7, 0", "elu(1e12), 1e12, 0", "elu(0), 0, 0",
        "celu, 1, 0", "celu(0.25), 4, 0", "celu(1e-12), 1e12, 0", "celu(3), 0.3333333333333333, 0",
        "selu, 1.7580993408473768, 0", "softsign, 2, -2"})
    void whereItJumpsAtZeroItIsThatOfTheLeftPiece(String text, double left, double right) {
        Activation a = Activations.parse(text);
        double[] x = {0, -0.0, -Double.MIN_VALUE, Double.MIN_VALUE};
        double[] expected = {left, left, left, right};
        double[] bulk = new double[4];
        a.secondDerivative(x, bulk);
        for (int i = 0; i < x.length; i++) {
            assertEquals(expected[i], a.secondDerivative(x[i]) + 0.0, "at " + x[i]);
            assertEquals(expected[i], bulk[i] + 0.0, "at " + x[i]);
        }
        for (float f : new float[] {0, -0f, -Float.MIN_VALUE}) {
            assertEquals((float) left, a.secondDerivative(f) + 0f, "at " + f);
        }
        assertEquals((float) right, a.secondDerivative(Float.MIN_VALUE) + 0f);
    }

    /** It is 1 / alpha times the derivative, and a number above 0 where that has become 0. */
    @ParameterizedTest
    @CsvSource({"1e-12, -7.6e-10", "1e-12, -7.7e-10", "1e-6, -7.5e-4", "1, -745", "1e12, -7e14"})
    void ofASteepCeluItBecomesZeroLaterThanTheDerivative(double alpha, double x) {
        double expected = Math.exp(x / alpha + Math.log(1 / alpha));
        assertTrue(expected > 0);
        assertEquals(expected, Activations.celu(alpha).secondDerivative(x), 1e-9 * expected + 2 * Double.MIN_VALUE);
        assertEquals(0, Activations.celu(alpha).secondDerivative(-800 * alpha));
    }

    @Test
    void ofACustomActivationTheScalarMethodIsEnough() {
        Activation ratio = new Custom.Ratio();
        double[] d2ydx2 = new double[3];
        ratio.secondDerivative(new double[] {-1, 1, 3}, d2ydx2);
        assertArrayEquals(new double[] {0.25, -0.25, -0.03125}, d2ydx2);
        float[] floats = {9, -1, 0.1f, 3};
        ratio.secondDerivative(floats, 1, floats, 0, 3);
        assertArrayEquals(new float[] {0.25f, (float) (-2 / (1.1 * 1.1 * 1.1)), -0.03125f, 3}, floats, 1e-7f);
        assertEquals((float) ratio.secondDerivative((double) 0.1f), ratio.secondDerivative(0.1f));
    }

    @Test
    void aCustomActivationMayHaveItsOwnFloatMethod() {
        Activation steep = new Custom.Steep(1.5);
        float[] floats = {3, 1};
        steep.secondDerivative(floats, floats);
        assertArrayEquals(new float[] {5, 1}, floats);
        double[] doubles = {3, 1};
        steep.secondDerivative(doubles, doubles);
        assertArrayEquals(new double[] {-1.5, 0.5}, doubles);
    }

    /** Fails at 13. */
    record Unlucky(IllegalStateException mine) implements Activation {
        @Override
        public double forward(double x) {
            return 0;
        }

        @Override
        public double derivative(double x) {
            return 0;
        }

        @Override
        public boolean hasSecondDerivative() {
            return true;
        }

        @Override
        public double secondDerivative(double x) {
            if (x == 13) {
                throw mine;
            }
            return 0;
        }
    }

    @Test
    void theExceptionOfACustomActivationReachesTheCallerOfABulkMethod() {
        IllegalStateException mine = new IllegalStateException("mine");
        Activation unlucky = new Unlucky(mine);
        float[] floats = new float[40];
        double[] doubles = new double[40];
        unlucky.secondDerivative(floats, floats);
        unlucky.secondDerivative(doubles, doubles);
        floats[33] = 13;
        doubles[33] = 13;
        assertSame(mine, assertThrows(IllegalStateException.class, () -> unlucky.secondDerivative(floats, floats)));
        assertSame(mine, assertThrows(IllegalStateException.class, () -> unlucky.secondDerivative(doubles, doubles)));
    }
}
