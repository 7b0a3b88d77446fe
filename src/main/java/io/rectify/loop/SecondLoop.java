package io.rectify.loop;

import io.rectify.Activation;

/** The bulk loops of one activation class for the second derivative. Arguments as in {@link Loop}. */
interface SecondLoop {
    void secondDerivative(Activation activation, float[] x, int xOffset, float[] d2ydx2, int d2ydx2Offset, int length);

    void secondDerivative(Activation activation, double[] x, int xOffset, double[] d2ydx2, int d2ydx2Offset, int length);
}
