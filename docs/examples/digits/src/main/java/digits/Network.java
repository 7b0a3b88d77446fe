package digits;

import io.rectify.Activation;
import io.rectify.ActivationStatistics;
import io.rectify.Activations;
import java.util.Random;

/**
 * A network from 64 pixels through one or more layers of hidden units to 10 scores: the class to read. {@link #pass} shows the
 * two calls that training needs of an activation, {@code forward} and {@code backward}, each for a whole batch at once;
 * {@link #statistics} shows which units are dead, and the constructor how large the first weights should be. The network never
 * asks which activation it has.
 */
final class Network {
    private final Activation activation;
    private final int width;
    private final Layer[] layers; // the last one makes the scores
    private final int last;

    Network(Activation activation, int hiddenLayers, int width, Random random) {
        this.activation = activation;
        this.width = width;
        last = hiddenLayers;
        layers = new Layer[hiddenLayers + 1];
        double gain = Activations.gain(activation); // √2 for a ReLU
        for (int l = 0; l <= last; l++) {
            layers[l] = new Layer(l == 0 ? Digits.PIXELS : width, l == last ? Digits.CLASSES : width, gain, random);
        }
    }

    /** Learns from a batch and returns its mean loss. */
    double train(Digits batch, float rate) {
        Pass pass = pass(batch);
        for (int l = 0; l <= last; l++) {
            layers[l].learn(pass.inputs[l], pass.gradients[l], rate);
        }
        return pass.loss;
    }

    /**
     * What learning needs to know.
     *
     * @param inputs what goes into each layer
     * @param gradients of the loss, with respect to what comes out of each layer
     */
    private record Pass(float[][] inputs, float[][] gradients, double loss) {}

    /** Once through all layers and back. */
    private Pass pass(Digits batch) {
        float[][] inputs = new float[layers.length][];
        float[][] outputs = new float[layers.length][];
        inputs[0] = batch.pixels();
        for (int l = 0; l < last; l++) {
            outputs[l] = layers[l].forward(inputs[l]);
            inputs[l + 1] = new float[outputs[l].length];
            activation.forward(outputs[l], inputs[l + 1]);
        }
        outputs[last] = layers[last].forward(inputs[last]);

        float[][] gradients = new float[layers.length][];
        gradients[last] = new float[outputs[last].length];
        double loss = crossEntropy(outputs[last], batch.labels(), gradients[last]);
        for (int l = last - 1; l >= 0; l--) {
            gradients[l] = layers[l + 1].backward(gradients[l + 1]);
            activation.backward(outputs[l], gradients[l], gradients[l]); // in place
        }
        return new Pass(inputs, gradients, loss);
    }

    /** Counts the digits that get the highest score where their label is. */
    int correct(Digits digits) {
        float[] scores = layers[last].forward(hidden(digits, last));
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

    /** How often the units of the first hidden layer are active; those that never are cannot learn any more. */
    ActivationStatistics statistics(Digits digits) {
        ActivationStatistics statistics = new ActivationStatistics(activation, width);
        statistics.add(hidden(digits, 1));
        return statistics;
    }

    /** The outputs of a number of hidden layers. */
    private float[] hidden(Digits digits, int count) {
        float[] outputs = digits.pixels();
        for (int l = 0; l < count; l++) {
            outputs = layers[l].forward(outputs);
            activation.forward(outputs, outputs); // in place
        }
        return outputs;
    }

    /** How large the gradient in the first hidden layer is, in units of the gradient in the last hidden layer. */
    double gradientThatArrives(Digits digits) {
        float[][] gradients = pass(digits).gradients;
        return norm(gradients[0]) / norm(gradients[last - 1]);
    }

    private static double norm(float[] vector) {
        double squares = 0;
        for (float v : vector) {
            squares += (double) v * v;
        }
        return Math.sqrt(squares);
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
