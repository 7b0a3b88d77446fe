package digits;

import java.util.Random;

/**
 * A fully connected layer: {@code y = x W + b} for many rows {@code x} at once. Plain matrix loops; nothing to learn here about
 * the library, see {@link Network}.
 */
final class Layer {
    private static final float MOMENTUM = 0.9f;

    private final int inputs;
    private final int outputs;
    private final float[] weights; // one row of outputs for each input
    private final float[] bias;
    private final float[] weightSteps;
    private final float[] biasSteps;

    /** Weights drawn as He et al. (2015) do: normal, with standard deviation gain / √inputs. */
    Layer(int inputs, int outputs, double gain, Random random) {
        this.inputs = inputs;
        this.outputs = outputs;
        weights = new float[inputs * outputs];
        bias = new float[outputs];
        weightSteps = new float[weights.length];
        biasSteps = new float[bias.length];
        double deviation = gain / Math.sqrt(inputs);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (deviation * random.nextGaussian());
        }
    }

    float[] forward(float[] x) {
        int rows = x.length / inputs;
        float[] y = new float[rows * outputs];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(bias, 0, y, i * outputs, outputs);
            for (int k = 0; k < inputs; k++) {
                addMultiple(x[i * inputs + k], weights, k * outputs, y, i * outputs);
            }
        }
        return y;
    }

    /** From the gradient with respect to {@code y}, the one with respect to {@code x}. */
    float[] backward(float[] dy) {
        int rows = dy.length / outputs;
        float[] dx = new float[rows * inputs];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < inputs; k++) {
                float sum = 0;
                for (int j = 0; j < outputs; j++) {
                    sum += dy[i * outputs + j] * weights[k * outputs + j];
                }
                dx[i * inputs + k] = sum;
            }
        }
        return dx;
    }

    /** One step of gradient descent with momentum. */
    void learn(float[] x, float[] dy, float rate) {
        scale(MOMENTUM, weightSteps);
        scale(MOMENTUM, biasSteps);
        int rows = x.length / inputs;
        for (int i = 0; i < rows; i++) {
            addMultiple(-rate, dy, i * outputs, biasSteps, 0);
            for (int k = 0; k < inputs; k++) {
                addMultiple(-rate * x[i * inputs + k], dy, i * outputs, weightSteps, k * outputs);
            }
        }
        add(weightSteps, weights);
        add(biasSteps, bias);
    }

    /** Adds {@code factor} times a row of outputs to another one. */
    private void addMultiple(float factor, float[] source, int sourceOffset, float[] target, int targetOffset) {
        for (int j = 0; j < outputs; j++) {
            target[targetOffset + j] += factor * source[sourceOffset + j];
        }
    }

    private static void scale(float factor, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] *= factor;
        }
    }

    private static void add(float[] source, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] += source[i];
        }
    }
}
