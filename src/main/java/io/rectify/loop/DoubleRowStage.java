package io.rectify.loop;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** A loop over a block of {@code double} columns, never inlined into the code that calls it: {@link OutOfLine} says why. */
final class DoubleRowStage {
    private final MethodHandle loop;

    /** @param loops the class that has it as a static method */
    DoubleRowStage(Class<?> loops, String name) {
        try {
            loop = MethodHandles.lookup().findStatic(loops, name, methodType(
                    void.class, double[].class, int.class, double[].class, int.class, double[].class, int.class,
                    DoubleRows.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    /** Reads {@code size} elements of the sources that the loop has, and of {@code work}, and writes as many. */
    void run(double[] a, int aOffset, double[] b, int bOffset, double[] result, int resultOffset, DoubleRows work, int size) {
        try {
            loop.invokeExact(a, aOffset, b, bOffset, result, resultOffset, work, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    /** The same for a loop that has one source and writes to {@code work} only. */
    void run(double[] a, int aOffset, DoubleRows work, int size) {
        run(a, aOffset, a, aOffset, a, aOffset, work, size);
    }

    /** The same for a loop over {@code work} only, or over {@code work.x} in place. */
    void run(DoubleRows work, int size) {
        run(work.x, 0, work.x, 0, work.x, 0, work, size);
    }
}
