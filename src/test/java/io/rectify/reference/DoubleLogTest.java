package io.rectify.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rectify.math.DoubleLog;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The logarithm in two parts, against one of 80 digits. */
class DoubleLogTest {
    private static final BigDecimal LN_2 = Big.log1p(BigDecimal.ONE);
    private static final BigDecimal BOUND = new BigDecimal(0x1p-57);

    @Test
    void bothPartsAreWithinTheDocumentedBound() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3000; i++) {
            double u = Math.exp(random.nextDouble(-340, 370));
            long k = DoubleLog.exponent(u);
            double n = DoubleLog.fraction(u, k) - 1;
            assertTrue(n > -0.293 && n < 0.415, () -> u + ": " + n);
            check(k, n, random.nextDouble(-1, 1) * Math.ulp(u) * DoubleLog.inversePower(k));
            double small = Math.exp(random.nextDouble(-140, -0.9));
            check(0, small, random.nextDouble(-1, 1) * Math.ulp(small));
            check(i % 5 - 2, small * (1 - i % 2 * 2) * 0.7, 0);
        }
        check(1, 0, 0);
        check(-490, 0.25, 0x1p-54);
    }

    private static void check(long k, double n, double nLow) {
        double high = DoubleLog.high(k, n);
        double low = DoubleLog.low(k, n, nLow, high);
        BigDecimal exact = Big.log1p(new BigDecimal(n).add(new BigDecimal(nLow))).add(LN_2.multiply(BigDecimal.valueOf(k)));
        BigDecimal error = new BigDecimal(high).add(new BigDecimal(low)).subtract(exact).abs();
        assertTrue(error.compareTo(exact.abs().multiply(BOUND)) < 0, () -> k + ", " + n + ", " + nLow + ": " + error);
        assertTrue(Math.abs(low) <= 2 * Math.ulp(high) + 1.5 * Math.abs(nLow), () -> k + ", " + n + ": " + low);
    }
}
