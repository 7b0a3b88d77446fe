package io.rectify.benchmarks;

import static io.rectify.benchmarks.Plan.PLAIN;
import static io.rectify.benchmarks.Plan.VECTOR;

import io.rectify.benchmarks.Figures.Key;
import io.rectify.benchmarks.Table.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of the row activations: which figure is held against which, and the goal of the ratio. */
final class RowResults {

    private static final List<String> TYPES = List.of("float", "double");
    private static final List<String> LANES = List.of(VECTOR, PLAIN);
    private static final List<Integer> COLUMNS = List.of(10, 1000, 50_257);

    private static final Goal AHEAD = Goal.atLeast(1);

    private final Figures figures;
    private final List<Table> tables = new ArrayList<>();

    RowResults(Figures figures) {
        this.figures = figures;
        for (Peer peer : List.of(Peer.TORCH, Peer.ONNX)) {
            for (String type : TYPES) {
                perLane(peer.title + " ÷ Rectify, forward, `" + type + "`",
                        "How many times longer it takes, called from Java on buffers of its own. Without \"matrix\" one row, "
                                + "with it as many rows as make about 100,000 elements. For empty cells, see the end.",
                        AHEAD, (lane, function, n) -> figures.ratio(
                                Key.peerRows(peer, type, function, n), Key.rows(lane, "forward", type, function, n)));
            }
        }
        perLane("Loops by hand ÷ Rectify, forward, `double`",
                "How many times longer loops with `Math.exp` take, and for the sparsemax `Arrays.sort`.",
                AHEAD, (lane, function, n) -> figures.ratio(
                        Key.rows(lane, "byHand", "double", function, n), Key.rows(lane, "forward", "double", function, n)));
        for (String method : List.of("forward", "backward")) {
            for (String type : TYPES) {
                perLane("Nanoseconds for each element, " + method + ", `" + type + "`", "The call included.",
                        Goal.NONE, (lane, function, n) -> figures.nanoseconds(Key.rows(lane, method, type, function, n))
                                / RowFormula.of(function, n).size());
            }
        }
        allocation();
    }

    List<Table> tables() {
        return tables;
    }

    private void allocation() {
        List<String> columns = new ArrayList<>();
        List<Goal> goals = new ArrayList<>();
        for (String lane : LANES) {
            for (String method : List.of("forward", "backward")) {
                columns.add(method + ", " + lane);
                goals.add(Goal.atMost(0));
            }
        }
        Table table = add(new Table("Bytes allocated by a steady call", "The most of both types, at n = 10 and n = 1,000.",
                columns, goals));
        for (String function : RowFormula.NAMES) {
            List<Double> row = new ArrayList<>();
            for (String lane : LANES) {
                for (String method : List.of("forward", "backward")) {
                    row.add(figures.bytes(key -> key.lane().equals(lane) && key.method().equals(method)
                            && key.activation().equals(function)));
                }
            }
            table.row(function.replace('_', ' '), row);
        }
    }

    private interface Figure {
        double of(String lane, String function, int n);
    }

    private void perLane(String title, String text, Goal vector, Figure figure) {
        List<String> columns = new ArrayList<>();
        List<Goal> goals = new ArrayList<>();
        for (String lane : LANES) {
            for (int n : COLUMNS) {
                columns.add(String.format(Locale.ROOT, "%s, n = %,d", lane, n));
                goals.add(lane.equals(VECTOR) ? vector : Goal.NONE);
            }
        }
        Table table = add(new Table(title, text, columns, goals));
        for (String function : RowFormula.NAMES) {
            List<Double> row = new ArrayList<>();
            LANES.forEach(lane -> COLUMNS.forEach(n -> row.add(figure.of(lane, function, n))));
            table.row(function.replace('_', ' '), row);
        }
    }

    private Table add(Table table) {
        tables.add(table);
        return table;
    }
}
