package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;

import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.loop.Stages;
import io.rectify.math.ChainRule;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** What all stages over vectors have in common. */
public abstract class VectorChain implements Stages {
    @Override
    public int vectorBits() {
        return FLOATS.vectorBitSize();
    }

    @Override
    public void chain(float[] dy, int dyOffset, FloatBlock block, float[] dx, int dxOffset, int size) {
        int i = 0;
        for (int vectors = FLOATS.loopBound(size); i < vectors; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, dy, dyOffset + i);
            Lanes.chain(v, FloatVector.fromArray(FLOATS, block.x, i)).intoArray(dx, dxOffset + i);
        }
        for (; i < size; i++) {
            dx[dxOffset + i] = ChainRule.multiply(dy[dyOffset + i], block.x[i]);
        }
    }

    @Override
    public void chain(double[] dy, int dyOffset, DoubleBlock block, double[] dx, int dxOffset, int size) {
        int i = 0;
        for (int vectors = DOUBLES.loopBound(size); i < vectors; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, dy, dyOffset + i);
            Lanes.chain(v, DoubleVector.fromArray(DOUBLES, block.x, i)).intoArray(dx, dxOffset + i);
        }
        for (; i < size; i++) {
            dx[dxOffset + i] = ChainRule.multiply(dy[dyOffset + i], block.x[i]);
        }
    }
}
