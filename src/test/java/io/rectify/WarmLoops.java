package io.rectify;

import com.sun.management.ThreadMXBean;
import io.rectify.loop.HiddenCopy;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A program that warms up bulk calls until they allocate nothing, and prints those that still do when its patience ends:
 * <ul>
 * <li>{@code crowd}: the calls of all built-in activations and thirty more classes, all together;
 * <li>{@code in turn}, {@code in reverse}: those of one built-in activation after the other, for what C2 makes of one class
 * depends on those before it;
 * <li>{@code gated}: those of gated linear units;
 * <li>{@code rows}: those of one row activation after the other, in rows of several lengths;
 * <li>the name of an activation: its calls from callers at every depth.
 * </ul>
 */
final class WarmLoops {
    static final int CROWD = 30;
    private static final long MILLISECOND = 1_000_000;
    private static final long PATIENCE = 180_000 * MILLISECOND; // the crowd needs 25 to 60 s for its compilations
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private WarmLoops() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "crowd" -> warm(crowd(), 1000 * MILLISECOND);
            case "in turn", "in reverse" -> {
                List<String> names = new ArrayList<>(Activations.names());
                if (args[0].equals("in reverse")) {
                    Collections.reverse(names);
                }
                for (String name : names) {
                    warm(calls(Activations.parse(name)), 200 * MILLISECOND);
                }
            }
            case "gated" -> warm(gated(), 1000 * MILLISECOND);
            case "rows" -> {
                for (String name : Activations.rowNames()) {
                    warm(rowCalls(Activations.parseRow(name)), 200 * MILLISECOND);
                }
            }
            default -> warm(atEveryDepth(Activations.parse(args[0])), 1000 * MILLISECOND);
        }
    }

    private static void warm(List<Call> calls, long atLeast) {
        long start = System.nanoTime();
        long[] allocated = new long[calls.size()];
        long total;
        do {
            total = 0;
            for (int i = 0; i < allocated.length; i++) {
                allocated[i] = allocatedBy(calls.get(i));
                total += allocated[i];
            }
        } while (System.nanoTime() - start < (total > 0 ? PATIENCE : atLeast));
        for (int i = 0; i < allocated.length; i++) {
            if (allocated[i] > 0) {
                System.out.println(calls.get(i).name + ": " + allocated[i] + " bytes");
            }
        }
        System.out.println(calls.size() + " calls done");
    }

    private static long allocatedBy(Call call) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 200; i++) {
            call.run.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private record Call(String name, Runnable run) {}

    private static List<Call> crowd() throws Exception {
        List<Activation> activations = new ArrayList<>(Activations.names().stream().map(Activations::parse).toList());
        activations.add(Activations.leakyRelu(0));
        try (InputStream template = TwoLiner.class.getResourceAsStream("TwoLiner.class")) {
            byte[] classFile = template.readAllBytes();
            for (int i = 0; i < CROWD; i++) { // each a class of its own
                Class<?> copy = MethodHandles.lookup().defineHiddenClass(classFile, true).lookupClass();
                activations.add((Activation) copy.getDeclaredConstructor().newInstance());
            }
        }
        return activations.stream().flatMap(activation -> calls(activation).stream()).toList();
    }

    private static List<Call> calls(Activation activation) {
        List<Call> calls = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            if (!operation.supports(activation) || operation.name().startsWith("DERIVATIVE_OF_BOTH")) {
                continue; // the latter is the call that VALUE_OF_BOTH is
            }
            for (int outOffset = 0; outOffset < 2; outOffset++) {
                int offset = outOffset;
                Object x = operation.real.array(300);
                Object dy = operation.real.array(300);
                Object out = operation.real.array(300);
                calls.add(new Call(activation + " " + operation + " to " + offset,
                        () -> operation.range(activation, x, 0, dy, 0, out, offset, 257)));
            }
        }
        return calls;
    }

    private static List<Call> gated() {
        List<Call> calls = new ArrayList<>();
        List<Activation> activations = List.of(Activations.sigmoid(), Activations.relu(), Activations.gelu(), Activations.silu(),
                Activations.identity(), new Custom.Cube());
        for (Gated g : activations.stream().map(Activations::gated).toList()) {
            float[][] f = new float[5][2600];
            double[][] d = new double[5][2600];
            float[] dy = new float[1300];
            double[] dyd = new double[1300];
            calls.add(new Call(g + " forward float", () -> g.forward(f[0], f[1], f[2])));
            calls.add(new Call(g + " forward double", () -> g.forward(d[0], 3, d[1], 0, d[2], 2, 1333)));
            calls.add(new Call(g + " backward float", () -> g.backward(f[0], 3, f[1], 0, f[2], 5, f[3], 1, f[4], 2, 1333)));
            calls.add(new Call(g + " backward double", () -> g.backward(d[0], d[1], d[2], d[3], d[4])));
            calls.add(new Call(g + " halves float", () -> g.forward(f[0], dy, 13, 100)));
            calls.add(new Call(g + " halves double", () -> g.backward(d[0], dyd, d[1], 13, 100)));
        }
        return calls;
    }

    private static List<Call> rowCalls(RowActivation activation) {
        List<Call> calls = new ArrayList<>();
        for (RowOperation operation : RowOperation.values()) {
            for (int columns : new int[] {3, 10, 100, 1000, 1500}) {
                for (int most : new int[] {1, 1000}) { // rows of large elements go another way
                    int rows = Math.max(1, 300 / columns);
                    long[] x = new SplittableRandom(1).doubles(rows * columns, 0, most).mapToLong(operation.real::bits).toArray();
                    Object in = operation.real.array(operation.in(activation, x, rows, columns));
                    Object dy = operation.real.array(x);
                    Object out = operation.real.array(rows * columns + 1);
                    calls.add(new Call(activation + " " + operation + " " + columns + " up to " + most,
                            () -> operation.matrix(activation, in, 0, dy, 0, out, 1, rows, columns)));
                }
            }
        }
        return calls;
    }

    private static List<Call> atEveryDepth(Activation activation) {
        List<Call> calls = new ArrayList<>();
        for (int n : new int[] {64, 1024}) {
            float[] x = new float[n];
            double[] dx = new double[n];
            for (int depth = 0; depth <= 14; depth++) {
                int d = depth;
                Chain forward = chain();
                Chain backward = chain();
                Runnable float32 = () -> activation.forward(x, x);
                Runnable float64 = () -> activation.backward(dx, dx, dx);
                calls.add(new Call(activation + " forward float n=" + n + " depth=" + d, () -> forward.call(d, float32)));
                calls.add(new Call(activation + " backward double n=" + n + " depth=" + d, () -> backward.call(d, float64)));
            }
        }
        return calls;
    }

    interface Chain {
        void call(int depth, Runnable last);
    }

    private static Chain chain() {
        return HiddenCopy.newInstance(HiddenCopy.constructor(Methods.class, Chain.class, MethodHandles.lookup()));
    }
}
