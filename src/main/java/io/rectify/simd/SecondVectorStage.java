package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;

import io.rectify.Activation;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.HiddenCopy;
import io.rectify.loop.SecondStage;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.DoubleVector;

/** Template of a stage of a second derivative over vectors, copied once per activation class and stage. */
public final class SecondVectorStage implements SecondStage {
    private final SecondVectors<Activation> vectors;

    public SecondVectorStage(SecondVectors<Activation> vectors) {
        this.vectors = vectors;
    }

    static SecondStage copyFor(SecondVectors<Activation> vectors) {
        return HiddenCopy.newInstance(
                HiddenCopy.constructor(SecondVectorStage.class, SecondStage.class, MethodHandles.lookup()), vectors);
    }

    @Override
    public void run(Activation activation, DoubleBlock block, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            vectors.run(activation, DoubleVector.fromArray(DOUBLES, block.x, i), block, i);
        }
    }
}
