package io.rectify.accuracy;

import io.rectify.reference.Smooth;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The page {@code docs/accuracy.md}. */
public final class Page {
    /** Where it is. */
    public static final Path FILE = Path.of("docs/accuracy.md");

    private Page() {}

    static void write() throws IOException {
        Files.writeString(FILE, of(Result.readAll()));
    }

    /**
     * Writes the page.
     *
     * @param results all results
     * @return its text
     */
    public static String of(List<Result> results) {
        String rows = results.stream().map(Page::row).collect(Collectors.joining());
        String machines = results.stream().map(r -> "JDK " + r.java() + ", " + r.cpu()).distinct().sorted()
                .collect(Collectors.joining("; "));
        return """
                # Accuracy

                Generated; do not edit. Every figure is measured by

                ```
                mvn -q -Paccuracy test                          # all smooth activations: about 3 minutes each, on two cores
                mvn -q -Paccuracy test -Dactivation=sigmoid     # one
                mvn -q -Paccuracy test -Dactivation='swish(beta=1.5)'
                ```

                from the [results](accuracy/measured.csv) of which this page is made. A run that was interrupted goes on where it was.

                In `float` all 2³² inputs are measured, against a reference in `double`. In `double` it is 134 million inputs: walks
                through all bit patterns, edges of binades and of range reductions, zero crossings, subnormal results, each with its
                neighbours; the reference has 100 bits. Both references are tested against 60 digits in `mvn verify`.

                - **max**: the largest error in ulp, the distance of the two numbers next to the exact result; in the tails these are
                  subnormal. `x` is where it was found.
                - **or absolute**: the same where, within a factor of 2 of a zero crossing of a derivative, an error below 2⁻²⁵
                  (`float`) or 2⁻⁵⁴ (`double`) counts as its share of that. Elsewhere, and in the tails, only ulps count.
                - **rms**, **bias**: root mean square and mean of the signed error in ulp.
                - **monotone**: whether no larger input gave a smaller value; most activations that are not, have a minimum.

                | activation | | type | inputs | max | x | or absolute | rms | bias | monotone |
                |---|---|---|---:|---:|---:|---:|---:|---:|---|
                """ + rows + (results.isEmpty() ? "" : "\nMeasured on " + machines + ".\n") + missing(results);
    }

    private static String missing(List<Result> results) {
        String missing = Arrays.stream(Quantity.values()).map(of -> missing(results, of)).filter(list -> !list.isEmpty())
                .collect(Collectors.joining("; "));
        return missing.isEmpty() ? "" : "\nNot yet measured in full, only on the samples of `mvn verify`: " + missing + ".\n";
    }

    private static String missing(List<Result> results, Quantity of) {
        Set<String> measured = results.stream().filter(r -> r.of() == of).map(r -> r.activation().replaceFirst("\\(.*", ""))
                .collect(Collectors.toSet());
        List<String> names = Smooth.NAMES.stream().filter(name -> !measured.contains(name)).sorted().toList();
        return names.isEmpty() ? ""
                : measured.isEmpty() ? "every " + of
                : "the " + of + " of " + names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String row(Result r) {
        return String.format(Locale.ROOT, "| `%s` | %s | `%s` | %,d | %.4f | %s | %s | %.3f | %+.1e | %s |%n",
                r.activation(), r.of(), r.type(), r.points(), up(r.max()), digits(r.worst(), r.type().equals("float") ? 9 : 17),
                r.maxOrAbsolute() == r.max() ? "" : String.format(Locale.ROOT, "%.4f", up(r.maxOrAbsolute())),
                r.rms(), r.bias(), r.of() != Quantity.VALUE ? "" : r.monotone() ? "yes" : "no");
    }

    /** Enough digits to read it back. Not toString, whose digits depend on the JDK. */
    private static String digits(double x, int precision) {
        return new BigDecimal(x).round(new MathContext(precision)).stripTrailingZeros().toString();
    }

    /** To four digits, never less. */
    private static double up(double error) {
        return Math.ceil(error * 1e4) / 1e4;
    }
}
