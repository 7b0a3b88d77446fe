package io.rectify.benchmarks;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** All times of one run, each measured once in a turn. A ratio is taken within each turn; what is told is the median. */
final class Figures implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int SMALLEST_OBJECT = 16;

    private final TreeMap<Key, Measured> figures = new TreeMap<>();
    private final TreeMap<String, String> missing = new TreeMap<>();

    /**
     * What was measured: {@code method} of {@code subject}, which is the class of the benchmark without the type, in a JVM of
     * that lane and after that crowd.
     */
    record Key(String lane, int crowd, String subject, String method, String type, String activation, int n)
            implements Comparable<Key>, Serializable {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::lane).thenComparing(Key::crowd)
                .thenComparing(Key::activation).thenComparing(Key::type).thenComparing(Key::n)
                .thenComparing(Key::subject).thenComparing(Key::method);

        private boolean isPeer() {
            return !List.of("Arrays", "Rows", "Gated").contains(subject);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        /** The library, or what stands beside it in {@link FloatArrays} and {@link DoubleArrays}. */
        static Key arrays(String lane, int crowd, String method, String type, String activation, int n) {
            return new Key(lane, crowd, "Arrays", method, type, activation, n);
        }

        /** A row activation. */
        static Key rows(String lane, String method, String type, String activation, int columns) {
            return new Key(lane, Plan.CATALOGUE, "Rows", method, type, activation, columns);
        }

        /** A row activation of another library. */
        static Key peerRows(Peer peer, String type, String activation, int columns) {
            return new Key(Plan.VECTOR, Plan.CATALOGUE, peer.benchmark + "Rows", "forward", type, activation, columns);
        }

        /** A gated linear unit. */
        static Key gated(String lane, String method, String type, String activation, int n) {
            return new Key(lane, Plan.CATALOGUE, "Gated", method, type, activation, n);
        }

        /** A gated linear unit of another library. */
        static Key peerGated(Peer peer, String type, String activation, int n) {
            return new Key(Plan.VECTOR, Plan.CATALOGUE, peer.benchmark + "Gated", "forward", type, activation, n);
        }

        /** Another library. */
        static Key peer(Peer peer, int crowd, String type, String activation, int n) {
            return new Key(Plan.VECTOR, crowd, peer.benchmark, "forward", type, activation, n);
        }
    }

    /** By the number of the turn. */
    private record Measured(TreeMap<Integer, Double> nanoseconds, TreeMap<Integer, Double> bytes) implements Serializable {

        Measured() {
            this(new TreeMap<>(), new TreeMap<>());
        }
    }

    void add(String lane, int crowd, int turn, RunResult result) {
        Measured measured = figures.computeIfAbsent(key(lane, crowd, result.getParams()), key -> new Measured());
        measured.nanoseconds.put(turn, result.getPrimaryResult().getScore());
        measured.bytes.put(turn, result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }

    /** Adds all figures of another JVM. */
    void add(Figures others) {
        others.figures.forEach((key, other) -> {
            Measured measured = figures.computeIfAbsent(key, k -> new Measured());
            measured.nanoseconds.putAll(other.nanoseconds);
            measured.bytes.putAll(other.bytes);
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

    private static Key key(String lane, int crowd, BenchmarkParams parameters) {
        String[] name = parameters.getBenchmark().split("\\.");
        String method = name[name.length - 1];
        String subject = name[name.length - 2];
        String type = parameters.getParam("type");
        if (type == null) {
            type = subject.startsWith("Float") ? "float" : "double";
            subject = subject.substring(type.length());
        }
        return new Key(lane, crowd, subject, method, type, parameters.getParam("activation"),
                Integer.parseInt(parameters.getParam("n")));
    }

    /** The median time; NaN if it was not measured. */
    double nanoseconds(Key key) {
        Measured measured = figures.get(key);
        return measured == null ? Double.NaN : median(measured.nanoseconds.values());
    }

    /** The median of the ratios of the turns; NaN without any. */
    double ratio(Key numerator, Key denominator) {
        if (!figures.containsKey(numerator) || !figures.containsKey(denominator)) {
            return Double.NaN;
        }
        Map<Integer, Double> divisors = figures.get(denominator).nanoseconds;
        List<Double> ratios = new ArrayList<>();
        figures.get(numerator).nanoseconds.forEach((turn, nanoseconds) -> {
            if (divisors.containsKey(turn)) {
                ratios.add(nanoseconds / divisors.get(turn));
            }
        });
        return median(ratios);
    }

    /**
     * The most bytes that a call of the library allocated; NaN if it was not measured. Less than the smallest object counts as
     * nothing: it is what the harness allocates between calls, and of lengths over 1,024 so few calls fit into an iteration
     * that even that shows; they are left out.
     */
    double bytes(Predicate<Key> keys) {
        double most = figures.entrySet().stream()
                .filter(e -> keys.test(e.getKey()) && !e.getKey().isPeer() && e.getKey().n <= 1024)
                .mapToDouble(e -> median(e.getValue().bytes.values()))
                .max().orElse(Double.NaN);
        return most < SMALLEST_OBJECT ? 0 : most;
    }

    /**
     * The last column has the times of all turns: with them, every ratio can be computed again. Lines with # tell on what
     * machine and JVM it was, and what could not be measured.
     */
    String csv(String machine) {
        StringBuilder csv = new StringBuilder("# " + machine + "\nsubject,lane,method,activation,type,crowd,n,bytes,ns,ns_by_turn\n");
        figures.forEach((key, measured) -> csv.append(String.format(Locale.ROOT, "%s,%s,%s,%s,%s,%d,%d,%.1f,%.4g,%s%n",
                key.subject, key.lane, key.method, key.activation, key.type, key.crowd, key.n,
                median(measured.bytes.values()), median(measured.nanoseconds.values()),
                measured.nanoseconds.values().stream().map(ns -> String.format(Locale.ROOT, "%.4g", ns)).collect(Collectors.joining(" ")))));
        missing.forEach((what, why) -> csv.append("# ").append(what).append(": ").append(why).append('\n'));
        return csv.toString();
    }

    /** Reads what {@link #csv} wrote on this machine, but for the activations that shall be measured again. */
    static Figures read(Path csv, String machine, List<String> without) throws IOException {
        Figures read = new Figures();
        List<String> lines = Files.readAllLines(csv);
        if (!lines.get(0).equals("# " + machine)) {
            throw new IllegalArgumentException(csv + " has figures of another machine or JVM (" + lines.get(0) + "), this is "
                    + machine + ": measure all functions, not some");
        }
        for (String line : lines.subList(2, lines.size())) {
            if (line.startsWith("# ")) {
                String[] reason = line.substring(2).split(": ", 2);
                if (without.stream().noneMatch(name -> reason[0].contains(", " + name + " "))) {
                    read.addMissing(reason[0], reason[1]);
                }
                continue;
            }
            String[] cells = line.split(",");
            if (without.contains(cells[3])) {
                continue;
            }
            Measured measured = new Measured();
            measured.bytes.put(0, Double.valueOf(cells[7]));
            for (String nanoseconds : cells[9].split(" ")) {
                measured.nanoseconds.put(measured.nanoseconds.size(), Double.valueOf(nanoseconds));
            }
            Key key = new Key(cells[1], Integer.parseInt(cells[5]), cells[0], cells[2], cells[4], cells[3],
                    Integer.parseInt(cells[6]));
            read.figures.put(key, measured);
        }
        return read;
    }

    static double median(Collection<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
