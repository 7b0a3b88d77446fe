package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The derivative from the output. That the bulk methods equal the scalar ones, {@link OneAnswerTest} shows. */
class FromOutputTest {
    private static final Pattern BOUND = Pattern.compile(
            "From the output, the derivative's error is below (\\S+)( ulp)? in \\{@code float} and below (\\S+)( ulp)? in \\{@code double}");

    private static final List<Row> CAPABLE = Row.ALL.stream().filter(row -> row.activation().hasBackwardFromOutput()).toList();

    @Test
    void theseActivationsKnowTheirDerivativeFromTheirOutput() {
        assertEquals(
                Set.of("relu", "leaky_relu", "identity", "sigmoid", "log_sigmoid", "tanh", "softplus", "elu", "celu", "selu",
                        "softsign", "exponential", "prelu", "rrelu"),
                CAPABLE.stream().map(Row::name).collect(Collectors.toCollection(TreeSet::new)));
        for (Row row : Row.ALL) {
            if (row.activation() instanceof LeakyReLU leaky) {
                assertEquals(leaky.negativeSlope() > 0, leaky.hasBackwardFromOutput(), leaky.toString());
            }
        }
        assertTrue(Activations.elu(0).hasBackwardFromOutput());
        assertTrue(!Activations.elu(-0.5).hasBackwardFromOutput(), "a value has two derivatives");
        assertTrue(!new Custom.Cube().hasBackwardFromOutput());
    }

    @Test
    void theOthersRefuseByNameAndWriteNothing() {
        float[] floats = {1, 2};
        double[] doubles = {1, 2};
        Stream.concat(Row.ACTIVATIONS.stream(), Stream.of(Activations.elu(-0.5)))
                .filter(a -> !a.hasBackwardFromOutput())
                .forEach(a -> {
                    assertRefused(a, () -> a.derivativeFromOutput(1.0));
                    assertRefused(a, () -> a.derivativeFromOutput(1f));
                    assertRefused(a, () -> a.backwardFromOutput(floats, floats, floats));
                    assertRefused(a, () -> a.backwardFromOutput(doubles, doubles, doubles));
                    assertRefused(a, () -> a.backwardFromOutput(floats, 0, floats, 0, floats, 1, 1));
                    assertRefused(a, () -> a.backwardFromOutput(doubles, 0, doubles, 0, doubles, 1, 1));
                });
        assertEquals(List.of(1f, 2f, 1.0, 2.0), List.of(floats[0], floats[1], doubles[0], doubles[1]));
    }

    private static void assertRefused(Activation a, Runnable call) {
        String message = assertThrows(UnsupportedOperationException.class, call::run).getMessage();
        assertTrue(message.startsWith(a.toString()), message);
    }

    @Property(tries = 12_000)
    void theErrorIsWithinTheDocumentedBound(
            @ForAll(supplier = Row.Any.class) Row row, @ForAll(supplier = Point.Any.class) Point x) {
        Assume.that(row.activation().hasBackwardFromOutput() && x.isFinite());
        check(row, x);
    }

    @ParameterizedTest
    @EnumSource
    void theErrorIsWithinTheDocumentedBoundWhereTheFunctionBends(Real real) {
        SplittableRandom random = new SplittableRandom(5);
        for (Row row : CAPABLE) {
            for (int i = 0; i < 1000; i++) {
                check(row, new Point(real, real.bits(random.nextDouble(-5, 5))));
                check(row, new Point(real, real.bits(random.nextDouble(-50, 50))));
            }
            for (long bits : Point.special(real)) {
                Point x = new Point(real, bits);
                if (x.isFinite()) {
                    check(row, x);
                }
            }
        }
    }

    /** A hundred thousand points of each activation, more where floats are denser, against a reference in double precision. */
    @Test
    void theErrorOfFloatIsWithinTheDocumentedBoundAtMillionsOfPoints() {
        for (Row row : CAPABLE) {
            if (row.smooth() == null) {
                continue;
            }
            DoubleUnaryOperator reference = row.smooth().derivative().inDouble();
            for (long bits = 0; bits < 1L << 32; bits += 40_009) {
                float x = Float.intBitsToFloat((int) bits);
                double expected = reference.applyAsDouble(x);
                if (Double.isFinite(expected)) { // not so for e^x where it is far beyond float
                    check(row, new Point(Real.FLOAT, (int) bits), new BigDecimal(expected));
                }
            }
        }
    }

