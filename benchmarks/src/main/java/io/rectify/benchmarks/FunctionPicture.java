package io.rectify.benchmarks;

import io.rectify.benchmarks.Figures.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** Forward of many functions on {@code float}, as multiples of a copy: the library, loops by hand, other libraries. */
final class FunctionPicture {

    private final Figures figures;
    private final List<String> functions;
    private final int n;
    private final CategoryChart chart;

    FunctionPicture(Figures figures, List<String> functions, String title, int n) {
        this.figures = figures;
        this.functions = functions;
        this.n = n;
        chart = new CategoryChartBuilder().width(1200).height(520).title(title)
                .yAxisTitle("time ÷ System.arraycopy").theme(Styler.ChartTheme.Matlab).build();
        chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(1.0).setXAxisLabelRotation(30)
                .setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal);
        bars("Rectify, SIMD lane", f -> ofCopy(Plan.VECTOR, "forward", f));
        bars("Rectify, plain lane", f -> ofCopy(Plan.PLAIN, "forward", f));
        bars("loop by hand", f -> ofCopy(Plan.VECTOR, "byHand", f));
        for (Peer peer : List.of(Peer.TORCH, Peer.ONNX)) {
            bars(peer.title, f -> figures.ratio(Key.peer(peer, Plan.CATALOGUE, "float", f, n), key(Plan.VECTOR, "copy", f)));
        }
    }

    private double ofCopy(String lane, String method, String function) {
        return figures.ratio(key(lane, method, function), key(lane, "copy", function));
    }

    private Key key(String lane, String method, String function) {
        return Key.arrays(lane, Plan.CATALOGUE, method, "float", function, n);
    }

    private void bars(String name, ToDoubleFunction<String> ratioOfFunction) {
        List<Double> ratios = functions.stream()
                .map(ratioOfFunction::applyAsDouble)
                // No bar for what was not measured.
                .map(ratio -> ratio.isNaN() ? null : ratio)
                .toList();
        chart.addSeries(name, functions, ratios);
    }

    void save(Path png) throws IOException {
        BitmapEncoder.saveBitmap(chart, png.toString(), BitmapFormat.PNG);
    }
}
