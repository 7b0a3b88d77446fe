package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.Backend;
import io.rectify.GELU;
import io.rectify.Identity;
import io.rectify.LeakyReLU;
import io.rectify.PReLU;
import io.rectify.RReLU;
import io.rectify.ReLU;
import io.rectify.Squareplus;
import io.rectify.simd.SecondForms;
import io.rectify.simd.VectorLoop;
import io.rectify.simd.VectorOutputLoop;
import io.rectify.simd.VectorStages;
import java.util.Set;

/** The loop of each activation class, made when the first bulk call needs it. */
public final class Loops {
    private static final ClassValue<Loop> LOOPS = new ClassValue<>() {
        @Override
        protected Loop computeValue(Class<?> activationClass) {
            return make(activationClass);
        }
    };

    /** Where y is positive exactly if x is, and nothing else counts: the derivative at the output is that at the argument. */
    private static final Set<Class<?>> SAME_FROM_OUTPUT = Set.of(
            Identity.class, LeakyReLU.class, PReLU.class, RReLU.class, ReLU.class);

    private static final ClassValue<BackwardLoop> FROM_OUTPUT = new ClassValue<>() {
        @Override
        protected BackwardLoop computeValue(Class<?> activationClass) {
            return makeFromOutput(activationClass);
        }
    };

    private static final ClassValue<SecondLoop> SECOND = new ClassValue<>() {
        @Override
        protected SecondLoop computeValue(Class<?> activationClass) {
            return Backend.current().vectorBits() > 0 && SecondForms.supports(activationClass)
                    ? new VectorSecondLoop(activationClass)
                    : PlainSecondLoop.copy();
        }
    };

    /** Made when the first bilinear unit needs it. */
    private static final class Product {
        static final Loop LOOP = plain(Identity.class);
    }

    private Loops() {}

    static Loop of(Activation activation) {
        return LOOPS.get(activation.getClass());
    }

    /**
     * That of gates. The identity's is a plain one, a product of arrays: on vectors it would be the only loop without operations
     * on integers. In a JVM that began with it, JDK 25 compiled the Vector API for a single element type, and in one run of five
     * that cost so many deoptimizations that the vectors of a later swiglu were boxed.
     */
    static Loop gate(Activation activation) {
        if (activation instanceof Identity) {
            Backend.current(); // fails here, if it must
            return Product.LOOP;
        }
        return of(activation);
    }

    static BackwardLoop fromOutput(Activation activation) {
        return FROM_OUTPUT.get(activation.getClass());
    }

    /** That of the second derivative. */
    static SecondLoop second(Activation activation) {
        return SECOND.get(activation.getClass());
    }

    private static BackwardLoop makeFromOutput(Class<?> activationClass) {
        if (SAME_FROM_OUTPUT.contains(activationClass)) {
            return LOOPS.get(activationClass);
        }
        if (Backend.current().vectorBits() > 0 && VectorOutputLoop.supports(activationClass)) {
            return new OutOfLineBackward(VectorOutputLoop.copyFor(activationClass));
        }
        return new OutputLoop(
                ComplementSlopes.supports(activationClass) ? new ComplementSlopes() : PlainOutputSlopes.copy());
    }

    private static Loop make(Class<?> activationClass) {
        // The vector classes may be touched only on the vector backend: elsewhere their incubating types need not exist.
        boolean vector = Backend.current().vectorBits() > 0 && hasVectorForm(activationClass);
        return vector ? vector(activationClass) : plain(activationClass);
    }

    /** For the vector backend only, as {@link #vector}. */
    public static boolean hasVectorForm(Class<?> activationClass) {
        return VectorLoop.supports(activationClass) || VectorStages.supports(activationClass);
    }

    /** A new loop over vectors for an activation class. */
    public static Loop vector(Class<?> activationClass) {
        return VectorStages.supports(activationClass)
                ? new BlockLoop(new OutOfLineStages(VectorStages.copyFor(activationClass)))
                : new OutOfLine(VectorLoop.copyFor(activationClass));
    }

    /** A new plain loop for an activation class, whatever the backend. */
    public static Loop plain(Class<?> activationClass) {
        if (activationClass == GELU.class) {
            return new BlockLoop(new OutOfLineStages(new GELUPlainStages()));
        }
        if (activationClass == Squareplus.class) {
            return new BlockLoop(new OutOfLineStages(new SquareplusPlainStages()));
        }
        return StepForms.contains(activationClass)
                ? new BlockLoop(new OutOfLineStages(PlainStages.copyFor(activationClass)))
                : new OutOfLine(PlainLoop.copy());
    }
}