    private static void check(Row row, Point x) {
        check(row, x, row.derivative().apply(new BigDecimal(x.number())));
    }

    private static void check(Row row, Point x, BigDecimal exact) {
        double result = fromOutput(row.activation(), x);
        Real real = x.real();
        BigDecimal error = real.error(result, exact);
        BigDecimal limit = limit(row, x, exact);
        assertTrue(error.compareTo(limit) < 0 || error.signum() == 0,
                () -> row + " at " + x + " is " + result + ", off by " + error.doubleValue() + ", allowed " + limit.doubleValue());
        assertTrue(result >= 0, () -> row + " at " + x + " is " + result);
    }

    private static double fromOutput(Activation f, Point x) {
        return x.real() == Real.FLOAT
                ? f.derivativeFromOutput(f.forward((float) x.number()))
                : f.derivativeFromOutput(f.forward(x.number()));
    }

    /** The error that the javadoc admits. */
    private static BigDecimal limit(Row row, Point x, BigDecimal exact) {
        Activation f = row.activation();
        Real real = x.real();
        String text = Javadoc.of(f.getClass());
        if (f instanceof ReLU || f instanceof Identity) {
            assertTrue(text.contains("The derivative from the output is exact, too."));
            return BigDecimal.ZERO;
        }
        if (f instanceof LeakyReLU || f instanceof PReLU || f instanceof RReLU) {
            assertTrue(text.contains("the derivative can be had from the output, and is the same."));
            return real.ulp(exact).multiply(new BigDecimal(real == Real.FLOAT ? "0.500001" : "0"));
        }
        boolean right = x.number() > 0;
        if (f instanceof ELU elu) {
            assertTrue(text.contains("It is exact for x &gt; 0; elsewhere its error is below 2 ulp of alpha."));
            return right ? BigDecimal.ZERO : real.ulp(new BigDecimal(elu.alpha())).multiply(BigDecimal.valueOf(2));
        }
        if (f instanceof CELU && right) {
            assertTrue(text.contains(", and 0 for x &gt; 0."));
            return BigDecimal.ZERO;
        }
        if (f instanceof SELU && right) {
            assertTrue(text.contains("and for x &gt; 0 at most 0.5 ulp."));
            return real.ulp(exact).multiply(new BigDecimal("0.500001"));
        }
        if (f instanceof Sigmoid && x.number() <= 0) {
            assertTrue(text.contains("and for x &le; 0 below 2.2 ulp in both."));
            return real.ulp(exact).multiply(new BigDecimal("2.2"));
        }
        if (f instanceof Softplus softplus && softplus.beta() == 1) {
            assertTrue(text.contains("and if beta is 1 below 2.6 ulp in both."));
            return real.ulp(exact).multiply(new BigDecimal("2.6"));
        }
        Matcher m = BOUND.matcher(text);
        assertTrue(m.find(), text);
        String number = m.group(real == Real.FLOAT ? 1 : 3);
        if (f instanceof Softplus softplus && isSubnormal(f, x)) {
            assertTrue(text.contains("If the value is subnormal, beta times the least positive number comes on top."));
            BigDecimal least = new BigDecimal(real == Real.FLOAT ? Float.MIN_VALUE : Double.MIN_VALUE);
            return real.ulp(exact).multiply(new BigDecimal(number)).add(least.multiply(new BigDecimal(softplus.beta())));
        }
        return m.group(2) != null ? real.ulp(exact).multiply(new BigDecimal(number)) : powerOfTwo(number);
    }

    private static boolean isSubnormal(Activation f, Point x) {
        return x.real() == Real.FLOAT
                ? Math.abs(f.forward((float) x.number())) < Float.MIN_NORMAL
                : Math.abs(f.forward(x.number())) < Double.MIN_NORMAL;
    }

    private static BigDecimal powerOfTwo(String text) {
        assertTrue(text.startsWith("2⁻"), text);
        int exponent = text.substring(2).chars().map("⁰¹²³⁴⁵⁶⁷⁸⁹"::indexOf).reduce(0, (n, digit) -> 10 * n + digit);
        return Real.powerOfTwo(-exponent);
    }

