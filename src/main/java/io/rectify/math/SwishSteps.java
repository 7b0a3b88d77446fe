package io.rectify.math;

import io.rectify.Activation;
import io.rectify.Swish;

/**
 * {@link Swish}, and with another β {@link QuickGELUSteps}, x σ(βx): {@link TimesSigmoid} with w = βx. For β &lt; 0 it is −f(−x)
 * with the f of −β, for β = 0 it is x / 2.
 *
 * <p>|x| is limited so that p is 0 beyond: there x σ(βx) is x or 0 for every β.
 */
public class SwishSteps implements Steps<Activation>, SlopeLoops<Activation> {
    /** Where n is 191 and 1535, and p is 0. */
    private static final double FLOAT_LIMIT = 132.4;
    private static final double DOUBLE_LIMIT = 1064;

    /** A smaller |β| counts as 0, because |x| p would overflow. */
    private static final double FLOAT_SMALLEST = 0x1p-56;
    private static final double DOUBLE_SMALLEST = 0x1p-500;

    double beta(Activation swish) {
        return ((Swish) swish).beta();
    }

    /** What the rounding of β to {@code double} has cut off. */
    double betaLow() {
        return 0;
    }

    /** |β|, or 0 if it counts as 0. */
    public static double floatScale(double beta) {
        double scale = Math.abs(beta);
        return scale < FLOAT_SMALLEST ? 0 : scale;
    }

    /** What the rounding to {@code float} cuts off. */
    public static float floatScaleLow(double scale) {
        return (float) (scale - (float) scale);
    }

    public static double doubleScale(double beta) {
        return Math.abs(doubleBeta(beta));
    }

    /** β, or 0 if it counts as 0. */
    public static double doubleBeta(double beta) {
        return Math.abs(beta) < DOUBLE_SMALLEST ? 0 : beta;
    }

    /** The largest |x| to compute with. */
    public static float floatLimit(double scale) {
        return scale == 0 ? 0 : (float) (FLOAT_LIMIT / scale);
    }

    public static double doubleLimit(double scale) {
        return scale == 0 ? 0 : DOUBLE_LIMIT / scale;
    }

    /** Of β. */
    private static double sign(double beta) {
        return beta < 0 ? -1 : 1;
    }

    /**
     * As {@link Steps} has it, but β is asked for once and its limit divided once. C2 does not see that each of the steps gets the
     * same where it compiles them for both classes, and a call would take 18 ns instead of 8.
     */
    @Override
    public float forward(Activation activation, float x) {
        double scale = floatScale(beta(activation));
        float a = bounded(scale, x);
        float w = (float) scale * a;
        float shifted = FloatExp.shifted(w);
        float r = FloatExp.reduce(w, shifted);
        float tail = FloatExp.withoutExcess(argumentExcess(scale, a, w), r, FloatExp.tail(r, 0));
        return value(activation, a, scalarChoice(activation, x), r, tail, power(shifted));
    }

    @Override
    public float argument(Activation activation, float x) {
        double scale = floatScale(beta(activation));
        return (float) scale * bounded(scale, x);
    }

    @Override
    public float rest(Activation activation, float x, float w, float r, float tail) {
        double scale = floatScale(beta(activation));
        return FloatExp.withoutExcess(argumentExcess(scale, bounded(scale, x), w), r, tail);
    }

    private static float argumentExcess(double scale, float a, float w) {
        return Math.fma(-floatScaleLow(scale), a, Math.fma((float) -scale, a, w));
    }

    @Override
    public float power(float shifted) {
        return FloatExp.inversePower(shifted);
    }

    /** |x|, limited. */
    @Override
    public float bounded(Activation activation, float x) {
        return bounded(floatScale(beta(activation)), x);
    }

    private static float bounded(double scale, float x) {
        return Math.min(Math.abs(x), floatLimit(scale));
    }

    @Override
    public float valueChoice(Activation activation, float x) {
        float mirrored = x * (float) sign(beta(activation));
        return floatScale(beta(activation)) == 0 ? mirrored * 0.5f : Math.max(mirrored, -0f);
    }

    @Override
    public float scalarChoice(Activation activation, float x) {
        float mirrored = x * (float) sign(beta(activation));
        return floatScale(beta(activation)) == 0 ? mirrored * 0.5f : Choice.positive(mirrored);
    }

    @Override
    public float slopeChoice(Activation activation, float x) {
        return UnitStep.of(x * (float) sign(beta(activation)));
    }

    @Override
    public float scalarSlopeChoice(Activation activation, float x) {
        return UnitStep.fromBits(x * (float) sign(beta(activation)));
    }

