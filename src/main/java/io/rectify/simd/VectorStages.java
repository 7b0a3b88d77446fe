package io.rectify.simd;

import static io.rectify.simd.Lanes.DOUBLES;
import static io.rectify.simd.Lanes.FLOATS;
import static io.rectify.simd.Lanes.broadcast;

import io.rectify.Activation;
import io.rectify.GELU;
import io.rectify.Sine;
import io.rectify.Squareplus;
import io.rectify.loop.DoubleBlock;
import io.rectify.loop.FloatBlock;
import io.rectify.loop.HiddenCopy;
import io.rectify.loop.Stages;
import io.rectify.math.DoubleExp;
import io.rectify.math.FloatExp;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.function.Supplier;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * Template of the stages over vectors, copied once per activation class.
 *
 * <p>C2 parses about 350 nodes for an operation of the Vector API and 170 for a constant, and after 18,000
 * ({@code NodeCountInliningCutoff}) it no longer inlines as it should: vectors are boxed, on JDK 17 only in a JVM that has used
 * both element types before. A stage therefore has at most 30 operations. It is no loss: a sigmoid in one loop of 40
 * operations took 1.2 times as long.
 */
public final class VectorStages extends VectorChain {
    /** Those of other shape. */
    private static final Map<Class<?>, Supplier<Stages>> SPECIAL = Map.of(
            GELU.class, GELUStages::new,
            Sine.class, SineStages::new,
            Squareplus.class, SquareplusStages::new);

    private final VectorSteps<Activation> steps;

    public VectorStages(Class<?> activationClass) {
        this.steps = VectorForms.steps(activationClass);
    }

    public static boolean supports(Class<?> activationClass) {
        return VectorForms.steps(activationClass) != null || SPECIAL.containsKey(activationClass);
    }

    public static Stages copyFor(Class<?> activationClass) {
        if (SPECIAL.containsKey(activationClass)) {
            return SPECIAL.get(activationClass).get();
        }
        return HiddenCopy.newInstance(
                HiddenCopy.constructor(VectorStages.class, Stages.class, MethodHandles.lookup()), activationClass);
    }

    @Override
    public boolean completesCommon() {
        return steps.completesCommon();
    }

    @Override
    public boolean preparesValue() {
        return steps.preparesValue();
    }

    @Override
    public boolean preparesSlope() {
        return steps.preparesSlope();
    }

    @Override
    public void common(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector v = steps.limited(activation, FloatVector.fromArray(FLOATS, x, xOffset + i));
            FloatVector w = steps.argument(activation, v);
            FloatVector shifted = VectorExp.shifted(w);
            FloatVector n = shifted.sub(broadcast(FloatExp.SHIFT));
            FloatVector high = VectorExp.high(w, n);
            FloatVector r = VectorExp.reduce(high, n);
            shifted.intoArray(block.p, i);
            r.intoArray(block.r, i);
            steps.rest(activation, v, w, r, VectorExp.tail(r, steps.reductionLow(high, n, r))).intoArray(block.tail, i);
        }
    }

    @Override
    public void completeCommon(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        for (int i = 0; i < size; i += FLOATS.length()) {
            steps.completeCommon(activation, FloatVector.fromArray(FLOATS, x, xOffset + i), block, i);
        }
    }

    @Override
    public void prepareValue(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        for (int i = 0; i < size; i += FLOATS.length()) {
            steps.prepareValue(activation, FloatVector.fromArray(FLOATS, x, xOffset + i), block, i);
        }
    }

    @Override
    public void value(Activation activation, float[] x, int xOffset, FloatBlock block, float[] y, int yOffset, int size) {
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector p = steps.power(FloatVector.fromArray(FLOATS, block.p, i));
            FloatVector v = FloatVector.fromArray(FLOATS, x, xOffset + i);
            FloatVector r = FloatVector.fromArray(FLOATS, block.r, i);
            FloatVector tail = FloatVector.fromArray(FLOATS, block.tail, i);
            steps.value(activation, v, r, tail, p, block, i).intoArray(y, yOffset + i);
        }
    }

    @Override
    public void prepareSlope(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        for (int i = 0; i < size; i += FLOATS.length()) {
            steps.prepareSlope(activation, FloatVector.fromArray(FLOATS, x, xOffset + i), block, i);
        }
    }

    @Override
    public void slope(Activation activation, float[] x, int xOffset, FloatBlock block, float[] dydx, int dydxOffset, int size) {
        for (int i = 0; i < size; i += FLOATS.length()) {
            FloatVector p = steps.power(FloatVector.fromArray(FLOATS, block.p, i));
            FloatVector v = FloatVector.fromArray(FLOATS, x, xOffset + i);
            FloatVector r = FloatVector.fromArray(FLOATS, block.r, i);
            FloatVector tail = FloatVector.fromArray(FLOATS, block.tail, i);
            steps.slope(activation, v, r, tail, p, block, i).intoArray(dydx, dydxOffset + i);
        }
    }

    @Override
    public void common(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector v = steps.limited(activation, DoubleVector.fromArray(DOUBLES, x, xOffset + i));
            DoubleVector w = steps.argument(activation, v);
            DoubleVector shifted = VectorExp.shifted(w);
            DoubleVector n = shifted.sub(broadcast(DoubleExp.SHIFT));
            DoubleVector high = VectorExp.high(w, n);
            DoubleVector r = VectorExp.reduce(high, n);
            shifted.intoArray(block.p, i);
            r.intoArray(block.r, i);
            steps.rest(activation, v, w, r, VectorExp.tail(r, steps.reductionLow(high, n, r))).intoArray(block.tail, i);
        }
    }

    @Override
    public void completeCommon(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            steps.completeCommon(activation, DoubleVector.fromArray(DOUBLES, x, xOffset + i), block, i);
        }
    }

    @Override
    public void prepareValue(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            steps.prepareValue(activation, DoubleVector.fromArray(DOUBLES, x, xOffset + i), block, i);
        }
    }

    @Override
    public void value(Activation activation, double[] x, int xOffset, DoubleBlock block, double[] y, int yOffset, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector p = steps.power(DoubleVector.fromArray(DOUBLES, block.p, i));
            DoubleVector v = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
            DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
            DoubleVector tail = DoubleVector.fromArray(DOUBLES, block.tail, i);
            steps.value(activation, v, r, tail, p, block, i).intoArray(y, yOffset + i);
        }
    }

    @Override
    public void prepareSlope(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            steps.prepareSlope(activation, DoubleVector.fromArray(DOUBLES, x, xOffset + i), block, i);
        }
    }

    @Override
    public void slope(Activation activation, double[] x, int xOffset, DoubleBlock block, double[] dydx, int dydxOffset, int size) {
        for (int i = 0; i < size; i += DOUBLES.length()) {
            DoubleVector p = steps.power(DoubleVector.fromArray(DOUBLES, block.p, i));
            DoubleVector v = DoubleVector.fromArray(DOUBLES, x, xOffset + i);
            DoubleVector r = DoubleVector.fromArray(DOUBLES, block.r, i);
            DoubleVector tail = DoubleVector.fromArray(DOUBLES, block.tail, i);
            steps.slope(activation, v, r, tail, p, block, i).intoArray(dydx, dydxOffset + i);
        }
    }
}
