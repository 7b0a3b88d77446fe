package io.rectify.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A row of {@code docs/accuracy/measured.csv}: what a complete run over one function of one type has found.
 *
 * @param activation as it prints itself
 * @param type {@code float} or {@code double}
 * @param of what was measured
 * @param points number of arguments
 * @param max largest error in ulp
 * @param worst where
 * @param maxOrAbsolute the same, where small absolute errors count as {@link Tally#maxOrAbsolute} tells
 * @param maxUnexcused the largest of the errors that are not small in that sense
 * @param rms root of the mean square error in ulp
 * @param bias mean signed error in ulp
 * @param monotone whether a larger argument never gave a smaller result
 * @param java version of the JVM
 * @param cpu its processor
 */
public record Result(
        String activation, String type, Quantity of, long points, double max, double worst, double maxOrAbsolute,
        double maxUnexcused, double rms, double bias, boolean monotone, String java, String cpu) {

    /** The file of all results. */
    public static final Path FILE = Path.of("docs/accuracy/measured.csv");

    private static final String HEADER = "activation,type,of,points,max_ulp,at,max_ulp_or_absolute,max_ulp_unexcused,"
            + "rms_ulp,bias_ulp,monotone,java,cpu";

    static Result of(String activation, String type, Quantity of, Tally tally) {
        return new Result(activation, type, of, tally.points(), tally.max(), tally.worst(), tally.maxOrAbsolute(),
                tally.maxUnexcused(), tally.rms(), tally.bias(), tally.monotone(), System.getProperty("java.version"), thisCpu());
    }

    /**
     * Reads all results.
     *
     * @return in the order of the file
     */
    public static List<Result> readAll() {
        try {
            return Files.exists(FILE) ? Files.readAllLines(FILE).stream().skip(1).map(Result::parse).toList() : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts this result in the place of an older one. */
    void save() {
        List<Result> all = new ArrayList<>(readAll());
        all.removeIf(other -> other.key().equals(key()));
        all.add(this);
        all.sort(Comparator.comparing(Result::activation).thenComparing(Result::of).thenComparing(Result::type, Comparator.reverseOrder()));
        StringBuilder lines = new StringBuilder(HEADER + "\n");
        all.forEach(result -> lines.append(result.line()).append('\n'));
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one line, for people. */
    String describe() {
        return String.format(Locale.ROOT, "%,d inputs, max %.5f ulp at %s%s, rms %.4f, bias %+.1e%s", points, max, worst,
                maxOrAbsolute < max ? String.format(Locale.ROOT, " (%.5f or absolute)", maxOrAbsolute) : "", rms, bias,
                of != Quantity.VALUE ? "" : monotone ? ", monotone" : ", not monotone");
    }

    private String key() {
        return activation + " " + of + " " + type;
    }

    private String line() {
        return String.join(",", activation, type, of.toString(), Long.toString(points), Double.toString(max),
                Double.toHexString(worst), Double.toString(maxOrAbsolute), Double.toString(maxUnexcused), Double.toString(rms), Double.toString(bias),
                Boolean.toString(monotone), java, cpu);
    }

    private static Result parse(String line) {
        String[] f = line.split(",");
        return new Result(f[0], f[1], Quantity.valueOf(f[2].toUpperCase(Locale.ROOT).replace(' ', '_')), Long.parseLong(f[3]), Double.parseDouble(f[4]),
                Double.parseDouble(f[5]), Double.parseDouble(f[6]), Double.parseDouble(f[7]), Double.parseDouble(f[8]),
                Double.parseDouble(f[9]), Boolean.parseBoolean(f[10]), f[11], f[12]);
    }

    private static String thisCpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim().replace(',', ' '))
                    .findFirst().orElse("unknown CPU");
        } catch (IOException e) {
            return System.getProperty("os.arch") + " CPU";
        }
    }
}
