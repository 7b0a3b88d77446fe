package io.rectify.loop;

/**
 * Sums side by side, element i in sum i mod 32, of numbers from the start of an array. C2 does not vectorize them, nor an inner
 * loop of fixed length over the sums; but four of them at a time are kept in registers.
 */
final class RowSums {
    private static final int SUMS = FloatRows.SUMS;

    private RowSums() {}

    /** Adds e to the sums. */
    static void add(double[] e, int size, double[] sums) {
        for (int j = 0; j < SUMS; j += 4) {
            double sum0 = sums[j];
            double sum1 = sums[j + 1];
            double sum2 = sums[j + 2];
            double sum3 = sums[j + 3];
            for (int i = j; i < size; i += SUMS) {
                sum0 += e[i];
                sum1 += e[i + 1];
                sum2 += e[i + 2];
                sum3 += e[i + 3];
            }
            sums[j] = sum0;
            sums[j + 1] = sum1;
            sums[j + 2] = sum2;
            sums[j + 3] = sum3;
        }
    }

    /** Adds e to the sums, and leaves in {@code before} what each was added to. */
    static void add(double[] e, int size, double[] sums, double[] before) {
        for (int j = 0; j < SUMS; j += 4) {
            double sum0 = sums[j];
            double sum1 = sums[j + 1];
            double sum2 = sums[j + 2];
            double sum3 = sums[j + 3];
            for (int i = j; i < size; i += SUMS) {
                before[i] = sum0;
                before[i + 1] = sum1;
                before[i + 2] = sum2;
                before[i + 3] = sum3;
                sum0 += e[i];
                sum1 += e[i + 1];
                sum2 += e[i + 2];
                sum3 += e[i + 3];
            }
            sums[j] = sum0;
            sums[j + 1] = sum1;
            sums[j + 2] = sum2;
            sums[j + 3] = sum3;
        }
    }

    /** Adds a and b to the sums, by turns. */
    static void addBoth(double[] a, double[] b, int size, double[] sums) {
        for (int j = 0; j < SUMS; j += 4) {
            double sum0 = sums[j];
            double sum1 = sums[j + 1];
            double sum2 = sums[j + 2];
            double sum3 = sums[j + 3];
            for (int i = j; i < size; i += SUMS) {
                sum0 = sum0 + a[i] + b[i];
                sum1 = sum1 + a[i + 1] + b[i + 1];
                sum2 = sum2 + a[i + 2] + b[i + 2];
                sum3 = sum3 + a[i + 3] + b[i + 3];
            }
            sums[j] = sum0;
            sums[j + 1] = sum1;
            sums[j + 2] = sum2;
            sums[j + 3] = sum3;
        }
    }

    static boolean areFinite(double[] sums) {
        for (double sum : sums) {
            if (!Double.isFinite(sum)) {
                return false;
            }
        }
        return true;
    }
}
