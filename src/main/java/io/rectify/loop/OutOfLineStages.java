package io.rectify.loop;

import static java.lang.invoke.MethodType.methodType;

import io.rectify.Activation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** Stages that are never inlined into the code that calls them, for the reasons that {@link OutOfLine} gives. */
final class OutOfLineStages implements Stages {
    private final int vectorBits;
    private final boolean completesCommon;
    private final boolean preparesValue;
    private final boolean preparesSlope;
    private final MethodHandle commonFloats;
    private final MethodHandle completeCommonFloats;
    private final MethodHandle prepareValueFloats;
    private final MethodHandle valueFloats;
    private final MethodHandle prepareSlopeFloats;
    private final MethodHandle slopeFloats;
    private final MethodHandle chainFloats;
    private final MethodHandle commonDoubles;
    private final MethodHandle completeCommonDoubles;
    private final MethodHandle prepareValueDoubles;
    private final MethodHandle valueDoubles;
    private final MethodHandle prepareSlopeDoubles;
    private final MethodHandle slopeDoubles;
    private final MethodHandle chainDoubles;

    OutOfLineStages(Stages stages) {
        vectorBits = stages.vectorBits();
        completesCommon = stages.completesCommon();
        preparesValue = stages.preparesValue();
        preparesSlope = stages.preparesSlope();
        commonFloats = first(stages, "common", float[].class, FloatBlock.class);
        completeCommonFloats = first(stages, "completeCommon", float[].class, FloatBlock.class);
        prepareValueFloats = first(stages, "prepareValue", float[].class, FloatBlock.class);
        valueFloats = result(stages, "value", float[].class, FloatBlock.class);
        prepareSlopeFloats = first(stages, "prepareSlope", float[].class, FloatBlock.class);
        slopeFloats = result(stages, "slope", float[].class, FloatBlock.class);
        chainFloats = handle(stages, "chain", float[].class, int.class, FloatBlock.class, float[].class, int.class, int.class);
        commonDoubles = first(stages, "common", double[].class, DoubleBlock.class);
        completeCommonDoubles = first(stages, "completeCommon", double[].class, DoubleBlock.class);
        prepareValueDoubles = first(stages, "prepareValue", double[].class, DoubleBlock.class);
        valueDoubles = result(stages, "value", double[].class, DoubleBlock.class);
        prepareSlopeDoubles = first(stages, "prepareSlope", double[].class, DoubleBlock.class);
        slopeDoubles = result(stages, "slope", double[].class, DoubleBlock.class);
        chainDoubles = handle(stages, "chain", double[].class, int.class, DoubleBlock.class, double[].class, int.class, int.class);
    }

    private static MethodHandle first(Stages stages, String name, Class<?> array, Class<?> block) {
        return handle(stages, name, Activation.class, array, int.class, block, int.class);
    }

    private static MethodHandle result(Stages stages, String name, Class<?> array, Class<?> block) {
        return handle(stages, name, Activation.class, array, int.class, block, array, int.class, int.class);
    }

    private static MethodHandle handle(Stages stages, String name, Class<?>... parameters) {
        try {
            return MethodHandles.lookup().bind(stages, name, methodType(void.class, parameters));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    @Override
    public int vectorBits() {
        return vectorBits;
    }

    @Override
    public boolean completesCommon() {
        return completesCommon;
    }

    @Override
    public boolean preparesValue() {
        return preparesValue;
    }

    @Override
    public boolean preparesSlope() {
        return preparesSlope;
    }

    @Override
    public void common(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        try {
            commonFloats.invokeExact(activation, x, xOffset, block, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void completeCommon(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        try {
            completeCommonFloats.invokeExact(activation, x, xOffset, block, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void prepareValue(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        try {
            prepareValueFloats.invokeExact(activation, x, xOffset, block, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void value(Activation activation, float[] x, int xOffset, FloatBlock block, float[] y, int yOffset, int size) {
        try {
            valueFloats.invokeExact(activation, x, xOffset, block, y, yOffset, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void prepareSlope(Activation activation, float[] x, int xOffset, FloatBlock block, int size) {
        try {
            prepareSlopeFloats.invokeExact(activation, x, xOffset, block, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void slope(Activation activation, float[] x, int xOffset, FloatBlock block, float[] dydx, int dydxOffset, int size) {
        try {
            slopeFloats.invokeExact(activation, x, xOffset, block, dydx, dydxOffset, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void chain(float[] dy, int dyOffset, FloatBlock block, float[] dx, int dxOffset, int size) {
        try {
            chainFloats.invokeExact(dy, dyOffset, block, dx, dxOffset, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void common(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        try {
            commonDoubles.invokeExact(activation, x, xOffset, block, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void completeCommon(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        try {
            completeCommonDoubles.invokeExact(activation, x, xOffset, block, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void prepareValue(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        try {
            prepareValueDoubles.invokeExact(activation, x, xOffset, block, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void value(Activation activation, double[] x, int xOffset, DoubleBlock block, double[] y, int yOffset, int size) {
        try {
            valueDoubles.invokeExact(activation, x, xOffset, block, y, yOffset, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void prepareSlope(Activation activation, double[] x, int xOffset, DoubleBlock block, int size) {
        try {
            prepareSlopeDoubles.invokeExact(activation, x, xOffset, block, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void slope(Activation activation, double[] x, int xOffset, DoubleBlock block, double[] dydx, int dydxOffset, int size) {
        try {
            slopeDoubles.invokeExact(activation, x, xOffset, block, dydx, dydxOffset, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }

    @Override
    public void chain(double[] dy, int dyOffset, DoubleBlock block, double[] dx, int dxOffset, int size) {
        try {
            chainDoubles.invokeExact(dy, dyOffset, block, dx, dxOffset, size);
        } catch (Throwable e) {
            throw OutOfLine.<RuntimeException>rethrow(e);
        }
    }
}
