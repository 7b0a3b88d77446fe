package io.rectify.simd;

import io.rectify.Activation;
import io.rectify.CELU;
import io.rectify.ELU;
import io.rectify.Exponential;
import io.rectify.GELUTanh;
import io.rectify.Gaussian;
import io.rectify.Identity;
import io.rectify.LeakyReLU;
import io.rectify.LogSigmoid;
import io.rectify.Mish;
import io.rectify.QuickGELU;
import io.rectify.ReLU;
import io.rectify.SELU;
import io.rectify.SiLU;
import io.rectify.Sigmoid;
import io.rectify.Softplus;
import io.rectify.Softsign;
import io.rectify.Swish;
import io.rectify.Tanh;
import io.rectify.TanhShrink;
import java.util.Map;

/** Which activation classes have a vector form. */
final class VectorForms {
    private static final Map<Class<?>, VectorForm<?>> FORMS = Map.of(
            Identity.class, new IdentityVectors(),
            LeakyReLU.class, new LeakyReLUVectors(),
            ReLU.class, new ReLUVectors(),
            Softsign.class, new SoftsignVectors());

    private static final Map<Class<?>, VectorSteps<?>> STEPS = Map.ofEntries(
            Map.entry(CELU.class, new CELUVectors()),
            Map.entry(ELU.class, new ELUVectors()),
            Map.entry(Exponential.class, new ExponentialVectors()),
            Map.entry(GELUTanh.class, new GELUTanhVectors()),
            Map.entry(Gaussian.class, new GaussianVectors()),
            Map.entry(LogSigmoid.class, new LogSigmoidVectors()),
            Map.entry(Mish.class, new MishVectors()),
            Map.entry(QuickGELU.class, new SwishVectors()),
            Map.entry(SELU.class, new SELUVectors()),
            Map.entry(SiLU.class, new SiLUVectors()),
            Map.entry(Sigmoid.class, new SigmoidVectors()),
            Map.entry(Softplus.class, new SoftplusVectors()),
            Map.entry(Swish.class, new SwishVectors()),
            Map.entry(Tanh.class, new TanhVectors()),
            Map.entry(TanhShrink.class, new TanhShrinkVectors()));

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
