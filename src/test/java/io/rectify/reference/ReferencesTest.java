package io.rectify.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.core.DD;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The references themselves: the exact one against textbook formulas, the fast ones against the exact one. */
@Tag("vector") // once is enough
class ReferencesTest {
    private static final MathContext DIGITS = new MathContext(60);

    static Stream<String> definitions() {
        return Definition.ALL.keySet().stream().sorted();
    }

    static Stream<String> functions() {
        return Stream.concat(definitions(), Stream.of(
                "swish(beta=1.0)", "swish(beta=-2.5)", "swish(beta=0.0)", "swish(beta=1.0E-30)", "swish(beta=30.0)",
                "sine(omega=1.0)", "sine(omega=30.0)", "sine(omega=1.0E-6)", "sine(omega=1000000.0)",
                "squareplus(b=4.0)", "squareplus(b=1.0E-6)", "squareplus(b=1000000.0)",
                "softplus(beta=1.0)", "softplus(beta=40.0)", "softplus(beta=1.0E-5)",
                "elu(alpha=1.0)", "elu(alpha=0.0)", "elu(alpha=-1.7)", "celu(alpha=1.0)", "celu(alpha=1.0E-20)", "celu(alpha=50.0)"));
    }

    @Test
    void everySmoothActivationHasADefinition() {
        definitions().forEach(Smooth::of);
        assertEquals(Smooth.NAMES.size(), definitions().count());
        assertThrows(IllegalArgumentException.class, () -> Smooth.of("sigmoid2"));
        assertThrows(IllegalArgumentException.class, () -> Smooth.of("relu"));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void theExactValueIsThatOfTheDefinition(String name) {
        for (double x : new double[] {0.3, 1, 7.9, 8.1, 36.6, 1e-3, 1e-100}) {
            for (double signed : new double[] {x, -x}) {
                BigDecimal expected = Definition.value(name, new BigDecimal(signed));
                if (expected.signum() != 0) { // else even 500 digits have cancelled: the tail of gelu_tanh
                    assertNear(expected, Smooth.of(name).value().exact().apply(new BigDecimal(signed)), 1e-50, name + " at " + signed);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void theExactDerivativesAreTheLimitsOfDifferenceQuotients(String name) {
        Smooth smooth = Smooth.of(name);
        checkDerivative(smooth.value(), smooth.derivative(), name + "′");
        checkDerivative(smooth.derivative(), smooth.second(), name + "″");
    }

    private static void checkDerivative(Reference value, Reference derivative, String what) {
        for (double x : new double[] {0.4, 1.3, 7.9, 8.1, 36.6, 1e-3, -0.4, -1.3, -7.9, -8.1, -36.6, -1e-3}) {
            BigDecimal middle = new BigDecimal(x);
            BigDecimal h = new BigDecimal("1e-18");
            BigDecimal up = value.exact().apply(middle.add(h));
            BigDecimal down = value.exact().apply(middle.subtract(h));
            BigDecimal quotient = up.subtract(down).divide(h.add(h), DIGITS);
            if (quotient.signum() != 0) { // else all 80 digits have cancelled: gelu′ is nearly 1
                assertNear(quotient, derivative.exact().apply(middle), 1e-25, what + " at " + x);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void inDoubleItIsRightForEveryKindOfFloat(String name) {
        Smooth smooth = Smooth.of(name);
        arguments(1).map(x -> (float) x).filter(Double::isFinite).forEach(x -> {
            checkInDouble(smooth.value(), x, 0, name + " at " + x);
            checkInDouble(smooth.derivative(), x, 1e-14, name + "′ at " + x);
            checkInDouble(smooth.second(), x, 1e-14, name + "″ at " + x);
        });
    }

    private static void checkInDouble(Reference reference, double x, double absolute, String what) {
        BigDecimal exact = reference.exact().apply(new BigDecimal(x));
        double actual = reference.inDouble().applyAsDouble(x);
        double expected = exact.doubleValue();
        double scale = Math.max(Math.abs(expected), 0x1p-150); // half the smallest float
        if (Math.abs(expected) <= 2.0 * Float.MAX_VALUE || Math.abs(actual) <= 2.0 * Float.MAX_VALUE) {
            assertEquals(expected, actual, Math.max(absolute, 2e-13 * scale), what);
        }
        if (Math.abs(expected) >= 0x1p-1000) {
            assertEquals(Math.signum(expected), Math.signum(actual), what);
        }
    }

    @Test
    void fastFunctionsAreRightInNearlyAllBits() {
        arguments(3).filter(x -> Math.abs(x) < 700 && Math.abs(x) > Double.MIN_NORMAL).forEach(x -> {
            BigDecimal exact = new BigDecimal(x);
            assertNear(Big.exp(exact), new BigDecimal(Fast.exp(x)), 0x1p-50, "exp at " + x);
            assertNear(Big.expm1(exact), new BigDecimal(Fast.expm1(x)), 0x1p-50, "expm1 at " + x);
            assertNear(Big.tanh(exact), new BigDecimal(Fast.tanh(x)), 0x1p-50, "tanh at " + x);
            double fraction = Math.min(1, Math.abs(x));
            assertNear(Big.log1p(new BigDecimal(fraction)), new BigDecimal(Fast.log1p(fraction)), 0x1p-50, "log1p at " + fraction);
        });
    }

    @ParameterizedTest
    @MethodSource("functions")
    void inDoubleItIsTheLimitAtTheInfinities(String name) {
        Smooth smooth = Smooth.of(name);
        for (double infinity : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}) {
            if (name.startsWith("sine")) { // which has none
                assertTrue(Double.isNaN(smooth.value().inDouble().applyAsDouble(infinity)));
                assertTrue(Double.isNaN(smooth.derivative().inDouble().applyAsDouble(infinity)));
                continue;
            }
            double far = Math.copySign(1e300, infinity);
            assertLimit(smooth.value(), far, infinity, name);
            assertLimit(smooth.derivative(), far, infinity, name + "′");
            assertLimit(smooth.second(), far, infinity, name + "″");
        }
    }

    private static void assertLimit(Reference reference, double far, double infinity, String what) {
        double nearby = reference.exact().apply(new BigDecimal(far)).doubleValue();
        double limit = Math.abs(nearby) > 1e200 ? nearby * Double.POSITIVE_INFINITY : (float) nearby;
        assertEquals(limit + 0.0, (float) reference.inDouble().applyAsDouble(infinity) + 0.0, what + " at " + infinity);
    }

    @Test
    void wideFunctionsAreRightTo100Bits() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 3000; i++) {
            double x = Math.scalb(2 * random.nextDouble() - 1, random.nextInt(-14, 11));
            BigDecimal exact = new BigDecimal(x);
            assertNear(Big.exp(exact), toBigDecimal(Wide.exp(DD.of(x))), 0x1p-100, "exp at " + x);
            assertNear(Big.expm1(exact), toBigDecimal(Wide.expm1(Scaled.of(x))), 0x1p-100, "expm1 at " + x);
            double fraction = Math.min(1, Math.abs(x));
            BigDecimal expected = Big.log1p(new BigDecimal(fraction));
            assertNear(expected, toBigDecimal(Wide.log1p(Scaled.of(fraction))), 0x1p-100, "log1p at " + fraction);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void inDoubleDoubleItIsRightForEveryKindOfDouble(String name) {
        Smooth smooth = Smooth.of(name);
        arguments(2).filter(Double::isFinite).forEach(x -> {
            checkInDoubleDouble(smooth.value(), x, 0, name + " at " + x);
            checkInDoubleDouble(smooth.derivative(), x, 0x1p-100, name + "′ at " + x);
            checkInDoubleDouble(smooth.second(), x, 0x1p-100, name + "″ at " + x);
        });
    }

    private static void checkInDoubleDouble(Reference reference, double x, double absolute, String what) {
        BigDecimal exact = reference.exact().apply(new BigDecimal(x));
        Scaled actual = reference.inDoubleDouble().apply(x);
        if (exact.signum() == 0) {
            assertTrue(actual.significand().hi() == 0, what);
            return;
        }
        double magnitude = exact.abs().doubleValue();
        if (magnitude == 0 || Double.isInfinite(magnitude)) {
            assertEquals(magnitude, Math.abs(Math.scalb(actual.significand().hi(), actual.exponent())), what);
            assertEquals(exact.signum(), Math.signum(actual.significand().hi()), what);
            return;
        }
        assertNear(exact, toBigDecimal(actual), Math.max(0x1p-93, absolute / magnitude), what);
    }

    @Test
    void anErrorInUlpIsMeasuredFromTheExactNumber() {
        assertEquals(0, Scaled.of(1.0).errorInUlp(1));
        assertEquals(1, Scaled.of(1.0).errorInUlp(Math.nextUp(1.0)));
        assertEquals(-0.5, Scaled.of(1.0).errorInUlp(Math.nextDown(1.0)));
        Scaled tiny = Scaled.of(Double.MIN_VALUE).times(1.25);
        assertEquals(-0.25, tiny.errorInUlp(Double.MIN_VALUE));
        assertEquals(0.75, tiny.errorInUlp(2 * Double.MIN_VALUE));
        assertEquals(-1.25, tiny.errorInUlp(0));
        Scaled huge = Scaled.of(Double.MAX_VALUE).times(2.0);
        assertEquals(0, huge.errorInUlp(Double.POSITIVE_INFINITY));
        assertEquals(0.5, Scaled.of(Double.MAX_VALUE).times(1 + 0x1p-54).errorInUlp(Double.POSITIVE_INFINITY), 0.51);
        assertTrue(huge.errorInUlp(Double.NEGATIVE_INFINITY) < -1e15);
        assertTrue(Double.isNaN(tiny.errorInUlp(Double.NaN)));
    }

    private static BigDecimal toBigDecimal(Scaled x) {
        BigDecimal significand = new BigDecimal(x.significand().hi()).add(new BigDecimal(x.significand().lo()));
        BigDecimal power = BigDecimal.valueOf(2).pow(Math.abs(x.exponent()));
        return x.exponent() < 0 ? significand.divide(power, DIGITS) : significand.multiply(power, DIGITS);
    }

    private static void assertNear(BigDecimal expected, BigDecimal actual, double relative, String what) {
        BigDecimal error = actual.subtract(expected, DIGITS).abs();
        BigDecimal limit = expected.abs().multiply(new BigDecimal(relative), DIGITS);
        assertTrue(error.compareTo(limit) <= 0, () -> what + ": " + actual + " instead of " + expected);
    }

    /** Of every magnitude, most from those where functions are neither constant nor linear. */
    private static DoubleStream arguments(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return DoubleStream.concat(
                DoubleStream.of(0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE,
                        -Float.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -1.2784645427610738, -0.7517916243860019),
                DoubleStream.generate(() -> switch (random.nextInt(4)) {
                    case 0 -> Double.longBitsToDouble(random.nextLong());
                    case 1 -> Float.intBitsToFloat(random.nextInt());
                    case 2 -> 1500 * random.nextDouble() - 750;
                    default -> Math.scalb(2 * random.nextDouble() - 1, random.nextInt(-30, 7));
                }).limit(250));
    }
}
