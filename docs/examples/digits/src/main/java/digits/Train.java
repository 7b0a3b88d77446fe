package digits;

import io.rectify.Activation;
import io.rectify.Activations;
import io.rectify.Backend;
import java.util.Locale;
import java.util.Random;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Learns to read handwritten digits with the activation named by the first argument, prints how well that went, and compares
 * five activations ({@link Contest}). Start reading in {@link Network}, where the activation works; here are the choice of it
 * by name and the run. Every run with the same activation gives the same network, on every machine.
 */
final class Train {
    static final int HIDDEN = 128;
    static final int BATCH = 32;
    static final float RATE = 0.05f;
    static final long SEED = 42;
    private static final int TRAINING_DIGITS = 1437;
    private static final int EPOCHS = 60;

    private Train() {}

    public static void main(String[] args) {
        Random random = new Random(SEED);
        Digits digits = Digits.load().shuffled(random);
        Digits training = digits.range(0, TRAINING_DIGITS);
        Digits heldOut = digits.range(TRAINING_DIGITS, digits.size());

        Activation activation;
        Network network;
        try {
            activation = Activations.parse(args.length > 0 ? args[0] : "relu");
            network = new Network(activation, 1, HIDDEN, random);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }

        long start = System.nanoTime();
        train(network, training, random);
        double seconds = (System.nanoTime() - start) / 1e9;

        int correct = network.correct(heldOut);
        int dead = network.statistics(training).deadUnits().length;
        print("activation", "%s", activation);
        print("held-out accuracy", "%.1f %%  (%d of %d digits)", percent(correct, heldOut.size()), correct, heldOut.size());
        print("dead hidden units", "%.1f %%  (%d of %d)", percent(dead, HIDDEN), dead, HIDDEN);
        print("training speed", "%,.0f samples/s  (%d epochs of %,d digits in %.1f s)",
                EPOCHS * training.size() / seconds, EPOCHS, training.size(), seconds);
        print("backend", "%s", Backend.current());

        new Contest(training, heldOut).print();
    }

    private static void train(Network network, Digits training, Random random) {
        try (ProgressBar bar = progressBar("Training", EPOCHS, " epochs")) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                double loss = epoch(network, training, RATE, random);
                bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4f", loss));
                bar.step();
            }
        }
    }

    /** Learns once from every digit, in random order, and returns the mean loss. */
    static double epoch(Network network, Digits training, float rate, Random random) {
        Digits shuffled = training.shuffled(random);
        double loss = 0;
        for (int from = 0; from < shuffled.size(); from += BATCH) {
            Digits batch = shuffled.range(from, Math.min(from + BATCH, shuffled.size()));
            loss += network.train(batch, rate) * batch.size();
        }
        return loss / shuffled.size();
    }

    static ProgressBar progressBar(String task, int steps, String unit) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setUnit(unit, 1)
                .hideEta()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(System.console() != null ? 50 : 1000) // rarely into a file
                .setConsumer(new ConsoleProgressBarConsumer(System.out, 78))
                .build();
    }

    static double percent(int part, int whole) {
        return 100.0 * part / whole;
    }

    private static void print(String name, String format, Object... values) {
        System.out.printf(Locale.ROOT, "%-18s %s%n", name, String.format(Locale.ROOT, format, values));
    }
}
