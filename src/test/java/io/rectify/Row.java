package io.rectify;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import io.rectify.accuracy.Crossings;
import io.rectify.accuracy.Quantity;
import io.rectify.reference.Smooth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/**
 * What a built-in activation must do: one row per activation of the catalogue and choice of parameters. Every test of the
 * promises runs over this table, and one fails if a name of the catalogue has no row.
 *
 * @param value the exact value
 * @param derivative the exact derivative
 * @param valueBound the bound claimed for the value
 * @param derivativeBound the bound claimed for the derivative
 * @param limits of the value at −∞ and +∞, then of the derivative at −∞ and +∞
 * @param kinks the derivative at each kink
 * @param valueAtMinusZero the value at −0.0, if the value at 0 is 0
 * @param smooth the references of a smooth activation; null for a piecewise one
 */
record Row(
        String name,
        Activation activation,
        UnaryOperator<BigDecimal> value,
        UnaryOperator<BigDecimal> derivative,
        Claim valueBound,
        Claim derivativeBound,
        List<Double> limits,
        Map<Double, Double> kinks,
        double valueAtMinusZero,
        boolean monotone,
        Smooth smooth) {

    /** The bound claimed where the exact result at x is this one; null where nothing is claimed. */
    interface Claim {
        Bound at(Real real, BigDecimal x, BigDecimal result);

        static Claim of(String words) {
            Bound bound = new Bound(words);
            return (real, x, result) -> bound;
        }
    }

    private static final double MINUS_INFINITY = Double.NEGATIVE_INFINITY;
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    private static final double[] SLOPES = {
        0.01, 0.2, 0.3, 0.1, 1.0 / 3, 0.25, 0.5, 0.1f, 1, 2.5, -0.5, -0.3, 0, 1e-20, 1e20, 0x1.23456789p-100, 0x1.fffffffffffffp126,
        Float.MAX_VALUE, -Float.MAX_VALUE, 1e-40, 1e-60, -1e-60, Double.MIN_VALUE
    };

    static final List<Row> ALL = Stream.concat(
                    Stream.of(
                            new Row("relu", Activations.relu(), x -> x.max(ZERO), x -> x.signum() > 0 ? ONE : ZERO,
                                    Claim.of("Value and derivative are exact"), Claim.of("Value and derivative are exact"),
                                    List.of(0.0, INFINITY, 0.0, 1.0), Map.of(0.0, 0.0), 0.0, true, null),
                            new Row("identity", Activations.identity(), x -> x, x -> ONE,
                                    Claim.of("Value and derivative are exact"), Claim.of("Value and derivative are exact"),
                                    List.of(MINUS_INFINITY, INFINITY, 1.0, 1.0), Map.of(), -0.0, true, null),
                            leaky("prelu", Activations.prelu(), 0.25),
                            leaky("prelu", Activations.prelu(-0.7), -0.7),
                            leaky("rrelu", Activations.rrelu(), (1.0 / 8 + 1.0 / 3) / 2),
                            leaky("rrelu", Activations.rrelu(-1, 1), 0),
                            smooth("sigmoid", List.of(0.0, 1.0, 0.0, 0.0), true),
                            smooth("log_sigmoid", List.of(MINUS_INFINITY, -0.0, 1.0, 0.0), true),
                            smooth("tanh", List.of(-1.0, 1.0, 0.0, 0.0), true),
                            smooth("tanhshrink", List.of(MINUS_INFINITY, INFINITY, 1.0, 1.0), true),
                            smooth("softplus", List.of(0.0, INFINITY, 0.0, 1.0), true),
                            smooth("softplus(40)", List.of(0.0, INFINITY, 0.0, 1.0), true),
                            smooth("softplus(0.3)", List.of(0.0, INFINITY, 0.0, 1.0), true),
                            smooth("silu", List.of(-0.0, INFINITY, 0.0, 1.0), false),
                            smooth("swish", List.of(-0.0, INFINITY, 0.0, 1.0), false),
                            smooth("swish(1.7)", List.of(-0.0, INFINITY, 0.0, 1.0), false),
                            smooth("swish(-0.3)", List.of(MINUS_INFINITY, 0.0, 1.0, 0.0), false),
                            smooth("swish(0)", List.of(MINUS_INFINITY, INFINITY, 0.5, 0.5), true),
                            smooth("gelu", List.of(-0.0, INFINITY, 0.0, 1.0), false),
                            smooth("quick_gelu", List.of(-0.0, INFINITY, 0.0, 1.0), false),
                            smooth("gelu_tanh", List.of(-0.0, INFINITY, 0.0, 1.0), false),
                            smooth("mish", List.of(-0.0, INFINITY, 0.0, 1.0), false),
                            smooth("elu", List.of(-1.0, INFINITY, 0.0, 1.0), true),
                            smooth("elu(0.3)", List.of(-0.3, INFINITY, 0.0, 1.0), true),
                            smooth("celu", List.of(-1.0, INFINITY, 0.0, 1.0), true),
                            smooth("celu(0.7)", List.of(-0.7, INFINITY, 0.0, 1.0), true),
                            smooth("celu(0.3)", List.of(-0.3, INFINITY, 0.0, 1.0), true),
                            smooth("selu", List.of(-1.7580993408473768, INFINITY, 0.0, 1.0507009873554805), true),
                            smooth("softsign", List.of(-1.0, 1.0, 0.0, 0.0), true),
                            smooth("sine", List.of(NAN, NAN, NAN, NAN), false),
                            smooth("sine(30)", List.of(NAN, NAN, NAN, NAN), false),
                            smooth("sine(1e-6)", List.of(NAN, NAN, NAN, NAN), false),
                            smooth("sine(987654.3)", List.of(NAN, NAN, NAN, NAN), false),
                            smooth("squareplus", List.of(0.0, INFINITY, 0.0, 1.0), true),
                            smooth("squareplus(0.3)", List.of(0.0, INFINITY, 0.0, 1.0), true),
                            smooth("squareplus(1e-6)", List.of(0.0, INFINITY, 0.0, 1.0), true),
                            smooth("squareplus(1e6)", List.of(0.0, INFINITY, 0.0, 1.0), true),
                            smooth("exponential", List.of(0.0, INFINITY, 0.0, INFINITY), true),
                            smooth("gaussian", List.of(0.0, 0.0, 0.0, 0.0), false)),
                    Stream.concat(PiecewiseRows.ALL.stream(), DoubleStream.of(SLOPES).mapToObj(Row::leakyRelu)))
            .toList();

    /** The built-in activations of the table, and some that a user might write. */
    static final List<Activation> ACTIVATIONS = Stream.concat(ALL.stream().map(Row::activation), Custom.SAMPLES.stream()).toList();

    /** Supplies the rows of the table, and leaky ReLUs of any slope. */
    static final class Any implements ArbitrarySupplier<Row> {
        @Override
        public Arbitrary<Row> get() {
            return Arbitraries.oneOf(Arbitraries.of(ALL), Arbitraries.randomValue(random -> {
                SplittableRandom bits = new SplittableRandom(random.nextLong());
                float head = Float.intBitsToFloat(bits.nextInt());
                double slope = Double.longBitsToDouble(Double.doubleToRawLongBits(head) | bits.nextLong(1 << 29));
                return leakyRelu(Math.abs(slope) <= Float.MAX_VALUE ? slope : 0.7);
            }));
        }
    }

    /** Supplies the rows of the smooth activations. */
    static final class AnySmooth implements ArbitrarySupplier<Row> {
        @Override
        public Arbitrary<Row> get() {
            return Arbitraries.of(ALL.stream().filter(row -> row.smooth != null).toList());
        }
    }

    /**
     * A smooth activation. Its references and its javadoc tell what it must do; limits and order are said again, for people.
     *
     * @param text what {@link Activations#parse} reads
     */
    static Row smooth(String text, List<Double> limits, boolean monotone) {
        Activation activation = Activations.parse(text);
        Smooth smooth = Smooth.of(activation.toString());
        UnaryOperator<BigDecimal> value = smooth.value().exact();
        UnaryOperator<BigDecimal> derivative = smooth.derivative().exact();
        double valueAtMinusZero = value.apply(Real.powerOfTwo(-1000).negate()).signum() > 0 ? 0.0 : -0.0;
        return new Row(text.replaceFirst("\\(.*", ""), activation, value, derivative,
                documented(activation, smooth, Quantity.VALUE), documented(activation, smooth, Quantity.DERIVATIVE),
                limits, Map.of(), valueAtMinusZero, monotone, smooth);
    }

    static Claim documented(Activation activation, Smooth smooth, Quantity quantity) {
        Crossings crossings = Crossings.of(smooth, quantity);
        return (real, x, result) -> {
            Bound bound = Javadoc.bound(activation.getClass(), quantity, real);
            return crossings.near(x.doubleValue()) ? bound : bound.inUlpOnly();
        };
    }

    static Row leakyRelu(double slope) {
        return leaky("leaky_relu", Activations.leakyRelu(slope), slope);
    }

    private static Row leaky(String name, Activation activation, double slope) {
        BigDecimal exactSlope = new BigDecimal(slope);
        double left = slope == 0 ? -0.0 : slope * MINUS_INFINITY;
        return new Row(name, activation,
                x -> x.signum() > 0 ? x : x.multiply(exactSlope),
                x -> x.signum() > 0 ? ONE : exactSlope,
                leakyClaim(slope),
                (real, x, result) -> new Bound(
                        real == Real.DOUBLE ? "The derivative is exact in {@code double}" : "correctly rounded in {@code float}"),
                List.of(left, INFINITY, slope, 1.0), Map.of(0.0, slope), slope >= 0 ? -0.0 : 0.0, slope >= 0, null);
    }

    private static Claim leakyClaim(double slope) {
        boolean claimed = slope == 0 || Math.abs(slope) >= 0x1p-100; // "from 2⁻¹⁰⁰ to Float.MAX_VALUE in magnitude, and for 0"
        return (real, x, result) -> {
            if (x.signum() > 0) {
                return new Bound("Exact for x &gt; 0.");
            }
            if (real == Real.DOUBLE) {
                return new Bound("at most 0.5 ulp in {@code double}");
            }
            if (!claimed) {
                return null;
            }
            if (slope == (float) slope) {
                return new Bound("at most 0.5 ulp everywhere if the slope is a {@code float} number");
            }
            return new Bound(result.abs().compareTo(Real.powerOfTwo(-100)) >= 0
                    ? "below 0.500001 ulp where the result is at least 2⁻¹⁰⁰ in magnitude"
                    : "below 1 ulp elsewhere");
        };
    }

    @Override
    public String toString() {
        return activation.toString();
    }
}
