package io.rectify;

/**
 * The identity, {@code x}; its derivative is 1.
 *
 * <p>Value and derivative are exact, and monotone. Special cases: f(−0.0) is −0.0; f(±∞) is ±∞; f(NaN) and f′(NaN) are NaN.
 *
 * <p>The derivative from the output is exact, too.
 *
 * <p>Printed and parsed as {@code identity}; {@code linear} is an alias.
 */
public record Identity() implements Activation {
    @Override
    public double forward(double x) {
        return x;
    }

    @Override
    public float forward(float x) {
        return x;
    }

    @Override
    public double derivative(double x) {
        return Math.min(1.0, 1.0 + Math.abs(x)); // 1 for every number, NaN for NaN
    }

    @Override
    public float derivative(float x) {
        return Math.min(1f, 1f + Math.abs(x));
    }

    @Override
    public boolean hasBackwardFromOutput() {
        return true;
    }

    @Override
    public double derivativeFromOutput(double y) {
        return derivative(y);
    }

    @Override
    public float derivativeFromOutput(float y) {
        return derivative(y);
    }

    @Override
    public String toString() {
        return "identity";
    }
}
