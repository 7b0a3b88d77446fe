package io.rectify.simd;

import io.rectify.Activation;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * {@link io.rectify.math.ChainRule} with the derivative on vectors, for a {@link VectorForm} that does it in fewer operations
 * than {@link Lanes#chain}.
 *
 * @param <A> the activation class
 */
interface VectorBackward<A extends Activation> {
    FloatVector backward(A activation, FloatVector x, FloatVector dy);

    DoubleVector backward(A activation, DoubleVector x, DoubleVector dy);
}
