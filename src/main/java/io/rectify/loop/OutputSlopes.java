package io.rectify.loop;

import io.rectify.Activation;

/** A loop that replaces values of an activation by the derivatives there. */
interface OutputSlopes {
    void replace(Activation activation, float[] y, int size);

    void replace(Activation activation, double[] y, int size);
}