    /** What the javadoc says of the derivatives that are too small for the output. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sigmoid  | FLOAT  |  12    |  17.4   | from x = 12 on",
        "sigmoid  | DOUBLE |  32    |  37.5   | in {@code double} from x = 32 on",
        "tanh     | FLOAT  |   6.4  |   9.1   | from |x| = 6.4 on",
        "tanh     | DOUBLE |  16.4  |  19.1   | in {@code double} from |x| = 16.4 on",
        "softsign | FLOAT  | 1.6e5  |  3.4e7  | from |x| = 1.6 · 10⁵ on",
        "softsign | DOUBLE | 8e13   |  1.9e16 | in {@code double} from |x| = 8 · 10¹³ on",
        "elu      | FLOAT  | -10    | -18     | from x = −10 on",
        "elu      | DOUBLE | -30    | -38     | in {@code double} from x = −30 on",
        "elu(0.3) | FLOAT  | -10    | -18     | from x = −10 on",
        "elu(0.3) | DOUBLE | -30    | -38     | in {@code double} from x = −30 on",
        "celu(0.7)| FLOAT  |  -7    | -12.6   | from x = −10 alpha on",
        "celu(0.7)| DOUBLE | -21    | -26.6   | in {@code double} from x = −30 alpha on",
        "selu     | FLOAT  | -11    | -18     | from x = −11 on",
        "selu     | DOUBLE | -31    | -38     | in {@code double} from x = −31 on",
    })
    void theErrorIsBelowOnePercentUpToWhereTheJavadocSays(String text, Real real, double onePercent, double lost, String words) {
        Activation f = Activations.parse(text);
        Row row = Row.ALL.stream().filter(r -> r.activation().equals(f)).findAny().orElseThrow();
        assertTrue(Javadoc.of(f.getClass()).contains(words), words);
        for (int i = 1; i <= 3000; i++) {
            Point x = new Point(real, real.bits(onePercent * i / 3000));
            BigDecimal exact = row.derivative().apply(new BigDecimal(x.number()));
            double error = real.error(fromOutput(f, x), exact).doubleValue() / exact.doubleValue();
            assertTrue(error < 0.01, () -> f + " at " + x + " is off by " + error);
        }
        for (int i = 0; i < 1000; i++) {
            Point x = new Point(real, real.bits(lost * (1 + i * 0.01)));
            // y + alpha of an elu, whose y may not be −alpha exactly
            double most = f instanceof Sigmoid || f instanceof Tanh || f instanceof Softsign ? 0 : real == Real.FLOAT ? 0x1p-22 : 0x1p-51;
            assertEquals(0.0, fromOutput(f, x), most, () -> f + " at " + x);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nanGivesNaNAndAnInfiniteArgumentTheLimit(Real real) {
        for (Row row : CAPABLE) {
            Activation f = row.activation();
            assertTrue(Double.isNaN(fromOutput(f, new Point(real, real.bits(Double.NaN)))), row::toString);
            double minus = fromOutput(f, new Point(real, real.bits(Double.NEGATIVE_INFINITY)));
            double plus = fromOutput(f, new Point(real, real.bits(Double.POSITIVE_INFINITY)));
            double ulp = real == Real.FLOAT ? 0x1p-22 : 0x1p-51; // of an elu, which may not be −alpha exactly
            assertEquals(real.toDouble(real.bits(row.limits().get(2).doubleValue())), minus, row.name().endsWith("elu") ? ulp : 0, row::toString);
            assertEquals(real.toDouble(real.bits(row.limits().get(3).doubleValue())), plus, row::toString);
        }
    }

    @Test
    void aDerivativeOfZeroBlocksEveryGradient() {
        float[] dy = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 1};
        for (Activation f : List.of(Activations.relu(), Activations.sigmoid(), Activations.softplus(), Activations.exponential())) {
            float[] dx = {9, 9, 9, 9};
            f.backwardFromOutput(new float[4], dy, dx);
            for (float each : dx) {
                assertEquals(0, Float.floatToRawIntBits(each), f::toString);
            }
        }
    }

    @Test
    void anActivationOfYourOwnMayKnowItsDerivativeFromItsOutput() {
        Custom.Ratio ratio = new Custom.Ratio();
        assertEquals((float) ((1 - 0.3f * 1.0) * (1 - 0.3f * 1.0)), ratio.derivativeFromOutput(0.3f));
        double[] dx = new double[2];
        ratio.backwardFromOutput(new double[] {0.5, -0.75}, new double[] {2, 16}, dx);
        assertEquals(List.of(0.5, 1.0), List.of(dx[0], dx[1]));
    }
}
