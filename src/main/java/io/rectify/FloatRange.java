package io.rectify;

/** Checks of parameters that must be finite numbers within the range of {@code float}. */
final class FloatRange {
    private FloatRange() {}

    static void check(String name, double value) {
        if (!(Math.abs(value) <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    name + " must lie between -3.4028235E38 and 3.4028235E38, but is " + value);
        }
    }

    static void checkNotNegative(String name, double value) {
        if (!(value >= 0 && value <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must lie between 0.0 and 3.4028235E38, but is " + value);
        }
    }
}
