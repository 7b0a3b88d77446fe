package digits;

import io.rectify.Activation;
import java.util.Random;

/**
 * A network of two layers, 64 pixels to {@value #HIDDEN} hidden units to 10 scores: the class to read. {@link #train} shows the
 * two calls that training needs of an activation, {@code forward} and {@code backward}, each for a whole batch at once;
 * {@link #deadUnits} shows {@code derivative}. The network never asks which activation it has.
 */
final class Network {
    static final int HIDDEN = 128;

    private final Activation activation;
    private final Layer hidden;
    private final Layer output;

    Network(Activation activation, Random random) {
        this.activation = activation;
        hidden = new Layer(Digits.PIXELS, HIDDEN, random);
        output = new Layer(HIDDEN, Digits.CLASSES, random);
    }

    /** Learns from a batch and returns its mean loss. */
    double train(Digits batch) {
        float[] z = hidden.forward(batch.pixels());
        float[] a = new float[z.length];
        activation.forward(z, a);
        float[] scores = output.forward(a);

        float[] dScores = new float[scores.length];
        double loss = crossEntropy(scores, batch.labels(), dScores);
        float[] da = output.backward(dScores);
        float[] dz = new float[z.length];
        activation.backward(z, da, dz);

        output.learn(a, dScores);
        hidden.learn(batch.pixels(), dz);
        return loss;
    }

    /** Counts the digits that get the highest score where their label is. */
    int correct(Digits digits) {
        float[] z = hidden.forward(digits.pixels());
        activation.forward(z, z); // in place
        float[] scores = output.forward(z);
        int correct = 0;
        for (int i = 0; i < digits.size(); i++) {
            int best = 0;
            for (int c = 1; c < Digits.CLASSES; c++) {
                if (scores[i * Digits.CLASSES + c] > scores[i * Digits.CLASSES + best]) {
                    best = c;
                }
            }
            if (best == digits.labels()[i]) {
                correct++;
            }
        }
        return correct;
    }

    /** Counts the hidden units that cannot learn any more: the derivative is 0 for every one of the digits. */
    int deadUnits(Digits digits) {
        float[] slopes = hidden.forward(digits.pixels());
        activation.derivative(slopes, slopes);
        int dead = 0;
        for (int unit = 0; unit < HIDDEN; unit++) {
            boolean alive = false;
            for (int i = unit; i < slopes.length; i += HIDDEN) {
                alive |= slopes[i] != 0;
            }
            if (!alive) {
                dead++;
            }
        }
        return dead;
    }

    /** Mean cross-entropy of softmax(scores), and its gradient. StrictMath, so that every JVM learns the same. */
    private static double crossEntropy(float[] scores, int[] labels, float[] gradient) {
        double loss = 0;
        double[] p = new double[Digits.CLASSES];
        for (int i = 0; i < labels.length; i++) {
            int row = i * Digits.CLASSES;
            float max = scores[row];
            for (int c = 1; c < p.length; c++) {
                max = Math.max(max, scores[row + c]);
            }
            double sum = 0;
            for (int c = 0; c < p.length; c++) {
                p[c] = StrictMath.exp(scores[row + c] - max);
                sum += p[c];
            }
            for (int c = 0; c < p.length; c++) {
                double target = c == labels[i] ? 1 : 0;
                gradient[row + c] = (float) ((p[c] / sum - target) / labels.length);
            }
            loss += StrictMath.log(sum) - (scores[row + labels[i]] - max);
        }
        return loss / labels.length;
    }
}
