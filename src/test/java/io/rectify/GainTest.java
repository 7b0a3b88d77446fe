package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rectify.reference.Smooth;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Activations#gain} against closed forms and sums of 80 digits. */
class GainTest {
    private static final double PRECISION = 1e-12;

    @Test
    void piecewiseLinearActivationsHaveTheGainOfTheirClosedForm() {
        assertMeanSquare(0.5, Activations.relu());
        assertMeanSquare(1, Activations.identity());
        for (double slope : new double[] {0.01, 0.2, 0.3, 1.0 / 3, -0.5, 1, 2.5, 1e-20, 1e20, Float.MAX_VALUE}) {
            assertMeanSquare((1 + slope * slope) / 2, Activations.leakyRelu(slope));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 1, 1.0 / 3, 2.7182818, 6})
    void kinksAndJumpsCanBeAnywhere(double at) {
        double inside = Erf.value(at / Math.sqrt(2));
        double outside = Erfc.value(at / Math.sqrt(2));
        double xTimesDensity = at * Math.exp(-at * at / 2) / Math.sqrt(2 * Math.PI);
        double squaresInside = inside - 2 * xTimesDensity;
        assertMeanSquare(squaresInside + at * at * outside, of(x -> Math.max(-at, Math.min(at, x))));
        assertMeanSquare(outside + 2 * xTimesDensity, of(x -> Math.abs(x) > at ? x : 0));
        assertMeanSquare(outside / 2, of(x -> x > at ? 1 : 0));
    }

    @Test
    void smoothActivationsHaveTheGainOfTheirClosedForm() {
        assertMeanSquare(Math.exp(2), Activations.exponential());
        assertMeanSquare(1 / Math.sqrt(5), Activations.gaussian());
        assertMeanSquare(15, new Custom.Cube());
        assertMeanSquare(2 / Math.PI * Math.asin(2.0 / 3), of(Erf::value));
        for (double omega : new double[] {0.1, 1, 30, 1000}) {
            assertMeanSquare(-Math.expm1(-2 * omega * omega) / 2, of(x -> Math.sin(omega * x)));
        }
        for (double alpha : new double[] {1, 0.3, 1e12}) {
            double left = (Math.exp(2) * Erfc.value(Math.sqrt(2)) - 2 * Math.exp(0.5) * Erfc.value(Math.sqrt(0.5)) + 1) / 2;
            assertMeanSquare(0.5 + alpha * alpha * left, Activations.elu(alpha));
        }
        assertEquals(1, Activations.gain(Activations.selu()), 1e-12); // what its two constants are made for
    }

    /** Trapezoids: for functions without a pole near the real line, their error falls exponentially with the step. */
    @ParameterizedTest
    @ValueSource(strings = {"sigmoid", "tanh", "gelu", "silu", "mish", "softplus", "log_sigmoid", "tanhshrink", "quick_gelu",
        "gelu_tanh", "swish(1.7)", "softplus(0.3)", "exponential", "gaussian"})
    void analyticActivationsHaveTheGainOfTheirReference(String text) {
        Activation activation = Activations.parse(text);
        UnaryOperator<BigDecimal> f = Smooth.of(activation.toString()).value().exact();
        UnaryOperator<BigDecimal> exp = Smooth.of("exponential").value().exact();
        BigDecimal step = new BigDecimal("0.0625");
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = -16 * 14; i <= 16 * 14; i++) {
            BigDecimal z = step.multiply(BigDecimal.valueOf(i));
            BigDecimal y = f.apply(z);
            BigDecimal density = exp.apply(z.multiply(z).divide(BigDecimal.valueOf(-2)));
            sum = sum.add(y.multiply(y).multiply(density), MathContext.DECIMAL128);
        }
        assertMeanSquare(sum.multiply(step).doubleValue() / Math.sqrt(2 * Math.PI), activation);
    }

    @Test
    void theFiguresOfJavadocAndPageAreRight() throws IOException {
        String page = Files.readString(Path.of("docs/diagnostics.md"));
        Matcher row = Pattern.compile("\\| `(\\w+)` \\| ([0-9.]+) \\|").matcher(page);
        int rows = 0;
        for (; row.find(); rows++) {
            String name = row.group(1);
            assertEquals(Double.parseDouble(row.group(2)), Activations.gain(Activations.parse(name)), 0.5e-4, name);
        }
        assertEquals(11, rows);
        assertEquals(1.5925, Activations.gain(Activations.parse("tanh")), 0.5e-4);
        assertEquals(1.8462, Activations.gain(Activations.parse("sigmoid")), 0.5e-4);
        assertEquals(1.0000, Activations.gain(Activations.parse("selu")), 0.5e-4);
    }

    @Test
    void everyActivationOfTheCatalogueHasAGainByName() {
        for (String name : Activations.names()) {
            double gain = Activations.gain(Activations.parse(name));
            assertTrue(gain > 0.1 && gain < 10, name + ": " + gain);
            assertEquals(gain, Activations.gain(Activations.parse(name)), 0, name);
        }
    }

    @Test
    void anActivationWithoutAGainIsRefusedByName() {
        assertRefused("is 0.0", x -> 0);
        assertRefused("is NaN", x -> Math.sqrt(x));
        assertRefused("is Infinity", x -> 1e200 * x);
        assertRefused("is Infinity", x -> Math.exp(x * x));
        assertRefused("does not converge", x -> Math.exp(x * x / 4)); // the density, times its inverse, for ever
        assertRefused("is Infinity", x -> 1 / x);
        assertRefused("does not converge", x -> Math.sin(1e9 * x));
        assertEquals("activation", assertThrows(NullPointerException.class, () -> Activations.gain(null)).getMessage());
    }

    private static void assertRefused(String reason, DoubleUnaryOperator f) {
        String message = assertThrows(IllegalArgumentException.class, () -> Activations.gain(of(f))).getMessage();
        assertTrue(message.startsWith("mine has no gain") && message.contains(reason), message);
    }

    private static Activation of(DoubleUnaryOperator f) {
        return Activations.of("mine", f, x -> Double.NaN);
    }

    private static void assertMeanSquare(double expected, Activation activation) {
        double gain = Activations.gain(activation);
        assertEquals(1, gain * Math.sqrt(expected), PRECISION, activation + " has the gain " + gain);
    }
}
