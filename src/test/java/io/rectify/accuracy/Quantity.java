package io.rectify.accuracy;

import io.rectify.Activation;
import io.rectify.reference.Reference;
import io.rectify.reference.Smooth;
import java.util.Locale;

/** What of an activation is measured. */
public enum Quantity {
    VALUE {
        @Override
        public Reference of(Smooth smooth) {
            return smooth.value();
        }

        @Override
        void compute(Activation activation, float[] x, float[] y) {
            activation.forward(x, y);
        }

        @Override
        void compute(Activation activation, double[] x, double[] y) {
            activation.forward(x, y);
        }
    },

    DERIVATIVE {
        @Override
        public Reference of(Smooth smooth) {
            return smooth.derivative();
        }

        @Override
        void compute(Activation activation, float[] x, float[] y) {
            activation.derivative(x, y);
        }

        @Override
        void compute(Activation activation, double[] x, double[] y) {
            activation.derivative(x, y);
        }
    },

    SECOND_DERIVATIVE {
        @Override
        public Reference of(Smooth smooth) {
            return smooth.second();
        }

        @Override
        void compute(Activation activation, float[] x, float[] y) {
            activation.secondDerivative(x, y);
        }

        @Override
        void compute(Activation activation, double[] x, double[] y) {
            activation.secondDerivative(x, y);
        }
    };

    /**
     * Selects the reference.
     *
     * @param smooth the references of the activation
     * @return that of this quantity
     */
    public abstract Reference of(Smooth smooth);

    abstract void compute(Activation activation, float[] x, float[] y);

    abstract void compute(Activation activation, double[] x, double[] y);

    /** In words, {@code value}, {@code derivative} or {@code second derivative}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
