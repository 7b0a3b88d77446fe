package io.rectify.benchmarks.peers;

import io.rectify.benchmarks.Data;
import io.rectify.benchmarks.Formulas;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.ScalarOp;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.api.ops.impl.scalar.LeakyReLU;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** ND4J. Timed: the execution of an operation made beforehand, from one array in native memory into another. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ND4J {

    @Param({"relu", "leaky_relu"})
    private String activation;

    @Param({"float", "double"})
    private String type;

    @Param({"8", "64", "1024", "65536", "4194304"})
    private int n;

    private OpExecutioner executioner;
    private ScalarOp operation;

    @Setup(Level.Trial)
    public void prepare() {
        double[] input = Data.doubles(n, 1);
        INDArray x = Nd4j.createFromArray(input).castTo(type.equals("float") ? DataType.FLOAT : DataType.DOUBLE);
        INDArray y = x.ulike();
        executioner = Nd4j.getExecutioner();
        operation = activation.equals("relu") ? new RectifiedLinear(x, y) : new LeakyReLU(x, y, 0.01);

        forward();
        double[] actual = y.castTo(DataType.DOUBLE).toDoubleVector();
        Data.check("forward", n, i -> actual[i], i -> Formulas.of(activation).at(input[i]));
    }

    @Benchmark
    public void forward() {
        executioner.exec(operation);
    }
}
