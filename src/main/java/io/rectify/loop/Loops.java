package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.Backend;
import io.rectify.simd.VectorLoop;
import io.rectify.simd.VectorStages;
import java.lang.invoke.MethodHandles;

/** The loop of each activation class, made when the first bulk call needs it. */
public final class Loops {
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
        // The vector classes may be touched only on the vector backend: elsewhere their incubating types need not exist.
        boolean vector = Backend.current().vectorBits() > 0;
        if (vector && VectorStages.supports(activationClass)) {
            return new BlockLoop(new OutOfLineStages(VectorStages.copyFor(activationClass)));
        }
        if (vector && VectorLoop.supports(activationClass)) {
            return new OutOfLine(VectorLoop.copyFor(activationClass));
        }
        return plain(activationClass);
    }

    /** A new plain loop for an activation class, whatever the backend. */
    public static Loop plain(Class<?> activationClass) {
        if (StepForms.contains(activationClass)) {
            return new BlockLoop(new OutOfLineStages(PlainStages.copyFor(activationClass)));
        }
        return new OutOfLine(HiddenCopy.newInstance(
                HiddenCopy.constructor(PlainLoop.class, Loop.class, MethodHandles.lookup())));
    }
}
