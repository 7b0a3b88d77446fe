package io.rectify.loop;

/**
 * Work arrays of a thread for {@code float}, one element for each of a block. They are kept, so that a bulk call allocates
 * nothing, and small enough for those of a function to stay in the L1 cache.
 */
public final class FloatBlock {
    static final int SIZE = 1024;

    /** From here on arrays are in memory, not in the cache. */
    static final int LARGE = 1 << 18;

    private static final ThreadLocal<FloatBlock> OF_THREAD = ThreadLocal.withInitial(FloatBlock::new);

    /** The arguments, where they are not read from the caller's array, and results. */
    public final float[] x = new float[SIZE];

    /** What {@link io.rectify.math.Steps} calls by these names; w and p have room for half a vector more. */
    public final float[] w = new float[SIZE + 32];
    public final float[] shifted = new float[SIZE];
    public final float[] choice = new float[SIZE];
    public final float[] r = new float[SIZE];
    public final float[] tail = new float[SIZE];
    public final float[] p = new float[SIZE + 32];

    /** The slopes of {@link OutputLoop}, apart from the rest, which a user's own derivative may use. */
    final float[] slope = new float[SIZE];

    private FloatBlock() {}

    /**
     * How many elements of an array to do at a time. Memory is idle while later stages run, so that for a large array shorter
     * blocks, with which the processor fetches ahead what comes next, take about half of the time.
     */
    static int step(int length) {
        return length < LARGE ? SIZE : SIZE / 4;
    }

    static FloatBlock ofThread() {
        return OF_THREAD.get();
    }
}
