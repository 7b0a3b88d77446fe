package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.rectify.reference.ExactRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The error bounds of the row activations, and the sums of their rows. */
class RowFaithfulTest {
    private static final int[] LONG = {100, 513, 1000, 1025, 4099, 50_257};

    @Test
    void everyRowActivationOfTheCatalogueIsTested() {
        assertEquals(
                Activations.rowNames(),
                RowCase.ALL.stream().map(c -> c.toString().replaceFirst("\\(.*", "")).sorted().distinct().toList());
    }

    @ParameterizedTest
    @EnumSource
    void valuesAreWithinTheDocumentedBoundAndAddUpToOne(Real real) {
        SplittableRandom random = new SplittableRandom(1);
        for (RowCase c : RowCase.ALL) {
            for (int i = 0; i < 150; i++) {
                check(c, real, RowCase.finite(real, 1 + random.nextInt(i % 10 == 0 ? 90 : 12), random));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConfidentRowIsAsExact(Real real) {
        for (RowCase c : RowCase.ALL) {
            for (double gap = 0.1; gap < 1000; gap *= 1.07) {
                check(c, real, new long[] {real.bits(gap), real.bits(0), real.bits(-0.1), real.bits(0)});
                check(c, real, new long[] {real.bits(-gap), real.bits(0)});
                check(c, real, new long[] {real.bits(100 - gap), real.bits(99.9), real.bits(100)});
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void longRowsAreAsExact(Real real) {
        SplittableRandom random = new SplittableRandom(2);
        for (RowCase c : RowCase.ALL) {
            for (int columns : LONG) {
                long[] few = RowCase.finite(real, 100, random);
                long[] x = new long[columns];
                Arrays.setAll(x, i -> few[random.nextInt(few.length)]);
                check(c, real, x);
                long top = real.bits(30); // one that outweighs the sum of many
                Arrays.setAll(x, i -> real.bits(-3 - i % 7));
                x[columns / 3] = top;
                check(c, real, x);
            }
        }
    }

    /** Such as those at which the logarithm takes another way. */
    @ParameterizedTest
    @EnumSource
    void aMaximumThatNearlyOutweighsTheOthersIsAsExact(Real real) {
        SplittableRandom random = new SplittableRandom(4);
        for (RowCase c : RowCase.ALL) {
            for (int columns : new int[] {2, 3, 10, 40, 63, 64, 100, 600, 1100}) {
                for (double log = 0.02; log < 0.7; log += 0.02) { // of the sum, less the maximum
                    double[] few = random.doubles(3, -2, 2).toArray();
                    double[] x = new double[columns];
                    Arrays.setAll(x, i -> few[i % 3]);
                    x[0] = Math.log(Arrays.stream(x).skip(1).map(Math::exp).sum() / Math.expm1(log));
                    check(c, real, Arrays.stream(x).mapToLong(real::bits).toArray());
                }
            }
        }
    }

    /** One exponential that errs to one side, many that err to the other, found by search. */
    @Test
    void exponentialsThatErrToTheSameSideStayWithinTheBound() {
        float[][] worst = {{20.495537f, 21.17005f, 67}, {1.0510293f, 0.9614108f, 70}, {0.112326965f, 1.2378516f, 88}};
        for (RowCase c : RowCase.ALL) {
            for (float[] w : worst) {
                long[] x = new long[(int) w[2]];
                Arrays.fill(x, Real.FLOAT.bits(w[1]));
                x[0] = Real.FLOAT.bits(w[0]);
                check(c, Real.FLOAT, x);
            }
        }
    }

    private static void check(RowCase c, Real real, long[] x) {
        RowOperation forward = real == Real.FLOAT ? RowOperation.FORWARD_FLOAT : RowOperation.FORWARD_DOUBLE;
        long[] y = forward.row(c.activation(), x, x);
        BigDecimal[] exact = c.value().apply(Arrays.stream(x).mapToObj(v -> new BigDecimal(real.toDouble(v))).toArray(BigDecimal[]::new));
        Bound bound = c.bound(real);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < x.length; i++) {
            double value = real.toDouble(y[i]);
            BigDecimal error = real.error(value, exact[i]);
            if (!bound.holds(error, real.ulp(exact[i]))) {
                fail(c + " of " + new Point(real, x[i]) + " at " + i + " of " + x.length + " is " + value + ", exactly "
                        + exact[i].round(new MathContext(20)) + ", off by "
                        + error.divide(real.ulp(exact[i]), new MathContext(5)) + " ulp: " + bound.claim());
            }
            if (c.probabilities()) {
                sum = sum.add(new BigDecimal(value));
            }
        }
        if (c.probabilities()) {
            assertTrue(Javadoc.of(c.activation().getClass()).contains("by less than 4 ulp") || c.activation() instanceof Hardmax);
            BigDecimal off = sum.subtract(BigDecimal.ONE).abs();
            assertTrue(off.compareTo(real.ulp(BigDecimal.ONE).multiply(BigDecimal.valueOf(4))) < 0, () -> c + ": " + off);
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientsAreWithinTheDocumentedBound(Real real) {
        SplittableRandom random = new SplittableRandom(3);
        RowOperation backward = real == Real.FLOAT ? RowOperation.BACKWARD_FLOAT : RowOperation.BACKWARD_DOUBLE;
        for (RowCase c : RowCase.ALL) {
            for (int i = 0; i < 100; i++) {
                int columns = 1 + random.nextInt(i % 10 == 0 ? 1200 : 12);
                long[] y = backward.in(c.activation(), RowCase.finite(real, columns, random), 1, columns);
                double scale = Math.exp(random.nextDouble(-20, 20));
                double common = random.nextInt(2) * 1e3; // cancels
                long[] dy = new long[columns];
                Arrays.setAll(dy, k -> real.bits((random.nextGaussian() + common) * scale));
                checkGradient(c, real, y, dy, backward.row(c.activation(), y, dy));
            }
        }
    }

    private static void checkGradient(RowCase c, Real real, long[] yBits, long[] dyBits, long[] dx) {
        BigDecimal[] y = Arrays.stream(yBits).mapToObj(real::toDouble)
                .map(v -> new BigDecimal(Math.max(v, -1e6))).toArray(BigDecimal[]::new); // e^−∞ and e^−1e6 are 0
        BigDecimal[] dy = Arrays.stream(dyBits).mapToObj(v -> new BigDecimal(real.toDouble(v))).toArray(BigDecimal[]::new);
        int n = y.length;
        String text = Javadoc.of(c.activation() instanceof Softmin ? Softmax.class : c.activation().getClass());
        BigDecimal most = Arrays.stream(dy).map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal magnitudes = BigDecimal.ZERO;
        int support = 0;
        for (int i = 0; i < n; i++) {
            boolean sparse = c.activation() instanceof Sparsemax;
            BigDecimal weight = sparse || c.activation() instanceof LogSoftmax ? BigDecimal.ONE : y[i];
            support += y[i].signum() > 0 ? 1 : 0;
            if (!sparse || y[i].signum() > 0) {
                sum = sum.add(weight.multiply(dy[i]));
            }
            magnitudes = magnitudes.add(dy[i].abs());
        }
        for (int i = 0; i < n; i++) {
            BigDecimal exact;
            BigDecimal bound;
            if (c.activation() instanceof Hardmax) {
                assertTrue(text.contains("The gradient is 0."));
                exact = BigDecimal.ZERO;
                bound = BigDecimal.ZERO;
            } else if (c.activation() instanceof Sparsemax) {
                assertTrue(text.contains("below 2⁻²² in {@code float} and 2⁻⁵¹ in {@code double} times the largest magnitude in dy"));
                exact = y[i].signum() == 0
                        ? BigDecimal.ZERO
                        : dy[i].subtract(sum.divide(BigDecimal.valueOf(support), MathContext.DECIMAL128));
                bound = most.multiply(unit(real, -22, -51));
            } else if (c.activation() instanceof LogSoftmax) {
                assertTrue(text.contains("below 2⁻²² in {@code float} and 2⁻⁵¹ in {@code double} times the sum of {@code |dy[i]|} and"));
                BigDecimal p = ExactRow.exp(y[i]);
                exact = dy[i].subtract(p.multiply(sum));
                bound = dy[i].abs().add(p.multiply(magnitudes)).multiply(unit(real, -22, -51));
            } else {
                assertTrue(text.contains("below 2⁻²⁰ in {@code float} and 2⁻⁴⁹ in {@code double} times {@code y[i] / temperature}"));
                double t = c.activation() instanceof Softmax softmax ? softmax.temperature() : -1;
                BigDecimal slope = y[i].divide(new BigDecimal(t), MathContext.DECIMAL128);
                exact = slope.multiply(dy[i].subtract(sum));
                bound = slope.abs().multiply(most).multiply(unit(real, -20, -49));
            }
            bound = bound.add(real.ulp(BigDecimal.ZERO).multiply(BigDecimal.valueOf(c.activation() instanceof Hardmax ? 0 : 3)));
            BigDecimal error = real.error(real.toDouble(dx[i]), exact);
            if (error.compareTo(bound) > 0) {
                fail(c + " gradient at " + i + " of " + n + " is " + real.toDouble(dx[i]) + ", exactly " + exact.doubleValue()
                        + ", off by " + error.doubleValue() + ", bound " + bound.doubleValue());
            }
        }
    }

    private static BigDecimal unit(Real real, int ofFloat, int ofDouble) {
        return Real.powerOfTwo(real == Real.FLOAT ? ofFloat : ofDouble);
    }
}
