package io.rectify;

import io.rectify.Catalogue.Parameter;
import io.rectify.Catalogue.Row;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads an activation, or a row activation, from its text:
 * <pre>
 * activation = [ system ":" ] name [ "(" [ argument { "," argument } ] ")" ]
 * argument   = [ parameter "=" ] value
 * </pre>
 * White space may stand between any two of these. A value is a number or, where the parameter has a choice of words, one of
 * them, which may be quoted.
 */
final class ActivationParser<T> {
    private final String text;
    private final Map<String, Row<T>> known;
    private final Map<String, Map<String, Row<T>>> ofSystems;
    private int position;

    /**
     * @param known by name and by alias
     * @param ofSystems by system, and by name and alias
     */
    ActivationParser(String text, Map<String, Row<T>> known, Map<String, Map<String, Row<T>>> ofSystems) {
        this.text = Objects.requireNonNull(text, "text");
        this.known = known;
        this.ofSystems = ofSystems;
    }

    T parse() {
        skipSpace();
        int start = position;
        Row<T> row = row();
        double[] values = row.parameters().stream().mapToDouble(Parameter::defaultValue).toArray();
        boolean[] given = new boolean[values.length];
        boolean parentheses = accept('(');
        if (parentheses && !accept(')')) {
            arguments(row, values, given);
        }
        if (position < text.length()) {
            throw expected(parentheses ? "the end" : "'(' or the end");
        }
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = row.parameters().get(i);
            if (parameter.isRequired() && !given[i]) {
                throw error(position, row.name() + " needs its parameter '" + parameter.name() + "'");
            }
        }
        try {
            return row.make().apply(values);
        } catch (IllegalArgumentException e) { // a parameter out of range
            throw error(start, e.getMessage());
        }
    }

    /** Reads the name, and the system before it if there is one. */
    private Row<T> row() {
        int start = position;
        String name = word("the name of an activation");
        if (!accept(':')) {
            return row(known, "activation", start, name, Catalogue.methodFor(name));
        }
        Map<String, Row<T>> rows = ofSystems.get(name);
        if (rows == null) {
            throw error(start, "unknown system '" + name + "'" + hint(name, ofSystems.keySet()));
        }
        start = position;
        String itsName = word("the name of an activation");
        return row(rows, name + " activation", start, itsName, OtherSystems.methodFor(name, itsName));
    }

    /** @param method the method of {@link Activations} that knows the name, or null if none does */
    private Row<T> row(Map<String, Row<T>> rows, String kind, int start, String name, String method) {
        Row<T> row = rows.get(name);
        if (row != null) {
            return row;
        }
        if (method != null) {
            throw error(start, "'" + name + "' is known to Activations." + method);
        }
        throw error(start, "unknown " + kind + " '" + name + "'" + hint(name, rows.keySet()));
    }

    /** Reads the arguments and the closing parenthesis, puts them in the places of {@code values} that are {@code given}. */
    private void arguments(Row<T> row, double[] values, boolean[] given) {
        List<String> parameters = row.parameters().stream().map(Parameter::name).toList();
        int next = 0;
        do {
            int start = position;
            String word = word("a number or a parameter");
            int index;
            if (accept('=')) {
                index = parameters.indexOf(word);
                if (index < 0) {
                    throw error(start, row.name() + " has no parameter '" + word + "'" + hint(word, parameters));
                }
                start = position;
                word = word(row.parameters().get(index).expected());
            } else {
                index = next++;
                if (index >= values.length) {
                    throw error(start, row.name() + " has " + values.length + " parameters, but here is another one");
                }
            }
            if (given[index]) {
                throw error(start, "parameter '" + parameters.get(index) + "' is given twice");
            }
            given[index] = true;
            values[index] = value(row.parameters().get(index), start, word);
        } while (accept(','));
        if (!accept(')')) {
            throw expected("',' or ')'");
        }
    }

    private double value(Parameter parameter, int start, String word) {
        if (parameter.words().isEmpty()) {
            try {
                return Double.parseDouble(word);
            } catch (NumberFormatException e) {
                throw notExpected(parameter, start, word);
            }
        }
        int index = parameter.words().indexOf(word.replaceAll("^(['\"])(.*)\\1$", "$2"));
        if (index < 0) {
            throw notExpected(parameter, start, word);
        }
        return index;
    }

    private IllegalArgumentException notExpected(Parameter parameter, int start, String word) {
        return error(start, "expected " + parameter.expected() + ", but found '" + word + "'");
    }

    private String word(String what) {
        int start = position;
        while (position < text.length() && "(),=:".indexOf(text.charAt(position)) < 0
                && !Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        if (position == start) {
            throw expected(what);
        }
        String word = text.substring(start, position);
        skipSpace();
        return word;
    }

    private boolean accept(char c) {
        if (position == text.length() || text.charAt(position) != c) {
            return false;
        }
        position++;
        skipSpace();
        return true;
    }

    private void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private IllegalArgumentException expected(String what) {
        String found = position == text.length() ? "the end" : "'" + text.charAt(position) + "'";
        return error(position, "expected " + what + ", but found " + found);
    }

    private IllegalArgumentException error(int where, String what) {
        return new IllegalArgumentException("\"" + text + "\", position " + where + ": " + what);
    }

    /** The nearest of the known names; of several the longest, because it has most letters of the word. */
    private static String hint(String word, Collection<String> known) {
        return known.stream()
                .max(Comparator.<String>comparingInt(name -> -editDistance(word, name)).thenComparingInt(String::length))
                .map(name -> "; the nearest known name is '" + name + "'").orElse("");
    }

    /**
     * Letters to insert and to delete, upper and lower case being alike. With substitutions at the price of one, as Levenshtein
     * has them, "lin" would be nearer to "tanh" than to "linear".
     */
    private static int editDistance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int kept = diagonal + (same ? 0 : 2);
                diagonal = row[j];
                row[j] = Math.min(kept, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
