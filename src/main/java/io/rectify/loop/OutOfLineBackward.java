package io.rectify.loop;

import static java.lang.invoke.MethodType.methodType;

import io.rectify.Activation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** A backward loop that is never inlined into the code that calls it, for the reasons that {@link OutOfLine} gives. */
class OutOfLineBackward implements BackwardLoop {
    private final MethodHandle backwardFloats;
    private final MethodHandle backwardDoubles;

    OutOfLineBackward(BackwardLoop loop) {
        backwardFloats = product(loop, "backward", float[].class);
        backwardDoubles = product(loop, "backward", double[].class);
    }

    static MethodHandle product(BackwardLoop loop, String name, Class<?> array) {
        return handle(loop, name, array, int.class, array, int.class, array, int.class, int.class);
    }

    static MethodHandle handle(BackwardLoop loop, String name, Class<?>... parameters) {
        try {
            return MethodHandles.lookup()
                    .bind(loop, name, methodType(void.class, Activation.class, parameters));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    @Override
    public void backward(
            Activation activation,
            float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        try {
            backwardFloats.invokeExact(activation, x, xOffset, dy, dyOffset, dx, dxOffset, length);
        } catch (Throwable e) {
            throw OutOfLineBackward.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void backward(
            Activation activation,
            double[] x, int xOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        try {
            backwardDoubles.invokeExact(activation, x, xOffset, dy, dyOffset, dx, dxOffset, length);
        } catch (Throwable e) {
            throw OutOfLineBackward.<RuntimeException>rethrow(e);
        }
    }

    @SuppressWarnings("unchecked") // the loops declare no checked exception
    static <E extends Throwable> RuntimeException rethrow(Throwable e) throws E {
        throw (E) e;
    }
}
