package io.rectify.math;

import io.rectify.Softplus;

/**
 * The softplus function. With w = βx, e<sup>|w|</sup> = 2ⁿ (1 + r + tail), t = 2⁻ⁿ and h = 1 + r + tail + t/2:
 *
 * <p>softplus x = max(0, x) + log(1 + e<sup>−|w|</sup>) / β, log(1 + e<sup>−|w|</sup>) = 2 artanh s, s = t / 2h,
 *
 * <p>2 artanh s = (t / h) (1 + s² a(s²)).
 *
 * <p>h is the sum of a rounded number and the rest, as 1/β is; δ is what the division leaves undone, 1/βh = −inverse (1 + δ).
 * Near 0 its rounding errors would differ more from one x to the next than softplus does. There the even and the odd part are
 * apart:
 *
 * <p>softplus x = x/2 + (log 2 + w² g(w²)) / β, g(v) = log(cosh(w/2)) / w².
 *
 * <p>Its derivative is σ(w), the second one β σ′(w).
 */
public final class SoftplusSteps implements Steps<Softplus>, ValueLoops<Softplus> {
    /** The largest |w| for the second formula. */
    public static final double LARGEST_FOR_SERIES = 0.65;

    /** From here on, the result is max(0, x), even for the smallest β. */
    private static final double LARGEST_FOR_FLOAT = 126;
    private static final double LARGEST_FOR_DOUBLE = 770;

    public static final double LN2 = 0x1.62e42fefa39efp-1;
    private static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

    /** g and a, from docs/coefficients/softplus.sollya, for |w| ≤ 0.66 and |w| ≥ 0.64: off by less than 2.8e-10. */
    public static final float FG0 = 0x1p-3f;
    public static final float FG1 = -0x1.5554d2p-8f;
    public static final float FG2 = 0x1.6ba48p-12f;
    public static final float FG3 = -0x1.9d7dacp-16f;
    public static final float FA0 = 0x1.555556p-2f;
    public static final float FA1 = 0x1.999972p-3f;
    public static final float FA2 = 0x1.2450fep-3f;
    public static final float FA3 = 0x1.e3932cp-4f;

    /** The same in {@code double}: off by less than 2.0e-18. */
    public static final double DG0 = 0x1p-3;
    public static final double DG1 = -0x1.555555555516bp-8;
    public static final double DG2 = 0x1.6c16c16b331d7p-12;
    public static final double DG3 = -0x1.ba1ba0a088334p-16;
    public static final double DG4 = 0x1.1ea580b50da08p-19;
    public static final double DG5 = -0x1.83236415ca41fp-23;
    public static final double DG6 = 0x1.0abfe12590102p-26;
    public static final double DG7 = -0x1.477cbc0621317p-30;
    public static final double DA0 = 0x1.5555555555555p-2;
    public static final double DA1 = 0x1.999999999a30dp-3;
    public static final double DA2 = 0x1.249249236bcc7p-3;
    public static final double DA3 = 0x1.c71c73722a181p-4;
    public static final double DA4 = 0x1.745c8087ded8p-4;
    public static final double DA5 = 0x1.3b3068d82a0afp-4;
    public static final double DA6 = 0x1.0e0f3eb803796p-4;
    public static final double DA7 = 0x1.1a398cf68df03p-4;

    @Override
    public float argument(Softplus softplus, float x) {
        float a = Math.min(Math.abs(x), largestFloat(softplus));
        return Math.fma(FloatPair.high(softplus.beta()), a, FloatPair.low(softplus.beta()) * a);
    }

    @Override
    public float rest(Softplus softplus, float x, float w, float r, float tail) {
        float a = Math.min(Math.abs(x), largestFloat(softplus));
        float excess = Math.fma(-FloatPair.high(softplus.beta()), a, w) - FloatPair.low(softplus.beta()) * a;
        return FloatExp.withoutExcess(excess, r, tail);
    }

    @Override
    public double argument(Softplus softplus, double x) {
        return softplus.beta() * Math.min(Math.abs(x), largestDouble(softplus));
    }

    @Override
    public double rest(Softplus softplus, double x, double w, double r, double tail) {
        double excess = Math.fma(-softplus.beta(), Math.min(Math.abs(x), largestDouble(softplus)), w);
        return DoubleExp.withoutExcess(excess, r, tail);
    }

    /** The |x| beyond which the result is max(0, x). */
    public static float largestFloat(Softplus softplus) {
        return (float) (LARGEST_FOR_FLOAT / softplus.beta());
    }

    public static double largestDouble(Softplus softplus) {
        return LARGEST_FOR_DOUBLE / softplus.beta();
    }

    /** The largest |x| for the second formula. */
    public static double largestForSeries(Softplus softplus) {
        return LARGEST_FOR_SERIES / softplus.beta();
    }

