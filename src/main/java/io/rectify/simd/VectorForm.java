package io.rectify.simd;

import io.rectify.Activation;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * An activation on a vector of arguments. Each lane must get the very bits of the scalar method of the same name.
 *
 * <p>Without default methods: all classes would share one, C2 would compile it by itself with many of them inlined, and, once
 * that is more than 2,500 bytes long, no longer inline it into a loop, which would then box its vectors.
 *
 * @param <A> the activation class; its value is an argument, so that one stateless form serves all parameters
 */
interface VectorForm<A extends Activation> {
    FloatVector forward(A activation, FloatVector x);

    DoubleVector forward(A activation, DoubleVector x);

    FloatVector derivative(A activation, FloatVector x);

    DoubleVector derivative(A activation, DoubleVector x);
}
