package io.rectify.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** ReLU forward on {@code float}, as multiples of a copy, over the length: the library, hand-written loops, other libraries. */
final class Picture {

    private final Figures figures;
    private final XYChart chart;

    Picture(Figures figures, String title) {
        this.figures = figures;
        chart = new XYChartBuilder().width(900).height(520).title(title)
                .xAxisTitle("elements").yAxisTitle("time ÷ System.arraycopy").theme(Styler.ChartTheme.Matlab).build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true).setLegendPosition(Styler.LegendPosition.InsideNE);
        line("Rectify, SIMD lane", n -> figures.rectify(Plan.VECTOR, "forward", "float", "relu", n, 0));
        line("Rectify, plain lane", n -> figures.rectify(Plan.PLAIN, "forward", "float", "relu", n, 0));
        line("Math.max(0, x)", n -> figures.loop("reluMax", "float", n));
        line("x > 0 ? x : 0", n -> figures.loop("reluBranch", "float", n));
        for (Peer peer : Peer.values()) {
            line(peer.title, n -> figures.peer(peer.benchmark, "float", "relu", n));
        }
    }

    private void line(String name, IntToDoubleFunction nanoseconds) {
        List<Integer> lengths = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int n : new int[] {8, 64, 1024, 65_536, 4_194_304}) {
            double ratio = nanoseconds.applyAsDouble(n) / figures.loop("copy", "float", n);
            if (!Double.isNaN(ratio)) {
                lengths.add(n);
                ratios.add(ratio);
            }
        }
        if (!ratios.isEmpty()) {
            chart.addSeries(name, lengths, ratios);
        }
    }

    /** As PNG: XChart's SVG files of the same picture are twenty times as large. */
    void save(Path png) throws IOException {
        BitmapEncoder.saveBitmap(chart, png.toString(), BitmapFormat.PNG);
    }
}
