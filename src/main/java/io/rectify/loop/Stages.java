package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.math.ChainRule;

/**
 * The loops of an activation that is computed in {@link io.rectify.math.Steps}. Each stage is one loop over a block of
 * elements, of a length that the JIT compiler can cope with, and passes its results to the next through the arrays of the
 * block. {@link BlockLoop} runs them one after the other, both those of the value and those of the slope after {@code common}:
 * so {@code prepareValue} and {@code value} leave alone what the slope needs of that. A stage that is not overridden does nothing.
 */
public interface Stages {
    /**
     * {@code size} is always a multiple of this many bits; where it is 0, {@code xOffset} and the like are always 0. But
     * {@code chain} takes any size and offset.
     */
    int vectorBits();

    /** Whether there is something to do in {@code completeCommon}, and so on. */
    default boolean completesCommon() {
        return false;
    }

    default boolean preparesValue() {
        return false;
    }

    default boolean preparesSlope() {
        return false;
    }

    /** What value and slope have in common, in most functions the exponential: writes its r, tail and p to the block. */
    default void common(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {}

    /** The second half of {@code common}, where it is too long for one loop. */
    default void completeCommon(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {}

    /** The first half of {@code value}, where it is too long for one loop: reads and writes the block. */
    default void prepareValue(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {}

    void value(Activation activation, float[] x, int xOffset, FloatBlock block, float[] y, int yOffset, int size);

    default void prepareSlope(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {}

    void slope(Activation activation, float[] x, int xOffset, FloatBlock block, float[] dydx, int dydxOffset, int size);

    /** Multiplies {@code size} gradients with the derivatives in {@code block.x}. */
    default void chain(float[] dy, int dyOffset, FloatBlock block, float[] dx, int dxOffset, int size) {
        for (int i = 0; i < size; i++) {
            dx[dxOffset + i] = ChainRule.multiply(dy[dyOffset + i], block.x[i]);
        }
    }

    /** What value and slope have in common, in most functions the exponential: writes its r, tail and p to the block. */
    default void common(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {}

    /** The second half of {@code common}, where it is too long for one loop. */
    default void completeCommon(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {}

    /** The first half of {@code value}, where it is too long for one loop: reads and writes the block. */
    default void prepareValue(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {}

    void value(Activation activation, double[] x, int xOffset, DoubleBlock block, double[] y, int yOffset, int size);

    default void prepareSlope(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {}

    void slope(Activation activation, double[] x, int xOffset, DoubleBlock block, double[] dydx, int dydxOffset, int size);

    /** Multiplies {@code size} gradients with the derivatives in {@code block.x}. */
    default void chain(double[] dy, int dyOffset, DoubleBlock block, double[] dx, int dxOffset, int size) {
        for (int i = 0; i < size; i++) {
            dx[dxOffset + i] = ChainRule.multiply(dy[dyOffset + i], block.x[i]);
        }
    }
}
