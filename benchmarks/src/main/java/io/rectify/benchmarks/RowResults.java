package io.rectify.benchmarks;

import io.rectify.benchmarks.Figures.Key;
import io.rectify.benchmarks.Table.Goal;
import java.util.List;

/** The tables of the row activations: which figure is held against which, and the goal of the ratio. */
final class RowResults extends LaneTables {

    private static final List<Integer> COLUMNS = List.of(10, 1000, 50_257);

    RowResults(Figures figures) {
        super(figures, RowFormula.NAMES);
        for (Peer peer : List.of(Peer.TORCH, Peer.ONNX)) {
            for (String type : TYPES) {
                perLane(peer.title + " ÷ Rectify, forward, `" + type + "`",
                        "How many times longer it takes, called from Java on buffers of its own, in the JVM of the vector lane. "
                                + "Without \"_matrix\" one row, with it as many rows as make about 100,000 elements. For empty cells, see the end.",
                        AHEAD, Goal.NONE, COLUMNS, (lane, function, n) -> figures.ratio(
                                Key.peerRows(peer, type, function, n), Key.rows(lane, "forward", type, function, n)));
            }
        }
        perLane("Loops by hand ÷ Rectify, forward, `double`",
                "How many times longer loops with `Math.exp` take, and for the sparsemax `Arrays.sort`.",
                AHEAD, Goal.NONE, COLUMNS, (lane, function, n) -> figures.ratio(
                        Key.rows(lane, "byHand", "double", function, n), Key.rows(lane, "forward", "double", function, n)));
        for (String method : List.of("forward", "backward")) {
            for (String type : TYPES) {
                perLane("Nanoseconds for each element, " + method + ", `" + type + "`", "The call included.",
                        Goal.NONE, Goal.NONE, COLUMNS,
                        (lane, function, n) -> figures.nanoseconds(Key.rows(lane, method, type, function, n))
                                / RowFormula.of(function, n).size());
            }
        }
        allocation("The most of both types, at n = 10 and n = 1,000.", List.of("forward", "backward"));
    }
}
