package io.rectify.simd;

import io.rectify.Identity;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/** {@link Identity} on vectors. */
final class IdentityVectors implements VectorForm<Identity> {
    @Override
    public FloatVector forward(Identity identity, FloatVector x) {
        return x;
    }

    @Override
    public DoubleVector forward(Identity identity, DoubleVector x) {
        return x;
    }

    @Override
    public FloatVector derivative(Identity identity, FloatVector x) {
        return Lanes.nanWhere(Lanes.nan(x), FloatVector.broadcast(Lanes.FLOATS, 1f));
    }

    @Override
    public DoubleVector derivative(Identity identity, DoubleVector x) {
        return Lanes.nanWhere(Lanes.nan(x), DoubleVector.broadcast(Lanes.DOUBLES, 1.0));
    }
}
