package io.rectify;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The rows of the piecewise activations but for ReLU, its leaky relatives and the identity. */
final class PiecewiseRows {
    private static final double MINUS_INFINITY = Double.NEGATIVE_INFINITY;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    private static final BigDecimal SIX = BigDecimal.valueOf(6);

    private static final MathContext DIGITS = new MathContext(100);

    private static final String EXACT = "Value and derivative are exact";

    static final List<Row> ALL = List.of(
            row("relu6", x -> x.max(ZERO).min(SIX), x -> inside(x, ZERO, SIX), EXACT, EXACT,
                    List.of(0.0, 6.0, 0.0, 0.0), Map.of(0.0, 0.0, 6.0, 0.0), 0.0, true),
            row("squared_relu", x -> x.max(ZERO).pow(2), x -> x.max(ZERO).multiply(TWO),
                    "The value is correctly rounded", "The derivative is exact where it does not overflow",
                    List.of(0.0, INFINITY, 0.0, INFINITY), Map.of(), 0.0, true),
            threshold("threshold", 1, 0),
            threshold("threshold(0.1, -20)", 0.1, -20),
            threshold("threshold(-0.1, 0.3)", -0.1, 0.3),
            hardTanh("hardtanh", -1, 1),
            hardTanh("hardtanh(-0.1, 0.7)", -0.1, 0.7),
            hardTanh("hardtanh(0, 0.3)", 0, 0.3),
            hardTanh("hardtanh(-2, -1e-50)", -2, -1e-50),
            hardTanh("hardtanh(2, 2)", 2, 2),
            hardSigmoid("hardsigmoid", 1.0 / 6, 0.5, Map.of(-3.0, 0.0, 3.0, 0.0)),
            hardSigmoid("hardsigmoid(0.2)", 0.2, 0.5, Map.of(-2.5, 0.0, 2.5, 0.0)),
            hardSigmoid("hardsigmoid(1, 0.3)", 1, 0.3, Map.of()),
            hardSigmoid("hardsigmoid(3e5, -7e3)", 3e5, -7e3, Map.of()),
            row("hardswish", x -> hardSwish(x), x -> hardSwishDerivative(x), "below 0.51 ulp", "below 0.51 ulp",
                    List.of(-0.0, INFINITY, 0.0, 1.0), Map.of(-3.0, 0.0, 3.0, 1.0), -0.0, false),
            hardShrink("hardshrink", 0.5),
            hardShrink("hardshrink(0.3)", 0.3),
            hardShrink("hardshrink(0)", 0),
            softShrink("softshrink", 0.5),
            softShrink("softshrink(0.3)", 0.3),
            softShrink("softshrink(1e-40)", 1e-40),
            row("step", x -> x.signum() > 0 ? ONE : ZERO, x -> ZERO, EXACT, EXACT,
                    List.of(0.0, 1.0, 0.0, 0.0), Map.of(0.0, 0.0), 0.0, true),
            row("sparse_plus", x -> sparsePlus(x), x -> sparseSigmoid(x),
                    "The error of the value is below 0.51 ulp", "The derivative is correctly rounded",
                    List.of(0.0, INFINITY, 0.0, 1.0), Map.of(-1.0, 0.0, 1.0, 1.0), 0.0, true),
            row("sparse_sigmoid", x -> sparseSigmoid(x), x -> inside(x, ONE.negate(), ONE).multiply(HALF),
                    "The value is correctly rounded", "the derivative is exact",
                    List.of(0.0, 1.0, 0.0, 0.0), Map.of(-1.0, 0.0, 1.0, 0.0), 0.0, true));

    private PiecewiseRows() {}

    private static Row row(
            String text, UnaryOperator<BigDecimal> value, UnaryOperator<BigDecimal> derivative,
            String valueBound, String derivativeBound,
            List<Double> limits, Map<Double, Double> kinks, double valueAtMinusZero, boolean monotone) {
        return new Row(text.replaceFirst("\\(.*", ""), Activations.parse(text), value, derivative,
                Row.Claim.of(valueBound), Row.Claim.of(derivativeBound), limits, kinks, valueAtMinusZero, monotone, null);
    }

    /** 1 where low &lt; x &lt; high, else 0. */
    private static BigDecimal inside(BigDecimal x, BigDecimal low, BigDecimal high) {
        return x.compareTo(low) > 0 && x.compareTo(high) < 0 ? ONE : ZERO;
    }

