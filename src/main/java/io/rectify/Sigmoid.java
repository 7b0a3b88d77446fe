package io.rectify;

import io.rectify.math.SigmoidSteps;

public record Sigmoid() implements Activation {
    private static final SigmoidSteps STEPS = new SigmoidSteps();

    @Override
    public double forward(double x) {
        return STEPS.forward(this, x);
    }

    @Override
    public float forward(float x) {
        return STEPS.forward(this, x);
    }

    @Override
    public double derivative(double x) {
        return STEPS.derivative(this, x);
    }

    @Override
    public float derivative(float x) {
        return STEPS.derivative(this, x);
    }

    @Override
    public String toString() {
        return "sigmoid";
    }
}
