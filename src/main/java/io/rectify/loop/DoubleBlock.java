package io.rectify.loop;

/**
 * Work arrays of a thread for {@code double}, one element for each of a block. They are kept, so that a bulk call allocates
 * nothing, and small enough for those of a function to stay in the L1 cache.
 */
public final class DoubleBlock {
    static final int SIZE = 512;

    /** From here on arrays are in memory, not in the cache. */
    static final int LARGE = 1 << 17;

    private static final ThreadLocal<DoubleBlock> OF_THREAD = ThreadLocal.withInitial(DoubleBlock::new);

    /** The arguments, where they are not read from the caller's array, and results. */
    public final double[] x = new double[SIZE];

    /** What {@link io.rectify.math.Steps} calls by these names. */
    public final double[] w = new double[SIZE];
    public final double[] shifted = new double[SIZE];
    public final double[] choice = new double[SIZE];
    public final double[] r = new double[SIZE];
    public final double[] tail = new double[SIZE];
    public final double[] p = new double[SIZE];

    /** Parts of the value of GELU, whose slope still needs all of the above. */
    public final double[] factor = new double[SIZE];
    public final double[] scale = new double[SIZE];

    /** The slopes of {@link OutputLoop}, apart from the rest, which a user's own derivative may use. */
    final double[] slope = new double[SIZE];

    private DoubleBlock() {}

    /**
     * How many elements of an array to do at a time. Memory is idle while later stages run, so that for a large array shorter
     * blocks, with which the processor fetches ahead what comes next, take about half of the time.
     */
    static int step(int length) {
        return length < LARGE ? SIZE : SIZE / 4;
    }

    static DoubleBlock ofThread() {
        return OF_THREAD.get();
    }
}
