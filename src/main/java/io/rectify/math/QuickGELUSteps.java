package io.rectify.math;

import io.rectify.Activation;
import io.rectify.QuickGELU;

/** {@link QuickGELU}. A class of its own, so that C2 takes its β for a constant. */
public final class QuickGELUSteps extends SwishSteps {
    public static final double BETA = 1.702;

    /** 1.702 less its nearest {@code double}. */
    public static final double BETA_LOW = 0x1.89374bc6a7efap-55;

    @Override
    double beta(Activation quickGELU) {
        return BETA;
    }

    @Override
    double betaLow() {
        return BETA_LOW;
    }
}
