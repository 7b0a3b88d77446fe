package io.rectify.loop;

import io.rectify.simd.VectorDoubleRows;
import io.rectify.simd.VectorFloatRows;

/**
 * The loops that the row activations are made of, on vectors or plain. They share one form, {@code (a, b, result, work, size)};
 * most use a part of it. {@code size} is a multiple of {@link FloatRows#SUMS}, and in those that add up {@code float}, up to half
 * a vector more is read. Plain ones but {@code bounds}, {@code total} and {@code dot} take no offsets: all start at 0.
 * <ul>
 * <li>{@code bounds} puts the least and the greatest element into the work arrays, if they are beyond those there;
 * <li>{@code reduce} computes the exponents (m − x) · factor with what their rounding cuts off, and reduces them to r and p, which
 *     has the factor {@link io.rectify.math.FloatExp#SCALE}; {@code expm1} then replaces r by eʳ − 1;
 * <li>{@code ordinary} does both at once for the exponents x or −x of an ordinary row;
 * <li>{@code sum} adds up these exponentials p (1 + (eʳ − 1));
 * <li>{@code rowSums} adds up those of each row of a block: eight sums side by side, column i in sum i mod 8;
 * <li>{@code rest} adds them up, but for those that are 1, and counts what it adds;
 * <li>{@code scale} multiplies them with (high + low) of their row, of {@code work.columns} columns, and {@code logarithm}
 *     subtracts that from x;
 * <li>{@code join} writes the exponentials of a long row, each as one number, and {@code scaleJoined} multiplies these;
 * <li>{@code total} adds up, {@code dot} adds up y · dy;
 * <li>{@code softmaxGradient} and {@code logGradient} make the gradient from these sums;
 * <li>{@code hardmax} puts a 1 where the first maximum of each row stands, unless that is −∞; rows have {@code work.columns}
 *     columns, less than {@link RowBounds#SHORT}, and no NaN.
 * </ul>
 */
final class RowStages {
    /** Whether stages may read and write the caller's arrays: C2 vectorizes plain ones only with the same index everywhere. */
    final boolean direct;

    final FloatRowStage floatBounds;
    final FloatRowStage floatReduce;
    final FloatRowStage floatExpm1;
    final FloatRowStage floatOrdinary;
    final FloatRowStage floatSum;
    final FloatRowStage floatRowSums;
    final FloatRowStage floatRest;
    final FloatRowStage floatJoin;
    final FloatRowStage floatScaleJoined;
    final FloatRowStage floatScale;
    final FloatRowStage floatLogarithm;
    final FloatRowStage floatDot;
    final FloatRowStage floatSoftmaxGradient;
    final FloatRowStage floatTotal;
    final FloatRowStage floatLogGradient;
    final FloatRowStage floatHardmax;
    final DoubleRowStage doubleBounds;
    final DoubleRowStage doubleReduce;
    final DoubleRowStage doubleExpm1;
    final DoubleRowStage doubleOrdinary;
    final DoubleRowStage doubleSum;
    final DoubleRowStage doubleRowSums;
    final DoubleRowStage doubleRest;
    final DoubleRowStage doubleJoin;
    final DoubleRowStage doubleScaleJoined;
    final DoubleRowStage doubleScale;
    final DoubleRowStage doubleLogarithm;
    final DoubleRowStage doubleDot;
    final DoubleRowStage doubleSoftmaxGradient;
    final DoubleRowStage doubleTotal;
    final DoubleRowStage doubleLogGradient;
    final DoubleRowStage doubleHardmax;

    /** @param vector whether on vectors, for the vector backend only */
    RowStages(boolean vector) {
        direct = vector;
        Class<?> floats = vector ? VectorFloatRows.class : PlainFloatRows.class;
        Class<?> doubles = vector ? VectorDoubleRows.class : PlainDoubleRows.class;
        floatBounds = new FloatRowStage(floats, "bounds");
        floatReduce = new FloatRowStage(floats, "reduce");
        floatExpm1 = new FloatRowStage(floats, "expm1");
        floatOrdinary = new FloatRowStage(floats, "ordinary");
        floatSum = new FloatRowStage(floats, "sum");
        floatRowSums = new FloatRowStage(floats, "rowSums");
        floatRest = new FloatRowStage(floats, "rest");
        floatJoin = new FloatRowStage(floats, "join");
        floatScaleJoined = new FloatRowStage(floats, "scaleJoined");
        floatScale = new FloatRowStage(floats, "scale");
        floatLogarithm = new FloatRowStage(floats, "logarithm");
        floatDot = new FloatRowStage(floats, "dot");
        floatSoftmaxGradient = new FloatRowStage(floats, "softmaxGradient");
        floatTotal = new FloatRowStage(floats, "total");
        floatLogGradient = new FloatRowStage(floats, "logGradient");
        floatHardmax = new FloatRowStage(floats, "hardmax");
        doubleBounds = new DoubleRowStage(doubles, "bounds");
        doubleReduce = new DoubleRowStage(doubles, "reduce");
        doubleExpm1 = new DoubleRowStage(doubles, "expm1");
        doubleOrdinary = new DoubleRowStage(doubles, "ordinary");
        doubleSum = new DoubleRowStage(doubles, "sum");
        doubleRowSums = new DoubleRowStage(doubles, "rowSums");
        doubleRest = new DoubleRowStage(doubles, "rest");
        doubleJoin = new DoubleRowStage(doubles, "join");
        doubleScaleJoined = new DoubleRowStage(doubles, "scaleJoined");
        doubleScale = new DoubleRowStage(doubles, "scale");
        doubleLogarithm = new DoubleRowStage(doubles, "logarithm");
        doubleDot = new DoubleRowStage(doubles, "dot");
        doubleSoftmaxGradient = new DoubleRowStage(doubles, "softmaxGradient");
        doubleTotal = new DoubleRowStage(doubles, "total");
        doubleLogGradient = new DoubleRowStage(doubles, "logGradient");
        doubleHardmax = new DoubleRowStage(doubles, "hardmax");
    }
}
