package io.rectify.math;

/**
 * The scalar code of an activation that is computed from one exponential eʷ = 2ⁿ (1 + r + tail), cut into steps. A scalar
 * call composes them; {@code PlainStages} runs each over a block of elements.
 *
 * <p>{@code value} and {@code slope} are straight-line code of {@code + - * /}, {@code abs} and {@code fma}, so that C2
 * vectorizes those loops: no {@code ?:}, no {@code if}, no bits, and no {@code min} or {@code max} (but one, in softplus), which
 * JDK 17 compiles to a branch where it has seen that one side is rare, or that the method is called from several places. The
 * other steps may use all of these. In {@code value} and {@code slope}
 * <ul>
 * <li>{@code choice} is 1 for x &gt; 0 and 0 otherwise, for choices without {@code ?:}, if it is not overridden;
 * <li>{@code r} and {@code tail} are those of {@link FloatExp} and {@link DoubleExp};
 * <li>{@code p} is {@code power}, in most activations times {@link FloatExp#SCALE} or {@link DoubleExp#SCALE}.
 * </ul>
 *
 * @param <A> the activation class; its value is an argument, so that one stateless object serves all parameters
 */
public interface Steps<A> {
    /** w, kept within the range where {@code power} does not overflow. */
    float argument(A activation, float x);

    double argument(A activation, double x);

    /** What the rounding of r has cut off, by {@code reductionLow} of the exponential, if the function needs it. */
    default float reductionLow(float w, float shifted, float r) {
        return 0;
    }

    default double reductionLow(double w, double shifted, double r) {
        return 0;
    }

    /** By default {@code tail}; or with what the rounding of w has cut off. */
    default float rest(A activation, float x, float w, float r, float tail) {
        return tail;
    }

    default double rest(A activation, double x, double w, double r, double tail) {
        return tail;
    }

    /** 2ⁿ or 2⁻ⁿ, whichever {@code value} and {@code slope} are made for; most by {@link FloatExp}. */
    float power(float shifted);

    double power(double shifted);

    /** What tells {@code value} which formula holds for x. */
    default float valueChoice(A activation, float x) {
        return UnitStep.of(x);
    }

    default double valueChoice(A activation, double x) {
        return UnitStep.of(x);
    }

    /** The same in a scalar call, by bits where {@code valueChoice} is of {@code min} and {@code max}, which C2 vectorizes. */
    default float scalarChoice(A activation, float x) {
        return valueChoice(activation, x);
    }

    default double scalarChoice(A activation, double x) {
        return valueChoice(activation, x);
    }

    /** What tells {@code slope} which formula holds for x. */
    default float slopeChoice(A activation, float x) {
        return UnitStep.of(x);
    }

    default double slopeChoice(A activation, double x) {
        return UnitStep.of(x);
    }

    /** The same in a scalar call. */
    default float scalarSlopeChoice(A activation, float x) {
        return UnitStep.fromBits(x);
    }

    default double scalarSlopeChoice(A activation, double x) {
        return UnitStep.fromBits(x);
    }

    /** What {@code value} and {@code slope} receive as x: x itself, or a number within bounds that spare them a limit. */
    default float bounded(A activation, float x) {
        return x;
    }

    default double bounded(A activation, double x) {
        return x;
    }

    float value(A activation, float x, float choice, float r, float tail, float p);

    double value(A activation, double x, double choice, double r, double tail, double p);

    float slope(A activation, float x, float choice, float r, float tail, float p);

    double slope(A activation, double x, double choice, double r, double tail, double p);

    /** The second derivative, of the same arguments as {@code slope}; but no loop of it is vectorized by C2. */
    double second(A activation, double x, double choice, double r, double tail, double p);

    default float forward(A activation, float x) {
        float w = argument(activation, x);
        float shifted = FloatExp.shifted(w);
        float r = FloatExp.reduce(w, shifted);
        float tail = rest(activation, x, w, r, FloatExp.tail(r, reductionLow(w, shifted, r)));
        return value(activation, bounded(activation, x), scalarChoice(activation, x), r, tail, power(shifted));
    }

    default double forward(A activation, double x) {
        double w = argument(activation, x);
        double shifted = DoubleExp.shifted(w);
        double r = DoubleExp.reduce(w, shifted);
        double tail = rest(activation, x, w, r, DoubleExp.tail(r, reductionLow(w, shifted, r)));
        return value(activation, bounded(activation, x), scalarChoice(activation, x), r, tail, power(shifted));
    }

    default float derivative(A activation, float x) {
        float w = argument(activation, x);
        float shifted = FloatExp.shifted(w);
        float r = FloatExp.reduce(w, shifted);
        float tail = rest(activation, x, w, r, FloatExp.tail(r, reductionLow(w, shifted, r)));
        return slope(activation, bounded(activation, x), scalarSlopeChoice(activation, x), r, tail, power(shifted));
    }

    default double derivative(A activation, double x) {
        double w = argument(activation, x);
        double shifted = DoubleExp.shifted(w);
        double r = DoubleExp.reduce(w, shifted);
        double tail = rest(activation, x, w, r, DoubleExp.tail(r, reductionLow(w, shifted, r)));
        return slope(activation, bounded(activation, x), scalarSlopeChoice(activation, x), r, tail, power(shifted));
    }

    default double secondDerivative(A activation, double x) {
        double w = argument(activation, x);
        double shifted = DoubleExp.shifted(w);
        double r = DoubleExp.reduce(w, shifted);
        double tail = rest(activation, x, w, r, DoubleExp.tail(r, reductionLow(w, shifted, r)));
        return second(activation, bounded(activation, x), scalarSlopeChoice(activation, x), r, tail, power(shifted));
    }
}
