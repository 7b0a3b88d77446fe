package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.Backend;
import io.rectify.simd.VectorLoop;
import java.lang.invoke.MethodHandles;

/** The loop of each activation class, made when the first bulk call needs it. */
final class Loops {
    private static final ClassValue<Loop> LOOPS = new ClassValue<>() {
        @Override
        protected Loop computeValue(Class<?> activationClass) {
            return make(activationClass);
        }
    };

    private Loops() {}

    static Loop of(Activation activation) {
        return LOOPS.get(activation.getClass());
    }

    private static Loop make(Class<?> activationClass) {
        // VectorLoop may be touched only on the vector backend: elsewhere its incubating types need not exist.
        Loop loop = Backend.current().vectorBits() > 0 && VectorLoop.supports(activationClass)
                ? VectorLoop.copyFor(activationClass)
                : HiddenCopy.newInstance(HiddenCopy.constructor(PlainLoop.class, Loop.class, MethodHandles.lookup()));
        return new OutOfLine(loop);
    }
}
