package io.rectify.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** All measured times of one run, and their medians over rounds and iterations. */
final class Figures {

    private static final int SMALLEST_OBJECT = 16;

    private final Map<Key, Measured> figures = new TreeMap<>();

    /** What was measured: {@code subject} and {@code method} are those of the benchmark, without the type. */
    record Key(String lane, String subject, String method, String type, String activation, int n, int crowd)
            implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::subject).thenComparing(Key::lane)
                .thenComparing(Key::method).thenComparing(Key::activation).thenComparing(Key::type)
                .thenComparing(Key::crowd).thenComparing(Key::n);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Measured(List<Double> nanoseconds, List<Double> bytes) {
    }

    void add(String lane, RunResult result) {
        Measured measured = figures.computeIfAbsent(key(lane, result.getParams()),
                key -> new Measured(new ArrayList<>(), new ArrayList<>()));
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                measured.nanoseconds.add(iteration.getPrimaryResult().getScore());
                measured.bytes.add(iteration.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
            }
        }
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
        double most = figures.entrySet().stream()
                .filter(e -> e.getKey().subject.equals("Rectify") && e.getKey().lane.equals(lane))
                .filter(e -> e.getKey().method.equals(method) && e.getKey().n <= 65_536)
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
