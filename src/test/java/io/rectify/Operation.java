package io.rectify;

import io.rectify.loop.Loop;
import java.lang.reflect.Array;
import java.util.List;

/**
 * The bulk operations; one with two results is here twice, once for each of them. Of the arrays, {@code dy} is ignored where an
 * operation has none, and {@code x} holds the values where an operation takes these.
 */
enum Operation {
    FORWARD_FLOAT(Real.FLOAT, "x", "y") {
        @Override
        long scalar(Activation a, long x, long dy) {
            return Float.floatToIntBits(a.forward(Float.intBitsToFloat((int) x)));
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.forward((float[]) x, (float[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.forward((float[]) x, xOffset, (float[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            loop.forward(a, (float[]) x, 0, (float[]) out, 0, length);
        }
    },

    FORWARD_DOUBLE(Real.DOUBLE, "x", "y") {
        @Override
        long scalar(Activation a, long x, long dy) {
            return Double.doubleToLongBits(a.forward(Double.longBitsToDouble(x)));
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.forward((double[]) x, (double[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.forward((double[]) x, xOffset, (double[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            loop.forward(a, (double[]) x, 0, (double[]) out, 0, length);
        }
    },

    DERIVATIVE_FLOAT(Real.FLOAT, "x", "dydx") {
        @Override
        long scalar(Activation a, long x, long dy) {
            return Float.floatToIntBits(a.derivative(Float.intBitsToFloat((int) x)));
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.derivative((float[]) x, (float[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.derivative((float[]) x, xOffset, (float[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            loop.derivative(a, (float[]) x, 0, (float[]) out, 0, length);
        }
    },

    DERIVATIVE_DOUBLE(Real.DOUBLE, "x", "dydx") {
        @Override
        long scalar(Activation a, long x, long dy) {
            return Double.doubleToLongBits(a.derivative(Double.longBitsToDouble(x)));
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.derivative((double[]) x, (double[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.derivative((double[]) x, xOffset, (double[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            loop.derivative(a, (double[]) x, 0, (double[]) out, 0, length);
        }
    },

    BACKWARD_FLOAT(Real.FLOAT, "x", "dy", "dx") {
        @Override
        long scalar(Activation a, long x, long dy) {
            float derivative = a.derivative(Float.intBitsToFloat((int) x));
            return Float.floatToIntBits(derivative == 0 ? 0f : Float.intBitsToFloat((int) dy) * derivative);
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.backward((float[]) x, (float[]) dy, (float[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.backward((float[]) x, xOffset, (float[]) dy, dyOffset, (float[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            loop.backward(a, (float[]) x, 0, (float[]) dy, 0, (float[]) out, 0, length);
        }
    },

    BACKWARD_DOUBLE(Real.DOUBLE, "x", "dy", "dx") {
        @Override
        long scalar(Activation a, long x, long dy) {
            double derivative = a.derivative(Double.longBitsToDouble(x));
            return Double.doubleToLongBits(derivative == 0 ? 0.0 : Double.longBitsToDouble(dy) * derivative);
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.backward((double[]) x, (double[]) dy, (double[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.backward((double[]) x, xOffset, (double[]) dy, dyOffset, (double[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            loop.backward(a, (double[]) x, 0, (double[]) dy, 0, (double[]) out, 0, length);
        }
    },

    VALUE_OF_BOTH_FLOAT(Real.FLOAT, "x", "y") {
        @Override
        long scalar(Activation a, long x, long dy) {
            return Float.floatToIntBits(a.forward(Float.intBitsToFloat((int) x)));
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.forwardAndDerivative((float[]) x, (float[]) out, (float[]) other(x, out));
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.forwardAndDerivative((float[]) x, xOffset, (float[]) out, outOffset, (float[]) other(out, x), 0, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            loop.forwardAndDerivative(a, (float[]) x, 0, (float[]) out, 0, (float[]) other(x, out), 0, length);
        }
    },

    DERIVATIVE_OF_BOTH_FLOAT(Real.FLOAT, "x", "dydx") {
        @Override
        long scalar(Activation a, long x, long dy) {
            return Float.floatToIntBits(a.derivative(Float.intBitsToFloat((int) x)));
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.forwardAndDerivative((float[]) x, (float[]) other(x, out), (float[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.forwardAndDerivative((float[]) x, xOffset, (float[]) other(out, x), 0, (float[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            loop.forwardAndDerivative(a, (float[]) x, 0, (float[]) other(x, out), 0, (float[]) out, 0, length);
        }
    },

    BACKWARD_FROM_OUTPUT_FLOAT(Real.FLOAT, "y", "dy", "dx") {
        @Override
        long scalar(Activation a, long x, long dy) {
            float derivative = a.derivativeFromOutput(Float.intBitsToFloat((int) x));
            return Float.floatToIntBits(derivative == 0 ? 0f : Float.intBitsToFloat((int) dy) * derivative);
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.backwardFromOutput((float[]) x, (float[]) dy, (float[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.backwardFromOutput((float[]) x, xOffset, (float[]) dy, dyOffset, (float[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            throw new UnsupportedOperationException(); // its loop is the same on either backend
        }

        @Override
        boolean supports(Activation a) {
            return a.hasBackwardFromOutput();
        }
    },

    VALUE_OF_BOTH_DOUBLE(Real.DOUBLE, "x", "y") {
        @Override
        long scalar(Activation a, long x, long dy) {
            return Double.doubleToLongBits(a.forward(Double.longBitsToDouble(x)));
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.forwardAndDerivative((double[]) x, (double[]) out, (double[]) other(x, out));
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.forwardAndDerivative((double[]) x, xOffset, (double[]) out, outOffset, (double[]) other(out, x), 0, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            loop.forwardAndDerivative(a, (double[]) x, 0, (double[]) out, 0, (double[]) other(x, out), 0, length);
        }
    },

    DERIVATIVE_OF_BOTH_DOUBLE(Real.DOUBLE, "x", "dydx") {
        @Override
        long scalar(Activation a, long x, long dy) {
            return Double.doubleToLongBits(a.derivative(Double.longBitsToDouble(x)));
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.forwardAndDerivative((double[]) x, (double[]) other(x, out), (double[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.forwardAndDerivative((double[]) x, xOffset, (double[]) other(out, x), 0, (double[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            loop.forwardAndDerivative(a, (double[]) x, 0, (double[]) other(x, out), 0, (double[]) out, 0, length);
        }
    },

    BACKWARD_FROM_OUTPUT_DOUBLE(Real.DOUBLE, "y", "dy", "dx") {
        @Override
        long scalar(Activation a, long x, long dy) {
            double derivative = a.derivativeFromOutput(Double.longBitsToDouble(x));
            return Double.doubleToLongBits(derivative == 0 ? 0.0 : Double.longBitsToDouble(dy) * derivative);
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.backwardFromOutput((double[]) x, (double[]) dy, (double[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.backwardFromOutput((double[]) x, xOffset, (double[]) dy, dyOffset, (double[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            throw new UnsupportedOperationException(); // its loop is the same on either backend
        }

        @Override
        boolean supports(Activation a) {
            return a.hasBackwardFromOutput();
        }
    },

    SECOND_DERIVATIVE_FLOAT(Real.FLOAT, "x", "d2ydx2") {
        @Override
        long scalar(Activation a, long x, long dy) {
            return Float.floatToIntBits(a.secondDerivative(Float.intBitsToFloat((int) x)));
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.secondDerivative((float[]) x, (float[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.secondDerivative((float[]) x, xOffset, (float[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            throw new UnsupportedOperationException(); // it has loops of its own
        }

        @Override
        boolean supports(Activation a) {
            return a.hasSecondDerivative();
        }
    },

    SECOND_DERIVATIVE_DOUBLE(Real.DOUBLE, "x", "d2ydx2") {
        @Override
        long scalar(Activation a, long x, long dy) {
            return Double.doubleToLongBits(a.secondDerivative(Double.longBitsToDouble(x)));
        }

        @Override
        void whole(Activation a, Object x, Object dy, Object out) {
            a.secondDerivative((double[]) x, (double[]) out);
        }

        @Override
        void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length) {
            a.secondDerivative((double[]) x, xOffset, (double[]) out, outOffset, length);
        }

        @Override
        void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length) {
            throw new UnsupportedOperationException(); // it has loops of its own
        }

        @Override
        boolean supports(Activation a) {
            return a.hasSecondDerivative();
        }
    };

    final Real real;

    /** Names of the array parameters. */
    final List<String> arrays;

    /** Receives the other result, call after call, so that a steady call allocates nothing. */
    private Object other;

    Operation(Real real, String... arrays) {
        this.real = real;
        this.arrays = List.of(arrays);
        this.other = real.array(0);
    }

    boolean hasDy() {
        return arrays.size() == 3;
    }

    boolean supports(Activation a) {
        return true;
    }

    List<Activation> supported(List<Activation> activations) {
        return activations.stream().filter(this::supports).toList();
    }

    /** An array as long as the first of these, or the second if that is null. */
    Object other(Object first, Object second) {
        int length = Array.getLength(first != null ? first : second);
        if (Array.getLength(other) != length) {
            other = real.array(length);
        }
        return other;
    }

    /** One element by the scalar method, for {@code backward} by the definition; the bits have one pattern for all NaNs. */
    abstract long scalar(Activation a, long x, long dy);

    abstract void whole(Activation a, Object x, Object dy, Object out);

    abstract void range(Activation a, Object x, int xOffset, Object dy, int dyOffset, Object out, int outOffset, int length);

    /** Calls a loop directly, without the checks of a bulk call. */
    abstract void loop(Loop loop, Activation a, Object x, Object dy, Object out, int length);
}
