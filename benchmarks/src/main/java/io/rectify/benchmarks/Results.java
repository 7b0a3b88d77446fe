package io.rectify.benchmarks;

import static io.rectify.benchmarks.Plan.CROWD;
import static io.rectify.benchmarks.Plan.PLAIN;
import static io.rectify.benchmarks.Plan.VECTOR;

import io.rectify.benchmarks.Figures.Key;
import io.rectify.benchmarks.Table.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/** The tables: which figure is held against which, and the goal of the ratio. */
final class Results {

    private static final List<String> TYPES = List.of("float", "double");
    private static final List<String> ACTIVATIONS = List.of("relu", "leaky_relu");
    private static final List<String> LANES = List.of(VECTOR, PLAIN);
    private static final List<String> OPERATIONS = List.of("forward", "derivative", "backward");
    private static final int[] CROWDS = {0, CROWD};

    private static final int[] LENGTHS = {8, 64, 1024, 65_536, 4_194_304};
    private static final List<String> LENGTH_NAMES = List.of("n = 8", "64", "1,024", "65,536", "4,194,304");

    private static final Goal NONE = Goal.NONE;
    private static final Goal LIKE_BY_HAND = Goal.atMost(1.15);

    private final Figures figures;
    private final List<Table> tables = new ArrayList<>();

    Results(Figures figures, List<Startup> startups, double jarKilobytes) {
        this.figures = figures;
        forward();
        gradients();
        plain();
        peers();
        byHand();
        shortCalls();
        allocation();
        startup(startups);
        jar(jarKilobytes);
    }

    List<Table> tables() {
        return tables;
    }

    private void forward() {
        Table table = perLength("Forward ÷ `System.arraycopy`, SIMD lane",
                "The limit: the same bytes read and written, and nothing computed.",
                NONE, NONE, Goal.atMost(2.5), LIKE_BY_HAND, LIKE_BY_HAND);
        for (int crowd : CROWDS) {
            for (String activation : ACTIVATIONS) {
                for (String type : TYPES) {
                    ratio(table, activation + " " + type + after(crowd), VECTOR, crowd, type, activation, "forward", "copy");
                }
            }
        }
    }

    private void gradients() {
        Table table = perLength("Derivative, backward ÷ a loop of the same reads and writes",
                "The loops are `y[i] = c * x[i]` and `dx[i] = x[i] * dy[i]`, which the JVM vectorizes.",
                NONE, NONE, LIKE_BY_HAND, LIKE_BY_HAND, LIKE_BY_HAND);
        for (int crowd : CROWDS) {
            for (String lane : LANES) {
                for (String activation : ACTIVATIONS) {
                    for (String type : TYPES) {
                        String row = activation + " " + type + ", " + lane + after(crowd);
                        ratio(table, "derivative " + row, lane, crowd, type, activation, "derivative", "oneRead");
                        ratio(table, "backward " + row, lane, crowd, type, activation, "backward", "twoReads");
                    }
                }
            }
        }
    }

    private void plain() {
        Table same = perLength("Plain lane ÷ the same expression in a hand-written loop, equal offsets",
                "`relu` against a loop of `Math.max(0, x)`; `x·|x|`, a user's class of two methods, against a loop of that.",
                NONE, NONE, LIKE_BY_HAND, LIKE_BY_HAND, LIKE_BY_HAND);
        Goal copied = Goal.atMost(1.6);
        Table shifted = perLength("Plain lane ÷ the same expression in a hand-written loop, different offsets",
                "The library reads from offset 3 and writes to offset 0; the loop is the one above, with equal offsets.",
                NONE, NONE, copied, copied, copied);
        for (int crowd : CROWDS) {
            for (String type : TYPES) {
                plainRows(same, "forward", type, crowd);
                plainRows(shifted, "forwardShifted", type, crowd);
            }
        }
    }

    private void plainRows(Table table, String method, String type, int crowd) {
        ratio(table, "relu " + type + after(crowd), PLAIN, crowd, type, "relu", method, "reluMax");
        ratio(table, "x·\\|x\\| " + type + after(crowd), PLAIN, crowd, type, SignedSquare.NAME, method, "signedSquare");
    }

