package io.rectify.benchmarks.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.rectify.benchmarks.Data;
import io.rectify.benchmarks.GatedFormula;
import java.util.Map;
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

/** {@link Onnx} for the gated linear units, of two buffers; n is the number of products. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OnnxGated {

    @Param("glu")
    private String activation;

    @Param({"float", "double"})
    private String type;

    @Param("1024")
    private int n;

    private OrtSession session;
    private Map<String, OnnxTensor> inputs;
    private Map<String, OnnxTensor> outputs;

    @Setup(Level.Trial)
    public void prepare() throws OrtException {
        GatedFormula formula = GatedFormula.of(activation);
        double[] value = Data.doubles(n, 1);
        double[] gate = Data.doubles(n, 2);
        session = Onnx.session(OnnxModel.of(formula.onnx(), type, n));
        OnnxTensor y = Onnx.tensor(type, new double[n], n);
        inputs = Map.of("x", Onnx.tensor(type, gate, n), "value", Onnx.tensor(type, value, n));
        outputs = Map.of("y", y);
        forward();
        double[] actual = Onnx.values(y);
        Data.check("forward", n, i -> actual[i], i -> formula.at(value[i], gate[i]));
    }

    @TearDown(Level.Trial)
    public void close() throws OrtException {
        session.close();
    }

    @Benchmark
    public void forward() throws OrtException {
        session.run(inputs, outputs).close();
    }
}
