package io.rectify.loop;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** A loop over a block of {@code float} columns, never inlined into the code that calls it: {@link OutOfLine} says why. */
final class FloatRowStage {
    private final MethodHandle loop;

    /** @param loops the class that has it as a static method */
    FloatRowStage(Class<?> loops, String name) {
        try {
            loop = MethodHandles.lookup().findStatic(loops, name, methodType(
                    void.class, float[].class, int.class, float[].class, int.class, float[].class, int.class,
                    FloatRows.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    /** Reads {@code size} elements of the sources that the loop has, and of {@code work}, and writes as many. */
    void run(float[] a, int aOffset, float[] b, int bOffset, float[] result, int resultOffset, FloatRows work, int size) {
        try {
            loop.invokeExact(a, aOffset, b, bOffset, result, resultOffset, work, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    /** The same for a loop that has one source and writes to {@code work} only. */
    void run(float[] a, int aOffset, FloatRows work, int size) {
        run(a, aOffset, a, aOffset, a, aOffset, work, size);
    }

    /** The same for a loop over {@code work} only, or over {@code work.x} in place. */
    void run(FloatRows work, int size) {
        run(work.x, 0, work.x, 0, work.x, 0, work, size);
    }
}