    private void peers() {
        Goal farAhead = Goal.atLeast(10);
        Goal ahead = Goal.atLeast(1);
        Table table = perLength("Other libraries ÷ Rectify, forward, SIMD lane",
                "How many times longer they take, called from Java on buffers of their own; \"on arrays\" includes the way from "
                        + "and to a Java array.",
                farAhead, farAhead, farAhead, ahead, ahead);
        for (Peer peer : Peer.values()) {
            boolean ran = false;
            for (String activation : ACTIVATIONS) {
                for (String type : TYPES) {
                    ran |= row(table, peer.title + ", " + activation + " " + type, n -> figures.ratio(
                            Key.peer(peer, 0, type, activation, n), Key.arrays(VECTOR, 0, "forward", type, activation, n)));
                }
            }
            if (!ran) {
                table.row(peer.title + ": did not run here", List.of());
            }
        }
    }

    private void byHand() {
        Table table = perLength("Hand-written ReLU ÷ Rectify, forward", "What a loop of one's own costs.",
                NONE, NONE, NONE, NONE, NONE);
        for (String lane : LANES) {
            for (String type : TYPES) {
                ratio(table, "`Math.max(0, x)` " + type + ", " + lane, lane, 0, type, "relu", "reluMax", "forward");
                ratio(table, "`x > 0 ? x : 0` " + type + ", " + lane, lane, 0, type, "relu", "reluBranch", "forward");
            }
        }
    }

    private void shortCalls() {
        Goal goal = Goal.atMost(15);
        Table table = add(new Table("Nanoseconds of a call at n = 8", "Everything that is not the loop.",
                OPERATIONS, List.of(goal, goal, goal)));
        for (int crowd : CROWDS) {
            for (String lane : LANES) {
                for (String activation : ACTIVATIONS) {
                    for (String type : TYPES) {
                        table.row(activation + " " + type + ", " + lane + after(crowd), OPERATIONS.stream()
                                .map(operation -> figures.nanoseconds(Key.arrays(lane, crowd, operation, type, activation, 8)))
                                .toList());
                    }
                }
            }
        }
    }

    private void allocation() {
        Goal goal = Goal.atMost(0);
        Table table = add(new Table("Bytes allocated by a steady call",
                "The most of all activations, types and lengths up to 1,024.",
                List.of("forward", "derivative", "backward", "different offsets"), List.of(goal, goal, goal, goal)));
        for (String lane : LANES) {
            table.row(lane, Stream.of("forward", "derivative", "backward", "forwardShifted")
                    .map(method -> figures.bytes(key -> key.lane().equals(lane) && key.method().equals(method))).toList());
        }
    }

    private void startup(List<Startup> startups) {
        Table table = add(new Table("Milliseconds from the start of a JVM to the first bulk result",
                "A whole process, from its launch to its first line of output.",
                LANES, List.of(Goal.atMost(300), Goal.atMost(150))));
        table.row("relu, 1,024 floats", startups.stream().map(Startup::milliseconds).toList());
    }

    private void jar(double kilobytes) {
        add(new Table("Size of the jar", "The library has no dependencies.", List.of("kB"), List.of(Goal.atMost(150))))
                .row("rectify", List.of(kilobytes));
    }

    private void ratio(
            Table table, String name, String lane, int crowd, String type, String activation, String method, String divisor) {
        row(table, name, n -> figures.ratio(
                Key.arrays(lane, crowd, method, type, activation, n), Key.arrays(lane, crowd, divisor, type, activation, n)));
    }

    private Table perLength(String title, String text, Goal... goals) {
        return add(new Table(title, text, LENGTH_NAMES, List.of(goals)));
    }

    private Table add(Table table) {
        tables.add(table);
        return table;
    }

    /** Adds a row of one figure for each length, unless nothing of it was measured; returns whether it did. */
    private static boolean row(Table table, String name, IntToDoubleFunction ratio) {
        List<Double> ratios = Arrays.stream(LENGTHS).mapToDouble(ratio).boxed().toList();
        boolean measured = ratios.stream().anyMatch(r -> !r.isNaN());
        if (measured) {
            table.row(name, ratios);
        }
        return measured;
    }

    private static String after(int crowd) {
        return crowd == 0 ? "" : ", after " + crowd + " other classes";
    }
}
