package io.rectify.benchmarks.peers;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.rectify.benchmarks.Data;
import io.rectify.benchmarks.Formulas;
import java.nio.FloatBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@link Torch} for a user whose numbers come from a Java array and go to one: both copies are timed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TorchOnArrays {

    @Param("relu")
    private String activation;

    @Param("float")
    private String type;

    @Param({"8", "64", "1024", "65536", "4194304"})
    private int n;

    private NDManager manager;
    private NDArray x;
    private FloatBuffer values;

    @Setup(Level.Trial)
    public void prepare() {
        manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        float[] input = Data.floats(n, 1);
        values = FloatBuffer.wrap(input);
        x = manager.create(new Shape(n));

        float[] result = forward();
        Data.check("forward", n, i -> result[i], i -> Formulas.of(activation).at(input[i]));
    }

    @TearDown(Level.Trial)
    public void close() {
        manager.close();
    }

    @Benchmark
    public float[] forward() {
        x.set(values.rewind());
        try (NDArray y = x.getNDArrayInternal().relu()) {
            return y.toFloatArray();
        }
    }
}
