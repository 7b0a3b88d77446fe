package io.rectify.benchmarks;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured of the smooth functions, and where: in each round one JVM for each function and lane. What is compared is
 * measured there within a second or two, so that a slow spell of the machine reaches both sides of a ratio.
 */
final class SmoothPlan {

    private final boolean smoke;

    /** With {@code smoke}, everything runs, but so briefly that the figures mean nothing, and all functions in the same JVM. */
    SmoothPlan(boolean smoke) {
        this.smoke = smoke;
    }

    /** Throws if a benchmark of the library fails, because its check does or its JVM dies; of a peer, the reason is noted. */
    void run(Figures figures) throws IOException, InterruptedException {
        List<String> functions = Formulas.smooth();
        if (smoke) {
            round(figures, List.of(functions));
            return;
        }
        for (int i = 0; i < 2; i++) {
            round(figures, functions.stream().map(List::of).toList());
        }
    }

    private void round(Figures figures, List<List<String>> jvms) throws IOException, InterruptedException {
        for (List<String> functions : jvms) {
            for (String lane : List.of(Plan.VECTOR, Plan.PLAIN)) {
                figures.add(runJvm(lane, functions));
            }
        }
    }

    private Figures runJvm(String lane, List<String> functions) throws IOException, InterruptedException {
        Path result = Files.createTempFile(Path.of("target"), "smooth", ".ser");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Plan.jvmArguments(lane));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SmoothJvm.class.getName()));
        command.addAll(List.of(result.toString(), lane, Boolean.toString(smoke)));
        command.addAll(functions);
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
}
