package io.rectify.benchmarks.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.rectify.benchmarks.Data;
import io.rectify.benchmarks.RowFormula;
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

/** {@link Onnx} for the row activations; n is the number of columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OnnxRows {

    @Param("softmax")
    private String activation;

    @Param({"float", "double"})
    private String type;

    @Param("1000")
    private int n;

    private OrtSession session;
    private Map<String, OnnxTensor> inputs;
    private Map<String, OnnxTensor> outputs;

    @Setup(Level.Trial)
    public void prepare() throws OrtException {
        RowFormula formula = RowFormula.of(activation, n);
        double[] input = Data.doubles(formula.size(), 1);
        long[] shape = {formula.rows(), n};
        session = Onnx.session(OnnxModel.of(formula.onnx(), type, shape));
        OnnxTensor y = Onnx.tensor(type, new double[formula.size()], shape);
        inputs = Map.of("x", Onnx.tensor(type, input, shape));
        outputs = Map.of("y", y);
        forward();
        formula.check(input, Onnx.values(y));
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
