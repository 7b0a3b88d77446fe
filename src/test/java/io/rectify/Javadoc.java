package io.rectify;

import io.rectify.accuracy.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the javadoc of an activation class says. */
final class Javadoc {
    private static final Map<Class<?>, String> TEXTS = new ConcurrentHashMap<>();
    private static final Pattern OR_BELOW = Pattern.compile(
            ",? or below 2⁻²⁵ in \\{@code float} and 2⁻⁵⁴ in \\{@code double}, whichever is larger\\.");

    private Javadoc() {}

    /** The javadoc of a class as its source has it, on one line. */
    static String of(Class<?> activation) {
        return TEXTS.computeIfAbsent(activation, c -> {
            try {
                String source = Files.readString(Path.of("src/main/java/io/rectify/" + c.getSimpleName() + ".java"));
                if (!source.contains("/**")) {
                    throw new IllegalStateException(c + " has no javadoc");
                }
                return source.substring(source.indexOf("/**"), source.indexOf("*/")).replaceAll("\\s*\\n \\* ?", " ");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static Bound bound(Class<?> activation, Quantity quantity, Real real) {
        return bound(of(activation), quantity, real);
    }

    /**
     * The bound in the sentence "The value's error is below 0.87 ulp in {@code float} and below 0.75 ulp in {@code double}.", or the
     * like of the derivative; that one may add that an error below 2⁻²⁵ or 2⁻⁵⁴ is within the bound too.
     */
    static Bound bound(String text, Quantity quantity, Real real) {
        Matcher m = Pattern.compile("The " + quantity + "'s error is (below [0-9.]+ ulp in \\{@code float})"
                + " and (below [0-9.]+ ulp in \\{@code double})").matcher(text);
        if (!m.find()) {
            throw new IllegalStateException("there is no bound of the " + quantity + "'s error in: " + text);
        }
        boolean orBelow = OR_BELOW.matcher(text).region(m.end(), text.length()).lookingAt();
        return real == Real.FLOAT
                ? new Bound(m.group(1), orBelow ? 0x1p-25 : 0)
                : new Bound(m.group(2), orBelow ? 0x1p-54 : 0);
    }
}
