package io.rectify.loop;

import io.rectify.Activation;

/**
 * One of the loops that together turn the arguments in {@code block.x} into second derivatives. What one passes to the next is
 * in the other arrays of the block.
 */
public interface SecondStage {
    /** {@code size} is a multiple of the vector length. */
    void run(Activation activation, DoubleBlock block, int size);
}
