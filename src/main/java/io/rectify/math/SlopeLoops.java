package io.rectify.math;

/**
 * The derivative of {@link Steps} whose {@code slope} is so long that C2 would not vectorize a loop of it: in several loops.
 *
 * @param <A> the activation class
 */
public interface SlopeLoops<A> {
    /**
     * Leaves in {@code dydx} what {@code slope} has for the arguments of the same index. All other arrays but {@code p} may be
     * overwritten; {@code dydx} may be {@code x}.
     *
     * @param u room for a number of each element, as {@code v} is
     */
    void slopes(
            A activation, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] u, float[] v, float[] dydx,
            int size);

    void slopes(
            A activation, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] u, double[] v,
            double[] dydx, int size);
}
