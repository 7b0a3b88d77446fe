package io.rectify.simd;

import io.rectify.Activation;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * {@link io.rectify.math.Steps} on vectors: each method gives the bits of the scalar one of the same name.
 *
 * @param <A> the activation class
 */
interface VectorSteps<A extends Activation> {
    FloatVector argument(A activation, FloatVector x);

    /** Adds to {@code e} what the rounding of {@code w} has cut off. */
    default FloatVector rest(A activation, FloatVector x, FloatVector w, FloatVector y, FloatVector e) {
        return e;
    }

    FloatVector power(FloatVector shifted);

    FloatVector value(A activation, FloatVector x, FloatVector y, FloatVector e, FloatVector p);

    FloatVector slope(A activation, FloatVector x, FloatVector y, FloatVector e, FloatVector p);

    DoubleVector argument(A activation, DoubleVector x);

    /** Adds to {@code e} what the rounding of {@code w} has cut off. */
    default DoubleVector rest(A activation, DoubleVector x, DoubleVector w, DoubleVector y, DoubleVector e) {
        return e;
    }

    DoubleVector power(DoubleVector shifted);

    DoubleVector value(A activation, DoubleVector x, DoubleVector y, DoubleVector e, DoubleVector p);

    DoubleVector slope(A activation, DoubleVector x, DoubleVector y, DoubleVector e, DoubleVector p);
}
