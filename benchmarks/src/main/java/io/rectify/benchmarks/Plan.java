package io.rectify.benchmarks;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured, and in which JVMs. All that is compared is measured in the same JVM within seconds, in turns, so that a
 * slow spell of the machine reaches both sides of a ratio; and in several JVMs, because each has other alignments.
 */
final class Plan {

    static final String VECTOR = "vector";
    static final String PLAIN = "plain";

    /** The many other classes after which the figures shall still hold. */
    static final int CROWD = 30;

    /** All functions but the ReLUs are measured after the whole catalogue only. */
    static final int CATALOGUE = 1;

    private static final int JVMS = 2;

    /** How often everything is measured in a JVM. */
    static final int TURNS = 3;

    private static final List<String> RELUS = List.of("relu", "leaky_relu");
    private static final List<Integer> SMOKE = List.of(1024);

    private final boolean smoke;
    private final int jvms;
    private final List<Job> jobs;

    private Plan(boolean smoke, int jvms, List<Job> jobs) {
        this.smoke = smoke;
        this.jvms = jvms;
        this.jobs = jobs;
    }

    /** With {@code smoke}, everything runs, but so briefly and at so few lengths that the figures mean nothing. */
    static Plan relus(boolean smoke) {
        List<Job> jobs = new ArrayList<>();
        if (smoke) {
            jobs.add(new Job(VECTOR, 0, RELUS, SMOKE));
            jobs.add(new Job(PLAIN, 0, List.of("relu", "leaky_relu", SignedSquare.NAME), SMOKE));
            return new Plan(true, 1, jobs);
        }
        for (String lane : List.of(VECTOR, PLAIN)) {
            for (String activation : RELUS) {
                jobs.add(new Job(lane, 0, List.of(activation), List.of(8, 64)));
                jobs.add(new Job(lane, 0, List.of(activation), List.of(1024, 65_536, 4_194_304)));
            }
            jobs.add(new Job(lane, CROWD, RELUS, List.of(8)));
            jobs.add(new Job(lane, CROWD, RELUS, List.of(65_536)));
        }
        jobs.add(new Job(PLAIN, 0, List.of(SignedSquare.NAME), List.of(1024, 65_536, 4_194_304)));
        jobs.add(new Job(PLAIN, CROWD, List.of(SignedSquare.NAME), List.of(65_536)));
        return new Plan(false, JVMS, jobs);
    }

    /** The same for a list of functions. */
    static Plan functions(List<String> functions, boolean smoke) {
        List<Job> jobs = new ArrayList<>();
        for (String lane : List.of(VECTOR, PLAIN)) {
            if (smoke) {
                jobs.add(new Job(lane, CATALOGUE, functions, SMOKE));
            } else {
                functions.forEach(function ->
                        jobs.add(new Job(lane, CATALOGUE, List.of(function), List.of(1024, 65_536, 4_194_304))));
            }
        }
        return new Plan(smoke, smoke ? 1 : JVMS, jobs);
    }

    /** The same for the row activations; n is the number of columns. */
    static Plan rows(List<String> functions, boolean smoke) {
        List<Job> jobs = new ArrayList<>();
        for (String lane : List.of(VECTOR, PLAIN)) {
            if (smoke) {
                jobs.add(new Job(lane, CATALOGUE, functions, List.of(10, 1000)));
            } else {
                functions.forEach(function -> {
                    jobs.add(new Job(lane, CATALOGUE, List.of(function), List.of(10)));
                    jobs.add(new Job(lane, CATALOGUE, List.of(function), List.of(1000, 50_257)));
                });
            }
        }
        return new Plan(smoke, smoke ? 1 : JVMS, jobs);
    }

    /** Throws if a benchmark of the library fails, because its check does or its JVM dies; of a peer, the reason is noted. */
    void run(Figures figures) throws IOException, InterruptedException {
        for (int i = 0; i < jvms; i++) {
            for (Job job : jobs) {
                System.out.printf("JVM %d of %d: %s%n", i + 1, jvms, String.join(" ", job.arguments()));
                figures.add(run(job, i * TURNS));
            }
        }
    }

    private Figures run(Job job, int firstTurn) throws IOException, InterruptedException {
        Path result = Files.createTempFile(Path.of("target"), "figures", ".ser");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments(job.lane()));
        if (!smoke) {
            command.add("-Xbatch"); // no turn shall meet code that a busy machine has not compiled yet
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MeasuringJvm.class.getName()));
        command.addAll(List.of(result.toString(), Integer.toString(firstTurn), Boolean.toString(smoke)));
        command.addAll(job.arguments());
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("exit status " + status + " of " + command);
        }
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(result))) {
            return (Figures) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.delete(result);
        }
    }

    private static List<String> jvmArguments(String lane) {
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
}
