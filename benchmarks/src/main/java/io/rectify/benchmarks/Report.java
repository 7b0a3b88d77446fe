package io.rectify.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs benchmarks on this JDK and writes what came out: {@code results-jdkN.md} of the ReLUs, {@code piecewise-jdkN.md} and
 * {@code smooth-jdkN.md} of the other functions, {@code rows-jdkN.md} of the row activations, {@code gated-jdkN.md} of the
 * gated linear units, tables of ratios with the goal of each; beside each a {@code .csv} of the times behind it, and a picture
 * of all but the last two.
 *
 * <p>Usage: {@code Report directory [--smoke | (piecewise | smooth | rows | gated) [function...]]}, best through the script
 * {@code run}, which builds everything first. Fails if a benchmark does, never because a goal was missed.
 */
public final class Report {

    private static final String CPU = cpu();
    private static final int JDK = Runtime.version().feature();
    private static final String MACHINE = CPU + ", " + System.getProperty("java.vm.name") + " " + Runtime.version();

    private final Path directory;
    private final boolean smoke;
    private final List<Startup> startups = new ArrayList<>();

    private Report(Path directory, boolean smoke) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        this.smoke = smoke;
        for (String lane : List.of(Plan.VECTOR, Plan.PLAIN)) {
            startups.add(Startup.measure(lane, smoke ? 3 : 15));
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        String what = arguments.length > 1 ? arguments[1] : "";
        boolean smoke = what.equals("--smoke");
        Report report = new Report(Path.of(arguments[0]), smoke);
        if (smoke || what.isEmpty()) {
            report.relu();
        }
        List<String> again = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
        if (smoke || what.equals("piecewise")) {
            report.functions("piecewise", Formulas.piecewise(), again);
        }
        if (smoke || what.equals("smooth")) {
            report.functions("smooth", Formulas.smooth(), again);
        }
        if (smoke || what.equals("rows")) {
            Figures figures = report.measure("rows", RowFormula.NAMES, again, functions -> Plan.rows(functions, smoke));
            report.tables("rows", "Row activations", figures, new RowResults(figures));
        }
        if (smoke || what.equals("gated")) {
            Figures figures = report.measure("gated", GatedFormula.NAMES, again, functions -> Plan.functions(functions, smoke));
            report.tables("gated", "Gated linear units", figures, new GatedResults(figures));
        }
        System.out.println("Written to " + arguments[0]);
    }

    private void relu() throws IOException, InterruptedException {
        Figures figures = new Figures();
        Plan.relus(smoke).run(figures);
        write("figures", "csv", figures.csv(MACHINE));
        new Picture(figures, "ReLU forward, float, JDK " + JDK + ", " + CPU).save(file("relu", "png"));
        List<Table> tables = new Results(figures, startups, Files.size(Startup.libraryJar()) / 1000.0).tables();
        write("results", "md", page("ReLU and leaky ReLU", "benchmarks/run", "relu", Arrays.asList(Peer.values()), tables));
    }

    /** @param again which functions to measure, while the figures of the others stay what they are; all if it is empty */
    private Figures measure(String kind, List<String> functions, List<String> again, Function<List<String>, Plan> plan)
            throws IOException, InterruptedException {
        if (!functions.containsAll(again)) {
            throw new IllegalArgumentException(again + " are not all of " + functions);
        }
        Figures figures = again.isEmpty() ? new Figures() : Figures.read(file(kind, "csv"), MACHINE, again);
        plan.apply(again.isEmpty() ? functions : again).run(figures);
        write(kind, "csv", figures.csv(MACHINE));
        return figures;
    }

    private void functions(String kind, List<String> functions, List<String> again) throws IOException, InterruptedException {
        Figures figures = measure(kind, functions, again, measured -> Plan.functions(measured, smoke));
        int n = smoke ? 1024 : 65_536;
        String title = kind.equals("smooth") ? "Smooth functions" : "Piecewise functions";
        new FunctionPicture(figures, functions, title + ", forward, float, n = " + n + ", JDK " + JDK + ", " + CPU, n)
                .save(file(kind, "png"));
        List<Table> tables = new FunctionResults(figures, functions).tables();
        List<Peer> peers = List.of(Peer.TORCH, Peer.ONNX);
        write(kind, "md", page(title, "benchmarks/run " + kind, kind, peers, tables) + missing(figures));
    }

    private void tables(String kind, String title, Figures figures, LaneTables results) throws IOException {
        List<Table> tables = results.tables();
        List<Peer> peers = List.of(Peer.TORCH, Peer.ONNX);
        write(kind, "md", page(title, "benchmarks/run " + kind, "", peers, tables) + missing(figures));
    }

    private static String missing(Figures figures) {
        String lines = figures.missing().entrySet().stream().map(each -> "- " + each.getKey() + ": " + each.getValue() + "\n")
                .collect(Collectors.joining());
        return lines.isEmpty() ? "" : "\n## Not measured\n\n" + lines;
    }

    /** A page of tables, with a picture if it has a name. */
    private String page(String title, String command, String picture, List<Peer> peers, List<Table> tables) {
        int met = tables.stream().mapToInt(Table::met).sum();
        int missed = tables.stream().mapToInt(Table::missed).sum();
        String versions = peers.stream().filter(peer -> peer != Peer.TORCH_ON_ARRAYS)
                .map(peer -> peer.title + " " + peer.version().orElse("(absent)")).collect(Collectors.joining(", "));
        return "# " + title + ", measured on JDK " + JDK + "\n\n"
                + "Generated by `" + command + "`; do not edit.\n\n"
                + (smoke ? "**A smoke run: too short to mean anything.**\n\n" : "")
                + "- " + CPU + ", one thread\n"
                + "- " + System.getProperty("java.vm.name") + " " + Runtime.version() + "\n"
                + startups.stream().map(startup -> "- Rectify: " + startup.backend() + "\n").collect(Collectors.joining())
                + "- JMH 1.37; " + versions + "\n\n"
                + "Medians of ratios: all that is compared was measured in turns in the same JVM, on the same arrays, and "
                + "in several JVMs with differently aligned arrays. ✓ goal met, ✗ missed: "
                + met + " of " + (met + missed) + " met.\n\n"
                + (picture.isEmpty() ? "" : "![" + title + "](" + file(picture, "png").getFileName() + ")\n")
                + tables.stream().map(Table::toString).collect(Collectors.joining());
    }

    private void write(String name, String type, String content) throws IOException {
        Files.writeString(file(name, type), content);
    }

    private Path file(String name, String type) {
        return directory.resolve(name + "-jdk" + JDK + "." + type);
    }

    private static String cpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst().orElse("unknown CPU");
        } catch (IOException e) {
            return System.getProperty("os.arch") + " CPU";
        }
    }
}
