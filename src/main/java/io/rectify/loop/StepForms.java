package io.rectify.loop;

import io.rectify.Activation;
<<<<<<< HEAD
import io.rectify.Mish;
import io.rectify.Sigmoid;
import io.rectify.Softplus;
import io.rectify.Tanh;
import io.rectify.math.MishSteps;
=======
import io.rectify.LogSigmoid;
import io.rectify.Sigmoid;
import io.rectify.Softplus;
import io.rectify.Tanh;
import io.rectify.math.LogSigmoidSteps;
>>>>>>> d30a5a43b2e773f02ac673d2822a5bfabd3e1eb3
import io.rectify.math.SigmoidSteps;
import io.rectify.math.SoftplusSteps;
import io.rectify.math.Steps;
import io.rectify.math.TanhSteps;
import java.util.Map;

/** Which activation classes are computed in steps. */
final class StepForms {
    private static final Map<Class<?>, Steps<?>> FORMS = Map.of(
<<<<<<< HEAD
            Mish.class, new MishSteps(),
=======
            LogSigmoid.class, new LogSigmoidSteps(),
>>>>>>> d30a5a43b2e773f02ac673d2822a5bfabd3e1eb3
            Sigmoid.class, new SigmoidSteps(),
            Softplus.class, new SoftplusSteps(),
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
