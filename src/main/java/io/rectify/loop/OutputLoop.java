package io.rectify.loop;

import io.rectify.Activation;

/** Passes a gradient back by the values of an activation: block by block, first the derivatives, then their product with dy. */
final class OutputLoop implements BackwardLoop {
    private static final HalfSquare HALF_SQUARE = new HalfSquare();

    private final OutputSlopes slopes;

    OutputLoop(OutputSlopes slopes) {
        this.slopes = slopes;
    }

    @Override
    public void backward(
            Activation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        float[] slope = FloatBlock.ofThread().slope;
        Loop product = Loops.of(HALF_SQUARE);
        int step = FloatBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            System.arraycopy(y, yOffset + done, slope, 0, size);
            slopes.replace(activation, slope, size);
            product.backward(HALF_SQUARE, slope, 0, dy, dyOffset + done, dx, dxOffset + done, size);
        }
    }

    @Override
    public void backward(
            Activation activation,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        double[] slope = DoubleBlock.ofThread().slope;
        Loop product = Loops.of(HALF_SQUARE);
        int step = DoubleBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            System.arraycopy(y, yOffset + done, slope, 0, size);
            slopes.replace(activation, slope, size);
            product.backward(HALF_SQUARE, slope, 0, dy, dyOffset + done, dx, dxOffset + done, size);
        }
    }
}