    private static Row threshold(String text, double threshold, double value) {
        BigDecimal exactThreshold = new BigDecimal(threshold);
        BigDecimal exactValue = new BigDecimal(value);
        return row(text, x -> x.compareTo(exactThreshold) > 0 ? x : exactValue, x -> x.compareTo(exactThreshold) > 0 ? ONE : ZERO,
                "it is correctly rounded in {@code float}", "Exact", List.of(value, INFINITY, 0.0, 1.0),
                threshold == (float) threshold ? Map.of(threshold, 0.0) : Map.of(), 0.0, value <= threshold);
    }

    private static Row hardTanh(String text, double min, double max) {
        BigDecimal exactMin = new BigDecimal(min);
        BigDecimal exactMax = new BigDecimal(max);
        return row(text, x -> x.max(exactMin).min(exactMax), x -> inside(x, exactMin, exactMax),
                "the limits are correctly rounded", "Value and derivative are exact in {@code double}",
                List.of(min, max, 0.0, 0.0), min == -1 ? Map.of(-1.0, 0.0, 1.0, 0.0) : Map.of(),
                min < 0 && max > 0 ? -0.0 : 0.0, true);
    }

    private static Row hardSigmoid(String text, double slope, double offset, Map<Double, Double> kinks) {
        BigDecimal exactSlope = slope == 1.0 / 6 ? ONE.divide(SIX, DIGITS) : new BigDecimal(slope);
        BigDecimal exactOffset = new BigDecimal(offset);
        BigDecimal foot = new BigDecimal(-offset / slope);
        BigDecimal top = new BigDecimal((1 - offset) / slope);
        return row(text,
                x -> slope == 1.0 / 6 // x · (1/6) would not be exact
                        ? x.add(THREE).max(ZERO).min(SIX).divide(SIX, DIGITS)
                        : exactSlope.multiply(x).add(exactOffset).max(ZERO).min(ONE),
                x -> inside(x, foot, top).multiply(exactSlope),
                "The error of the value is below 0.51 ulp", "The derivative is correctly rounded",
                List.of(0.0, 1.0, 0.0, 0.0), kinks, 0.0, true);
    }

    private static BigDecimal hardSwish(BigDecimal x) {
        return x.multiply(x.add(THREE).max(ZERO).min(SIX)).divide(SIX, DIGITS);
    }

    private static BigDecimal hardSwishDerivative(BigDecimal x) {
        if (x.abs().compareTo(THREE) >= 0) {
            return x.signum() < 0 ? ZERO : ONE;
        }
        return x.multiply(TWO).add(THREE).divide(SIX, DIGITS);
    }

    private static Row hardShrink(String text, double lambda) {
        BigDecimal exactLambda = new BigDecimal(lambda);
        return row(text, x -> x.abs().compareTo(exactLambda) > 0 ? x : ZERO, x -> x.abs().compareTo(exactLambda) > 0 ? ONE : ZERO,
                EXACT, EXACT, List.of(MINUS_INFINITY, INFINITY, 1.0, 1.0),
                lambda == 0.5 ? Map.of(-0.5, 0.0, 0.5, 0.0) : Map.of(), -0.0, true);
    }

    private static Row softShrink(String text, double lambda) {
        BigDecimal exactLambda = new BigDecimal(lambda);
        String ofFloat = lambda == 0 || lambda >= 0x1p-100
                ? "below 0.500001 ulp if λ is 0 or at least 2⁻¹⁰⁰" : "below 1 ulp for less";
        Row.Claim claim = (real, x, result) -> new Bound(real == Real.DOUBLE ? "at most 0.5 ulp in {@code double}" : ofFloat);
        return new Row("softshrink", Activations.parse(text),
                x -> x.abs().subtract(exactLambda).max(ZERO).multiply(BigDecimal.valueOf(x.signum())),
                x -> x.abs().compareTo(exactLambda) > 0 ? ONE : ZERO,
                claim, Row.Claim.of("The derivative is exact"), List.of(MINUS_INFINITY, INFINITY, 1.0, 1.0),
                lambda == 0.5 ? Map.of(-0.5, 0.0, 0.5, 0.0) : Map.of(), -0.0, true, null);
    }

    private static BigDecimal sparsePlus(BigDecimal x) {
        return x.compareTo(ONE) >= 0 ? x : x.add(ONE).max(ZERO).pow(2).divide(BigDecimal.valueOf(4), DIGITS);
    }

    private static BigDecimal sparseSigmoid(BigDecimal x) {
        return x.add(ONE).max(ZERO).min(TWO).multiply(HALF);
    }
}
