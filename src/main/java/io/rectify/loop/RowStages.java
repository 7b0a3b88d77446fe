package io.rectify.loop;

import io.rectify.simd.VectorDoubleRows;
import io.rectify.simd.VectorFloatRows;

/**
 * The loops that the row activations are made of, on vectors or plain. They share one form, {@code (a, b, result, work, size)};
 * most use a part of it. {@code size} is a multiple of {@link FloatRows#SUMS}, and in those that add up {@code float}, up to half
 * a vector more is read.
 * <ul>
 * <li>{@code bounds} puts the least and the greatest element into the work arrays, if they are beyond those there;
 * <li>{@code reduce} computes the exponents (m − x) · factor with what their rounding cuts off, and reduces them;
 * <li>{@code exponential} writes what follows from that, times {@link io.rectify.math.FloatExp#SCALE};
 * <li>{@code total} adds up, {@code dot} adds up y · dy;
 * <li>{@code rest} adds up exponentials, but for those that are 1, and counts what it adds;
 * <li>{@code scale} multiplies with (high + low) of the row, {@code logarithm} subtracts that;
 * <li>{@code softmaxGradient} and {@code logGradient} make the gradient from these sums.
 * </ul>
 */
final class RowStages {
    /** Whether stages may read and write the caller's arrays: C2 vectorizes plain ones only with the same index everywhere. */
    final boolean direct;

    final FloatRowStage floatBounds;
    final FloatRowStage floatReduce;
    final FloatRowStage floatExponential;
    final FloatRowStage floatRest;
    final FloatRowStage floatScale;
    final FloatRowStage floatLogarithm;
    final FloatRowStage floatDot;
    final FloatRowStage floatSoftmaxGradient;
    final FloatRowStage floatTotal;
    final FloatRowStage floatLogGradient;
    final DoubleRowStage doubleBounds;
    final DoubleRowStage doubleReduce;
    final DoubleRowStage doubleExponential;
    final DoubleRowStage doubleRest;
    final DoubleRowStage doubleScale;
    final DoubleRowStage doubleLogarithm;
    final DoubleRowStage doubleDot;
    final DoubleRowStage doubleSoftmaxGradient;
    final DoubleRowStage doubleTotal;
    final DoubleRowStage doubleLogGradient;

    /** @param vector whether on vectors, for the vector backend only */
    RowStages(boolean vector) {
        direct = vector;
        Class<?> floats = vector ? VectorFloatRows.class : PlainFloatRows.class;
        Class<?> doubles = vector ? VectorDoubleRows.class : PlainDoubleRows.class;
        floatBounds = new FloatRowStage(floats, "bounds");
        floatReduce = new FloatRowStage(floats, "reduce");
        floatExponential = new FloatRowStage(floats, "exponential");
        floatRest = new FloatRowStage(floats, "rest");
        floatScale = new FloatRowStage(floats, "scale");
        floatLogarithm = new FloatRowStage(floats, "logarithm");
        floatDot = new FloatRowStage(floats, "dot");
        floatSoftmaxGradient = new FloatRowStage(floats, "softmaxGradient");
        floatTotal = new FloatRowStage(floats, "total");
        floatLogGradient = new FloatRowStage(floats, "logGradient");
        doubleBounds = new DoubleRowStage(doubles, "bounds");
        doubleReduce = new DoubleRowStage(doubles, "reduce");
        doubleExponential = new DoubleRowStage(doubles, "exponential");
        doubleRest = new DoubleRowStage(doubles, "rest");
        doubleScale = new DoubleRowStage(doubles, "scale");
        doubleLogarithm = new DoubleRowStage(doubles, "logarithm");
        doubleDot = new DoubleRowStage(doubles, "dot");
        doubleSoftmaxGradient = new DoubleRowStage(doubles, "softmaxGradient");
        doubleTotal = new DoubleRowStage(doubles, "total");
        doubleLogGradient = new DoubleRowStage(doubles, "logGradient");
    }
}
