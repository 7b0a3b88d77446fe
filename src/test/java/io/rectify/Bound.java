package io.rectify;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error bound, read from the words that the javadoc of the activation must contain.
 *
 * @param orBelow errors below this are within the bound, however small the ulp
 */
record Bound(String claim, double orBelow) {
    private static final Pattern ULP = Pattern.compile("(at most|below) ([0-9.]+) ulp");

    Bound(String claim) {
        this(claim, 0);
    }

    /** The same where nothing but the ulp counts. */
    Bound inUlpOnly() {
        return new Bound(claim);
    }

    boolean holds(BigDecimal error, BigDecimal ulp) {
        if (error.compareTo(new BigDecimal(orBelow)) < 0) {
            return true;
        }
        if (claim.contains("xact")) {
            return error.signum() == 0;
        }
        if (correctlyRounded()) {
            return error.compareTo(ulp.multiply(new BigDecimal("0.5"))) <= 0;
        }
        int comparison = error.compareTo(ulp.multiply(new BigDecimal(ulp().group(2))));
        return ulp().group(1).equals("below") ? comparison < 0 : comparison <= 0;
    }

    /** The number of ulp. */
    double inUlp() {
        return Double.parseDouble(ulp().group(2));
    }

    private Matcher ulp() {
        Matcher m = ULP.matcher(claim);
        if (!m.find()) {
            throw new IllegalArgumentException(claim);
        }
        return m;
    }

    boolean correctlyRounded() {
        return claim.contains("correctly rounded") || claim.contains("at most 0.5 ulp");
    }
}
