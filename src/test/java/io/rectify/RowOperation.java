package io.rectify;

import io.rectify.loop.RowLoop;
import java.util.List;

/**
 * The operations of a row activation. {@code in} is x, or y for a gradient; {@code dy} is ignored where an operation has none.
 */
enum RowOperation {
    FORWARD_FLOAT(Real.FLOAT, "x", "y") {
        @Override
        void whole(RowActivation a, Object in, Object dy, Object out) {
            a.forward((float[]) in, (float[]) out);
        }

        @Override
        void range(RowActivation a, Object in, int inOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.forward((float[]) in, inOffset, (float[]) out, outOffset, length);
        }

        @Override
        void matrix(RowActivation a, Object in, Object dy, Object out, int rows, int columns) {
            a.forward((float[]) in, (float[]) out, rows, columns);
        }

        @Override
        void matrix(
                RowActivation a, Object in, int inOffset, Object dy, int dyOffset, Object out, int outOffset, int rows, int columns) {
            a.forward((float[]) in, inOffset, (float[]) out, outOffset, rows, columns);
        }

        @Override
        void loop(RowLoop loop, RowActivation a, Object in, Object dy, Object out, int rows, int columns) {
            loop.forward(a, (float[]) in, 0, (float[]) out, 0, rows, columns);
        }
    },

    FORWARD_DOUBLE(Real.DOUBLE, "x", "y") {
        @Override
        void whole(RowActivation a, Object in, Object dy, Object out) {
            a.forward((double[]) in, (double[]) out);
        }

        @Override
        void range(RowActivation a, Object in, int inOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.forward((double[]) in, inOffset, (double[]) out, outOffset, length);
        }

        @Override
        void matrix(RowActivation a, Object in, Object dy, Object out, int rows, int columns) {
            a.forward((double[]) in, (double[]) out, rows, columns);
        }

        @Override
        void matrix(
                RowActivation a, Object in, int inOffset, Object dy, int dyOffset, Object out, int outOffset, int rows, int columns) {
            a.forward((double[]) in, inOffset, (double[]) out, outOffset, rows, columns);
        }

        @Override
        void loop(RowLoop loop, RowActivation a, Object in, Object dy, Object out, int rows, int columns) {
            loop.forward(a, (double[]) in, 0, (double[]) out, 0, rows, columns);
        }
    },

    BACKWARD_FLOAT(Real.FLOAT, "y", "dy", "dx") {
        @Override
        void whole(RowActivation a, Object in, Object dy, Object out) {
            a.backward((float[]) in, (float[]) dy, (float[]) out);
        }

        @Override
        void range(RowActivation a, Object in, int inOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.backward((float[]) in, inOffset, (float[]) dy, dyOffset, (float[]) out, outOffset, length);
        }

        @Override
        void matrix(RowActivation a, Object in, Object dy, Object out, int rows, int columns) {
            a.backward((float[]) in, (float[]) dy, (float[]) out, rows, columns);
        }

        @Override
        void matrix(
                RowActivation a, Object in, int inOffset, Object dy, int dyOffset, Object out, int outOffset, int rows, int columns) {
            a.backward((float[]) in, inOffset, (float[]) dy, dyOffset, (float[]) out, outOffset, rows, columns);
        }

        @Override
        void loop(RowLoop loop, RowActivation a, Object in, Object dy, Object out, int rows, int columns) {
            loop.backward(a, (float[]) in, 0, (float[]) dy, 0, (float[]) out, 0, rows, columns);
        }
    },

    BACKWARD_DOUBLE(Real.DOUBLE, "y", "dy", "dx") {
        @Override
        void whole(RowActivation a, Object in, Object dy, Object out) {
            a.backward((double[]) in, (double[]) dy, (double[]) out);
        }

        @Override
        void range(RowActivation a, Object in, int inOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.backward((double[]) in, inOffset, (double[]) dy, dyOffset, (double[]) out, outOffset, length);
        }

        @Override
        void matrix(RowActivation a, Object in, Object dy, Object out, int rows, int columns) {
            a.backward((double[]) in, (double[]) dy, (double[]) out, rows, columns);
        }

        @Override
        void matrix(
                RowActivation a, Object in, int inOffset, Object dy, int dyOffset, Object out, int outOffset, int rows, int columns) {
            a.backward((double[]) in, inOffset, (double[]) dy, dyOffset, (double[]) out, outOffset, rows, columns);
        }

        @Override
        void loop(RowLoop loop, RowActivation a, Object in, Object dy, Object out, int rows, int columns) {
            loop.backward(a, (double[]) in, 0, (double[]) dy, 0, (double[]) out, 0, rows, columns);
        }
    };

    final Real real;

    /** The arrays in the order of the parameters; the last is the destination. */
    final List<String> arrays;

    RowOperation(Real real, String... arrays) {
        this.real = real;
        this.arrays = List.of(arrays);
    }

    boolean hasDy() {
        return arrays.contains("dy");
    }

    RowOperation forward() {
        return real == Real.FLOAT ? FORWARD_FLOAT : FORWARD_DOUBLE;
    }

    /** Arguments of this operation: those drawn, or what the forward operation makes of them. */
    long[] in(RowActivation a, long[] x, int rows, int columns) {
        if (!hasDy()) {
            return x;
        }
        Object y = real.array(x.length);
        forward().matrix(a, real.array(x), null, y, rows, columns);
        return real.bits(y);
    }

    /** What comes of one row alone. */
    long[] row(RowActivation a, long[] in, long[] dy) {
        Object out = real.array(in.length);
        whole(a, real.array(in), real.array(dy), out);
        return real.bits(out);
    }

    abstract void whole(RowActivation a, Object in, Object dy, Object out);

    abstract void range(RowActivation a, Object in, int inOffset, Object dy, int dyOffset, Object out, int outOffset, int length);

    abstract void matrix(RowActivation a, Object in, Object dy, Object out, int rows, int columns);

    abstract void matrix(
            RowActivation a, Object in, int inOffset, Object dy, int dyOffset, Object out, int outOffset, int rows, int columns);

    abstract void loop(RowLoop loop, RowActivation a, Object in, Object dy, Object out, int rows, int columns);
}