    @Override
    public float value(Activation activation, float a, float right, float r, float tail, float p) {
        return TimesSigmoid.value(right, a, r, tail, p) * (float) sign(beta(activation));
    }

    @Override
    public float slope(Activation activation, float a, float positive, float r, float tail, float p) {
        double scale = floatScale(beta(activation));
        float omega = (float) scale * a;
        return TimesSigmoid.slope(positive, omega, -argumentExcess(scale, a, omega), r, tail, p);
    }

    @Override
    public double forward(Activation activation, double x) {
        double scale = doubleScale(beta(activation));
        double scaleLow = betaLow();
        double a = bounded(scale, x);
        double w = scale * a;
        double shifted = DoubleExp.shifted(w);
        double r = DoubleExp.reduce(w, shifted);
        double tail = DoubleExp.withoutExcess(argumentExcess(scale, scaleLow, a, w), r, DoubleExp.tail(r, 0));
        return value(activation, a, scalarChoice(activation, x), r, tail, power(shifted));
    }

    @Override
    public double argument(Activation activation, double x) {
        double scale = doubleScale(beta(activation));
        return scale * bounded(scale, x);
    }

    @Override
    public double rest(Activation activation, double x, double w, double r, double tail) {
        double scale = doubleScale(beta(activation));
        return DoubleExp.withoutExcess(argumentExcess(scale, betaLow(), bounded(scale, x), w), r, tail);
    }

    private static double argumentExcess(double scale, double scaleLow, double a, double w) {
        return Math.fma(-scaleLow, a, Math.fma(-scale, a, w));
    }

    @Override
    public double power(double shifted) {
        return DoubleExp.inversePower(shifted);
    }

    @Override
    public double bounded(Activation activation, double x) {
        return bounded(doubleScale(beta(activation)), x);
    }

    private static double bounded(double scale, double x) {
        return Math.min(Math.abs(x), doubleLimit(scale));
    }

    @Override
    public double valueChoice(Activation activation, double x) {
        double mirrored = x * sign(beta(activation));
        return doubleScale(beta(activation)) == 0 ? mirrored * 0.5 : Math.max(mirrored, -0.0);
    }

    @Override
    public double scalarChoice(Activation activation, double x) {
        double mirrored = x * sign(beta(activation));
        return doubleScale(beta(activation)) == 0 ? mirrored * 0.5 : Choice.positive(mirrored);
    }

    @Override
    public double slopeChoice(Activation activation, double x) {
        return UnitStep.of(x * sign(beta(activation)));
    }

    @Override
    public double scalarSlopeChoice(Activation activation, double x) {
        return UnitStep.fromBits(x * sign(beta(activation)));
    }

    @Override
    public double value(Activation activation, double a, double right, double r, double tail, double p) {
        return TimesSigmoid.value(right, a, r, tail, p) * sign(beta(activation));
    }

    @Override
    public double slope(Activation activation, double a, double positive, double r, double tail, double p) {
        double scale = doubleScale(beta(activation));
        double omega = scale * a;
        double omegaLow = -argumentExcess(scale, betaLow(), a, omega);
        return TimesSigmoid.slope(positive, omega, omegaLow, r, tail, p);
    }

    @Override
    public void slopes(
            Activation activation, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] omega, float[] omegaLow,
            float[] dydx, int size) {
        double scale = floatScale(beta(activation));
        for (int i = 0; i < size; i++) {
            omega[i] = (float) scale * x[i];
            omegaLow[i] = -argumentExcess(scale, x[i], omega[i]);
        }
        TimesSigmoid.slopes(omega, omegaLow, choice, r, tail, p, dydx, size);
    }

    @Override
    public void slopes(
            Activation activation, double[] x, double[] choice, double[] r, double[] tail, double[] p,
            double[] omega, double[] omegaLow, double[] dydx, int size) {
        double scale = doubleScale(beta(activation));
        double scaleLow = betaLow();
        for (int i = 0; i < size; i++) {
            omega[i] = scale * x[i];
            omegaLow[i] = -argumentExcess(scale, scaleLow, x[i], omega[i]);
        }
        TimesSigmoid.slopes(omega, omegaLow, choice, r, tail, p, dydx, size);
    }

    @Override
    public double second(Activation activation, double a, double positive, double r, double tail, double p) {
        double scale = doubleScale(beta(activation));
        double scaleLow = betaLow();
        double omega = scale * a;
        double omegaLow = -argumentExcess(scale, scaleLow, a, omega);
        return TimesSigmoid.second(doubleBeta(beta(activation)), scaleLow, omega, omegaLow, r, tail, p);
    }
}