    /** What 1/β lacks. */
    public static double inverseLow(double beta, double inverse) {
        return Math.fma(-beta, inverse, 1) * inverse;
    }

    /** What log 2 / β, rounded to {@code high}, lacks. */
    public static double ln2Low(double beta, double inverse, double high) {
        return Math.fma(LN2, inverse, -high) + Math.fma(LN2, inverseLow(beta, inverse), LN2_LOW * inverse);
    }

    @Override
    public float power(float shifted) {
        return FloatExp.inversePower(shifted);
    }

    @Override
    public double power(double shifted) {
        return DoubleExp.inversePower(shifted);
    }

    /** x where the second formula holds; elsewhere 2/β with the sign of x. */
    @Override
    public float valueChoice(Softplus softplus, float x) {
        return Choice.upTo((float) largestForSeries(softplus), x, (float) (2 / softplus.beta()));
    }

    /** x where the second formula holds; elsewhere 2/β with the sign of x. */
    @Override
    public double valueChoice(Softplus softplus, double x) {
        return Choice.upTo(largestForSeries(softplus), x, (2 / softplus.beta()));
    }

    @Override
    public float value(Softplus softplus, float x, float choice, float r, float tail, float p) {
        float inverse = inverse(softplus, r, tail, p);
        float logarithm = logarithm(softplus, inverse, delta(softplus, inverse, r, tail, p), p);
        return either(softplus, x, choice, series(softplus, choice), logarithm);
    }

