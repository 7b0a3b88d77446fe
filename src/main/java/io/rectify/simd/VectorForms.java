package io.rectify.simd;

import io.rectify.Activation;
import io.rectify.CELU;
import io.rectify.ELU;
import io.rectify.Exponential;
import io.rectify.Gaussian;
import io.rectify.Identity;
import io.rectify.LeakyReLU;
import io.rectify.ReLU;
import io.rectify.SELU;
import io.rectify.Sigmoid;
import io.rectify.Softsign;
import io.rectify.Tanh;
import java.util.Map;

/** Which activation classes have a vector form. */
final class VectorForms {
    private static final Map<Class<?>, VectorForm<?>> FORMS = Map.of(
            Identity.class, new IdentityVectors(),
            LeakyReLU.class, new LeakyReLUVectors(),
            ReLU.class, new ReLUVectors(),
            Softsign.class, new SoftsignVectors());

    private static final Map<Class<?>, VectorSteps<?>> STEPS = Map.of(
            CELU.class, new CELUVectors(),
            ELU.class, new ELUVectors(),
            Exponential.class, new ExponentialVectors(),
            Gaussian.class, new GaussianVectors(),
            SELU.class, new SELUVectors(),
            Sigmoid.class, new SigmoidVectors(),
            Tanh.class, new TanhVectors());

    private VectorForms() {}

    static boolean contains(Class<?> activationClass) {
        return FORMS.containsKey(activationClass);
    }

    @SuppressWarnings("unchecked") // the loop made for a class passes only values of that class
    static VectorForm<Activation> of(Class<?> activationClass) {
        return (VectorForm<Activation>) FORMS.get(activationClass);
    }

    @SuppressWarnings("unchecked")
    static VectorSteps<Activation> steps(Class<?> activationClass) {
        return (VectorSteps<Activation>) STEPS.get(activationClass);
    }
}
