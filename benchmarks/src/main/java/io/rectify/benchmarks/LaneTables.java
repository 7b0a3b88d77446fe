package io.rectify.benchmarks;

import static io.rectify.benchmarks.Plan.PLAIN;
import static io.rectify.benchmarks.Plan.VECTOR;

import io.rectify.benchmarks.Table.Goal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Tables with a row for each function of a list, and a column for each lane and length. */
abstract class LaneTables {

    static final List<String> TYPES = List.of("float", "double");
    static final Goal AHEAD = Goal.atLeast(1);

    private static final List<String> LANES = List.of(VECTOR, PLAIN);

    final Figures figures;
    private final List<String> functions;
    private final List<Table> tables = new ArrayList<>();

    LaneTables(Figures figures, List<String> functions) {
        this.figures = figures;
        this.functions = functions;
    }

    List<Table> tables() {
        return tables;
    }

    /** NaN where it was not measured. */
    interface Figure {
        double of(String lane, String function, int n);
    }

    void perLane(String title, String text, Goal vector, Goal plain, List<Integer> lengths, Figure figure) {
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
            LANES.forEach(lane -> lengths.forEach(n -> row.add(figure.of(lane, function, n))));
            table.row(function, row);
        }
    }

    void allocation(String text, List<String> methods) {
        List<String> columns = new ArrayList<>();
        LANES.forEach(lane -> methods.forEach(method -> columns.add(words(method) + ", " + lane)));
        Table table = add(new Table("Bytes allocated by a steady call", text,
                columns, Collections.nCopies(columns.size(), Goal.atMost(0))));
        for (String function : functions) {
            List<Double> row = new ArrayList<>();
            LANES.forEach(lane -> methods.forEach(method -> row.add(figures.bytes(key -> key.lane().equals(lane)
                    && key.method().equals(method) && key.activation().equals(function)))));
            table.row(function, row);
        }
    }

    Table add(Table table) {
        tables.add(table);
        return table;
    }

    /** The name of a method as words: "second derivative". */
    private static String words(String method) {
        return method.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
