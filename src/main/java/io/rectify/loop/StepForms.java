package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.CELU;
import io.rectify.ELU;
import io.rectify.Exponential;
import io.rectify.Gaussian;
import io.rectify.SELU;
import io.rectify.Sigmoid;
import io.rectify.Tanh;
import io.rectify.math.CELUSteps;
import io.rectify.math.ELUSteps;
import io.rectify.math.ExponentialSteps;
import io.rectify.math.GaussianSteps;
import io.rectify.math.SELUSteps;
import io.rectify.math.SigmoidSteps;
import io.rectify.math.Steps;
import io.rectify.math.TanhSteps;
import java.util.Map;

/** Which activation classes are computed in steps. */
final class StepForms {
    private static final Map<Class<?>, Steps<?>> FORMS = Map.of(
            CELU.class, new CELUSteps(),
            ELU.class, new ELUSteps(),
            Exponential.class, new ExponentialSteps(),
            Gaussian.class, new GaussianSteps(),
            SELU.class, new SELUSteps(),
            Sigmoid.class, new SigmoidSteps(),
            Tanh.class, new TanhSteps());

    private StepForms() {}

    static boolean contains(Class<?> activationClass) {
        return FORMS.containsKey(activationClass);
    }

    @SuppressWarnings("unchecked") // the loop made for a class passes only values of that class
    static Steps<Activation> of(Class<?> activationClass) {
        return (Steps<Activation>) FORMS.get(activationClass);
    }
}
