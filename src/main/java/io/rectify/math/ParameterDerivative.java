package io.rectify.math;

import io.rectify.Softplus;

/** Derivatives with respect to a learned parameter, of scalar arguments only. */
public final class ParameterDerivative {
    /** Beyond, e^−w is 0 even as a factor. */
    private static final double LARGEST = 1064;

    private static final int TERMS = 25;

    /** 1/n! */
    private static final double[] INVERSE_FACTORIALS = new double[TERMS];

    static {
        double factorial = 1;
        for (int n = 0; n < TERMS; n++) {
            factorial *= Math.max(n, 1);
            INVERSE_FACTORIALS[n] = 1 / factorial;
        }
    }

    private ParameterDerivative() {}

    /**
     * Of α (e^(x/α) − 1) with respect to α, for x ≤ 0: with a = −x/α, (1 + a) e^−a − 1. For small a, the same without
     * cancellation: −e^−a (e^a − 1 − a), the bracket by its series.
     */
    public static double celu(double alpha, double x) {
        double a = Math.min(-x / alpha, LARGEST);
        double shifted = DoubleExp.shifted(-a);
        double r = DoubleExp.reduce(-a, shifted);
        double e = DoubleExp.onePlus(r, DoubleExp.tail(r, 0)) * DoubleExp.power(shifted) * DoubleExp.UNSCALE;
        if (a > 2) {
            return Math.fma(e, 1 + a, -1);
        }
        double aLow = Math.fma(-a, alpha, -x) / alpha;
        double sum = INVERSE_FACTORIALS[TERMS - 1];
        for (int n = TERMS - 2; n >= 2; n--) {
            sum = Math.fma(sum, a, INVERSE_FACTORIALS[n]);
        }
        return -e * a * Math.fma(sum, a, aLow);
    }

    /** Of x σ(βx) with respect to β: x² σ′(βx), for |β|. */
    public static double swish(double scale, double x) {
        if (scale == 0) {
            return 0.5 * x * (0.5 * x);
        }
        double a = Math.min(Math.abs(x), LARGEST / scale);
        double w = scale * a;
        double shifted = DoubleExp.shifted(w);
        double r = DoubleExp.reduce(w, shifted);
        double tail = DoubleExp.withoutExcess(Math.fma(-scale, a, w), r, DoubleExp.tail(r, 0));
        double slope = SigmoidSteps.slope(r, tail, DoubleExp.inversePower(shifted), 1); // times SCALE
        int exponent = Math.getExponent(a);
        double m = Math.scalb(a, -exponent);
        double square = m * m;
        double product = Math.fma(slope, square, slope * Math.fma(m, m, -square));
        return Math.scalb(product, 2 * exponent - Math.getExponent(DoubleExp.SCALE));
    }

    /**
     * Of log(1 + e^βx) / β with respect to β. With w = β|x| it is −(w σ(−w) + log(1 + e^−w)) / β², of which −(1 + w) e^−w / β²
     * remains far out, where the values themselves would be subnormal.
     */
    public static double softplus(SoftplusSteps steps, Softplus softplus, double x) {
        double beta = softplus.beta();
        double a = Math.min(Math.abs(x), LARGEST / beta);
        double w = beta * a;
        if (w <= 40) {
            return -Math.fma(a, steps.derivative(softplus, -a), steps.forward(softplus, -a)) / beta;
        }
        double shifted = DoubleExp.shifted(-w);
        double r = DoubleExp.reduce(-w, shifted);
        double tail = DoubleExp.withoutExcess(Math.fma(beta, a, -w), r, DoubleExp.tail(r, 0));
        double product = (1 + w) * DoubleExp.onePlus(r, tail) / (beta * beta);
        return -Math.scalb(product, (int) (shifted - DoubleExp.SHIFT));
    }
}
