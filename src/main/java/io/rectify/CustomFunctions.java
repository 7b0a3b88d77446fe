package io.rectify;

import io.rectify.loop.HiddenCopy;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/** What a custom activation is made of, compared by, and serialized as. */
record CustomFunctions(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative) implements Serializable {

    /** Constructors of the copies of {@link CustomActivation}, by the class of f and then by the class of the derivative. */
    private static final ClassValue<ClassValue<Constructor<? extends Activation>>> COPIES = new ClassValue<>() {
        @Override
        protected ClassValue<Constructor<? extends Activation>> computeValue(Class<?> classOfF) {
            return new ClassValue<>() {
                @Override
                protected Constructor<? extends Activation> computeValue(Class<?> classOfDerivative) {
                    return HiddenCopy.constructor(CustomActivation.class, Activation.class, MethodHandles.lookup());
                }
            };
        }
    };

    CustomFunctions {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(f, "f");
        Objects.requireNonNull(derivative, "derivative");
    }

    Activation activation() {
        return HiddenCopy.newInstance(COPIES.get(f.getClass()).get(derivative.getClass()), this);
    }

    private Object readResolve() {
        return activation();
    }
}
