package io.rectify;

import java.io.Serializable;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Activations as a user would write them. */
final class Custom {
    /** The two abstract methods and nothing else. */
    record Cube() implements Activation {
        @Override
        public double forward(double x) {
            return x * x * x;
        }

        @Override
        public double derivative(double x) {
            return 3 * x * x;
        }
    }

    /** Has its own float code, unlike the double code on purpose. */
    record Steep(double factor) implements Activation {
        @Override
        public double forward(double x) {
            return factor * x;
        }

        @Override
        public double derivative(double x) {
            return factor;
        }

        @Override
        public float forward(float x) {
            return (float) factor * x + 1;
        }

        @Override
        public float derivative(float x) {
            return x > 2 ? 7 : 0;
        }

        @Override
        public boolean hasSecondDerivative() {
            return true;
        }

        @Override
        public double secondDerivative(double x) {
            return factor - x;
        }

        @Override
        public float secondDerivative(float x) {
            return x > 2 ? 5 : 1;
        }
    }

    /** Knows its derivative from its output, and a second one; the float methods are those of the interface. */
    record Ratio() implements Activation {
        @Override
        public double forward(double x) {
            return x / (1 + Math.abs(x));
        }

        @Override
        public double derivative(double x) {
            return derivativeFromOutput(forward(x));
        }

        @Override
        public boolean hasBackwardFromOutput() {
            return true;
        }

        @Override
        public double derivativeFromOutput(double y) {
            return (1 - Math.abs(y)) * (1 - Math.abs(y));
        }

        @Override
        public boolean hasSecondDerivative() {
            return true;
        }

        @Override
        public double secondDerivative(double x) {
            return -2 * Math.signum(x) / ((1 + Math.abs(x)) * (1 + Math.abs(x)) * (1 + Math.abs(x)));
        }
    }

    /** Functions with a value: equal if their factors are. */
    record Times(double factor) implements DoubleUnaryOperator, Serializable {
        @Override
        public double applyAsDouble(double x) {
            return factor * x;
        }
    }

    static final List<Activation> SAMPLES = List.of(
            new Cube(),
            new Steep(1.7),
            new Ratio(),
            Activations.of("softsign", x -> x / (1 + Math.abs(x)), x -> 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)))),
            Activations.of("double", new Times(2), x -> 2),
            Activations.of("triple", new Times(3), x -> 3));

    private Custom() {}
}
