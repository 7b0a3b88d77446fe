package io.rectify.math;

/**
 * The value of {@link Steps} whose {@code value} is so long that C2 would not vectorize a loop of it: in several loops.
 *
 * @param <A> the activation class
 */
public interface ValueLoops<A> {
    /**
     * Leaves in {@code y} what {@code value} has for the arguments of the same index. The derivative may still need {@code r},
     * {@code tail} and {@code p}; the other arrays may be overwritten, and {@code y} may be {@code x}.
     *
     * @param u room for a number of each element, as {@code v} is
     */
    void values(
            A activation, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] u, float[] v, float[] y, int size);

    void values(
            A activation, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] u, double[] v, double[] y,
            int size);
}
