package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rectify.Catalogue.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/names.md} says what the names mean, and names them all. */
class NamesPageTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern EXAMPLE = Pattern.compile("Activations\\.parse\\(\"([^\"]+)\"\\) +// (.+)");
    private static final Map<String, String> SYSTEMS =
            Map.of("here", "", "PyTorch", "torch:", "Keras 3", "keras:", "JAX", "jax:", "ONNX", "onnx:", "DL4J", "dl4j:");

    private final String page = Files.readString(Path.of("docs/names.md"));
    private final List<Map<String, List<String>>> whatIsWhat = table("What is what");
    private final List<Map<String, List<String>>> rowFunctions = table("Functions of a row");
    private final List<Map<String, List<String>>> disagreements = table("Where they disagree, and how to get each");

    NamesPageTest() throws IOException {}

    /** The lines of the table under a heading: what stands as code in a column, by what goes before it in a text to parse. */
    private List<Map<String, List<String>>> table(String heading) {
        int start = page.indexOf("\n## " + heading + "\n");
        assertTrue(start >= 0, heading);
        List<String[]> lines = page.substring(start).lines().skip(2)
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1))
                .toList();
        List<Map<String, List<String>>> rows = new ArrayList<>();
        for (String[] line : lines.subList(2, lines.size())) {
            Map<String, List<String>> row = new TreeMap<>();
            for (int column = 1; column < line.length - 1; column++) {
                String prefix = SYSTEMS.get(lines.get(0)[column].strip());
                if (prefix != null) {
                    row.put(prefix, CODE.matcher(line[column]).results().map(m -> m.group(1)).toList());
                }
            }
            assertEquals(Set.copyOf(SYSTEMS.values()), row.keySet());
            rows.add(row);
        }
        return rows;
    }

    @Test
    void everyNameMeansWhatItsLineSays() {
        Stream.concat(whatIsWhat.stream(), disagreements.stream()).forEach(row -> {
            Activation ours = Activations.parse(row.get("").get(0));
            row.forEach((prefix, calls) ->
                    calls.forEach(call -> assertEquals(ours, Activations.parse(prefix + call), prefix + call)));
        });
    }

    @Test
    void everyNameOfARowFunctionMeansWhatItsLineSays() {
        rowFunctions.forEach(row -> {
            RowActivation ours = Activations.parseRow(row.get("").get(0));
            row.forEach((prefix, calls) ->
                    calls.forEach(call -> assertEquals(ours, Activations.parseRow(prefix + call), prefix + call)));
        });
    }

    @Test
    void parametersAreAtTheirDefaultsInTheFirstTable() {
        for (Map<String, List<String>> row : whatIsWhat) {
            Activation ours = Activations.parse(row.get("").get(0));
            row.forEach((prefix, calls) -> calls.stream().filter(call -> !prefix.isEmpty()).forEach(call -> {
                if (row(prefix, name(call)).parameters().stream().noneMatch(Parameter::isRequired)) {
                    assertEquals(ours, Activations.parse(prefix + name(call)), prefix + call);
                }
            }));
        }
    }

    @Test
    void theTablesHaveAllNames() {
        for (String prefix : SYSTEMS.values()) {
            assertEquals(inSmallLetters(prefix, rows(prefix).keySet()), names(whatIsWhat, prefix), prefix);
            Set<String> rowFunctionsKnown =
                    prefix.isEmpty() ? Catalogue.OF_ROWS_BY_NAME.keySet() : OtherSystems.OF_ROWS.get(system(prefix)).keySet();
            assertEquals(inSmallLetters(prefix, rowFunctionsKnown), names(rowFunctions, prefix), prefix);
        }
    }

    private static Set<String> names(List<Map<String, List<String>>> table, String prefix) {
        return table.stream().flatMap(row -> row.get(prefix).stream()).map(NamesPageTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names, but for those of DL4J in capitals, which are not on the page. */
    private static Set<String> inSmallLetters(String prefix, Set<String> names) {
        return names.stream().filter(name -> !prefix.equals("dl4j:") || name.equals(name.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyParameterIsNamed() {
        for (String prefix : SYSTEMS.values()) {
            Set<String> named = Stream.concat(whatIsWhat.stream(), disagreements.stream())
                    .flatMap(row -> row.get(prefix).stream())
                    .flatMap(call -> Pattern.compile("(\\w+)=").matcher(call).results()
                            .map(m -> row(prefix, name(call)).name() + " " + m.group(1)))
                    .collect(Collectors.toSet());
            rows(prefix).values().forEach(row -> row.parameters().forEach(
                    parameter -> assertTrue(named.contains(row.name() + " " + parameter.name()), row + " " + parameter)));
        }
    }

    @Test
    void theExamplesPrintWhatTheySay() {
        Matcher examples = EXAMPLE.matcher(page);
        int count = 0;
        for (; examples.find(); count++) {
            assertEquals(examples.group(2), Activations.parse(examples.group(1)).toString());
        }
        assertTrue(count >= 6, "examples: " + count);
    }

    private static Map<String, Catalogue.Row<Activation>> rows(String prefix) {
        return prefix.isEmpty() ? Catalogue.BY_NAME : OtherSystems.ROWS.get(system(prefix));
    }

    private static String system(String prefix) {
        return prefix.replace(":", "");
    }

    private static Catalogue.Row<Activation> row(String prefix, String name) {
        return rows(prefix).get(name);
    }

    private static String name(String call) {
        return call.replaceFirst("\\(.*", "");
    }
}
