package io.rectify.reference;

import static io.rectify.reference.Big.DIGITS;
import static io.rectify.reference.Big.TWO;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The row activations to at least 50 significant digits, for finite arguments. */
public final class ExactRow {
    private static final BigDecimal LN_2 = Big.log1p(ONE);

    private ExactRow() {}

    /**
     * The softmax of a row.
     *
     * @param x the row
     * @param temperature what it is divided by
     * @return the values
     */
    public static BigDecimal[] softmax(BigDecimal[] x, BigDecimal temperature) {
        BigDecimal max = max(x);
        Map<BigDecimal, BigDecimal> known = new HashMap<>(); // long rows have equal elements
        BigDecimal[] e = Arrays.stream(x)
                .map(v -> known.computeIfAbsent(v, k -> Big.exp(k.subtract(max).divide(temperature, DIGITS))))
                .toArray(BigDecimal[]::new);
        BigDecimal sum = sum(e);
        Map<BigDecimal, BigDecimal> values = new HashMap<>();
        return Arrays.stream(e)
                .map(v -> values.computeIfAbsent(v, k -> k.divide(sum, DIGITS)))
                .toArray(BigDecimal[]::new);
    }

    /**
     * The logarithm of the softmax of a row.
     *
     * @param x the row
     * @return the values
     */
    public static BigDecimal[] logSoftmax(BigDecimal[] x) {
        BigDecimal max = max(x);
        Map<BigDecimal, BigDecimal> known = new HashMap<>();
        BigDecimal[] e = Arrays.stream(x)
                .map(v -> known.computeIfAbsent(v, k -> Big.exp(k.subtract(max))))
                .toArray(BigDecimal[]::new);
        e[Arrays.asList(x).indexOf(max)] = ZERO;
        BigDecimal rest = sum(e); // however small beside the 1 of the maximum
        int halvings = 0;
        for (; rest.compareTo(ONE) > 0; halvings++) {
            rest = rest.subtract(ONE).divide(TWO, DIGITS);
        }
        BigDecimal log = Big.log1p(rest).add(LN_2.multiply(BigDecimal.valueOf(halvings)), DIGITS);
        return Arrays.stream(x).map(v -> v.subtract(max).subtract(log, DIGITS)).toArray(BigDecimal[]::new);
    }

    /**
     * The projection of a row onto the simplex: by sorting, as Martins and Astudillo have it.
     *
     * @param x the row
     * @return the values
     */
    public static BigDecimal[] sparsemax(BigDecimal[] x) {
        BigDecimal max = max(x);
        BigDecimal[] sorted = Arrays.stream(x).map(v -> v.subtract(max)).toArray(BigDecimal[]::new);
        Arrays.sort(sorted, Comparator.reverseOrder());
        BigDecimal sum = ZERO;
        BigDecimal threshold = null;
        for (int k = 1; k <= sorted.length; k++) {
            sum = sum.add(sorted[k - 1]);
            if (ONE.add(sorted[k - 1].multiply(BigDecimal.valueOf(k))).compareTo(sum) <= 0) {
                break;
            }
            threshold = sum.subtract(ONE).divide(BigDecimal.valueOf(k), DIGITS);
        }
        BigDecimal t = threshold;
        return Arrays.stream(x).map(v -> v.subtract(max).subtract(t).max(ZERO)).toArray(BigDecimal[]::new);
    }

    /**
     * 1 for the first maximum.
     *
     * @param x the row
     * @return the values
     */
    public static BigDecimal[] hardmax(BigDecimal[] x) {
        BigDecimal[] y = new BigDecimal[x.length];
        Arrays.fill(y, ZERO);
        BigDecimal max = max(x);
        for (int i = 0; i < x.length; i++) {
            if (x[i].compareTo(max) == 0) {
                y[i] = ONE;
                return y;
            }
        }
        return y;
    }

    /**
     * The exponential function.
     *
     * @param x the argument
     * @return e^x
     */
    public static BigDecimal exp(BigDecimal x) {
        return Big.exp(x);
    }

    private static BigDecimal max(BigDecimal[] x) {
        return Arrays.stream(x).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Of numbers that are not negative. */
    public static BigDecimal sum(BigDecimal[] x) {
        return Arrays.stream(x).reduce(ZERO, (a, b) -> a.add(b, DIGITS));
    }
}
