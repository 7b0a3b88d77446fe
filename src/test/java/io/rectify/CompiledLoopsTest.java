package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What C2 makes of the loops, in JVMs of their own: nothing is allocated, and every activation is inlined into its loop. */
class CompiledLoopsTest {
    /** The head of a compilation: time, number, flags, tier, method, perhaps what became of it. */
    private static final Pattern COMPILATION = Pattern.compile("\\s*\\d+\\s+\\d+\\s[%sb!n ]*\\s(\\d)\\s+(\\S+)::\\w+ (.*)");
    private static final Pattern LOOP = Pattern.compile("io\\.rectify\\.(loop\\.Plain|simd\\.Vector)Loop(/0x.*)?");
    private static final Pattern NOT_INLINED = Pattern.compile("\\s*@ \\d+\\s+io\\.rectify\\.(Activation|simd\\.VectorForm)::.* virtual call.*");
    private static final Pattern INLINED = Pattern.compile(
            "\\s*@ \\d+\\s+io\\.rectify\\.(?!loop\\.)\\S+::(forward|derivative|backward) \\(\\d+ bytes\\)\\s+inline \\(hot\\).*");

    @Test
    void thirtyActivationClassesAreEachInlinedIntoALoopOfTheirOwnAndAllocateNothing() throws Exception {
        List<String> printed = warmLoops("crowd", "-Xbatch", "-XX:+UnlockDiagnosticVMOptions", "-XX:+PrintCompilation", "-XX:+PrintInlining");
        Set<String> loops = new HashSet<>();
        List<String> notInlined = new ArrayList<>();
        String loop = null; // whose compilation by C2 the lines at hand are about
        for (String line : printed) {
            Matcher head = COMPILATION.matcher(line);
            if (head.matches()) {
                if (!head.group(3).contains("made not entrant") && !head.group(3).contains("made zombie")) {
                    loop = head.group(1).equals("4") && LOOP.matcher(head.group(2)).matches() ? head.group(2) : null;
                }
            } else if (loop != null && INLINED.matcher(line).matches()) {
                loops.add(loop);
            } else if (loop != null && NOT_INLINED.matcher(line).matches()) {
                notInlined.add(loop + line);
            }
        }
        assertEquals(List.of(), notInlined);
        assertTrue(loops.size() >= WarmLoops.CROWD + 3, () -> "loops with an activation inlined: " + loops);
    }

    /** A loop too long for C2 boxes its vectors in a JVM that has compiled certain others before. */
    @ParameterizedTest
    @ValueSource(strings = {"in turn", "in reverse", "rows"})
    void noClassAllocatesAfterOthers(String order) throws Exception {
        warmLoops(order);
    }

    /**
     * What C2 has an instruction for depends on the width, too. {@code -Xbatch}, because calls that were counted while C2 was
     * behind may look too rare to be inlined: that depends on the load of the machine, not on the width.
     */
    @ParameterizedTest
    @ValueSource(strings = {"in turn", "rows"})
    @Tag("vector")
    void noClassAllocatesOnNarrowerVectors(String order) throws Exception {
        warmLoops(order, "-Xbatch", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2");
    }

    @Test
    void aGatedUnitAllocatesNothing() throws Exception {
        warmLoops("gated");
    }

    /** C2 gives up at a depth of 15 calls: a vector loop cut off there would box its vectors. */
    @ParameterizedTest
    @ValueSource(strings = {"relu", "leaky_relu", "sigmoid"})
    void aBulkCallAllocatesNothingHoweverDeepItsCaller(String activation) throws Exception {
        warmLoops(activation);
    }

    private static List<String> warmLoops(String what, String... options) throws Exception {
        List<String> all = new ArrayList<>(ChildJvm.sameBackend());
        all.addAll(List.of(options));
        List<String> printed = ChildJvm.run(all, WarmLoops.class, what);
        assertEquals(List.of(), printed.stream().filter(line -> line.endsWith(" bytes")).toList());
        assertTrue(printed.get(printed.size() - 1).endsWith(" calls done"), printed.get(printed.size() - 1));
        return printed;
    }
}
