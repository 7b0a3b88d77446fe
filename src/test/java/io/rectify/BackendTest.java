package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The backend of this JVM, and of others started with all kinds of options. */
class BackendTest {
    @Test
    void thisJvmRunsTheBackendThatTheBuildAskedFor() {
        assertEquals(System.getProperty("expected.backend"), Backend.current().name(), Backend.current().reason());
        assertSame(Backend.current(), Backend.current());
    }

    @Test
    void withoutTheModuleItIsPlainAndTheReasonNamesTheFlag() throws Exception {
        List<String> printed = assertResults(List.of(), false, "plain: ", "--add-modules jdk.incubator.vector");
        assertEquals("copied", printed.get(2));
    }

    @ParameterizedTest
    @CsvSource({"-Xint, -Xint", "-XX:TieredStopAtLevel=1, TieredStopAtLevel=1", "-XX:-UseFMA, -XX:-UseFMA", "-Dio.rectify.backend=plain, is plain"})
    @Tag("vector") // once is enough
    void anObstacleGivesThePlainBackendAndTheSameBits(String option, String reason) throws Exception {
        // without the instruction Math.fma takes a microsecond; and without a compiler, every round is like the first
        boolean few = option.contains("FMA") || option.equals("-Xint");
        assertResults(withModule(option), few, "plain: ", reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dio.rectify.backend=vector", "-Dio.rectify.backend=auto", "-XX:UseAVX=0", "-XX:UseAVX=1", "-XX:UseAVX=2",
        "-XX:UseAVX=3", "-XX:MaxVectorSize=16", "-XX:-TieredCompilation"})
    @Tag("vector") // once is enough
    void everyVectorWidthGivesTheSameBits(String option) throws Exception {
        // without FMA see above; and where only the way to the backend differs, compiled code does not
        boolean few = option.endsWith("AVX=0") || option.endsWith("AVX=1") || option.startsWith("-D");
        List<String> options = withModule("-XX:+IgnoreUnrecognizedVMOptions", option);
        assertResults(options, few, backendWith(option), "");
    }

    /** What {@code Backend} must begin with in a JVM that has this option and is otherwise as this one. */
    private static String backendWith(String option) {
        boolean x86 = Set.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
        int bits = Backend.current().vectorBits();
        return switch (option) {
            case "-XX:UseAVX=0" -> x86 ? "plain" : "vector (" + bits; // no FMA
            case "-XX:UseAVX=1" -> x86 ? "" : "vector (" + bits; // what that is, differs
            case "-XX:UseAVX=2" -> "vector (" + (x86 ? Math.min(256, bits) : bits);
            case "-XX:MaxVectorSize=16" -> "vector (128";
            default -> "vector (" + bits;
        };
    }

    /** The same bits on every JDK, CPU and backend; whoever changes a kernel on purpose writes the new hash there. */
    @Test
    void theResultsAreThoseOfTheCommittedHashes() throws Exception {
        List<String> committed = Files.readAllLines(Path.of("src/test/resources/hashes.txt"));
        assertEquals(committed, AllResults.hashes(AllResults.MANY_ROUNDS, AllResults.LENGTH));
    }

    @ParameterizedTest
    @CsvSource({"vector, --add-modules jdk.incubator.vector", "garbage, 'must be auto, vector or plain, but is garbage'"})
    void aBackendThatCannotBeHadFailsEveryCallWithTheSameClearMessage(String property, String expected) throws Exception {
        List<String> printed = ChildJvm.run(List.of("-Dio.rectify.backend=" + property), AllResults.class);
        assertEquals(4, printed.size(), printed::toString);
        for (String line : printed.subList(0, 3)) {
            assertEquals(printed.get(0), line);
            assertTrue(line.startsWith("failure: ") && line.contains("io.rectify.backend") && line.contains(expected), line);
        }
    }

    @Test
    void whereHiddenClassesAreUnavailableTheSharedLoopGivesTheSameBits() throws Exception {
        List<String> options = new ArrayList<>(ChildJvm.sameBackend());
        options.add("-Dorg.graalvm.nativeimage.imagecode=runtime");
        List<String> printed = assertResults(options, false, Backend.current().name(), "");
        assertEquals("shared", printed.get(2));
    }

    private static List<String> withModule(String... options) {
        List<String> all = new ArrayList<>(ChildJvm.VECTOR_MODULE);
        all.addAll(List.of(options));
        return all;
    }

    /**
     * A JVM with these options prints nothing but the backend and the same hash as this one would.
     *
     * @param few one round over short arrays
     */
    private static List<String> assertResults(List<String> options, boolean few, String backend, String reason) throws Exception {
        int rounds = few ? 1 : AllResults.MANY_ROUNDS;
        int length = few ? 77 : AllResults.LENGTH;
        List<String> printed = ChildJvm.run(options, AllResults.class, String.valueOf(rounds), String.valueOf(length));
        assertEquals(3, printed.size(), printed::toString);
        assertTrue(printed.get(0).startsWith(backend) && printed.get(0).contains(reason), printed.get(0));
        assertEquals(String.valueOf(AllResults.hashes(1, length).hashCode()), printed.get(1));
        return printed;
    }
}
