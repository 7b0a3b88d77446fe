package io.rectify.loop;

import io.rectify.Activation;

/**
 * The function x²/2. Its derivative is x, so that its backward pass is the product of two arrays according to
 * {@link io.rectify.math.ChainRule}, with a loop on either backend.
 */
public record HalfSquare() implements Activation {
    @Override
    public double forward(double x) {
        return 0.5 * x * x;
    }

    @Override
    public float forward(float x) {
        return 0.5f * x * x;
    }

    @Override
    public double derivative(double x) {
        return x;
    }

    @Override
    public float derivative(float x) {
        return x;
    }
}
