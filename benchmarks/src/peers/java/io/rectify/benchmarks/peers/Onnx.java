package io.rectify.benchmarks.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.rectify.benchmarks.Data;
import io.rectify.benchmarks.Formula;
import io.rectify.benchmarks.Formulas;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
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

/**
 * ONNX Runtime with a model of one function, one thread, no spinning. Timed: one run of the session, from a direct buffer
 * into a pinned output on another one, so that nothing is copied or allocated for the numbers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Onnx {

    @Param({"relu", "leaky_relu"})
    private String activation;

    @Param({"float", "double"})
    private String type;

    @Param({"8", "64", "1024", "65536", "4194304"})
    private int n;

    private OrtSession session;
    private Map<String, OnnxTensor> inputs;
    private Map<String, OnnxTensor> outputs;

    @Setup(Level.Trial)
    public void prepare() throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Formula formula = Formulas.of(activation);
        byte[] model = OnnxModel.of(formula.onnx(), type, n);
        try {
            session = environment.createSession(model, options(OptLevel.ALL_OPT));
        } catch (OrtException e) {
            // Some optimizations replace operators by one that has no double form; the simple ones do not.
            session = environment.createSession(model, options(OptLevel.BASIC_OPT));
        }

        long[] shape = {n};
        double[] input = Data.doubles(n, 1);
        if (type.equals("float")) {
            FloatBuffer x = direct(4).asFloatBuffer();
            FloatBuffer y = direct(4).asFloatBuffer();
            for (int i = 0; i < n; i++) {
                x.put(i, (float) input[i]);
            }
            prepare(OnnxTensor.createTensor(environment, x, shape), OnnxTensor.createTensor(environment, y, shape));
            Data.check("forward", n, y::get, i -> formula.at(input[i]));
        } else {
            DoubleBuffer x = direct(8).asDoubleBuffer().put(0, input);
            DoubleBuffer y = direct(8).asDoubleBuffer();
            prepare(OnnxTensor.createTensor(environment, x, shape), OnnxTensor.createTensor(environment, y, shape));
            Data.check("forward", n, y::get, i -> formula.at(input[i]));
        }
    }

    static SessionOptions options(OptLevel optimizations) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(optimizations);
        return options;
    }

    private void prepare(OnnxTensor x, OnnxTensor y) throws OrtException {
        inputs = Map.of("x", x);
        outputs = Map.of("y", y);
        forward();
    }

    private ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(n * bytes).order(ByteOrder.nativeOrder());
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
