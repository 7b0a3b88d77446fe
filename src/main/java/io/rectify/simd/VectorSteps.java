package io.rectify.simd;

import static io.rectify.simd.Lanes.broadcast;

import io.rectify.Activation;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * {@link io.rectify.math.Steps} on vectors, with the same bits in the end. Where a step of the scalar code is cut in two here,
 * {@code power} leaves its argument as it is, and the block has for r and tail what the first half made of them.
 *
 * @param <A> the activation class
 */
interface VectorSteps<A extends Activation> {
    /** Whether {@code rest} is too long for the loop of the exponential and {@code completeCommon} is its place. */
    default boolean completesCommon() {
        return false;
    }

    /** Whether {@code value} is too long for one loop and begins in {@code prepareValue}. */
    default boolean preparesValue() {
        return false;
    }

    default boolean preparesSlope() {
        return false;
    }

    /** What {@code argument} and {@code rest} receive as x: x itself, or a number within limits that both need. */
    default FloatVector limited(A activation, FloatVector x) {
        return x;
    }

    FloatVector argument(A activation, FloatVector x);

    /** What the rounding of r has cut off, by {@link VectorExp}, if the function needs it; {@code high} is w − n · LN2_HIGH. */
    default FloatVector reductionLow(FloatVector high, FloatVector n, FloatVector r) {
        return broadcast(0f);
    }

    /** By default {@code tail}; or with what the rounding of w has cut off. */
    default FloatVector rest(A activation, FloatVector x, FloatVector w, FloatVector r, FloatVector tail) {
        return tail;
    }

    /** Adds to the block's tail what the rounding of w has cut off. */
    default void completeCommon(A activation, FloatVector x, FloatBlock block, int i) {}

    FloatVector power(FloatVector shifted);

    /** Leaves at i of the block what {@code value} reads there; r, tail and p stay as they are, for the slope. */
    default void prepareValue(A activation, FloatVector x, FloatBlock block, int i) {}

    FloatVector value(
            A activation, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i);

    default void prepareSlope(A activation, FloatVector x, FloatBlock block, int i) {}

    /** Reads at i of the block what {@code prepareSlope} leaves there besides r, tail and p. */
    FloatVector slope(
            A activation, FloatVector x, FloatVector r, FloatVector tail, FloatVector p, FloatBlock block, int i);

    /** What {@code argument} and {@code rest} receive as x: x itself, or a number within limits that both need. */
    default DoubleVector limited(A activation, DoubleVector x) {
        return x;
    }

    DoubleVector argument(A activation, DoubleVector x);

    /** What the rounding of r has cut off, by {@link VectorExp}, if the function needs it; {@code high} is w − n · LN2_HIGH. */
    default DoubleVector reductionLow(DoubleVector high, DoubleVector n, DoubleVector r) {
        return broadcast(0.0);
    }

    /** By default {@code tail}; or with what the rounding of w has cut off. */
    default DoubleVector rest(A activation, DoubleVector x, DoubleVector w, DoubleVector r, DoubleVector tail) {
        return tail;
    }

    /** Adds to the block's tail what the rounding of w has cut off. */
    default void completeCommon(A activation, DoubleVector x, DoubleBlock block, int i) {}

    DoubleVector power(DoubleVector shifted);

    /** Leaves at i of the block what {@code value} reads there; r, tail and p stay as they are, for the slope. */
    default void prepareValue(A activation, DoubleVector x, DoubleBlock block, int i) {}

    DoubleVector value(
            A activation, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i);

    default void prepareSlope(A activation, DoubleVector x, DoubleBlock block, int i) {}

    /** Reads at i of the block what {@code prepareSlope} leaves there besides r, tail and p. */
    DoubleVector slope(
            A activation, DoubleVector x, DoubleVector r, DoubleVector tail, DoubleVector p, DoubleBlock block, int i);
}
