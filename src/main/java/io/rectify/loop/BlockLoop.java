package io.rectify.loop;

import io.rectify.Activation;

/**
 * The loops of an activation that is computed in stages: block by block, all stages over one block before the next, so that
 * what they pass on stays in the L1 cache.
 *
 * <p>A block that is not made of whole vectors is moved to the work arrays and padded there. So is every block of plain
 * stages, because C2 vectorizes a plain loop only where all arrays are indexed by the same expression.
 */
final class BlockLoop implements Loop {
    private final Stages stages;

    BlockLoop(Stages stages) {
        this.stages = stages;
    }

    private boolean direct(int size, int elementBits) {
        return stages.vectorBits() > 0 && padded(size, elementBits) == size;
    }

    /** {@code size} rounded up to whole vectors. */
    private int padded(int size, int elementBits) {
        int lanes = Math.max(1, stages.vectorBits() / elementBits);
        return size + lanes - 1 & -lanes;
    }

    private void common(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        stages.common(activation, x, xOffset, block, size);
        if (stages.completesCommon()) {
            stages.completeCommon(activation, x, xOffset, block, size);
        }
    }

    @Override
    public void forward(Activation activation, float[] x, int xOffset, float[] y, int yOffset, int length) {
        FloatBlock block = FloatBlock.ofThread();
        int step = FloatBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            if (direct(size, Float.SIZE)) {
                common(activation, x, xOffset + done, block, size);
                value(activation, x, xOffset + done, block, y, yOffset + done, size);
            } else {
                valueInBlock(activation, x, xOffset + done, block, size);
                System.arraycopy(block.x, 0, y, yOffset + done, size);
            }
        }
    }

    /** Leaves the results in {@code block.x}. */
    private void valueInBlock(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        System.arraycopy(x, xOffset, block.x, 0, size);
        int padded = padded(size, Float.SIZE);
        common(activation, block.x, 0, block, padded);
        value(activation, block.x, 0, block, block.x, 0, padded);
    }

    private void value(
            Activation activation, float[] x, int xOffset, FloatBlock block, float[] y, int yOffset, int size) {
        if (stages.preparesValue()) {
            stages.prepareValue(activation, x, xOffset, block, size);
        }
        stages.value(activation, x, xOffset, block, y, yOffset, size);
    }

    @Override
    public void derivative(Activation activation, float[] x, int xOffset, float[] dydx, int dydxOffset, int length) {
        FloatBlock block = FloatBlock.ofThread();
        int step = FloatBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            if (direct(size, Float.SIZE)) {
                common(activation, x, xOffset + done, block, size);
                slope(activation, x, xOffset + done, block, dydx, dydxOffset + done, size);
            } else {
                slopeInBlock(activation, x, xOffset + done, block, size);
                System.arraycopy(block.x, 0, dydx, dydxOffset + done, size);
            }
        }
    }

    /** Leaves the results in {@code block.x}. */
    private void slopeInBlock(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        if (direct(size, Float.SIZE)) {
            common(activation, x, xOffset, block, size);
            slope(activation, x, xOffset, block, block.x, 0, size);
            return;
        }
        System.arraycopy(x, xOffset, block.x, 0, size);
        int padded = padded(size, Float.SIZE);
        common(activation, block.x, 0, block, padded);
        slope(activation, block.x, 0, block, block.x, 0, padded);
    }

    private void slope(
            Activation activation, float[] x, int xOffset, FloatBlock block, float[] dydx, int dydxOffset, int size) {
        if (stages.preparesSlope()) {
            stages.prepareSlope(activation, x, xOffset, block, size);
        }
        stages.slope(activation, x, xOffset, block, dydx, dydxOffset, size);
    }

    @Override
    public void backward(
            Activation activation,
            float[] x, int xOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        FloatBlock block = FloatBlock.ofThread();
        int step = FloatBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            slopeInBlock(activation, x, xOffset + done, block, size);
            stages.chain(dy, dyOffset + done, block, dx, dxOffset + done, size);
        }
    }

    @Override
    public void forwardAndDerivative(
            Activation activation,
            float[] x, int xOffset, float[] y, int yOffset, float[] dydx, int dydxOffset, int length) {
        FloatBlock block = FloatBlock.ofThread();
        boolean valueInPlace = x == y && xOffset == yOffset;
        int step = FloatBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            float[] from = x;
            int offset = xOffset + done;
            if (valueInPlace) { // the slope comes last, and needs what the value overwrites
                System.arraycopy(x, offset, dydx, dydxOffset + done, size);
                from = dydx;
                offset = dydxOffset + done;
            }
            if (direct(size, Float.SIZE)) {
                common(activation, from, offset, block, size);
                value(activation, from, offset, block, y, yOffset + done, size);
                slope(activation, from, offset, block, dydx, dydxOffset + done, size);
            } else {
                int padded = padded(size, Float.SIZE);
                System.arraycopy(from, offset, block.x, 0, size);
                common(activation, block.x, 0, block, padded);
                value(activation, block.x, 0, block, block.x, 0, padded);
                System.arraycopy(block.x, 0, y, yOffset + done, size);
                System.arraycopy(from, offset, block.x, 0, size);
                slope(activation, block.x, 0, block, block.x, 0, padded);
                System.arraycopy(block.x, 0, dydx, dydxOffset + done, size);
            }
        }
    }

    private void common(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        stages.common(activation, x, xOffset, block, size);
        if (stages.completesCommon()) {
            stages.completeCommon(activation, x, xOffset, block, size);
        }
    }

    @Override
    public void forward(Activation activation, double[] x, int xOffset, double[] y, int yOffset, int length) {
        DoubleBlock block = DoubleBlock.ofThread();
        int step = DoubleBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            if (direct(size, Double.SIZE)) {
                common(activation, x, xOffset + done, block, size);
                value(activation, x, xOffset + done, block, y, yOffset + done, size);
            } else {
                valueInBlock(activation, x, xOffset + done, block, size);
                System.arraycopy(block.x, 0, y, yOffset + done, size);
            }
        }
    }

    /** Leaves the results in {@code block.x}. */
    private void valueInBlock(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        System.arraycopy(x, xOffset, block.x, 0, size);
        int padded = padded(size, Double.SIZE);
        common(activation, block.x, 0, block, padded);
        value(activation, block.x, 0, block, block.x, 0, padded);
    }

    private void value(
            Activation activation, double[] x, int xOffset, DoubleBlock block, double[] y, int yOffset, int size) {
        if (stages.preparesValue()) {
            stages.prepareValue(activation, x, xOffset, block, size);
        }
        stages.value(activation, x, xOffset, block, y, yOffset, size);
    }

    @Override
    public void derivative(Activation activation, double[] x, int xOffset, double[] dydx, int dydxOffset, int length) {
        DoubleBlock block = DoubleBlock.ofThread();
        int step = DoubleBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            if (direct(size, Double.SIZE)) {
                common(activation, x, xOffset + done, block, size);
                slope(activation, x, xOffset + done, block, dydx, dydxOffset + done, size);
            } else {
                slopeInBlock(activation, x, xOffset + done, block, size);
                System.arraycopy(block.x, 0, dydx, dydxOffset + done, size);
            }
        }
    }

    /** Leaves the results in {@code block.x}. */
    private void slopeInBlock(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        if (direct(size, Double.SIZE)) {
            common(activation, x, xOffset, block, size);
            slope(activation, x, xOffset, block, block.x, 0, size);
            return;
        }
        System.arraycopy(x, xOffset, block.x, 0, size);
        int padded = padded(size, Double.SIZE);
        common(activation, block.x, 0, block, padded);
        slope(activation, block.x, 0, block, block.x, 0, padded);
    }

    private void slope(
            Activation activation, double[] x, int xOffset, DoubleBlock block, double[] dydx, int dydxOffset, int size) {
        if (stages.preparesSlope()) {
            stages.prepareSlope(activation, x, xOffset, block, size);
        }
        stages.slope(activation, x, xOffset, block, dydx, dydxOffset, size);
    }

    @Override
    public void backward(
            Activation activation,
            double[] x, int xOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        DoubleBlock block = DoubleBlock.ofThread();
        int step = DoubleBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            slopeInBlock(activation, x, xOffset + done, block, size);
            stages.chain(dy, dyOffset + done, block, dx, dxOffset + done, size);
        }
    }

    @Override
    public void forwardAndDerivative(
            Activation activation,
            double[] x, int xOffset, double[] y, int yOffset, double[] dydx, int dydxOffset, int length) {
        DoubleBlock block = DoubleBlock.ofThread();
        boolean valueInPlace = x == y && xOffset == yOffset;
        int step = DoubleBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            double[] from = x;
            int offset = xOffset + done;
            if (valueInPlace) { // the slope comes last, and needs what the value overwrites
                System.arraycopy(x, offset, dydx, dydxOffset + done, size);
                from = dydx;
                offset = dydxOffset + done;
            }
            if (direct(size, Double.SIZE)) {
                common(activation, from, offset, block, size);
                value(activation, from, offset, block, y, yOffset + done, size);
                slope(activation, from, offset, block, dydx, dydxOffset + done, size);
            } else {
                int padded = padded(size, Double.SIZE);
                System.arraycopy(from, offset, block.x, 0, size);
                common(activation, block.x, 0, block, padded);
                value(activation, block.x, 0, block, block.x, 0, padded);
                System.arraycopy(block.x, 0, y, yOffset + done, size);
                System.arraycopy(from, offset, block.x, 0, size);
                slope(activation, block.x, 0, block, block.x, 0, padded);
                System.arraycopy(block.x, 0, dydx, dydxOffset + done, size);
            }
        }
    }
}
