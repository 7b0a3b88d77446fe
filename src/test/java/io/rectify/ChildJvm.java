package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a JVM of its own. */
final class ChildJvm {
    static final List<String> VECTOR_MODULE = List.of("--add-modules", "jdk.incubator.vector");

    private ChildJvm() {}

    /** The options that give a child the same backend as this JVM. */
    static List<String> sameBackend() {
        return Backend.current().vectorBits() > 0 ? VECTOR_MODULE : List.of();
    }

    /** Returns what the child printed; it must end well. */
    static List<String> run(List<String> options, Class<?> main, String... arguments) throws Exception {
        Path out = Files.createTempFile("rectify", ".out");
        Path err = Files.createTempFile("rectify", ".err");
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-cp", location(Activation.class) + File.pathSeparator + location(ChildJvm.class), main.getName()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
            Process process = builder.start();
            boolean ended = process.waitFor(400, TimeUnit.SECONDS);
            process.destroyForcibly();
            String problem = String.join(" ", command) + "\n" + Files.readString(out) + Files.readString(err);
            assertTrue(ended, problem);
            assertEquals(0, process.exitValue(), problem);
            return Files.readAllLines(out);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static Path location(Class<?> c) throws URISyntaxException {
        return Path.of(c.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
