package consumer;

import io.rectify.Activation;
import io.rectify.Activations;
import io.rectify.Backend;
import java.util.Arrays;

/** Fails unless the backend is the one named as argument and bulk calls work, for an activation of this module too. */
public final class Main {
    private record Square() implements Activation {
        @Override
        public double forward(double x) {
            return x * x;
        }

        @Override
        public double derivative(double x) {
            return 2 * x;
        }
    }

    public static void main(String[] args) {
        check(args[0], Backend.current().name());
        double[] x = {-3, -1, 0, 2, 5};
        check("[-0.75, -0.25, 0.0, 2.0, 5.0]", Arrays.toString(Activations.parse("leaky_relu(0.25)").forward(x)));
        check("[9.0, 1.0, 0.0, 4.0, 25.0]", Arrays.toString(new Square().forward(x)));
        check("[9.0, 1.0, 0.0, 4.0, 25.0]", Arrays.toString(Activations.of("sq", v -> v * v, v -> 2 * v).forward(x)));
    }

    private static void check(String expected, String actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + " but was " + actual + "; " + Backend.current());
        }
    }
}
