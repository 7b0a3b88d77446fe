package io.rectify.benchmarks.peers;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import io.rectify.benchmarks.Data;
import io.rectify.benchmarks.Formula;
import io.rectify.benchmarks.Formulas;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
 *
 * <p>DJL has its own method for some of PyTorch's functions. The others are called through TorchScript, whose interpreter adds one
 * or two microseconds to a call.
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

    private PtNDManager manager;
    private NDArray x;
    private Supplier<NDArray> function;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        manager = (PtNDManager) NDManager.newBaseManager(Device.cpu(), "PyTorch");
        float[] input = Data.floats(n, 1);
        x = manager.create(input, new Shape(n)).toType(type.equals("float") ? DataType.FLOAT32 : DataType.FLOAT64, false);
        Formula formula = Formulas.of(activation);
        function = function(formula);

        try (NDArray y = function.get(); NDArray doubles = y.toType(DataType.FLOAT64, true)) {
            double[] actual = doubles.toDoubleArray();
            Data.check("forward", n, i -> actual[i], i -> formula.at(input[i]));
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

    private Supplier<NDArray> function(Formula formula) throws IOException {
        NDArrayEx functions = x.getNDArrayInternal();
        return switch (formula.name()) {
            case "relu" -> functions::relu;
            case "leaky_relu" -> () -> functions.leakyRelu(0.01f);
            case "sigmoid" -> functions::sigmoid;
            case "tanh" -> functions::tanh;
            case "gelu" -> functions::gelu;
            case "softplus" -> functions::softPlus;
            case "softsign" -> functions::softSign;
            case "elu" -> () -> functions.elu(1);
            case "selu" -> functions::selu;
            case "exponential" -> x::exp;
            default -> script(manager, formula.torch(), x);
        };
    }

    static Supplier<NDArray> script(PtNDManager manager, String expression, NDArray... arguments) throws IOException {
        PtSymbolBlock module = JniUtils.loadModule(manager, TorchScript.of(expression, arguments.length), false, false);
        IValue[] values = Stream.of(arguments).map(x -> IValue.from((PtNDArray) x)).toArray(IValue[]::new);
        return () -> {
            try (IValue y = module.forward(values)) {
                return y.toTensor(manager);
            }
        };
    }
}
