package io.rectify.benchmarks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** All measured times of one run, and their medians over rounds and iterations. */
final class Figures implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int SMALLEST_OBJECT = 16;

    private final TreeMap<Key, Measured> figures = new TreeMap<>();
    private final TreeMap<String, String> missing = new TreeMap<>();

    /** What was measured: {@code subject} and {@code method} are those of the benchmark, without the type. */
    record Key(String lane, String subject, String method, String type, String activation, int n, int crowd)
            implements Comparable<Key>, Serializable {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::subject).thenComparing(Key::lane)
                .thenComparing(Key::method).thenComparing(Key::activation).thenComparing(Key::type)
                .thenComparing(Key::crowd).thenComparing(Key::n);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Measured(ArrayList<Double> nanoseconds, ArrayList<Double> bytes) implements Serializable {

        Measured() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    void add(String lane, RunResult result) {
        Measured measured = figures.computeIfAbsent(key(lane, result.getParams()), key -> new Measured());
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                measured.nanoseconds.add(iteration.getPrimaryResult().getScore());
                measured.bytes.add(iteration.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
            }
        }
    }

    /** Adds all figures of another JVM. */
    void add(Figures others) {
        others.figures.forEach((key, other) -> {
            Measured measured = figures.computeIfAbsent(key, k -> new Measured());
            measured.nanoseconds.addAll(other.nanoseconds);
            measured.bytes.addAll(other.bytes);
        });
        missing.putAll(others.missing);
    }

    /** Notes why something could not be measured. */
    void addMissing(String what, String why) {
        missing.put(what, why);
    }

    /** What could not be measured, each with the reason. */
    Map<String, String> missing() {
        return missing;
    }

    private static Key key(String lane, BenchmarkParams parameters) {
        String[] name = parameters.getBenchmark().split("\\.");
        String method = name[name.length - 1];
        String subject = name[name.length - 2];
        String type = parameters.getParam("type");
        if (type == null) {
            type = subject.startsWith("Float") ? "float" : "double";
            subject = subject.substring(type.length());
        }
        String activation = parameters.getParam("activation");
        String crowd = parameters.getParam("crowd");
        return new Key(lane, subject, method, type, activation == null ? "" : activation,
                Integer.parseInt(parameters.getParam("n")), crowd == null ? 0 : Integer.parseInt(crowd));
    }

    /** The median time of the library; NaN if it was not measured. */
    double rectify(String lane, String method, String type, String activation, int n, int crowd) {
        return nanoseconds(new Key(lane, "Rectify", method, type, activation, n, crowd));
    }

    /** The median time of a smooth function, or of what it is held against in the same JVM; NaN if it was not measured. */
    double smooth(String lane, String method, String type, String activation, int n) {
        return nanoseconds(new Key(lane, "Smooth", method, type, activation, n, 0));
    }

    /** The most bytes per call, of both types; NaN if it was not measured. */
    double smoothBytes(String lane, String method, String activation, int n) {
        return bytes(key -> key.subject.equals("Smooth") && key.lane.equals(lane) && key.method.equals(method)
                && key.activation.equals(activation) && key.n == n);
    }

    /** The median time of a copy or of a hand-written loop; NaN if it was not measured. */
    double loop(String method, String type, int n) {
        return nanoseconds(new Key(Plan.ANY, "Loops", method, type, "", n, 0));
    }

    /** The median time of another library; NaN if it was not measured. */
    double peer(String peer, String type, String activation, int n) {
        return nanoseconds(new Key(Plan.ANY, peer, "forward", type, activation, n, 0));
    }

    private double nanoseconds(Key key) {
        Measured measured = figures.get(key);
        return measured == null ? Double.NaN : median(measured.nanoseconds);
    }

    /**
     * The most bytes that a call of the library allocated; NaN if it was not measured. Less than the smallest object counts as
     * nothing: it is what the harness allocates between calls, and of lengths over 65,536 so few calls fit into an iteration
     * that even that shows; they are left out.
     */
    double bytes(String lane, String method) {
        return bytes(key -> key.subject.equals("Rectify") && key.lane.equals(lane) && key.method.equals(method) && key.n <= 65_536);
    }

    private double bytes(Predicate<Key> keys) {
        double most = figures.entrySet().stream()
                .filter(e -> keys.test(e.getKey()))
                .mapToDouble(e -> median(e.getValue().bytes))
                .max().orElse(Double.NaN);
        return most < SMALLEST_OBJECT ? 0 : most;
    }

    String csv() {
        StringBuilder csv = new StringBuilder("subject,lane,method,activation,type,crowd,n,ns,ns_min,ns_max,bytes\n");
        figures.forEach((key, measured) -> csv.append(String.format("%s,%s,%s,%s,%s,%d,%d,%.4g,%.4g,%.4g,%.1f%n",
                key.subject, key.lane, key.method, key.activation, key.type, key.crowd, key.n,
                median(measured.nanoseconds), measured.nanoseconds.stream().min(Double::compare).orElseThrow(),
                measured.nanoseconds.stream().max(Double::compare).orElseThrow(), median(measured.bytes))));
        return csv.toString();
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
