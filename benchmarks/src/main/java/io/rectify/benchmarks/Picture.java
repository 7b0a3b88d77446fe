package io.rectify.benchmarks;

import io.rectify.benchmarks.Figures.Key;
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
        line("Rectify, SIMD lane", n -> ofCopy(Plan.VECTOR, "forward", n));
        line("Rectify, plain lane", n -> ofCopy(Plan.PLAIN, "forward", n));
        line("Math.max(0, x)", n -> ofCopy(Plan.VECTOR, "reluMax", n));
        line("x > 0 ? x : 0", n -> ofCopy(Plan.VECTOR, "reluBranch", n));
        for (Peer peer : Peer.values()) {
            line(peer.title, n -> figures.ratio(Key.peer(peer, 0, "float", "relu", n), key(Plan.VECTOR, "copy", n)));
        }
    }

    private double ofCopy(String lane, String method, int n) {
        return figures.ratio(key(lane, method, n), key(lane, "copy", n));
    }

    private static Key key(String lane, String method, int n) {
        return Key.arrays(lane, 0, method, "float", "relu", n);
    }

    private void line(String name, IntToDoubleFunction ratioOfLength) {
        List<Integer> lengths = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int n : new int[] {8, 64, 1024, 65_536, 4_194_304}) {
            double ratio = ratioOfLength.applyAsDouble(n);
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
