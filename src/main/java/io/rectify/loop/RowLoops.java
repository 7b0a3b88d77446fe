package io.rectify.loop;

import io.rectify.Backend;
import io.rectify.Hardmax;
import io.rectify.LogSoftmax;
import io.rectify.RowActivation;
import io.rectify.Softmax;
import io.rectify.Softmin;
import io.rectify.Sparsemax;
import java.util.Map;

/** The loop of each row activation. */
public final class RowLoops {
    private RowLoops() {}

    static RowLoop of(RowActivation activation) {
        Backend.current(); // fails here each time, not in the initializer below
        return OfBackend.LOOPS.get(activation.getClass());
    }

    /** All loops, on vectors, which only the vector backend has, or plain. */
    public static Map<Class<?>, RowLoop> all(boolean vector) {
        RowStages stages = new RowStages(vector);
        return Map.of(
                Softmax.class, new SoftmaxLoop(new FloatSoftmax(stages, false), new DoubleSoftmax(stages, false)),
                Softmin.class, new SoftmaxLoop(new FloatSoftmax(stages, true), new DoubleSoftmax(stages, true)),
                LogSoftmax.class, new SoftmaxLoop(new FloatLogSoftmax(stages), new DoubleLogSoftmax(stages)),
                Sparsemax.class, new SparsemaxLoop(stages),
                Hardmax.class, new HardmaxLoop(stages));
    }

    private static final class OfBackend {
        static final Map<Class<?>, RowLoop> LOOPS = all(fits(Backend.current().vectorBits()));

        /** Wider vectors do not fit into the order in which a row is added up. */
        private static boolean fits(int vectorBits) {
            return vectorBits > 0 && vectorBits <= 512;
        }
    }
}
