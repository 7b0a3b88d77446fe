package io.rectify.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rectify.Activation;
import io.rectify.Activations;
import io.rectify.reference.Smooth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement finds what is wrong, where, and goes on after an interruption. */
@Tag("vector") // once is enough
class MeasurementTest {
    private static final DoubleUnaryOperator SIGMOID = x -> Math.exp(Math.min(x, 0)) / (1 + Math.exp(-Math.abs(x)));
    private static final float BAD = 1.234f;
    private static final int AROUND_BAD = Float.floatToIntBits(BAD) - 5000;

    private static Activation sigmoid(DoubleUnaryOperator value) {
        return Activations.of("sigmoid", value, x -> SIGMOID.applyAsDouble(x) * SIGMOID.applyAsDouble(-x));
    }

    private static Tally floats(DoubleUnaryOperator value) {
        return Floats.measure(sigmoid(value), Quantity.VALUE, AROUND_BAD, 1, 10_000);
    }

    @Test
    void aCorrectlyRoundedFunctionIsOffByHalfAnUlp() {
        Tally tally = floats(SIGMOID);
        assertEquals(10_000, tally.points());
        assertEquals(0.5, tally.max(), 1e-3);
        assertEquals(Math.sqrt(1 / 12.0), tally.rms(), 0.01);
        assertEquals(0, tally.bias(), 0.01);
        assertTrue(tally.monotone());
        assertTrue(Floats.measureHard(sigmoid(SIGMOID), Quantity.DERIVATIVE, 1).max() <= 0.5001);
    }

    @Test
    void theWorstFloatIsFound() {
        double ulp = Math.ulp((float) SIGMOID.applyAsDouble(BAD));
        Tally tally = floats(x -> SIGMOID.applyAsDouble(x) - (x == BAD ? 3 * ulp : 0));
        assertEquals(BAD, tally.worst());
        assertEquals(3, tally.max(), 0.51);
        assertEquals(tally.max(), tally.maxOrAbsolute());
        assertFalse(tally.monotone());
        assertEquals(Double.POSITIVE_INFINITY, floats(x -> x == BAD ? Double.NaN : SIGMOID.applyAsDouble(x)).max());
    }

    @Test
    void allFloatsAreCountedButNaN() {
        Tally tally = Floats.measure(sigmoid(SIGMOID), Quantity.VALUE, 0x7F000000, 1, 1 << 24);
        assertEquals((1 << 23) + 1, tally.points());
        Tally notNaN = Floats.measure(sigmoid(x -> Double.isNaN(x) ? 1 : SIGMOID.applyAsDouble(x)), Quantity.VALUE, 0x7F800000, 1, 10);
        assertEquals(Double.POSITIVE_INFINITY, notNaN.max());
    }

    @Test
    void theErrorOfAFloatIsMeasuredFromTheExactNumber() {
        assertEquals(0.25, FloatErrors.errorInUlp(1, 1 - 0x1p-26));
        assertEquals(-0.25, FloatErrors.errorInUlp(1, 1 + 0x1p-25));
        assertEquals(-0.75, FloatErrors.errorInUlp(0, 0.75 * Float.MIN_VALUE));
        assertEquals(0.5, FloatErrors.errorInUlp(Float.POSITIVE_INFINITY, Float.MAX_VALUE + 0x1p103));
        assertEquals(0, FloatErrors.errorInUlp(Float.POSITIVE_INFINITY, 1e40));
        assertTrue(Double.isNaN(FloatErrors.errorInUlp(Float.NEGATIVE_INFINITY, 1e40)));
        assertEquals(Double.NEGATIVE_INFINITY, FloatErrors.errorInUlp(Float.MAX_VALUE, Double.POSITIVE_INFINITY));
    }

    @Test
    void inDoubleTheLossesOfTheTextbookFormulaAreFound() {
        Tally good = Doubles.measure(sigmoid(SIGMOID), Quantity.DERIVATIVE, 1, 100_000);
        assertTrue(good.max() > 0.5 && good.max() < 5, good::toString);
        Activation cancelling = sigmoid(SIGMOID);
        Activation bad = Activations.of("sigmoid", SIGMOID, x -> cancelling.forward(x) * (1 - cancelling.forward(x)));
        Tally tally = Doubles.measure(bad, Quantity.DERIVATIVE, 1, 100_000);
        assertTrue(tally.max() > 1e10 && tally.worst() > 20, tally::toString);
        assertTrue(tally.max() == tally.maxOrAbsolute() && tally.max() == tally.maxUnexcused(), "this derivative has no zero crossing");
    }

    @Test
    void nearAZeroCrossingAnAbsoluteErrorMayCount() {
        Crossings crossings = Crossings.of(Smooth.of("silu"), Quantity.DERIVATIVE);
        assertEquals(-1.2784645427610738, crossings.all()[0], 1e-15);
        assertEquals(1, crossings.all().length);
        assertTrue(crossings.near(-1.3) && crossings.near(-0.7) && !crossings.near(-3) && !crossings.near(1.3) && !crossings.near(0));
        assertEquals(0, Crossings.of(Smooth.of("silu"), Quantity.VALUE).all().length);
        Crossings atZero = Crossings.of(Smooth.of("gaussian"), Quantity.DERIVATIVE);
        assertFalse(atZero.near(1e-300) || atZero.near(-0.0) || atZero.near(0.1));

        Activation silu = Activations.of("silu", x -> x * SIGMOID.applyAsDouble(x),
                x -> SIGMOID.applyAsDouble(x) * (1 + x * SIGMOID.applyAsDouble(-x)));
        Tally tally = Doubles.measure(silu, Quantity.DERIVATIVE, 1, 100_000);
        assertTrue(tally.max() > 1e4 && tally.maxOrAbsolute() < 1e3 && tally.maxUnexcused() < 1e3, tally::toString); // e^x is rounded where it is subnormal
    }

    @Test
    void anInterruptedRunGoesOnWhereItWas(@TempDir Path directory) throws IOException {
        Path state = directory.resolve("state.txt");
        IntFunction<Tally> part = i -> Floats.measure(sigmoid(SIGMOID), Quantity.VALUE, i << 24, 1, 100);
        String uninterrupted = new Run(state, "1").finish(part, () -> {}).toString();
        String text = Files.readString(state);
        String interrupted = text.substring(0, text.indexOf('\n', text.length() / 2) + 3); // in the middle of a line
        Files.writeString(state, interrupted);

        Set<Integer> after = ConcurrentHashMap.newKeySet();
        Tally tally = new Run(state, "1").finish(i -> {
            after.add(i);
            return part.apply(i);
        }, () -> {});
        assertEquals(uninterrupted, tally.toString());
        long before = interrupted.lines().count() - 2; // all but the version and the last line
        assertEquals(Run.PARTS - before, after.size());

        Set<Integer> anew = ConcurrentHashMap.newKeySet();
        new Run(state, "2").finish(i -> {
            anew.add(i);
            return part.apply(i);
        }, () -> {});
        assertEquals(Run.PARTS, anew.size());
    }
}
