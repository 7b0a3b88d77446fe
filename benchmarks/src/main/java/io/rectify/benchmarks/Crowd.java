package io.rectify.benchmarks;

import io.rectify.Activation;
import io.rectify.Activations;
import io.rectify.Gated;
import io.rectify.RowActivation;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/** Other activations that use the bulk methods in the same JVM before anything is measured. */
final class Crowd {

    private static final int LENGTH = 256;

    private Crowd() {
    }

    /** Runs the bulk methods of the whole catalogue and of {@code size} classes of users; of none for 0. */
    static void use(int size) {
        of(size).forEach(activation -> use(activation, LENGTH));
        if (size > 0) {
            Activations.rowNames().forEach(name -> use(Activations.parseRow(name), LENGTH));
            Activations.gatedNames().forEach(name -> use(Activations.parseGated(name), LENGTH));
        }
    }

    /** Runs the bulk methods of an activation until they are compiled, on arrays of that length, unless it is long. */
    static void use(Activation activation, int length) {
        int n = Math.min(length, LENGTH);
        float[] x = Data.floats(n, 1);
        float[] y = new float[n];
        for (int i = 0; i < calls(n); i++) {
            activation.forward(x, y);
            activation.derivative(x, y);
            activation.backward(x, x, y);
        }
        double[] xDoubles = Data.doubles(n, 1);
        double[] yDoubles = new double[n];
        for (int i = 0; i < calls(n); i++) {
            activation.forward(xDoubles, yDoubles);
            activation.derivative(xDoubles, yDoubles);
            activation.backward(xDoubles, xDoubles, yDoubles);
        }
    }

    static void use(RowActivation activation, int columns) {
        int n = Math.min(columns, LENGTH);
        float[] x = Data.floats(n, 1);
        float[] y = new float[n];
        double[] xDoubles = Data.doubles(n, 1);
        double[] yDoubles = new double[n];
        for (int i = 0; i < calls(n); i++) {
            activation.forward(x, y);
            activation.backward(y, x, y);
            activation.forward(xDoubles, yDoubles);
            activation.backward(yDoubles, xDoubles, yDoubles);
        }
    }

    static void use(Gated gated, int length) {
        int n = Math.min(length, LENGTH);
        float[] x = Data.floats(2 * n, 1);
        float[] y = new float[n];
        float[] dx = new float[2 * n];
        double[] xDoubles = Data.doubles(2 * n, 1);
        double[] yDoubles = new double[n];
        double[] dxDoubles = new double[2 * n];
        for (int i = 0; i < calls(n); i++) {
            gated.forward(x, 0, x, n, y, 0, n);
            gated.forward(x, y, 1, n);
            gated.backward(x, y, dx, 1, n);
            gated.forward(xDoubles, 0, xDoubles, n, yDoubles, 0, n);
            gated.forward(xDoubles, yDoubles, 1, n);
            gated.backward(xDoubles, yDoubles, dxDoubles, 1, n);
        }
    }

    /** Enough for the optimizing compiler, which counts calls and rounds of loops. */
    private static int calls(int n) {
        return Math.max(1000, 100_000 / n);
    }

    private static List<Activation> of(int size) {
        List<Activation> crowd = new ArrayList<>();
        if (size > 0) {
            Activations.names().forEach(name -> crowd.add(Activations.parse(name)));
        }
        for (int i = 0; i < size; i++) {
            crowd.add(stranger());
        }
        return crowd;
    }

    /** Returns an instance of a new class with the code of {@link SignedSquare}. */
    private static Activation stranger() {
        try (InputStream code = Crowd.class.getResourceAsStream("SignedSquare.class")) {
            Class<?> copy = MethodHandles.lookup().defineHiddenClass(code.readAllBytes(), true).lookupClass();
            return (Activation) copy.getDeclaredConstructor().newInstance();
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
