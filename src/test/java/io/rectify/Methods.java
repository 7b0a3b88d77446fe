package io.rectify;

/** Fifteen methods that call each other in a row. Copied for each caller, so that all calls in a copy can be inlined. */
final class Methods implements WarmLoops.Chain {
    @Override
    public void call(int depth, Runnable last) {
        switch (depth) {
            case 0 -> m0(last);
            case 1 -> m1(last);
            case 2 -> m2(last);
            case 3 -> m3(last);
            case 4 -> m4(last);
            case 5 -> m5(last);
            case 6 -> m6(last);
            case 7 -> m7(last);
            case 8 -> m8(last);
            case 9 -> m9(last);
            case 10 -> m10(last);
            case 11 -> m11(last);
            case 12 -> m12(last);
            case 13 -> m13(last);
            case 14 -> m14(last);
            default -> throw new IllegalArgumentException();
        }
    }

    private static void m0(Runnable last) {
        last.run();
    }

    private static void m1(Runnable last) {
        m0(last);
    }

    private static void m2(Runnable last) {
        m1(last);
    }

    private static void m3(Runnable last) {
        m2(last);
    }

    private static void m4(Runnable last) {
        m3(last);
    }

    private static void m5(Runnable last) {
        m4(last);
    }

    private static void m6(Runnable last) {
        m5(last);
    }

    private static void m7(Runnable last) {
        m6(last);
    }

    private static void m8(Runnable last) {
        m7(last);
    }

    private static void m9(Runnable last) {
        m8(last);
    }

    private static void m10(Runnable last) {
        m9(last);
    }

    private static void m11(Runnable last) {
        m10(last);
    }

    private static void m12(Runnable last) {
        m11(last);
    }

    private static void m13(Runnable last) {
        m12(last);
    }

    private static void m14(Runnable last) {
        m13(last);
    }
}
