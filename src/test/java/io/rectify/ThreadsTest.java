package io.rectify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One activation in many threads at once: work arrays are those of a thread, and results those of one alone. */
class ThreadsTest {
    private static final int THREADS = 8;
    private static final int LENGTH = 1500; // more than a block

    /** A call by its name; what it gives depends on the thread's number, from which its arguments are drawn. */
    private record Call(String name, IntFunction<long[]> results) {}

    @Test
    void callsInOtherThreadsChangeNoResult() throws Exception {
        List<Call> calls = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (Activation activation : operation.supported(Row.ACTIVATIONS)) {
                calls.add(new Call(activation + " " + operation, thread -> results(operation, activation, thread)));
            }
        }
        for (RowOperation operation : RowOperation.values()) {
            for (RowActivation activation : Activations.rowNames().stream().map(Activations::parseRow).toList()) {
                calls.add(new Call(activation + " " + operation, thread -> results(operation, activation, thread)));
            }
        }
        for (Gated gated : Activations.gatedNames().stream().map(Activations::parseGated).toList()) {
            calls.add(new Call(gated.toString(), thread -> results(gated, thread)));
        }

        List<Callable<Void>> tasks = IntStream.range(0, THREADS).mapToObj(thread -> task(calls, thread)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Callable<Void> task(List<Call> calls, int thread) {
        List<long[]> alone = calls.stream().map(call -> call.results.apply(thread)).toList();
        return () -> {
            for (int i = 0; i < calls.size(); i++) {
                Call call = calls.get(i);
                for (int round = 0; round < 10; round++) {
                    assertArrayEquals(alone.get(i), call.results.apply(thread), call.name);
                }
            }
            return null;
        };
    }

    private static long[] results(Operation operation, Activation activation, int thread) {
        Real real = operation.real;
        Object out = real.array(LENGTH);
        operation.whole(activation, real.array(Point.many(real, LENGTH, thread)), real.array(Point.many(real, LENGTH, ~thread)), out);
        return real.bits(out);
    }

    private static long[] results(RowOperation operation, RowActivation activation, int thread) {
        Real real = operation.real;
        Object out = real.array(LENGTH);
        long[] x = IntStream.range(0, LENGTH).mapToLong(i -> real.bits((i + thread) % 17 - thread)).toArray();
        operation.matrix(
                activation, real.array(operation.in(activation, x, 15, 100)), real.array(x), out, 15, 100);
        return real.bits(out);
    }

    private static long[] results(Gated gated, int thread) {
        float[] y = new float[LENGTH];
        float[] value = (float[]) Real.FLOAT.array(Point.many(Real.FLOAT, LENGTH, thread));
        gated.forward(value, (float[]) Real.FLOAT.array(Point.many(Real.FLOAT, LENGTH, ~thread)), y);
        return Real.FLOAT.bits(y);
    }
}
