package io.rectify.simd;

import io.rectify.Activation;
import io.rectify.loop.DoubleBlock;
import jdk.incubator.vector.DoubleVector;

/**
 * One stage of a second derivative on vectors, of at most 30 operations as in {@link VectorStages}: it reads and writes at i of
 * the block. The last one leaves the result at i of {@code block.x}.
 *
 * @param <A> the activation class
 */
interface SecondVectors<A extends Activation> {
    /** @param x the arguments */
    void run(A activation, DoubleVector x, DoubleBlock block, int i);
}
