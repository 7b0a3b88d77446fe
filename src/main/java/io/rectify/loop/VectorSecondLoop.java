package io.rectify.loop;

import static java.lang.invoke.MethodType.methodType;

import io.rectify.Activation;
import io.rectify.simd.SecondForms;
import io.rectify.simd.VectorStages;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * The second derivative over vectors: block by block, first what it has in common with the value, then stage after stage. It is
 * computed in {@code double}, for {@code float} too, whose results are these, rounded: so it has one kernel, and no
 * {@code float} one.
 */
final class VectorSecondLoop implements SecondLoop {
    private final Stages stages;
    private final boolean needsCommon;
    private final MethodHandle[] second;

    VectorSecondLoop(Class<?> activationClass) {
        needsCommon = SecondForms.needsCommon(activationClass);
        stages = needsCommon ? new OutOfLineStages(VectorStages.copyFor(activationClass)) : null;
        List<SecondStage> forms = SecondForms.stages(activationClass);
        second = forms.stream().map(VectorSecondLoop::outOfLine).toArray(MethodHandle[]::new);
    }

    /** Never inlined into the code that calls it, for the reasons that {@link OutOfLine} gives. */
    private static MethodHandle outOfLine(SecondStage stage) {
        try {
            return MethodHandles.lookup()
                    .bind(stage, "run", methodType(void.class, Activation.class, DoubleBlock.class, int.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("run", e);
        }
    }

    /** Turns the first {@code size} elements of {@code block.x}, and up to a vector more, into second derivatives. */
    private void replace(Activation activation, DoubleBlock block, int size) {
        int padded = SecondForms.padded(size);
        if (needsCommon) {
            stages.common(activation, block.x, 0, block, padded);
            if (stages.completesCommon()) {
                stages.completeCommon(activation, block.x, 0, block, padded);
            }
        }
        try {
            for (MethodHandle stage : second) {
                stage.invokeExact(activation, block, padded);
            }
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void secondDerivative(Activation activation, float[] x, int xOffset, float[] d2ydx2, int d2ydx2Offset, int length) {
        DoubleBlock block = DoubleBlock.ofThread();
        int step = DoubleBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            for (int i = 0; i < size; i++) {
                block.x[i] = x[xOffset + done + i];
            }
            replace(activation, block, size);
            for (int i = 0; i < size; i++) {
                d2ydx2[d2ydx2Offset + done + i] = (float) block.x[i];
            }
        }
    }

    @Override
    public void secondDerivative(Activation activation, double[] x, int xOffset, double[] d2ydx2, int d2ydx2Offset, int length) {
        DoubleBlock block = DoubleBlock.ofThread();
        int step = DoubleBlock.step(length);
        for (int done = 0, size; done < length; done += size) {
            size = Math.min(step, length - done);
            System.arraycopy(x, xOffset + done, block.x, 0, size);
            replace(activation, block, size);
            System.arraycopy(block.x, 0, d2ydx2, d2ydx2Offset + done, size);
        }
    }
}
