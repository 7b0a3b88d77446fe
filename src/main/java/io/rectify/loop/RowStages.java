package io.rectify.loop;

import io.rectify.simd.VectorDoubleRows;
import io.rectify.simd.VectorFloatRows;

/**
 * The loops that the row activations are made of, on vectors or plain. They share one form, {@code (a, b, result, work, size)};
 * most use a part of it. In those that add up, {@code size} is a multiple of {@link FloatRows#SUMS}, in the others of the
 * length of a vector.
 * <ul>
 * <li>{@code bounds} puts the least and the greatest element into the work arrays, if they are beyond those there;
 * <li>{@code reduce} computes the exponents (m − x) · factor with what their rounding cuts off, and reduces them;
 * <li>{@code exponential} writes what follows from that, times {@link io.rectify.math.FloatExp#SCALE};
 * <li>{@code sum} adds up exponentials, but for those that are 1;
 * <li>{@code scale} multiplies with (high + low) of the row, {@code logarithm} subtracts that;
 * <li>{@code dot} and {@code total} add up y · dy and dy;
 * <li>{@code softmaxGradient} and {@code logGradient} make the gradient from these sums.
 * </ul>
 */
final class RowStages {
    /** Whether stages may read and write the caller's arrays: C2 vectorizes plain ones only with the same index everywhere. */
    final boolean direct;

    final FloatRowStage floatBounds;
    final FloatRowStage floatReduce;
    final FloatRowStage floatExponential;
    final FloatRowStage floatSum;
    final FloatRowStage floatScale;
    final FloatRowStage floatLogarithm;
    final FloatRowStage floatDot;
    final FloatRowStage floatSoftmaxGradient;
    final FloatRowStage floatTotal;
    final FloatRowStage floatLogGradient;
    final DoubleRowStage doubleBounds;
    final DoubleRowStage doubleReduce;
    final DoubleRowStage doubleExponential;
    final DoubleRowStage doubleSum;
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
        floatSum = new FloatRowStage(floats, "sum");
        floatScale = new FloatRowStage(floats, "scale");
        floatLogarithm = new FloatRowStage(floats, "logarithm");
        floatDot = new FloatRowStage(floats, "dot");
        floatSoftmaxGradient = new FloatRowStage(floats, "softmaxGradient");
        floatTotal = new FloatRowStage(floats, "total");
        floatLogGradient = new FloatRowStage(floats, "logGradient");
        doubleBounds = new DoubleRowStage(doubles, "bounds");
        doubleReduce = new DoubleRowStage(doubles, "reduce");
        doubleExponential = new DoubleRowStage(doubles, "exponential");
        doubleSum = new DoubleRowStage(doubles, "sum");
        doubleScale = new DoubleRowStage(doubles, "scale");
        doubleLogarithm = new DoubleRowStage(doubles, "logarithm");
        doubleDot = new DoubleRowStage(doubles, "dot");
        doubleSoftmaxGradient = new DoubleRowStage(doubles, "softmaxGradient");
        doubleTotal = new DoubleRowStage(doubles, "total");
        doubleLogGradient = new DoubleRowStage(doubles, "logGradient");
    }
}
