package io.rectify.benchmarks.peers;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDManager;
import io.rectify.benchmarks.Data;
import io.rectify.benchmarks.GatedFormula;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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

/** {@link Torch} for the gated linear units, of two tensors; n is the number of products. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TorchGated {

    @Param("glu")
    private String activation;

    @Param({"float", "double"})
    private String type;

    @Param("1024")
    private int n;

    private PtNDManager manager;
    private Supplier<NDArray> function;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        manager = (PtNDManager) NDManager.newBaseManager(Device.cpu(), "PyTorch");
        GatedFormula formula = GatedFormula.of(activation);
        double[] value = Data.doubles(n, 1);
        double[] gate = Data.doubles(n, 2);
        function = Torch.script(manager, formula.torch(), tensor(gate), tensor(value));

        try (NDArray y = function.get(); NDArray doubles = y.toType(DataType.FLOAT64, true)) {
            double[] actual = doubles.toDoubleArray();
            Data.check("forward", n, i -> actual[i], i -> formula.at(value[i], gate[i]));
        }
        // The allocator goes through about half a gigabyte before it comes back to memory that it has touched.
        for (int i = 0; i < 50; i++) {
            forward();
        }
    }

    private NDArray tensor(double[] values) {
        return manager.create(values).toType(type.equals("float") ? DataType.FLOAT32 : DataType.FLOAT64, false);
    }

    @TearDown(Level.Trial)
    public void close() {
        manager.close();
    }

    @Benchmark
    public void forward() {
        function.get().close();
    }
}
