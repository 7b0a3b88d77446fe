package io.rectify.simd;

import io.rectify.Activation;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * The derivative from the output on a vector of values: each lane gets the bits of the scalar method of the same name.
 *
 * @param <A> the activation class
 */
interface VectorOutput<A extends Activation> {
    FloatVector derivativeFromOutput(A activation, FloatVector y);

    DoubleVector derivativeFromOutput(A activation, DoubleVector y);
}
