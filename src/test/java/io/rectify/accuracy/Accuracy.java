package io.rectify.accuracy;

import io.rectify.Activation;
import io.rectify.Activations;
import io.rectify.Backend;
import io.rectify.reference.Smooth;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import me.tongfei.progressbar.ProgressBar;

/**
 * Measures smooth activations, value and derivatives: on every {@code float}, and on 134 million {@code double} numbers. Keeps the
 * results and writes {@code docs/accuracy.md}. The arguments are activations, or {@code all}.
 */
public final class Accuracy {
    private static final int DOUBLES_PER_PART = 1 << 19;

    private Accuracy() {}

    public static void main(String[] args) throws Exception {
        List<String> wanted = Arrays.stream(args).flatMap(text -> Stream.of(text.trim().split("\\s+"))).toList();
        for (String text : wanted.equals(List.of("all")) ? Smooth.NAMES.stream().sorted().toList() : wanted) {
            String name = text.replaceFirst("\\(.*", "");
            if (!Activations.names().contains(name)) {
                System.out.println(name + " is not in the catalogue: skipped.");
            } else if (!Smooth.NAMES.contains(name)) {
                System.out.println(name + " is not smooth: mvn verify proves it exact or correctly rounded.");
            } else {
                measure(Activations.parse(text));
            }
        }
        Page.write();
    }

    private static void measure(Activation activation) throws IOException {
        for (Quantity quantity : Quantity.values()) {
            measure(activation, "float", quantity, part -> Floats.measure(activation, quantity, part << 24, 1, 1 << 24));
            measure(activation, "double", quantity, part -> Doubles.measure(activation, quantity, part, DOUBLES_PER_PART));
        }
    }

    private static void measure(Activation activation, String type, Quantity quantity, IntFunction<Tally> part)
            throws IOException {
        String title = activation + " " + quantity + " " + type;
        Path state = Path.of("target/accuracy", title.replaceAll("[^\\w.-]+", "_") + ".txt");
        Run run = new Run(state, version());
        Tally tally;
        try (ProgressBar bar = new ProgressBar(title, Run.PARTS)) {
            tally = run.finish(part, bar.stepTo(run.done())::step);
        }
        Result result = Result.of(activation.toString(), type, quantity, tally);
        result.save();
        System.out.println(title + ": " + result.describe());
    }

    /** What the results depend on: JVM, backend, and every class of the library and of this measurement. */
    private static String version() throws IOException {
        CRC32 crc = new CRC32();
        for (Class<?> origin : new Class<?>[] {Activation.class, Accuracy.class}) {
            try (Stream<Path> files = Files.walk(Path.of(origin.getProtectionDomain().getCodeSource().getLocation().toURI()))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    crc.update(Files.readAllBytes(file));
                }
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return String.format(Locale.ROOT, "%08x %s %s", crc.getValue(), Runtime.version(), Backend.current());
    }
}
