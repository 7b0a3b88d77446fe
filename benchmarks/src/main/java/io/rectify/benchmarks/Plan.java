package io.rectify.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What is measured, in which order and for how long.
 *
 * <p>Everything is run once per round, one length after the other and each in a JVM of its own: what is compared is then
 * measured within minutes of each other, and a slow spell of the machine reaches one round only.
 */
final class Plan {

    static final String VECTOR = "vector";
    static final String PLAIN = "plain";

    /** For what no lane changes: hand-written loops and peers. */
    static final String ANY = "any";

    static final int CROWD = 30;

    private static final List<Integer> LENGTHS = List.of(8, 64, 1024, 65_536, 4_194_304);
    private static final List<Integer> LONG = List.of(1024, 65_536, 4_194_304);
    private static final List<Integer> CROWDED = List.of(8, 65_536);
    private static final List<Integer> SMOKE = List.of(1024);

    private static final String LOOPS = "benchmarks\\.(Float|Double)Loops\\.";
    private static final String RECTIFY = "benchmarks\\.(Float|Double)Rectify\\.";
    private static final String PEERS = "benchmarks\\.peers\\.\\w+\\.";
    private static final String OPERATIONS = "(forward|derivative|backward)";

    private final boolean smoke;

    /** With {@code smoke}, everything runs, but so briefly and at so few lengths that the figures mean nothing. */
    Plan(boolean smoke) {
        this.smoke = smoke;
    }

    /** Throws if a benchmark fails, because its check does or its JVM dies; a peer that fails is left out instead. */
    void run(Figures figures) throws RunnerException {
        int rounds = smoke ? 1 : 2;
        for (int round = 1; round <= rounds; round++) {
            for (int n : smoke ? SMOKE : LENGTHS) {
                System.out.printf("%n##### Round %d of %d, n = %d%n%n", round, rounds, n);
                for (Part part : parts(n)) {
                    new Runner(options(part, n)).run().forEach(result -> figures.add(part.lane, result));
                }
            }
        }
    }

    private static List<Part> parts(int n) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(ANY, 0, LOOPS + "(copy|relu.*)"));
        parts.add(new Part(PLAIN, 0, RECTIFY + OPERATIONS));
        parts.add(new Part(VECTOR, 0, RECTIFY + OPERATIONS));
        if (LONG.contains(n)) {
            parts.add(new Part(ANY, 0, LOOPS + "(oneRead|twoReads|signedSquare)"));
            parts.addAll(plainForward(0));
        }
        if (CROWDED.contains(n)) {
            parts.add(new Part(PLAIN, CROWD, RECTIFY + OPERATIONS));
            parts.add(new Part(VECTOR, CROWD, RECTIFY + OPERATIONS));
        }
        if (LONG.contains(n) && CROWDED.contains(n)) {
            parts.addAll(plainForward(CROWD));
        }
        parts.add(new Part(ANY, 0, PEERS + "forward"));
        return parts;
    }

    /** What the plain lane is held against besides {@link #OPERATIONS} of the built-in activations. */
    private static List<Part> plainForward(int crowd) {
        return List.of(
                new Part(PLAIN, crowd, RECTIFY + "forward", SignedSquare.NAME),
                new Part(PLAIN, crowd, RECTIFY + "forwardShifted", SignedSquare.NAME, "relu"));
    }

    private Options options(Part part, int n) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(part.benchmarks + "$")
                .param("n", Integer.toString(n))
                .param("crowd", Integer.toString(part.crowd))
                .addProfiler(GCProfiler.class)
                // The natives of a peer do not load everywhere.
                .shouldFailOnError(!part.benchmarks.startsWith(PEERS))
                .jvmArgs(jvmArguments(part.lane).toArray(String[]::new))
                .forks(1);
        if (part.activations.length > 0) {
            options.param("activation", part.activations);
        }
        if (smoke) {
            return options.warmupIterations(1).warmupTime(TimeValue.milliseconds(20))
                    .measurementIterations(2).measurementTime(TimeValue.milliseconds(20)).build();
        }
        // The Vector API is slow until its last method is compiled.
        return options.warmupIterations(3).warmupTime(TimeValue.milliseconds(part.lane.equals(VECTOR) ? 300 : 100))
                .measurementIterations(5).measurementTime(TimeValue.milliseconds(80)).build();
    }

    static List<String> jvmArguments(String lane) {
        List<String> arguments = new ArrayList<>(laneArguments(lane));
        // G1 puts an object of half a region at the start of one: 65,536 doubles would always have the same alignment.
        arguments.addAll(List.of("-Xmx2g", "-XX:+UseG1GC", "-XX:G1HeapRegionSize=4m"));
        if (Runtime.version().feature() >= 24) {
            arguments.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        // One thread for each peer, and its natives below target.
        arguments.addAll(List.of(
                "-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true", "-DDJL_CACHE_DIR=target/djl",
                "-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1",
                "-Dorg.bytedeco.javacpp.cachedir=target/javacpp"));
        return arguments;
    }

    /** The flag that turns the SIMD lane on. */
    static List<String> laneArguments(String lane) {
        return lane.equals(VECTOR) ? List.of("--add-modules", "jdk.incubator.vector") : List.of();
    }

    /** Benchmarks that are run together: those whose name matches, with the given activations or, without any, the default ones. */
    private record Part(String lane, int crowd, String benchmarks, String... activations) {
    }
}
