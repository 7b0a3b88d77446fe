package io.rectify.benchmarks.peers;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.rectify.benchmarks.Data;
import io.rectify.benchmarks.Formulas;
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

/**
 * PyTorch through DJL. {@link #forward} times the operation on a tensor that is already in native memory, and the release of
 * its result: DJL has neither an in-place form nor one with a given destination. The release counts in PyTorch's favour, since
 * the next call then gets the same warm memory again; {@code run} sets the C library's allocator up to keep it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Torch {

    @Param({"relu", "leaky_relu"})
    private String activation;

    @Param({"float", "double"})
    private String type;

    @Param({"8", "64", "1024", "65536", "4194304"})
    private int n;

    private boolean leaky;
    private NDManager manager;
    private NDArray x;

    @Setup(Level.Trial)
    public void prepare() {
        leaky = activation.equals("leaky_relu");
        manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        float[] input = Data.floats(n, 1);
        x = manager.create(input, new Shape(n)).toType(type.equals("float") ? DataType.FLOAT32 : DataType.FLOAT64, false);

        try (NDArray y = apply(); NDArray doubles = y.toType(DataType.FLOAT64, true)) {
            double[] actual = doubles.toDoubleArray();
            Data.check("forward", n, i -> actual[i], i -> Formulas.forward(activation, input[i]));
        }
        // The allocator goes through about half a gigabyte before it comes back to memory that it has touched.
        for (int i = 0; i < 50; i++) {
            forward();
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        manager.close();
    }

    @Benchmark
    public void forward() {
        apply().close();
    }

    private NDArray apply() {
        return leaky ? x.getNDArrayInternal().leakyRelu(0.01f) : x.getNDArrayInternal().relu();
    }
}
