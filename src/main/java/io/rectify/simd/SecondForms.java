package io.rectify.simd;

import io.rectify.Activation;
import io.rectify.CELU;
import io.rectify.ELU;
import io.rectify.Exponential;
import io.rectify.GELU;
import io.rectify.GELUTanh;
import io.rectify.Gaussian;
import io.rectify.LogSigmoid;
import io.rectify.Mish;
import io.rectify.QuickGELU;
import io.rectify.SELU;
import io.rectify.SiLU;
import io.rectify.Sigmoid;
import io.rectify.Sine;
import io.rectify.Softplus;
import io.rectify.Softsign;
import io.rectify.Squareplus;
import io.rectify.Swish;
import io.rectify.Tanh;
import io.rectify.TanhShrink;
import io.rectify.loop.SecondStage;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which activation classes have their second derivative on vectors, and in which stages. */
public final class SecondForms {
    private static final Map<Class<?>, List<SecondVectors<?>>> FORMS = Map.ofEntries(
            form(CELU.class, CELUVectors::second),
            form(ELU.class, ELUVectors::second),
            form(Exponential.class, new ExponentialVectors()::second),
            form(GELU.class, GELUStages::exponential, GELUStages::prepareSecond, GELUStages::second),
            form(GELUTanh.class, GELUTanhVectors::exactFraction, GELUTanhVectors::secondFactors, GELUTanhVectors::prepareSecond,
                    GELUTanhVectors::second),
            form(Gaussian.class, GaussianVectors::prepareSecond, GaussianVectors::second),
            form(LogSigmoid.class, LogSigmoidVectors::second),
            form(Mish.class, MishVectors::exponential, MishVectors::exactFraction, MishVectors::secondDenominator,
                    MishVectors::secondQuotients, MishVectors::prepareSecond, MishVectors::second),
            form(QuickGELU.class, SigmoidVectors::prepareSecond, SwishVectors::prepareSecond, SwishVectors::second),
            form(SELU.class, SELUVectors::second),
            form(SiLU.class, SigmoidVectors::prepareSecond, SiLUVectors::prepareSecond, SiLUVectors::second),
            form(Sigmoid.class, SigmoidVectors::completeReduction, SigmoidVectors::prepareSecond, SigmoidVectors::second),
            form(Sine.class, SineStages::prepareSecond, SineStages::second, SineStages::secondOfLarge),
            form(Softplus.class, SigmoidVectors::prepareSecond, SoftplusVectors::second),
            form(Softsign.class, SoftsignVectors::prepareSecond, SoftsignVectors::second),
            form(Squareplus.class, SquareplusStages::prepareSecond, SquareplusStages::second),
            form(Swish.class, SigmoidVectors::prepareSecond, SwishVectors::prepareSecond, SwishVectors::second),
            form(Tanh.class, SigmoidVectors::prepareSecond, TanhVectors::second),
            form(TanhShrink.class, SigmoidVectors::prepareSecond, TanhShrinkVectors::second));

    /** Those whose stages begin with an exponential of their own, or need none. */
    private static final Set<Class<?>> COMPLETE = Set.of(GELU.class, Mish.class, Softsign.class, Squareplus.class);

    private SecondForms() {}

    @SafeVarargs
    @SuppressWarnings("varargs") // the list copies the array
    private static <A extends Activation> Map.Entry<Class<?>, List<SecondVectors<?>>> form(
            Class<A> activationClass, SecondVectors<A>... stages) {
        return Map.entry(activationClass, List.of(stages));
    }

    public static boolean supports(Class<?> activationClass) {
        return FORMS.containsKey(activationClass);
    }

    /** Whether the stages follow the first one of the value: the exponential, or the reduction of the sine's argument. */
    public static boolean needsCommon(Class<?> activationClass) {
        return !COMPLETE.contains(activationClass);
    }

    /** {@code size} rounded up to whole vectors. */
    public static int padded(int size) {
        return size + Lanes.DOUBLES.length() - 1 & -Lanes.DOUBLES.length();
    }

    @SuppressWarnings("unchecked") // the loop made for a class passes only values of that class
    public static List<SecondStage> stages(Class<?> activationClass) {
        return FORMS.get(activationClass).stream()
                .map(stage -> SecondVectorStage.copyFor((SecondVectors<Activation>) stage)).toList();
    }
}
