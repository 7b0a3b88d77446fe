package io.rectify.loop;

import io.rectify.Activation;
import io.rectify.SiLU;
import io.rectify.Sigmoid;
import io.rectify.Tanh;
import io.rectify.math.SiLUSteps;
import io.rectify.math.SigmoidSteps;
import io.rectify.math.Steps;
import io.rectify.math.TanhSteps;
import java.util.Map;

/** Which activation classes are computed in steps. */
final class StepForms {
    private static final Map<Class<?>, Steps<?>> FORMS = Map.of(
            SiLU.class, new SiLUSteps(),
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
