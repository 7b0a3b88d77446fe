package io.rectify.benchmarks.peers;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.rectify.benchmarks.Data;
import io.rectify.benchmarks.RowFormula;
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

/** {@link Torch} for the row activations; n is the number of columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TorchRows {

    @Param("softmax")
    private String activation;

    @Param({"float", "double"})
    private String type;

    @Param("1000")
    private int n;

    private PtNDManager manager;
    private NDArray x;
    private Supplier<NDArray> function;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        manager = (PtNDManager) NDManager.newBaseManager(Device.cpu(), "PyTorch");
        RowFormula formula = RowFormula.of(activation, n);
        double[] input = Data.doubles(formula.size(), 1);
        x = manager.create(input, new Shape(formula.rows(), n))
                .toType(type.equals("float") ? DataType.FLOAT32 : DataType.FLOAT64, false);
        function = switch (formula.name()) {
            case "softmax" -> () -> x.softmax(1);
            case "log_softmax" -> () -> x.logSoftmax(1);
            default -> Torch.script(manager, formula.torch(), x);
        };

        try (NDArray y = function.get(); NDArray doubles = y.toType(DataType.FLOAT64, true)) {
            formula.check(input, doubles.toDoubleArray());
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
        function.get().close();
    }
}
