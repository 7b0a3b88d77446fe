package io.rectify.benchmarks.peers;

import ai.onnxruntime.OnnxJavaType;
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
        Formula formula = Formulas.of(activation);
        double[] input = Data.doubles(n, 1);
        session = session(OnnxModel.of(formula.onnx(), type, n));
        OnnxTensor y = tensor(type, new double[n], n);
        inputs = Map.of("x", tensor(type, input, n));
        outputs = Map.of("y", y);
        forward();
        double[] actual = values(y);
        Data.check("forward", n, i -> actual[i], i -> formula.at(input[i]));
    }

    static OrtSession session(byte[] model) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            return environment.createSession(model, options(OptLevel.ALL_OPT));
        } catch (OrtException e) {
            // Some optimizations replace operators by one that has no double form; the simple ones do not.
            return environment.createSession(model, options(OptLevel.BASIC_OPT));
        }
    }

    private static SessionOptions options(OptLevel optimizations) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(optimizations);
        return options;
    }

    /** Returns a tensor on a direct buffer of its own. */
    static OnnxTensor tensor(String type, double[] values, long... shape) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        int bytes = type.equals("float") ? 4 : 8;
        ByteBuffer buffer = ByteBuffer.allocateDirect(values.length * bytes).order(ByteOrder.nativeOrder());
        if (type.equals("double")) {
            return OnnxTensor.createTensor(environment, buffer.asDoubleBuffer().put(0, values), shape);
        }
        FloatBuffer floats = buffer.asFloatBuffer();
        for (int i = 0; i < values.length; i++) {
            floats.put(i, (float) values[i]);
        }
        return OnnxTensor.createTensor(environment, floats, shape);
    }

    static double[] values(OnnxTensor tensor) {
        if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
            return tensor.getDoubleBuffer().array();
        }
        FloatBuffer floats = tensor.getFloatBuffer();
        double[] values = new double[floats.remaining()];
        Arrays.setAll(values, floats::get);
        return values;
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
