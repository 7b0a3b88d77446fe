package io.rectify.simd;

import io.rectify.Activation;
import io.rectify.CELU;
import io.rectify.ELU;
import io.rectify.Exponential;
import io.rectify.GELUTanh;
import io.rectify.Gaussian;
import io.rectify.HardShrink;
import io.rectify.HardSigmoid;
import io.rectify.HardSwish;
import io.rectify.HardTanh;
import io.rectify.Identity;
import io.rectify.LeakyReLU;
import io.rectify.LogSigmoid;
import io.rectify.Mish;
import io.rectify.PReLU;
import io.rectify.QuickGELU;
import io.rectify.RReLU;
import io.rectify.ReLU;
import io.rectify.ReLU6;
import io.rectify.SELU;
import io.rectify.SiLU;
import io.rectify.Sigmoid;
import io.rectify.SoftShrink;
import io.rectify.Softplus;
import io.rectify.Softsign;
import io.rectify.SparsePlus;
import io.rectify.SparseSigmoid;
import io.rectify.SquaredReLU;
import io.rectify.Step;
import io.rectify.Swish;
import io.rectify.Tanh;
import io.rectify.TanhShrink;
import io.rectify.Threshold;
import io.rectify.loop.HalfSquare;
import java.util.Map;

/** Which activation classes have a vector form. */
final class VectorForms {
    private static final Map<Class<?>, VectorForm<?>> FORMS = Map.ofEntries(
            Map.entry(HalfSquare.class, new HalfSquareVectors()),
            Map.entry(HardShrink.class, new HardShrinkVectors()),
            Map.entry(HardSigmoid.class, new HardSigmoidVectors()),
            Map.entry(HardSwish.class, new HardSwishVectors()),
            Map.entry(HardTanh.class, new HardTanhVectors()),
            Map.entry(Identity.class, new IdentityVectors()),
            Map.entry(LeakyReLU.class, new LeakyReLUVectors()),
            Map.entry(PReLU.class, new LeakyReLUVectors()),
            Map.entry(RReLU.class, new LeakyReLUVectors()),
            Map.entry(ReLU.class, new ReLUVectors()),
            Map.entry(ReLU6.class, new ReLU6Vectors()),
            Map.entry(SoftShrink.class, new SoftShrinkVectors()),
            Map.entry(Softsign.class, new SoftsignVectors()),
            Map.entry(SparsePlus.class, new SparsePlusVectors()),
            Map.entry(SparseSigmoid.class, new SparseSigmoidVectors()),
            Map.entry(SquaredReLU.class, new SquaredReLUVectors()),
            Map.entry(Step.class, new StepVectors()),
            Map.entry(Threshold.class, new ThresholdVectors()));

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

    /** That of a derivative from the output; null where there is none. */
    @SuppressWarnings("unchecked")
    static VectorOutput<Activation> output(Class<?> activationClass) {
        Object form = contains(activationClass) ? of(activationClass) : steps(activationClass);
        return form instanceof VectorOutput ? (VectorOutput<Activation>) form : null;
    }

    /** Its own way to multiply with the derivative; null where it is {@link Lanes#chain}. */
    @SuppressWarnings("unchecked")
    static VectorBackward<Activation> backward(Class<?> activationClass) {
        return of(activationClass) instanceof VectorBackward<?> backward ? (VectorBackward<Activation>) backward : null;
    }

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
