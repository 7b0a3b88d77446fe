package io.rectify.benchmarks;

import static io.rectify.benchmarks.Plan.PLAIN;

import io.rectify.benchmarks.Figures.Key;
import io.rectify.benchmarks.Table.Goal;
import java.util.ArrayList;
import java.util.List;

/** The tables of a list of functions: which figure is held against which, and the goal of the ratio. */
final class FunctionResults extends LaneTables {

    private static final List<Integer> LENGTHS = List.of(1024, 65_536, 4_194_304);
    private static final List<Integer> SHORTER = List.of(1024, 65_536);

    private static final String BY_HAND = "How many times longer a loop of the formula takes";

    FunctionResults(Figures figures, List<String> functions) {
        super(figures, functions);
        TYPES.forEach(type -> copies("forward", type));
        TYPES.forEach(type -> byHand(type, functions));
        for (Peer peer : List.of(Peer.TORCH, Peer.ONNX)) {
            TYPES.forEach(type -> peer(peer, type));
        }
        List<String> methods = new ArrayList<>(List.of("forward", "derivative", "backward"));
        for (String method : List.of("derivative", "backward")) {
            TYPES.forEach(type -> copies(method, type));
        }
        if (functions.stream().anyMatch(function -> Formulas.activation(function).hasSecondDerivative())) {
            methods.add("secondDerivative");
            TYPES.forEach(this::secondDerivative);
        }
        scalars(functions);
        allocation("At n = 1,024; the most of both types.", methods);
    }

    private void copies(String method, String type) {
        String title = Character.toUpperCase(method.charAt(0)) + method.substring(1);
        perLane(title + " ÷ `System.arraycopy`, `" + type + "`",
                "The limit: as many bytes read and written, and nothing computed.",
                Goal.NONE, Goal.NONE, LENGTHS, (lane, function, n) ->
                        figures.ratio(key(lane, method, type, function, n), key(lane, "copy", type, function, n)));
    }

    private void byHand(String type, List<String> functions) {
        perLane("A loop by hand ÷ Rectify, forward, `" + type + "`",
                Formulas.piecewise().contains(functions.get(0)) ? BY_HAND + "."
                        : BY_HAND + ", with `Math.exp`, `Math.log` and `Math.tanh`, and the error function of Commons Numbers.",
                AHEAD, AHEAD, SHORTER, (lane, function, n) ->
                        figures.ratio(key(lane, "byHand", type, function, n), key(lane, "forward", type, function, n)));
    }

    private void peer(Peer peer, String type) {
        perLane(peer.title + " ÷ Rectify, forward, `" + type + "`",
                "How many times longer it takes, called from Java on buffers of its own, in the JVM of the vector lane. "
                        + "For empty cells, see the end.",
                AHEAD, Goal.NONE, LENGTHS, (lane, function, n) -> figures.ratio(
                        Key.peer(peer, Plan.CATALOGUE, type, function, n), key(lane, "forward", type, function, n)));
    }

    private void secondDerivative(String type) {
        perLane("Second derivative ÷ derivative, `" + type + "`",
                "How many times longer it takes. In `float`, too, it is computed in `double`.",
                Goal.NONE, Goal.NONE, SHORTER, (lane, function, n) -> figures.ratio(
                        key(lane, "secondDerivative", type, function, n), key(lane, "derivative", type, function, n)));
    }

    private void scalars(List<String> functions) {
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

    private static Key key(String lane, String method, String type, String function, int n) {
        return Key.arrays(lane, Plan.CATALOGUE, method, type, function, n);
    }
}