    @Override
    public void values(
            Softplus softplus, float[] x, float[] choice, float[] r, float[] tail, float[] p, float[] u, float[] v, float[] y,
            int size) {
        for (int i = 0; i < size; i++) {
            u[i] = inverse(softplus, r[i], tail[i], p[i]);
            v[i] = delta(softplus, u[i], r[i], tail[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            u[i] = logarithm(softplus, u[i], v[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            v[i] = series(softplus, choice[i]);
        }
        for (int i = 0; i < size; i++) {
            y[i] = either(softplus, x[i], choice[i], v[i], u[i]);
        }
    }

    /** The series where the choice is not 2/β; elsewhere, of the logarithm. */
    private static float either(Softplus softplus, float x, float choice, float series, float logarithm) {
        float isLarge = Choice.isBeyond((float) softplus.beta() * choice);
        return Math.fma(series, 1 - isLarge, (logarithm + Math.max(0, x)) * isLarge);
    }

    @Override
    public double value(Softplus softplus, double x, double choice, double r, double tail, double p) {
        double inverse = inverse(softplus, r, tail, p);
        double logarithm = logarithm(softplus, inverse, delta(softplus, inverse, r, tail, p), p);
        return either(softplus, x, choice, series(softplus, choice), logarithm);
    }

    @Override
    public void values(
            Softplus softplus, double[] x, double[] choice, double[] r, double[] tail, double[] p, double[] u, double[] v,
            double[] y, int size) {
        for (int i = 0; i < size; i++) {
            u[i] = inverse(softplus, r[i], tail[i], p[i]);
            v[i] = delta(softplus, u[i], r[i], tail[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            u[i] = logarithm(softplus, u[i], v[i], p[i]);
        }
        for (int i = 0; i < size; i++) {
            v[i] = series(softplus, choice[i]);
        }
        for (int i = 0; i < size; i++) {
            y[i] = either(softplus, x[i], choice[i], v[i], u[i]);
        }
    }

    /** The series where the choice is not 2/β; elsewhere, of the logarithm. */
    private static double either(Softplus softplus, double x, double choice, double series, double logarithm) {
        double isLarge = Choice.isBeyond(softplus.beta() * choice);
        return Math.fma(series, 1 - isLarge, (logarithm + Math.max(0, x)) * isLarge);
    }

    /** −1/βh, rounded. */
    private static float inverse(Softplus softplus, float r, float tail, float p) {
        return -FloatPair.high(1 / softplus.beta()) / halfSum(r, tail, p);
    }

    /** h, rounded. */
    private static float halfSum(float r, float tail, float p) {
        return Math.fma(p, 0.5f * FloatExp.UNSCALE, 1) + (r + tail);
    }

    /** δ. */
    private static float delta(Softplus softplus, float inverse, float r, float tail, float p) {
        float beta = (float) softplus.beta();
        float high = FloatPair.high(1 / softplus.beta());
        float low = FloatPair.low(1 / softplus.beta());
        float h = halfSum(r, tail, p);
        float sum = Math.fma(p, 0.5f * FloatExp.UNSCALE, 1);
        float sumLow = Math.fma(p, 0.5f * FloatExp.UNSCALE, 1 - sum);
        float hLow = (r - (h - sum)) + (sumLow + tail);
        return beta * (Math.fma(inverse, h, high) + Math.fma(inverse, hLow, low));
    }

    /** log(1 + e<sup>−|w|</sup>) / β. */
    private static float logarithm(Softplus softplus, float inverse, float delta, float p) {
        float beta = (float) softplus.beta();
        float scaled = p * inverse;
        float s = scaled * (0.5f * FloatExp.UNSCALE * beta);
        float q = s * s;
        float a = Math.fma(q, FA3, FA2);
        a = Math.fma(q, a, FA1);
        a = Math.fma(q, a, FA0);
        return Math.fma(scaled, Math.fma(q, a, delta), scaled) * -FloatExp.UNSCALE;
    }

    /** −1/βh, rounded. */
    private static double inverse(Softplus softplus, double r, double tail, double p) {
        return -(1 / softplus.beta()) / halfSum(r, tail, p);
    }

    /** h, rounded. */
    private static double halfSum(double r, double tail, double p) {
        return Math.fma(p, 0.5 * DoubleExp.UNSCALE, 1) + (r + tail);
    }

    /** δ. */
    private static double delta(Softplus softplus, double inverse, double r, double tail, double p) {
        double beta = softplus.beta();
        double high = 1 / beta;
        double low = inverseLow(beta, high);
        double h = halfSum(r, tail, p);
        double sum = Math.fma(p, 0.5 * DoubleExp.UNSCALE, 1);
        double sumLow = Math.fma(p, 0.5 * DoubleExp.UNSCALE, 1 - sum);
        double hLow = (r - (h - sum)) + (sumLow + tail);
        return beta * (Math.fma(inverse, h, high) + Math.fma(inverse, hLow, low));
    }

    /** log(1 + e<sup>−|w|</sup>) / β. */
    private static double logarithm(Softplus softplus, double inverse, double delta, double p) {
        double beta = softplus.beta();
        double scaled = p * inverse;
        double s = scaled * (0.5 * DoubleExp.UNSCALE * beta);
        double q = s * s;
        double a = Math.fma(q, DA7, DA6);
        a = Math.fma(q, a, DA5);
        a = Math.fma(q, a, DA4);
        a = Math.fma(q, a, DA3);
        a = Math.fma(q, a, DA2);
        a = Math.fma(q, a, DA1);
        a = Math.fma(q, a, DA0);
        return Math.fma(scaled, Math.fma(q, a, delta), scaled) * -DoubleExp.UNSCALE;
    }

    private static float series(Softplus softplus, float x) {
        float high = FloatPair.high(LN2 / softplus.beta());
        float low = FloatPair.low(LN2 / softplus.beta());
        float w = (float) softplus.beta() * x;
        float v = w * w;
        float g = Math.fma(v, FG3, FG2);
        g = Math.fma(v, g, FG1);
        g = Math.fma(v, g, FG0);
        float half = 0.5f * x;
        float sum = high + half;
        float sumLow = half - (sum - high);
        return sum + (Math.fma(x * w, g, low) + sumLow);
    }

    private static double series(Softplus softplus, double x) {
        double beta = softplus.beta();
        double high = LN2 * (1 / beta);
        double low = ln2Low(beta, 1 / beta, high);
        double w = beta * x;
        double v = w * w;
        double g = Math.fma(v, DG7, DG6);
        g = Math.fma(v, g, DG5);
        g = Math.fma(v, g, DG4);
        g = Math.fma(v, g, DG3);
        g = Math.fma(v, g, DG2);
        g = Math.fma(v, g, DG1);
        g = Math.fma(v, g, DG0);
        double half = 0.5 * x;
        double sum = high + half;
        double sumLow = half - (sum - high);
        return sum + (Math.fma(x * w, g, low) + sumLow);
    }

    @Override
    public float slope(Softplus softplus, float x, float choice, float r, float tail, float p) {
        return SigmoidSteps.value(choice, r, tail, p);
    }

    @Override
    public double slope(Softplus softplus, double x, double choice, double r, double tail, double p) {
        return SigmoidSteps.value(choice, r, tail, p);
    }

    @Override
    public double second(Softplus softplus, double x, double choice, double r, double tail, double p) {
        double t = p * DoubleExp.UNSCALE;
        double n = 1 + (r + tail);
        double nLow = (r - (n - 1)) + tail;
        double d = n + t;
        double dLow = (t - (d - n)) + nLow;
        double inverse = -1 / d;
        double delta = Math.fma(inverse, dLow, Math.fma(inverse, d, 1));
        return SigmoidSteps.timesSlope(softplus.beta() * p, 0, n, nLow, inverse, delta) * DoubleExp.UNSCALE;
    }
}
