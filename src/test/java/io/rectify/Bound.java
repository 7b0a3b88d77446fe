package io.rectify;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error bound, read from the words that the javadoc of the activation must contain. */
record Bound(String claim) {
    private static final Pattern ULP = Pattern.compile("(at most|below) ([0-9.]+) ulp");

    boolean holds(BigDecimal error, BigDecimal ulp) {
        if (claim.contains("xact")) {
            return error.signum() == 0;
        }
        if (correctlyRounded()) {
            return error.compareTo(ulp.multiply(new BigDecimal("0.5"))) <= 0;
        }
        Matcher m = ULP.matcher(claim);
        if (!m.find()) {
            throw new IllegalArgumentException(claim);
        }
        int comparison = error.compareTo(ulp.multiply(new BigDecimal(m.group(2))));
        return m.group(1).equals("below") ? comparison < 0 : comparison <= 0;
    }

    boolean correctlyRounded() {
        return claim.contains("correctly rounded") || claim.contains("at most 0.5 ulp");
    }
}
