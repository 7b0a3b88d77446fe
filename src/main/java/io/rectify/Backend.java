package io.rectify;

import java.lang.System.Logger.Level;

/**
 * How bulk calls are carried out in this JVM: with SIMD instructions through the Vector API ({@code vector}), or in loops that
 * the JIT compiler optimizes by itself ({@code plain}). Both give the same bits; only the speed differs.
 *
 * <p>The vector backend needs the JVM option {@code --add-modules jdk.incubator.vector}. Whatever stands in its way,
 * {@link #reason()} says so. The choice is made once, at the first bulk call, and logged at level {@code DEBUG} to the logger
 * {@code io.rectify}.
 *
 * <p>The system property {@code io.rectify.backend} overrules it: {@code auto} is the default, {@code plain} forces plain
 * loops, and with {@code vector} every bulk call that has loops for both throws an {@link IllegalStateException} if the vector
 * backend cannot run.
 */
public final class Backend {
    private final String name;
    private final int vectorBits;
    private final String reason;

    private Backend(String name, int vectorBits, String reason) {
        this.name = name;
        this.vectorBits = vectorBits;
        this.reason = reason;
    }

    static Backend vector(int vectorBits, String reason) {
        return new Backend("vector", vectorBits, reason);
    }

    static Backend plain(String reason) {
        return new Backend("plain", 0, reason);
    }

    /**
     * Returns the backend that bulk calls use in this JVM.
     *
     * @return the backend
     * @throws IllegalStateException if the system property {@code io.rectify.backend} asks for what cannot be had
     */
    public static Backend current() {
        if (Current.FAILURE != null) {
            throw new IllegalStateException(Current.FAILURE);
        }
        return Current.BACKEND;
    }

    /**
     * Returns {@code "vector"} or {@code "plain"}.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the width of the vectors in use, 128 or more, or 0 on the plain backend.
     *
     * @return the width in bits
     */
    public int vectorBits() {
        return vectorBits;
    }

    /**
     * Returns why this backend was chosen, and on the plain backend what to do for a faster one.
     *
     * @return one sentence
     */
    public String reason() {
        return reason;
    }

    /**
     * Returns name, width and reason in one line.
     *
     * @return a text to print
     */
    @Override
    public String toString() {
        return vectorBits > 0 ? name + " (" + vectorBits + " bits): " + reason : name + ": " + reason;
    }

    /** The choice, made when first asked for. A failure is kept as a message: a throwing initializer would poison the class. */
    private static final class Current {
        static final Backend BACKEND;
        static final String FAILURE;

        static {
            Backend backend = null;
            String failure = null;
            try {
                backend = BackendGate.decide(Jvm.current());
                System.getLogger("io.rectify").log(Level.DEBUG, backend.toString());
            } catch (IllegalStateException e) {
                failure = e.getMessage();
            }
            BACKEND = backend;
            FAILURE = failure;
        }
    }
}
