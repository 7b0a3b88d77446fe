package io.rectify.benchmarks;

import static io.rectify.benchmarks.Plan.PLAIN;
import static io.rectify.benchmarks.Plan.VECTOR;

import io.rectify.benchmarks.Figures.Key;
import io.rectify.benchmarks.Table.Goal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The tables of a list of functions: which figure is held against which, and the goal of the ratio. */
final class FunctionResults {

    private static final List<String> TYPES = List.of("float", "double");
    private static final List<String> LANES = List.of(VECTOR, PLAIN);
    private static final List<String> OPERATIONS = List.of("forward", "derivative", "backward");
    private static final List<Integer> LENGTHS = List.of(1024, 65_536, 4_194_304);

    private static final Goal AHEAD = Goal.atLeast(1);

    private final Figures figures;
    private final List<String> functions;
    private final List<Table> tables = new ArrayList<>();

    FunctionResults(Figures figures, List<String> functions) {
        this.figures = figures;
        this.functions = functions;
        TYPES.forEach(type -> copies("forward", type));
        TYPES.forEach(this::byHand);
        for (Peer peer : List.of(Peer.TORCH, Peer.ONNX)) {
            TYPES.forEach(type -> peer(peer, type));
        }
        for (String operation : List.of("derivative", "backward")) {
            TYPES.forEach(type -> copies(operation, type));
        }
        scalars();
        allocation();
    }

    List<Table> tables() {
        return tables;
    }

    private void copies(String operation, String type) {
        String title = Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
        perLane(title + " ÷ `System.arraycopy`, `" + type + "`",
                "The limit: as many bytes read and written, and nothing computed.",
                Goal.NONE, Goal.NONE, LENGTHS, (lane, function, n) ->
                        figures.ratio(key(lane, operation, type, function, n), key(lane, "copy", type, function, n)));
    }

    private void byHand(String type) {
        perLane("A loop by hand ÷ Rectify, forward, `" + type + "`",
                "How many times longer a loop of the formula takes, with `Math.exp`, `Math.log` and `Math.tanh`, and the error "
                        + "function of Commons Numbers.",
                AHEAD, AHEAD, List.of(1024, 65_536), (lane, function, n) ->
                        figures.ratio(key(lane, "byHand", type, function, n), key(lane, "forward", type, function, n)));
    }

    private void peer(Peer peer, String type) {
        perLane(peer.title + " ÷ Rectify, forward, `" + type + "`",
                "How many times longer it takes, called from Java on buffers of its own. For empty cells, see the end.",
                AHEAD, Goal.NONE, LENGTHS, (lane, function, n) -> figures.ratio(
                        Key.peer(peer, Plan.CATALOGUE, type, function, n), key(lane, "forward", type, function, n)));
    }

    private void scalars() {
        Table table = add(new Table("Calls of the scalar method",
                "In a loop over random arguments; \"by hand\" with the formula in its place.",
                List.of("`float`, ns", "by hand ÷ `float`", "`double`, ns", "by hand ÷ `double`"),
                List.of(Goal.NONE, AHEAD, Goal.NONE, AHEAD)));
        for (String function : functions) {
            List<Double> row = new ArrayList<>();
            for (String type : TYPES) {
                Key call = key(PLAIN, "scalar", type, function, 1024);
                row.add(figures.nanoseconds(call) / 1024);
                row.add(figures.ratio(key(PLAIN, "scalarByHand", type, function, 1024), call));
            }
            table.row(function, row);
        }
    }

    private void allocation() {
        List<String> columns = new ArrayList<>();
        LANES.forEach(lane -> OPERATIONS.forEach(operation -> columns.add(operation + ", " + lane)));
        Table table = add(new Table("Bytes allocated by a steady call", "At n = 1,024; the most of both types.",
                columns, Collections.nCopies(columns.size(), Goal.atMost(0))));
        for (String function : functions) {
            List<Double> row = new ArrayList<>();
            LANES.forEach(lane -> OPERATIONS.forEach(operation -> row.add(bytes(lane, operation, function))));
            table.row(function, row);
        }
    }

    private double bytes(String lane, String operation, String function) {
        return figures.bytes(key -> key.lane().equals(lane) && key.method().equals(operation)
                && key.activation().equals(function) && key.n() == 1024);
    }

    private static Key key(String lane, String method, String type, String function, int n) {
        return Key.arrays(lane, Plan.CATALOGUE, method, type, function, n);
    }

    private interface Ratio {
        double of(String lane, String function, int n);
    }

    private void perLane(String title, String text, Goal vector, Goal plain, List<Integer> lengths, Ratio ratio) {
        List<String> columns = new ArrayList<>();
        List<Goal> goals = new ArrayList<>();
        for (String lane : LANES) {
            for (int n : lengths) {
                columns.add(String.format(Locale.ROOT, "%s, n = %,d", lane, n));
                goals.add(lane.equals(VECTOR) ? vector : plain);
            }
        }
        Table table = add(new Table(title, text, columns, goals));
        for (String function : functions) {
            List<Double> row = new ArrayList<>();
            LANES.forEach(lane -> lengths.forEach(n -> row.add(ratio.of(lane, function, n))));
            table.row(function, row);
        }
    }

    private Table add(Table table) {
        tables.add(table);
        return table;
    }
}
