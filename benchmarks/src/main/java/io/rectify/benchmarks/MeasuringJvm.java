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

/**
 * Runs all benchmarks of a {@link Job} in this JVM, in turns, and writes their {@link Figures}: in each turn everything that is
 * compared is measured once, one after the other and on the same arrays.
 */
final class MeasuringJvm {

    private static final List<String> TYPES = List.of("float", "double");

    private final Job job;
    private final int firstTurn;
    private final boolean smoke;
    private final Figures figures = new Figures();

    private MeasuringJvm(Job job, int firstTurn, boolean smoke) {
        this.job = job;
        this.firstTurn = firstTurn;
        this.smoke = smoke;
    }

    /** Usage: {@code MeasuringJvm file firstTurn smoke}, and then the job. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        List<String> rest = List.of(arguments).subList(3, arguments.length);
        MeasuringJvm jvm = new MeasuringJvm(Job.of(rest), Integer.parseInt(arguments[1]), Boolean.parseBoolean(arguments[2]));
        jvm.measure();
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            out.writeObject(jvm.figures);
        }
        System.exit(0); // some libraries leave threads behind
    }

    private void measure() throws RunnerException {
        Crowd.use(job.crowd());
        for (String activation : job.activations()) {
            if (RowFormula.isOne(activation)) {
                job.lengths().forEach(n -> Crowd.use(RowFormula.of(activation, n).activation(), n));
            } else if (GatedFormula.isOne(activation)) {
                job.lengths().forEach(n -> Crowd.use(GatedFormula.of(activation).gated(), n));
            } else {
                job.lengths().forEach(n -> Crowd.use(Formulas.activation(activation), n));
            }
        }
        int turns = smoke ? 1 : Plan.TURNS;
        for (int n : job.lengths()) {
            for (String activation : job.activations()) {
                if (!smoke) {
                    turn(activation, n, -1);
                    System.gc(); // moves the arrays to where they stay
                }
                for (int turn = 0; turn < turns; turn++) {
                    turn(activation, n, turn);
                }
            }
            Data.clear();
        }
    }

    /** With a negative turn, warms everything up. */
    private void turn(String activation, int n, int turn) throws RunnerException {
        String shape = RowFormula.isOne(activation) ? "Rows" : GatedFormula.isOne(activation) ? "Gated" : "";
        String arrays = shape.isEmpty() ? "Arrays" : shape;
        run(activation, n, "any", turn, "benchmarks\\.(Float|Double)" + arrays + "\\." + job.methods(activation, n));
        for (Peer peer : job.peers(activation)) {
            for (String type : TYPES) {
                String what = peer.title + ", " + activation + " " + type;
                if (peer.has(activation, type) && !figures.missing().containsKey(what)) {
                    try {
                        run(activation, n, type, turn, "benchmarks\\.peers\\." + peer.benchmark + shape + "\\.forward");
                    } catch (RunnerException e) {
                        figures.addMissing(what, reason(e));
                    }
                }
            }
        }
    }

    private void run(String activation, int n, String type, int turn, String benchmarks) throws RunnerException {
        boolean warmUp = turn < 0;
        Options options = new OptionsBuilder()
                .include(benchmarks + "$")
                .param("activation", activation)
                .param("n", Integer.toString(n))
                .param("type", type)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .forks(0)
                .warmupIterations(1).warmupTime(TimeValue.milliseconds(smoke ? 1 : warmUp ? warmUpMillis(activation) : 10))
                .measurementIterations(1).measurementTime(TimeValue.milliseconds(smoke ? 5 : warmUp ? 1 : 30))
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        if (!warmUp) {
            results.forEach(result -> figures.add(job.lane(), job.crowd(), firstTurn + turn, result));
        }
    }

    /** A call on a matrix takes up to a millisecond, and C2 wants to see hundreds of them: -Xbatch has a turn wait for it. */
    private static int warmUpMillis(String activation) {
        return RowFormula.isOne(activation) ? 500 : 100;
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
