package io.rectify.simd;

import io.rectify.Activation;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * An activation on a vector of arguments. Each lane must get the very bits of the scalar method of the same name.
 *
 * @param <A> the activation class; its value is an argument, so that one stateless form serves all parameters
 */
interface VectorForm<A extends Activation> {
    FloatVector forward(A activation, FloatVector x);

    DoubleVector forward(A activation, DoubleVector x);

    FloatVector derivative(A activation, FloatVector x);

    DoubleVector derivative(A activation, DoubleVector x);

    /** {@link io.rectify.math.ChainRule} with this derivative. */
    default FloatVector backward(A activation, FloatVector x, FloatVector dy) {
        return Lanes.chain(dy, derivative(activation, x));
    }

    default DoubleVector backward(A activation, DoubleVector x, DoubleVector dy) {
        return Lanes.chain(dy, derivative(activation, x));
    }
}
