package io.rectify.simd;

import io.rectify.Activation;
import io.rectify.LogSigmoid;
import io.rectify.QuickGELU;
import io.rectify.SiLU;
import io.rectify.Sigmoid;
import io.rectify.Softplus;
import io.rectify.Swish;
import io.rectify.Tanh;
import io.rectify.TanhShrink;
import io.rectify.loop.SecondStage;
import java.util.List;
import java.util.Map;

/** Which activation classes have their second derivative on vectors, and in which stages. */
public final class SecondForms {
    private static final Map<Class<?>, List<SecondVectors<?>>> FORMS = Map.ofEntries(
            form(Sigmoid.class, SigmoidVectors::completeReduction, SigmoidVectors::prepareSecond, SigmoidVectors::second),
            form(Tanh.class, SigmoidVectors::prepareSecond, TanhVectors::second),
            form(TanhShrink.class, SigmoidVectors::prepareSecond, TanhShrinkVectors::second),
            form(LogSigmoid.class, LogSigmoidVectors::second),
            form(Softplus.class, SigmoidVectors::prepareSecond, SoftplusVectors::second),
            form(SiLU.class, SigmoidVectors::prepareSecond, SiLUVectors::prepareSecond, SiLUVectors::second),
            form(Swish.class, SigmoidVectors::prepareSecond, SwishVectors::prepareSecond, SwishVectors::second),
            form(QuickGELU.class, SigmoidVectors::prepareSecond, SwishVectors::prepareSecond, SwishVectors::second));

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

    /** Whether the stages follow those of the exponential. */
    public static boolean needsExponential(Class<?> activationClass) {
        return VectorForms.steps(activationClass) != null;
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
