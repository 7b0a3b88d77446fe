package io.rectify.benchmarks.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.rectify.benchmarks.Data;
import io.rectify.benchmarks.RowFormula;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
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
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        RowFormula formula = RowFormula.of(activation, n);
        int size = formula.size();
        long[] shape = {formula.rows(), n};
        session = environment.createSession(OnnxModel.of(formula.onnx(), type, shape), Onnx.options(OptLevel.ALL_OPT));

        double[] input = Data.doubles(size, 1);
        double[] output = new double[size];
        if (type.equals("float")) {
            FloatBuffer x = direct(4 * size).asFloatBuffer();
            FloatBuffer y = direct(4 * size).asFloatBuffer();
            for (int i = 0; i < size; i++) {
                x.put(i, (float) input[i]);
            }
            prepare(OnnxTensor.createTensor(environment, x, shape), OnnxTensor.createTensor(environment, y, shape));
            Arrays.setAll(output, y::get);
        } else {
            DoubleBuffer x = direct(8 * size).asDoubleBuffer().put(0, input);
            DoubleBuffer y = direct(8 * size).asDoubleBuffer();
            prepare(OnnxTensor.createTensor(environment, x, shape), OnnxTensor.createTensor(environment, y, shape));
            y.get(0, output);
        }
        formula.check(input, output);
    }

    private void prepare(OnnxTensor x, OnnxTensor y) throws OrtException {
        inputs = Map.of("x", x);
        outputs = Map.of("y", y);
        forward();
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
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
