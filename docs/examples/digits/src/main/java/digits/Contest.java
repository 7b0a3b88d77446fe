package digits;

import io.rectify.Activation;
import io.rectify.Activations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;

/**
 * The table at the end: five activations in the same network. All start from the same random numbers, scaled by the gain of the
 * activation, and see the same batches in the same order. A learning rate that suits one may not suit another, so each also
 * gets the best of several: the one with the least loss on what it has learned. All figures but the times are the same in every
 * run.
 */
final class Contest {
    private static final List<String> NAMES = List.of("relu", "leaky_relu", "sigmoid", "tanh", "gelu");
    private static final int EPOCHS = 10;
    private static final String BEST = "after epoch " + EPOCHS + ", best learning rate";
    private static final float HIGH_RATE = 10 * Train.RATE;
    private static final float[] RATES = {0.02f, Train.RATE, 0.1f, 0.2f, HIGH_RATE};
    private static final int DEEP_LAYERS = 12;
    private static final int DEEP_WIDTH = 32;
    private static final float[] DEEP_RATES = {0.003f, 0.01f};

    private final Digits training;
    private final Digits heldOut;

    Contest(Digits training, Digits heldOut) {
        this.training = training;
        this.heldOut = heldOut;
    }

    /** One network and what became of it. */
    private record Run(float rate, double gradient, List<Double> accuracy, double loss, int dead) {}

    /** All networks with one activation, a run for each learning rate. */
    private record Entry(String name, List<Run> runs, List<Run> deepRuns, double nanos) {
        Run at(float rate) {
            return runs.stream().filter(run -> run.rate == rate).findFirst().orElseThrow();
        }
    }

    void print() {
        List<Entry> entries = new ArrayList<>();
        try (ProgressBar bar = Train.progressBar("Comparing", NAMES.size(), " activations")) {
            for (String name : NAMES) {
                Activation activation = Activations.parse(name);
                List<Run> runs = runs(activation, 1, Train.HIDDEN, RATES);
                List<Run> deepRuns = runs(activation, DEEP_LAYERS, DEEP_WIDTH, DEEP_RATES);
                entries.add(new Entry(name, runs, deepRuns, nanos(activation)));
                bar.step();
            }
        }
        System.out.printf("%nFive activations in this network, with the same first weights, each scaled by its gain.%n");
        System.out.printf("Accuracy on the held-out digits in %%, learning rate %s%n", Train.RATE);
        row("", entries, entry -> entry.name);
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            int i = epoch - 1;
            row("after epoch " + epoch, entries, entry -> format("%.1f", entry.at(Train.RATE).accuracy.get(i)));
        }
        row(BEST, entries, entry -> format("%.1f", best(entry.runs).accuracy.get(EPOCHS - 1)));
        row("  which is", entries, entry -> format("%s", best(entry.runs).rate));
        row("dead hidden units of " + Train.HIDDEN, entries, entry -> format("%d", entry.at(Train.RATE).dead));
        row("  at learning rate " + HIGH_RATE, entries, entry -> format("%d", entry.at(HIGH_RATE).dead));
        row("ns a value, forward and backward", entries, entry -> format("%.2f", entry.nanos));
        System.out.printf("%nThe same with %d hidden layers of %d units%n", DEEP_LAYERS, DEEP_WIDTH);
        row("first gradient, layer 1 / layer " + DEEP_LAYERS, entries, entry -> format("%.2g", entry.deepRuns.get(0).gradient));
        row(BEST, entries, entry -> format("%.1f", best(entry.deepRuns).accuracy.get(EPOCHS - 1)));
        row("  which is", entries, entry -> format("%s", best(entry.deepRuns).rate));
    }

    private List<Run> runs(Activation activation, int hiddenLayers, int width, float[] rates) {
        List<Run> runs = new ArrayList<>();
        for (float rate : rates) {
            Random random = new Random(Train.SEED);
            Network network = new Network(activation, hiddenLayers, width, random);
            double gradient = network.gradientThatArrives(training);
            List<Double> accuracy = new ArrayList<>();
            double loss = 0;
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                loss = Train.epoch(network, training, rate, random);
                accuracy.add(Train.percent(network.correct(heldOut), heldOut.size()));
            }
            runs.add(new Run(rate, gradient, accuracy, loss, network.statistics(training).deadUnits().length));
        }
        return runs;
    }

    private static Run best(List<Run> runs) {
        return runs.stream().min(Comparator.comparingDouble(Run::loss)).orElseThrow();
    }

    /** The median time of forward and backward for a batch, divided by the number of its values. */
    private static double nanos(Activation activation) {
        Random random = new Random(Train.SEED);
        float[] x = new float[Train.BATCH * Train.HIDDEN];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        float[] y = new float[x.length];
        long[] nanos = new long[20_001];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            activation.forward(x, y);
            activation.backward(x, y, y);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return (double) nanos[nanos.length / 2] / x.length;
    }

    private static void row(String title, List<Entry> entries, Function<Entry, String> cell) {
        StringBuilder row = new StringBuilder(String.format("%-36s", title));
        entries.forEach(entry -> row.append(String.format("%11s", cell.apply(entry))));
        System.out.println(row);
    }

    private static String format(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
