package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.rectify.reference.ParameterDerivatives;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradient with respect to a learned parameter: each derivative within its bound, the sum in the documented order. */
class LearnedParameterTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** An activation, its parameter, and the limits of the derivative at −∞ and +∞. */
    record Learned(Parametric activation, double parameter, double atMinusInfinity, double atInfinity) {
        String name() {
            return toString().replaceFirst("\\(.*", "");
        }

        /** Of x, where the derivative is neither a constant nor 0. */
        double unit() {
            return switch (name()) {
                case "celu" -> parameter;
                case "swish", "softplus" -> parameter == 0 ? 1 : 1 / parameter;
                default -> 1;
            };
        }

        @Override
        public String toString() {
            return activation.toString();
        }
    }

    static List<Learned> all() {
        return List.of(
                new Learned(new PReLU(0.25), 0.25, -INFINITY, 0),
                new Learned(new ELU(1), 1, -1, 0), new Learned(new ELU(-0.3), -0.3, -1, 0),
                new Learned(new CELU(1), 1, -1, 0), new Learned(new CELU(0.7), 0.7, -1, 0),
                new Learned(new CELU(1e-12), 1e-12, -1, 0), new Learned(new CELU(1e12), 1e12, -1, 0),
                new Learned(new Swish(1), 1, 0, 0), new Learned(new Swish(-0.3), -0.3, 0, 0),
                new Learned(new Swish(1.7), 1.7, 0, 0), new Learned(new Swish(0x1.23p-32), 0x1.23p-32, 0, 0),
                new Learned(new Swish(0x1.23p99), 0x1.23p99, 0, 0), new Learned(new Swish(0), 0, INFINITY, INFINITY),
                new Learned(new Softplus(1), 1, 0, 0), new Learned(new Softplus(0.3), 0.3, 0, 0),
                new Learned(new Softplus(40), 40, 0, 0), new Learned(new Softplus(1e-9), 1e-9, 0, 0),
                new Learned(new Softplus(1e9), 1e9, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theDerivativeIsWithinTheDocumentedBound(Learned learned) {
        double bound = documentedBound(learned.activation);
        BigDecimal parameter = new BigDecimal(learned.parameter);
        arguments(learned).filter(Double::isFinite).forEach(x -> {
            BigDecimal exact = ParameterDerivatives.of(learned.name(), parameter, new BigDecimal(x));
            double result = learned.activation.parameterDerivative(x);
            BigDecimal error = Real.DOUBLE.error(result, exact);
            BigDecimal ulp = Real.DOUBLE.ulp(exact);
            assertTrue(error.compareTo(ulp.multiply(new BigDecimal(bound))) <= 0,
                    () -> learned + " at " + x + " is off by " + error.doubleValue() / ulp.doubleValue() + " ulp");
        });
    }

    /** In ulp, 0 for an exact one. */
    private static double documentedBound(Parametric activation) {
        Matcher m = Pattern.compile("The derivative with respect to .*?(?:its error is below ([0-9.]+) ulp|it is exact)[ .]")
                .matcher(Javadoc.of(activation.getClass()));
        assertTrue(m.find(), () -> "no bound in the javadoc of " + activation.getClass());
        return m.group(1) == null ? 0 : Double.parseDouble(m.group(1));
    }

    /** Of every magnitude, most from 2⁻⁷ to 2¹¹ units. */
    private static DoubleStream arguments(Learned learned) {
        SplittableRandom random = new SplittableRandom(5);
        double unit = learned.unit();
        DoubleStream any = DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong())).limit(500);
        DoubleStream most = DoubleStream.generate(() -> Math.scalb(2 * random.nextDouble() - 1, random.nextInt(-6, 12)) * unit);
        return DoubleStream.concat(DoubleStream.concat(special(), any), most.limit(4000));
    }

    private static DoubleStream special() {
        return LongStream.of(Point.special(Real.DOUBLE)).mapToDouble(Double::longBitsToDouble);
    }

    @ParameterizedTest
    @MethodSource("all")
    void atTheInfinitiesTheDerivativeIsTheLimitAndNaNGivesNaNAndNothingElseDoes(Learned learned) {
        assertEquals(learned.atMinusInfinity, learned.activation.parameterDerivative(-INFINITY) + 0.0);
        assertEquals(learned.atInfinity, learned.activation.parameterDerivative(INFINITY) + 0.0);
        special().forEach(x -> assertEquals(
                Double.isNaN(x), Double.isNaN(learned.activation.parameterDerivative(x)), () -> learned + " at " + x));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theGradientIsTheSumInTheDocumentedOrder(Learned learned) {
        int otherwise = 0;
        for (int length = 0; length < 70; length++) {
            SplittableRandom random = new SplittableRandom(length);
            float[] x = new float[length];
            float[] dy = new float[length];
            double[] xs = new double[length + 3];
            double[] dys = new double[length + 3];
            for (int i = 0; i < length; i++) {
                x[i] = (float) (learned.unit() * (8 * random.nextDouble() - 6));
                dy[i] = (float) Math.scalb(2 * random.nextDouble() - 1, random.nextInt(60));
                xs[i + 3] = x[i];
                dys[i + 1] = dy[i];
            }
            double expected = inOrder(learned.activation, x, dy);
            assertEquals(expected, learned.activation.parameterGradient(x, dy), () -> learned + " of " + x.length + " floats");
            assertEquals(expected, learned.activation.parameterGradient(xs, 3, dys, 1, length));
            float[] shifted = new float[length + 2];
            System.arraycopy(dy, 0, shifted, 2, length);
            assertEquals(expected, learned.activation.parameterGradient(x, 0, shifted, 2, length));
            double[] whole = Arrays.copyOfRange(xs, 3, length + 3);
            assertEquals(expected, learned.activation.parameterGradient(whole, Arrays.copyOfRange(dys, 1, length + 1)));
            otherwise += oneAfterTheOther(learned.activation, x, dy) == expected ? 0 : 1;
        }
        assertTrue(otherwise > 20, "the order makes no difference here");
    }

    private static double inOrder(Parametric activation, float[] x, float[] dy) {
        double[] sums = new double[4];
        for (int i = 0; i < x.length; i++) {
            sums[i % 4] += dy[i] * activation.parameterDerivative(x[i]);
        }
        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    private static double oneAfterTheOther(Parametric activation, float[] x, float[] dy) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += dy[i] * activation.parameterDerivative(x[i]);
        }
        return sum;
    }

    @Test
    void whereTheDerivativeIsZeroEveryGradientIsBlockedElsewhereNaNGoesThrough() {
        double[] dy = {Double.NaN, INFINITY, -INFINITY};
        for (Parametric activation : new Parametric[] {new PReLU(0.25), new ELU(1), new CELU(1)}) {
            assertEquals(0, activation.parameterGradient(new double[] {1, 2, INFINITY}, dy));
            assertEquals(Double.NaN, activation.parameterGradient(new double[] {1, 2, -1}, new double[] {1, 1, Double.NaN}));
            assertEquals(Double.NaN, activation.parameterGradient(new double[] {1, 2, Double.NaN}, new double[] {1, 1, 1}));
        }
        assertEquals(0, new Softplus(1).parameterGradient(new double[] {-1e9, 1e9, INFINITY}, dy));
    }

    @Test
    void badArgumentsAreRefusedWithNamesAndNumbers() {
        Swish swish = new Swish(1);
        assertNamed("x", () -> swish.parameterGradient(null, new float[1]));
        assertNamed("dy", () -> swish.parameterGradient(new float[1], null));
        assertNamed("x", () -> swish.parameterGradient(null, 0, new double[1], 0, 1));
        assertNamed("dy", () -> swish.parameterGradient(new double[1], 0, null, 0, 1));
        String lengths = assertThrows(
                IllegalArgumentException.class, () -> swish.parameterGradient(new double[2], new double[3])).getMessage();
        assertTrue(lengths.contains("x.length is 2") && lengths.contains("dy.length is 3"), lengths);
        Executable beyond = () -> swish.parameterGradient(new float[4], 0, new float[4], 2, 3);
        String range = assertThrows(IndexOutOfBoundsException.class, beyond).getMessage();
        assertEquals("dy: offset 2 and length 3 do not lie within an array of length 4", range);
        assertThrows(IndexOutOfBoundsException.class, () -> swish.parameterGradient(new float[4], -1, new float[4], 0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> swish.parameterGradient(new double[4], 0, new double[4], 0, -1));
    }

    private static void assertNamed(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    @Test
    void nothingIsAllocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] x = new float[300];
        double[] xs = new double[300];
        List<Learned> all = all();
        long allocated = 0;
        double sum = 0;
        for (int round = 0; round < 50; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < all.size(); i++) {
                Parametric activation = all.get(i).activation;
                sum += activation.parameterGradient(x, x) + activation.parameterGradient(xs, 1, xs, 2, 257);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, allocated);
        assertEquals(0, sum + 0.0);
    }

    @Test
    void aLearnedSlopeLeavesPReLUWithTheBitsOfLeakyReLU() {
        for (Row row : Row.ALL) {
            if (row.activation() instanceof LeakyReLU leaky) {
                PReLU prelu = new PReLU(leaky.negativeSlope());
                for (Operation operation : Operation.values()) {
                    assertEquals(operation.supports(leaky), operation.supports(prelu));
                    for (long x : operation.supports(leaky) ? Point.many(operation.real, 300, 9) : new long[0]) {
                        long expected = operation.scalar(leaky, x, x);
                        assertEquals(expected, operation.scalar(prelu, x, x), () -> prelu + " " + operation);
                    }
                }
            }
        }
        assertNotEquals(Activations.leakyRelu(0.25), Activations.prelu());
        assertEquals(new PReLU(0.0), new PReLU(-0.0));
    }

    @Test
    void parametersThatMakeNoSenseAreRefusedByNameAndValue() {
        for (double bad : new double[] {Double.NaN, INFINITY, -INFINITY, 1e39}) {
            String slope = assertThrows(IllegalArgumentException.class, () -> new PReLU(bad)).getMessage();
            assertTrue(slope.contains("slope") && slope.contains(String.valueOf(bad)), slope);
            String lower = assertThrows(IllegalArgumentException.class, () -> new RReLU(bad, 1)).getMessage();
            assertTrue(lower.contains("lower is " + bad), lower);
            String upper = assertThrows(IllegalArgumentException.class, () -> new RReLU(0, bad)).getMessage();
            assertTrue(upper.contains("upper is " + bad), upper);
        }
        String order = assertThrows(IllegalArgumentException.class, () -> Activations.parse("rrelu(0.5, 0.25)")).getMessage();
        assertTrue(order.contains("lower is 0.5") && order.contains("upper is 0.25"), order);
        assertEquals(new RReLU(0.0, 0.0), new RReLU(-0.0, -0.0));
    }
}
