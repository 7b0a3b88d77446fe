package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.CELU;
import io.rectify.ELU;
import io.rectify.Exponential;
import io.rectify.GELUTanh;
import io.rectify.Gaussian;
import io.rectify.LogSigmoid;
import io.rectify.Mish;
import io.rectify.QuickGELU;
import io.rectify.SELU;
import io.rectify.SiLU;
import io.rectify.Sigmoid;
import io.rectify.Softplus;
import io.rectify.Swish;
import io.rectify.Tanh;
import io.rectify.TanhShrink;
import io.rectify.math.CELUSteps;
import io.rectify.math.ELUSteps;
import io.rectify.math.ExponentialSteps;
import io.rectify.math.GELUTanhSteps;
import io.rectify.math.GaussianSteps;
import io.rectify.math.LogSigmoidSteps;
import io.rectify.math.MishSteps;
import io.rectify.math.QuickGELUSteps;
import io.rectify.math.SELUSteps;
import io.rectify.math.SiLUSteps;
import io.rectify.math.SigmoidSteps;
import io.rectify.math.SlopeLoops;
import io.rectify.math.SoftplusSteps;
import io.rectify.math.Steps;
import io.rectify.math.SwishSteps;
import io.rectify.math.TanhShrinkSteps;
import io.rectify.math.TanhSteps;
import io.rectify.math.ValueLoops;
import java.util.Map;

/** Which activation classes are computed in steps. */
final class StepForms {
    private static final Map<Class<?>, Steps<?>> FORMS = Map.ofEntries(
            Map.entry(CELU.class, new CELUSteps()),
            Map.entry(ELU.class, new ELUSteps()),
            Map.entry(Exponential.class, new ExponentialSteps()),
            Map.entry(GELUTanh.class, new GELUTanhSteps()),
            Map.entry(Gaussian.class, new GaussianSteps()),
            Map.entry(LogSigmoid.class, new LogSigmoidSteps()),
            Map.entry(Mish.class, new MishSteps()),
            Map.entry(QuickGELU.class, new QuickGELUSteps()),
            Map.entry(SELU.class, new SELUSteps()),
            Map.entry(SiLU.class, new SiLUSteps()),
            Map.entry(Sigmoid.class, new SigmoidSteps()),
            Map.entry(Softplus.class, new SoftplusSteps()),
            Map.entry(Swish.class, new SwishSteps()),
            Map.entry(Tanh.class, new TanhSteps()),
            Map.entry(TanhShrink.class, new TanhShrinkSteps()));

    private StepForms() {}

    static boolean contains(Class<?> activationClass) {
        return FORMS.containsKey(activationClass);
    }

    @SuppressWarnings("unchecked") // the loop made for a class passes only values of that class
    static Steps<Activation> of(Class<?> activationClass) {
        return (Steps<Activation>) FORMS.get(activationClass);
    }

    /** Those of a value that is too long for one loop; null where it is not. */
    @SuppressWarnings("unchecked")
    static ValueLoops<Activation> valueLoops(Class<?> activationClass) {
        return FORMS.get(activationClass) instanceof ValueLoops<?> loops ? (ValueLoops<Activation>) loops : null;
    }

    /** Those of a derivative that is too long for one loop; null where it is not. */
    @SuppressWarnings("unchecked")
    static SlopeLoops<Activation> slopeLoops(Class<?> activationClass) {
        return FORMS.get(activationClass) instanceof SlopeLoops<?> loops ? (SlopeLoops<Activation>) loops : null;
    }
}
