package io.rectify.loop;

import io.rectify.Activation;

/**
 * The bulk loops of one activation class.
 *
 * <p>Arguments have been checked. A destination range either is one of its source ranges exactly or overlaps none of them.
 * {@code activation} is always of the class the loop was made for; it is an argument, not a field, so that one loop serves
 * every value of that class and its parameters are loop invariants.
 */
public interface Loop extends BackwardLoop {
    void forward(Activation activation, float[] x, int xOffset, float[] y, int yOffset, int length);

    void forward(Activation activation, double[] x, int xOffset, double[] y, int yOffset, int length);

    void derivative(Activation activation, float[] x, int xOffset, float[] dydx, int dydxOffset, int length);

    void derivative(Activation activation, double[] x, int xOffset, double[] dydx, int dydxOffset, int length);

    /**
     * {@code forward} and {@code derivative}; of a large array block by block, so that what one reads from memory the other
     * finds in the cache. The ranges of {@code y} and {@code dydx} do not overlap.
     */
    default void forwardAndDerivative(
            Activation activation,
            float[] x, int xOffset, float[] y, int yOffset, float[] dydx, int dydxOffset, int length) {
        boolean valueInPlace = x == y && xOffset == yOffset;
        int step = length < FloatBlock.LARGE ? length : FloatBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            if (!valueInPlace) {
                forward(activation, x, xOffset + done, y, yOffset + done, size);
            }
            derivative(activation, x, xOffset + done, dydx, dydxOffset + done, size);
            if (valueInPlace) {
                forward(activation, x, xOffset + done, y, yOffset + done, size);
            }
        }
    }

    /**
     * {@code forward} and {@code derivative}; of a large array block by block, so that what one reads from memory the other
     * finds in the cache. The ranges of {@code y} and {@code dydx} do not overlap.
     */
    default void forwardAndDerivative(
            Activation activation,
            double[] x, int xOffset, double[] y, int yOffset, double[] dydx, int dydxOffset, int length) {
        boolean valueInPlace = x == y && xOffset == yOffset;
        int step = length < DoubleBlock.LARGE ? length : DoubleBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            if (!valueInPlace) {
                forward(activation, x, xOffset + done, y, yOffset + done, size);
            }
            derivative(activation, x, xOffset + done, dydx, dydxOffset + done, size);
            if (valueInPlace) {
                forward(activation, x, xOffset + done, y, yOffset + done, size);
            }
        }
    }

    /** Sets {@code y} to the product of {@code value} and the activation of {@code gate}. */
    default void gate(
            Activation activation,
            float[] value, int valueOffset, float[] gate, int gateOffset, float[] y, int yOffset, int length) {
        GatedBulk.inBlocks(this, activation, value, valueOffset, gate, gateOffset, y, yOffset, length);
    }

    /** Sets {@code y} to the product of {@code value} and the activation of {@code gate}. */
    default void gate(
            Activation activation,
            double[] value, int valueOffset, double[] gate, int gateOffset, double[] y, int yOffset, int length) {
        GatedBulk.inBlocks(this, activation, value, valueOffset, gate, gateOffset, y, yOffset, length);
    }
}
