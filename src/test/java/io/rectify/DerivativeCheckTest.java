package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivativeCheckTest {
    /** Multiples of 1/16, and ±2ᵏ and ±1.5 · 2ᵏ, but those that are both only once. */
    private static final int POINTS = 513 + 4 * 22 - 2 * (9 + 7);

    /** But for what is finer than the points compared: shrinks that are 0 on a short interval, or at a point; a fast sine. */
    private static final List<Row> ROWS = Row.ALL.stream()
            .filter(row -> !(row.activation() instanceof HardShrink || row.activation() instanceof SoftShrink)
                    || row.activation().derivative(0x1p-13) == 0)
            .filter(row -> !(row.activation() instanceof Sine sine) || sine.omega() < 1000)
            .toList();

    @Test
    void everyActivationOfTheCataloguePasses() {
        for (Row row : ROWS) {
            DerivativeCheck check = DerivativeCheck.of(row.activation());
            assertTrue(check.passed(), check::toString);
            assertEquals(0, check.failures());
        }
    }

    @Property
    void theyPassAtAnyPoint(
            @ForAll("rows") Row row,
            @ForAll(supplier = Point.Any.class) Point anywhere,
            @ForAll @DoubleRange(min = -20, max = 20) double usual) {
        // far out, the distances compared are longer than a sine's period
        double farthest = row.activation() instanceof Sine ? 1000 : Float.MAX_VALUE;
        double x = Math.abs(anywhere.number()) <= farthest ? anywhere.number() : 0;
        DerivativeCheck check = DerivativeCheck.of(row.activation(), x, usual, 1 / 3.0);
        assertTrue(check.passed(), check::toString);
    }

    @Provide
    Arbitrary<Row> rows() {
        return Arbitraries.of(ROWS);
    }

    @Test
    void detailTooFineForItCountsAsWrong() {
        for (Row row : Row.ALL) {
            DerivativeCheck check = DerivativeCheck.of(row.activation());
            assertTrue(check.passed() || !ROWS.contains(row), check::toString);
        }
    }

    @Test
    void activationsOfTheUsualSizeAreComparedAtAllPoints() {
        for (String name : new String[] {"relu", "sigmoid", "tanh", "gelu", "silu", "mish", "softplus", "elu", "selu"}) {
            assertEquals(2 * POINTS, DerivativeCheck.of(Activations.parse(name)).comparisons(), name);
        }
    }

    @Test
    void steepFunctionsAreComparedAtAllPointsToo() {
        DerivativeCheck right = DerivativeCheck.of(Activations.of("right", x -> Math.sin(1e3 * x), x -> 1e3 * Math.cos(1e3 * x)));
        assertTrue(right.passed() && right.comparisons() == 2 * POINTS, right::toString);
        assertWrong("wrong", x -> Math.sin(1e3 * x), x -> 1e3 * Math.cos(1.000001e3 * x));
    }

    @Test
    void pointsMayBeAsLargeAsAFloat() {
        for (double x : new double[] {2048, 1e9 / 3, -1e20, 3e38}) {
            DerivativeCheck identity = DerivativeCheck.of(Activations.identity(), x);
            assertTrue(identity.passed() && identity.comparisons() == 2, identity::toString);
            Activation wrong = Activations.of("wrong", t -> t, t -> 1.01);
            assertEquals(2, DerivativeCheck.of(wrong, x).failures());
        }
    }

    @Test
    void wrongSignsFactorsConstantsAndBranchesAreFound() {
        assertWrong("sign", Math::tanh, x -> Math.tanh(x) * Math.tanh(x) - 1);
        assertWrong("factor", x -> Math.max(0, x), x -> x > 0 ? 1.00001 : 0);
        assertWrong("chain rule forgotten", x -> 1 / (1 + Math.exp(-2 * x)), x -> 1 / (2 + Math.exp(2 * x) + Math.exp(-2 * x)));
        assertWrong("the value instead", x -> Math.max(0, x), x -> Math.max(0, x));
        assertWrong("constant", x -> x / (1 + Math.exp(-1.702 * x)), x -> {
            double s = 1 / (1 + Math.exp(-1.702 * x));
            return s * (1 + 1.7 * x * (1 - s));
        });
        assertWrong("constant in float", x -> 0.1 * x, x -> 0.1f);
        assertWrong("branch", x -> Math.max(0, x), x -> x > 0.001 ? 1 : 0);
        assertWrong("branch", x -> Math.max(0, x), x -> x > -0.001 ? 1 : 0);
        assertWrong("no branch", x -> Math.min(Math.max(0, x), 6), x -> x > 0 ? 1 : 0);
        assertWrong("NaN", x -> x, x -> x == 3 ? Double.NaN : 1);
        assertWrong("infinite", x -> x, x -> x == 3 ? Double.POSITIVE_INFINITY : 1);
        assertWrong("far out", x -> x, x -> x > 500 ? 0 : 1);
    }

    private static void assertWrong(String what, DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
        DerivativeCheck check = DerivativeCheck.of(Activations.of(what, f, derivative));
        assertFalse(check.passed(), check::toString);
        assertTrue(check.failures() > 0 && check.worst().deviation() > 1, check::toString);
    }

    @Property(tries = 200)
    void anErrorIsFoundFromTheDocumentedSizeOn(
            @ForAll @IntRange(min = 0, max = 110) int tenthsOfDigits, @ForAll boolean negative) {
        double error = (negative ? -1 : 1) * Math.pow(10, -tenthsOfDigits / 10.0);
        Activation tanh = Activations.parse("tanh");
        DerivativeCheck wrong = DerivativeCheck.of(Activations.of("wrong", tanh::forward, x -> tanh.derivative(x) + error));
        assertFalse(wrong.passed(), wrong::toString);
    }

    @Property(tries = 200)
    void anErrorInFloatIsFoundFromTheDocumentedSizeOn(@ForAll @IntRange(min = 0, max = 60) int tenthsOfDigits) {
        DerivativeCheck check = DerivativeCheck.of(new InFloat(Math.pow(10, -tenthsOfDigits / 10.0)));
        assertFalse(check.passed(), check::toString);
        assertEquals("float", check.worst().type());
        assertEquals(check.comparisons() / 2, check.failures());
    }

    private record InFloat(double error) implements Activation {
        @Override
        public double forward(double x) {
            return Math.sin(x);
        }

        @Override
        public double derivative(double x) {
            return Math.cos(x);
        }

        @Override
        public float derivative(float x) {
            return (float) (Math.cos(x) + error);
        }
    }

    @Test
    void theWorstPointIsWhereTheDerivativeIsWorst() {
        DerivativeCheck check = DerivativeCheck.of(
                Activations.of("bump", x -> x, x -> 1 + Math.max(0, 0.5 - Math.abs(x - 2))), 0, 1.75, 2, 2.25, 1e6);
        assertEquals(2, check.worst().x());
        assertEquals("double", check.worst().type());
        assertEquals(1.5, check.worst().derivative());
        assertEquals(1, check.worst().slope(), 1e-11);
        assertEquals(6, check.failures());
        assertEquals(10, check.comparisons());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void atAKinkEverySlopeBetweenTheTwoIsRight(double atZero) {
        DerivativeCheck check = DerivativeCheck.of(relu(atZero));
        assertTrue(check.passed(), check::toString);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void atAKinkNoOtherSlopeIsRight(double atZero) {
        DerivativeCheck check = DerivativeCheck.of(relu(atZero));
        assertEquals(2, check.failures(), check::toString);
        assertEquals(0, check.worst().x());
    }

    private static Activation relu(double atZero) {
        return Activations.of("relu", x -> Math.max(0, x), x -> x > 0 ? 1 : x == 0 ? atZero : 0);
    }

    @Test
    void atAJumpTheDerivativeIsTheSlopeOnTheSideOfThePoint() {
        assertTrue(DerivativeCheck.of(Activations.of("step", x -> x > 0 ? 1 : 0, x -> 0)).passed());
        DoubleUnaryOperator shrink = x -> Math.abs(x) > 1 ? x : 0;
        assertTrue(DerivativeCheck.of(Activations.of("shrink", shrink, x -> Math.abs(x) > 1 ? 1 : 0)).passed());
        assertEquals(4, DerivativeCheck.of(Activations.of("shrink", shrink, x -> Math.abs(x) >= 1 ? 1 : 0)).failures());
    }

    /** What people write: it is not exact in the tails, but it is not wrong. */
    @Test
    void plainFormulasPass() {
        assertRight("sigmoid", x -> 1 / (1 + Math.exp(-x)), x -> {
            double s = 1 / (1 + Math.exp(-x));
            return s * (1 - s);
        });
        assertRight("tanh", Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x));
        assertRight("softplus", x -> Math.log(1 + Math.exp(x)), x -> 1 / (1 + Math.exp(-x)));
        assertRight("softsign", x -> x / (1 + Math.abs(x)), x -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x))));
        assertRight("sine", x -> Math.sin(30 * x), x -> 30 * Math.cos(30 * x));
        assertRight("periodic", x -> Math.sin(2 * Math.PI * x), x -> 2 * Math.PI * Math.cos(2 * Math.PI * x));
        assertRight("root", x -> Math.sqrt(x), x -> x == 0 ? 0 : 0.5 / Math.sqrt(x));
    }

    private static void assertRight(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
        DerivativeCheck check = DerivativeCheck.of(Activations.of(name, f, derivative));
        assertTrue(check.passed(), check::toString);
    }

    @Test
    void floatCodeOfItsOwnIsComparedWithTheValueInDouble() {
        DerivativeCheck check = DerivativeCheck.of(new Custom.Steep(1.7));
        assertEquals("float", check.worst().type());
        assertEquals(POINTS, check.failures());
    }

    @Test
    void itPrintsItsFindings() {
        String text = DerivativeCheck.of(Activations.of("mine", x -> x * x, x -> 2 * x), 0.5, 1).toString();
        assertTrue(text.startsWith("derivative of mine: right in all 4 comparisons, worst by "), text);
        text = DerivativeCheck.of(Activations.of("mine", x -> x * x, x -> x), 0.0, 8.0).toString();
        assertTrue(text.matches("derivative of mine: wrong in 2 of 4 comparisons, worst by \\S+ times the uncertainty:\\R"
                + "derivative\\(double\\) at x = 8\\.0 is 8\\.0, the slope there (16\\.0|15\\.99999)\\d* \\+- \\S+"), text);
    }

    @Test
    void thePageShowsWhatIsPrinted() throws IOException {
        Activation mine = Activations.of("steep_softsign",
                x -> 2 * x / (1 + 2 * Math.abs(x)),
                x -> 1 / ((1 + 2 * Math.abs(x)) * (1 + 2 * Math.abs(x))));
        String printed = DerivativeCheck.of(mine).toString();
        String page = Files.readString(Path.of("docs/diagnostics.md"));
        assertTrue(page.contains(String.join("\n", printed.lines().toList())), printed);
    }

    @Test
    void badArgumentsAreRefused() {
        Activation relu = Activations.relu();
        assertEquals("activation", assertThrows(NullPointerException.class, () -> DerivativeCheck.of(null)).getMessage());
        assertEquals("activation", assertThrows(NullPointerException.class, () -> DerivativeCheck.of(null, 1)).getMessage());
        double[] none = null;
        assertEquals("x", assertThrows(NullPointerException.class, () -> DerivativeCheck.of(relu, none)).getMessage());
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e39}) {
            assertEquals("x[1] must be a finite float, but is " + bad,
                    assertThrows(IllegalArgumentException.class, () -> DerivativeCheck.of(relu, 1, bad)).getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> DerivativeCheck.of(relu, new double[0]));
        String message = assertThrows(IllegalArgumentException.class,
                () -> DerivativeCheck.of(Activations.of("mine", x -> Double.NaN, x -> 0))).getMessage();
        assertTrue(message.contains("mine") && message.contains("any of " + POINTS + " points"), message);
    }
}
