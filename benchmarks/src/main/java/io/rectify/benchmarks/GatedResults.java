package io.rectify.benchmarks;

import io.rectify.benchmarks.Figures.Key;
import io.rectify.benchmarks.Table.Goal;
import java.util.List;

/** The tables of the gated linear units: which figure is held against which, and the goal of the ratio. */
final class GatedResults extends LaneTables {

    private static final List<Integer> LENGTHS = List.of(1024, 65_536, 4_194_304);

    GatedResults(Figures figures) {
        super(figures, GatedFormula.NAMES);
        for (String type : TYPES) {
            ratios("Forward ÷ a loop of the same reads and writes, `" + type + "`",
                    "The limit: `y[i] = value[i] * gate[i]`, which the JVM vectorizes.", type, "forward", "twoReads");
        }
        for (String type : TYPES) {
            perLane("A loop by hand ÷ Rectify, forward, `" + type + "`",
                    "How many times longer a loop of the formula takes, with `Math.exp` and, for geglu, the error function of "
                            + "Commons Numbers.",
                    AHEAD, AHEAD, List.of(1024, 65_536), (lane, function, n) -> figures.ratio(
                            Key.gated(lane, "byHand", type, function, n), Key.gated(lane, "forward", type, function, n)));
        }
        for (Peer peer : List.of(Peer.TORCH, Peer.ONNX)) {
            for (String type : TYPES) {
                perLane(peer.title + " ÷ Rectify, forward, `" + type + "`",
                        "How many times longer it takes, called from Java on buffers of its own, in the JVM of the vector lane. "
                                + "For empty cells, see the end.",
                        AHEAD, Goal.NONE, LENGTHS, (lane, function, n) -> figures.ratio(
                                Key.peerGated(peer, type, function, n), Key.gated(lane, "forward", type, function, n)));
            }
        }
        for (String type : TYPES) {
            ratios("From the halves of rows ÷ from two arrays, forward, `" + type + "`",
                    "Rows of 1,024 values and as many gates.", type, "forwardHalves", "forward");
        }
        for (String type : TYPES) {
            ratios("Backward ÷ forward, `" + type + "`", "Backward sets both gradients.", type, "backward", "forward");
        }
        for (String method : List.of("forward", "backward")) {
            for (String type : TYPES) {
                perLane("Nanoseconds for each element, " + method + ", `" + type + "`", "The call included.",
                        Goal.NONE, Goal.NONE, LENGTHS,
                        (lane, function, n) -> figures.nanoseconds(Key.gated(lane, method, type, function, n)) / n);
            }
        }
        allocation("At n = 1,024; the most of both types.", List.of("forward", "forwardHalves", "backward"));
    }

    private void ratios(String title, String text, String type, String method, String divisor) {
        perLane(title, text, Goal.NONE, Goal.NONE, LENGTHS, (lane, function, n) -> figures.ratio(
                Key.gated(lane, method, type, function, n), Key.gated(lane, divisor, type, function, n)));
    }
}
