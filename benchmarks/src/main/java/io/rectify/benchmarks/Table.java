package io.rectify.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table in Markdown: a goal for each column, and a mark beside each figure that says whether it was met. */
final class Table {

    /** A limit that a figure is held against, or none. */
    record Goal(String sign, double limit) {

        static final Goal NONE = new Goal("", Double.NaN);

        static Goal atMost(double limit) {
            return new Goal("≤", limit);
        }

        static Goal atLeast(double limit) {
            return new Goal("≥", limit);
        }

        private boolean metBy(double figure) {
            return sign.equals("≤") ? figure <= limit : figure >= limit;
        }

        private String text() {
            return this == NONE ? "" : sign + " " + number(limit);
        }
    }

    private final StringBuilder markdown = new StringBuilder();
    private final List<Goal> goals;
    private int met;
    private int missed;

    Table(String title, String text, List<String> columns, List<Goal> goals) {
        this.goals = goals;
        markdown.append("\n## ").append(title).append("\n\n").append(text).append("\n\n");
        line("", columns);
        line("---", columns.stream().map(column -> "---:").toList());
        line("goal", goals.stream().map(Goal::text).toList());
    }

    /** Adds a row; NaN stands for what was not measured. */
    void row(String name, List<Double> figures) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            cells.add(cell(figures.get(i), goals.get(i)));
        }
        line(name, cells);
    }

    private String cell(double figure, Goal goal) {
        if (Double.isNaN(figure)) {
            return "";
        }
        if (goal == Goal.NONE) {
            return number(figure);
        }
        if (goal.metBy(figure)) {
            met++;
            return number(figure) + " ✓";
        }
        missed++;
        return "**" + number(figure) + "** ✗";
    }

    private void line(String name, List<String> cells) {
        markdown.append("| ").append(name)
                .append(cells.stream().collect(Collectors.joining(" | ", " | ", " |\n")));
    }

    /** Three digits, as many as the measurement is good for. */
    private static String number(double figure) {
        int decimals = figure >= 100 ? 0 : figure >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", figure);
    }

    int met() {
        return met;
    }

    int missed() {
        return missed;
    }

    @Override
    public String toString() {
        return markdown.toString();
    }
}
