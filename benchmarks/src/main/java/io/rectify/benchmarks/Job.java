package io.rectify.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What is measured in one JVM.
 *
 * @param lane chosen by the flags of the JVM
 * @param crowd how many activation classes of users have used the bulk methods before, and with them the whole catalogue
 * @param lengths only short or only long ones: C2 compiles a loop for the lengths that it has seen
 */
record Job(String lane, int crowd, List<String> activations, List<Integer> lengths) {

    /** The job as arguments of {@link MeasuringJvm}. */
    List<String> arguments() {
        return List.of(lane, Integer.toString(crowd), String.join(",", activations),
                String.join(",", lengths.stream().map(String::valueOf).toList()));
    }

    static Job of(List<String> arguments) {
        return new Job(arguments.get(0), Integer.parseInt(arguments.get(1)), List.of(arguments.get(2).split(",")),
                List.of(arguments.get(3).split(",")).stream().map(Integer::valueOf).toList());
    }

    /** The methods that are of interest, of {@link FloatArrays}, {@link FloatRows} or {@link FloatGated}, as a pattern. */
    String methods(String activation, int n) {
        if (RowFormula.isOne(activation)) {
            return "(forward|backward|byHand)";
        }
        if (GatedFormula.isOne(activation)) {
            return "(twoReads|forward|forwardHalves|backward" + (n <= 65_536 ? "|byHand)" : ")");
        }
        boolean plain = lane.equals(Plan.PLAIN);
        List<String> methods = new ArrayList<>(List.of("copy", "forward"));
        if (!activation.equals(SignedSquare.NAME)) {
            methods.addAll(List.of("derivative", "backward"));
        }
        if (!Formulas.isRelu(activation)) {
            // The rest would take long and depends little on the length, or not on the lane.
            if (n <= 65_536) {
                methods.add("byHand");
                if (Formulas.activation(activation).hasSecondDerivative()) {
                    methods.add("secondDerivative");
                }
            }
            if (n == 1024 && plain) {
                methods.addAll(List.of("scalar", "scalarByHand"));
            }
        } else {
            methods.addAll(List.of("oneRead", "twoReads"));
            switch (activation) {
                case "relu" -> methods.addAll(List.of("reluMax", "reluBranch"));
                case SignedSquare.NAME -> methods.add("signedSquare");
                default -> { }
            }
            if (plain && n >= 1024) {
                methods.add("forwardShifted");
            }
        }
        return "(" + String.join("|", methods) + ")";
    }

    /** The libraries that have this function, as fast as they are: not the plain lane's match, and no crowd slows them. */
    List<Peer> peers(String activation) {
        if (lane.equals(Plan.PLAIN)) {
            return List.of();
        }
        if (!Formulas.isRelu(activation)) {
            return List.of(Peer.TORCH, Peer.ONNX);
        }
        return crowd == 0 ? List.of(Peer.values()) : List.of();
    }
}
