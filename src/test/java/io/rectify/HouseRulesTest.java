package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for the source code that a test can check. */
class HouseRulesTest {
    private static final Path MAIN = Path.of("src/main/java");

    @Test
    void onlyTheSimdPackageImportsTheIncubatingModule() {
        assertEquals(List.of(), offenders("^import (static )?jdk\\.incubator", "io/rectify/simd/"));
    }

    @Test
    void onlyTheGateAndWhatDescribesItNameTheIncubatingModule() {
        assertEquals(List.of(), offenders(
                "jdk\\.incubator", "io/rectify/simd/|module-info|io/rectify/(Jvm|BackendGate|Backend)\\.java"));
    }

    @Test
    void theLibraryNeitherPrintsNorSetsProperties() {
        assertEquals(List.of(), offenders("System\\.(out|err)|printStackTrace|System\\.setProperty", "(?!)"));
    }

    @Test
    void noLineIsLongerThanAScreenIsWide() {
        assertEquals(List.of(), offenders("^.{133}", "(?!)"));
    }

    @Test
    void everyImportIsUsed() {
        // the name does not occur again after its import
        assertEquals(List.of(), offenders("^import (static )?[\\w.]+\\.(\\w+);(?![\\s\\S]*\\b\\2\\b)", "(?!)"));
    }

    /** The files that contain the pattern, but for the allowed ones. */
    private static List<String> offenders(String pattern, String allowed) {
        Pattern forbidden = Pattern.compile(pattern, Pattern.MULTILINE);
        Pattern exempt = Pattern.compile(allowed);
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> sources = files.filter(f -> f.toString().endsWith(".java")).toList();
            assertTrue(sources.size() > 10, sources::toString);
            return sources.stream()
                    .filter(f -> forbidden.matcher(read(f)).find())
                    .map(f -> MAIN.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> !exempt.matcher(f).find())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
