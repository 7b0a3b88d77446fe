package io.rectify.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** Forward of the smooth functions on {@code float}, as multiples of a copy: the library, loops by hand, other libraries. */
final class SmoothPicture {

    private final Figures figures;
    private final int n;
    private final CategoryChart chart;

    SmoothPicture(Figures figures, String title, int n) {
        this.figures = figures;
        this.n = n;
        chart = new CategoryChartBuilder().width(1200).height(520).title(title)
                .yAxisTitle("time ÷ System.arraycopy").theme(Styler.ChartTheme.Matlab).build();
        chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(1.0).setXAxisLabelRotation(30)
                .setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal);
        bars("Rectify, SIMD lane", function -> figures.smooth(Plan.VECTOR, "forward", "float", function, n));
        bars("Rectify, plain lane", function -> figures.smooth(Plan.PLAIN, "forward", "float", function, n));
        bars("loop by hand", function -> figures.smooth(Plan.VECTOR, "byHand", "float", function, n));
        for (Peer peer : List.of(Peer.TORCH, Peer.ONNX)) {
            bars(peer.title, function -> figures.peer(peer.benchmark, "float", function, n));
        }
    }

    private void bars(String name, ToDoubleFunction<String> nanoseconds) {
        List<String> functions = Formulas.smooth();
        List<Double> ratios = functions.stream()
                .map(f -> nanoseconds.applyAsDouble(f) / figures.smooth(Plan.VECTOR, "copy", "float", f, n))
                // No bar for what was not measured.
                .map(ratio -> ratio.isNaN() ? null : ratio)
                .toList();
        chart.addSeries(name, functions, ratios);
    }

    void save(Path png) throws IOException {
        BitmapEncoder.saveBitmap(chart, png.toString(), BitmapFormat.PNG);
    }
}
