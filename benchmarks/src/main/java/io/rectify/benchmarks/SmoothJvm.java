package io.rectify.benchmarks;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all benchmarks of some smooth functions in this JVM, one after the other, and writes their {@link Figures}. */
final class SmoothJvm {

    private static final List<String> TYPES = List.of("float", "double");
    private static final List<Peer> PEERS = List.of(Peer.TORCH, Peer.ONNX);

    private final String lane;
    private final boolean smoke;
    private final Figures figures = new Figures();

    private SmoothJvm(String lane, boolean smoke) {
        this.lane = lane;
        this.smoke = smoke;
    }

    public static void main(String[] arguments) throws RunnerException, IOException {
        SmoothJvm jvm = new SmoothJvm(arguments[1], Boolean.parseBoolean(arguments[2]));
        // No function has the library for itself: every bulk method has been used for the whole catalogue before.
        Crowd.useFloats(1);
        Crowd.useDoubles(1);
        for (String function : List.of(arguments).subList(3, arguments.length)) {
            jvm.measure(function);
        }
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            out.writeObject(jvm.figures);
        }
    }

    private void measure(String function) throws RunnerException {
        for (int n : smoke ? List.of(1024) : List.of(1024, 65_536, 4_194_304)) {
            for (RunResult result : run(function, n, "any", "benchmarks\\.(Float|Double)Smooth\\." + methods(n))) {
                figures.add(lane, result);
            }
            if (lane.equals(Plan.VECTOR)) {
                PEERS.forEach(peer -> TYPES.forEach(type -> measure(peer, function, type, n)));
            }
        }
    }

    /** The rest would take long and depends little on the length, or not on the lane. */
    private String methods(int n) {
        String methods = "copy|forward|derivative|backward";
        if (n <= 65_536) {
            methods += "|byHand";
        }
        if (n == 1024 && lane.equals(Plan.PLAIN)) {
            methods += "|scalar|scalarByHand";
        }
        return "(" + methods + ")";
    }

    private void measure(Peer peer, String function, String type, int n) {
        try {
            run(function, n, type, "benchmarks\\.peers\\." + peer.benchmark + "\\.forward").forEach(r -> figures.add(Plan.ANY, r));
        } catch (RunnerException e) {
            figures.addMissing(peer.title + ", " + function + " " + type, reason(e));
        }
    }

    private Collection<RunResult> run(String function, int n, String type, String benchmarks) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(benchmarks + "$")
                .param("activation", function)
                .param("n", Integer.toString(n))
                .param("type", type)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .forks(0)
                .warmupIterations(1).warmupTime(TimeValue.milliseconds(smoke ? 5 : 75))
                .measurementIterations(smoke ? 1 : 5).measurementTime(TimeValue.milliseconds(smoke ? 5 : 25))
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        for (RunResult result : results) {
            System.out.printf("%-8s %-12s %-45s %8s %9d %,15.1f ns%n", lane, function, result.getParams().getBenchmark(), type, n,
                    result.getPrimaryResult().getScore());
        }
        return results;
    }

    /** The first line of what a benchmark threw. */
    private static String reason(RunnerException e) {
        Throwable thrown = e;
        while (thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        if (thrown instanceof BenchmarkException && thrown.getSuppressed().length > 0) {
            thrown = thrown.getSuppressed()[0];
        }
        return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    }
}
