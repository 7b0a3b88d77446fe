package io.rectify;

/** An activation that {@link WarmLoops} defines many times, as a class of its own each time. */
final class TwoLiner implements Activation {
    private static final long serialVersionUID = 1;

    @Override
    public double forward(double x) {
        return Math.max(0.1 * x, x);
    }

    @Override
    public double derivative(double x) {
        return 1.1 - 0.1 * x;
    }

    @Override
    public String toString() {
        return "two-liner " + getClass().hashCode();
    }
}
