package io.rectify.loop;

import io.rectify.Activation;
import java.lang.invoke.MethodHandles;

/**
 * Template of {@link SecondLoop} in plain loops, copied once per activation class, for the reason that {@link PlainLoop} gives.
 * C2 vectorizes none of it: a second derivative takes some fifty operations, four times as many as it can.
 */
final class PlainSecondLoop implements SecondLoop {
    static SecondLoop copy() {
        return HiddenCopy.newInstance(
                HiddenCopy.constructor(PlainSecondLoop.class, SecondLoop.class, MethodHandles.lookup()));
    }

    @Override
    public void secondDerivative(Activation activation, float[] x, int xOffset, float[] d2ydx2, int d2ydx2Offset, int length) {
        for (int i = 0; i < length; i++) {
            d2ydx2[d2ydx2Offset + i] = activation.secondDerivative(x[xOffset + i]);
        }
    }

    @Override
    public void secondDerivative(Activation activation, double[] x, int xOffset, double[] d2ydx2, int d2ydx2Offset, int length) {
        for (int i = 0; i < length; i++) {
            d2ydx2[d2ydx2Offset + i] = activation.secondDerivative(x[xOffset + i]);
        }
    }
}
