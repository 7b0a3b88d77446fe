package io.rectify;

import io.rectify.accuracy.Quantity;
import io.rectify.reference.ExactRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * What a row activation must do: one case for each of the catalogue and choice of parameters.
 *
 * @param value the exact values of a row of finite numbers
 * @param sign −1 if its maxima are minima
 * @param masked the value of a masked column
 * @param probabilities whether the values of a row have the sum 1
 */
record RowCase(
        RowActivation activation, UnaryOperator<BigDecimal[]> value, int sign, double masked, boolean probabilities) {

    static final List<RowCase> ALL = List.of(
            softmax(1), softmax(0.3), softmax(7.7), softmax(1e-9), softmax(1e9), softmax(0.25),
            new RowCase(Activations.softmin(), x -> ExactRow.softmax(negated(x), BigDecimal.ONE), -1, 0, true),
            new RowCase(Activations.logSoftmax(), ExactRow::logSoftmax, 1, Double.NEGATIVE_INFINITY, false),
            new RowCase(Activations.sparsemax(), ExactRow::sparsemax, 1, 0, true),
            new RowCase(Activations.hardmax(), ExactRow::hardmax, 1, 0, true));

    private static RowCase softmax(double temperature) {
        return new RowCase(Activations.softmax(temperature),
                x -> ExactRow.softmax(x, new BigDecimal(temperature)), 1, 0, true);
    }

    private static BigDecimal[] negated(BigDecimal[] x) {
        BigDecimal[] negated = new BigDecimal[x.length];
        for (int i = 0; i < x.length; i++) {
            negated[i] = x[i].negate();
        }
        return negated;
    }

    /** The bound of the value's error that the javadoc states. */
    Bound bound(Real real) {
        String text = Javadoc.of(activation.getClass());
        if (text.contains("Values are exact")) {
            return new Bound("Values are exact");
        }
        Bound bound = Javadoc.bound(text, Quantity.VALUE, real);
        return text.contains("or below 2⁻⁴⁰ in {@code float} and 2⁻⁹⁰ in {@code double}, whichever is larger")
                ? new Bound(bound.claim(), real == Real.FLOAT ? 0x1p-40 : 0x1p-90)
                : bound;
    }

    /** A row of finite numbers, as bits: of any spread, perhaps far from 0, sometimes with equal or extreme elements. */
    static long[] finite(Real real, int columns, SplittableRandom random) {
        double spread = Math.exp(random.nextDouble(-4, 7));
        double shift = random.nextInt(3) == 0 ? random.nextGaussian() * Math.exp(random.nextDouble(0, 20)) : 0;
        int kinds = random.nextInt(8);
        long[] x = new long[columns];
        for (int i = 0; i < columns; i++) {
            x[i] = real.bits(random.nextGaussian() * spread + shift);
            if (i > 0 && kinds == 0 && random.nextInt(3) == 0) {
                x[i] = x[random.nextInt(i)];
            }
            if (kinds == 1 && random.nextInt(4) == 0) {
                x[i] = real.bits(random.nextGaussian() * 1e-12);
            }
            if (kinds == 2) { // any finite bits
                do {
                    x[i] = real == Real.FLOAT ? random.nextInt() : random.nextLong();
                } while (!Double.isFinite(real.toDouble(x[i])));
            }
        }
        return x;
    }

    @Override
    public String toString() {
        return activation.toString();
    }
}
