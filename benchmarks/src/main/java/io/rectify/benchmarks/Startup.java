package io.rectify.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The time from the start of a JVM to its first bulk result, as another process sees it. */
record Startup(double milliseconds, String backend) {

    /** Starts {@link FirstResult} several times; returns the median, and which backend it ran on. */
    static Startup measure(String lane, int runs) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Plan.laneArguments(lane));
        command.addAll(List.of("-cp", applicationClasspath(), FirstResult.class.getName()));

        List<Double> milliseconds = new ArrayList<>();
        String backend = null;
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
                String line = output.readLine();
                milliseconds.add((System.nanoTime() - start) / 1e6);
                if (!"done".equals(line)) {
                    throw new IllegalStateException("no first result from " + command + ": " + line);
                }
                backend = output.readLine();
            }
            process.waitFor();
        }
        return new Startup(Figures.median(milliseconds), backend);
    }

    /** The library and this program, as in a small application: without the jars of the harness and the peers. */
    private static String applicationClasspath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar") || entry.equals(libraryJar().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    static Path libraryJar() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches("rectify-\\d.*\\.jar"))
                .findFirst().orElseThrow();
    }
}
