package io.rectify.benchmarks;

import io.rectify.Activation;

/**
 * An activation as a user writes it: two methods, {@code float} inherited. So cheap that any overhead around it shows.
 * {@link Crowd} makes many classes of this one.
 */
final class SignedSquare implements Activation {

    static final String NAME = "signed_square";

    private static final long serialVersionUID = 1;

    @Override
    public double forward(double x) {
        return x * Math.abs(x);
    }

    @Override
    public double derivative(double x) {
        return 2 * Math.abs(x);
    }
}
