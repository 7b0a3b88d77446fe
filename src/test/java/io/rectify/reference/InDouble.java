package io.rectify.reference;

import org.apache.commons.numbers.gamma.Erfc;

/**
 * The smooth activations and their derivatives in plain {@code double} arithmetic, for {@code float} arguments: the reference for
 * {@code float}, fast enough to be asked for all of them. No formula loses digits by cancellation, except that of a derivative
 * near its zero crossing.
 */
final class InDouble {
    private static final double LAMBDA = Exact.LAMBDA.doubleValue();
    private static final double LAMBDA_ALPHA = Exact.LAMBDA.multiply(Exact.ALPHA).doubleValue();
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double ROOT_2_PI = Big.ROOT_2_PI.doubleValue();
    private static final double CUBIC = 0.044715;
    private static final double QUICK = 1.702;

    private InDouble() {}

    static double sigmoid(double x) {
        return 1 / (1 + Fast.exp(-x));
    }

    static double sigmoidDerivative(double x) {
        double e = Fast.exp(-Math.abs(x));
        return e / ((1 + e) * (1 + e));
    }

    static double sigmoidSecond(double x) {
        return -sigmoidDerivative(x) * Fast.tanh(x / 2);
    }

    static double logSigmoid(double x) {
        return -softplus(-x, 1);
    }

    static double logSigmoidDerivative(double x) {
        return sigmoid(-x);
    }

    static double logSigmoidSecond(double x) {
        return -sigmoidDerivative(x);
    }

    static double softplus(double x, double beta) {
        double t = beta * x;
        return (Math.max(t, 0) + Fast.log1p(Fast.exp(-Math.abs(t)))) / beta;
    }

    static double softplusDerivative(double x, double beta) {
        return sigmoid(beta * x);
    }

    static double softplusSecond(double x, double beta) {
        return beta * sigmoidDerivative(beta * x);
    }

    static double tanh(double x) {
        return Fast.tanh(x);
    }

    static double tanhDerivative(double x) {
        return 4 * sigmoidDerivative(2 * x);
    }

    static double tanhSecond(double x) {
        return -2 * Fast.tanh(x) * tanhDerivative(x);
    }

    static double tanhShrink(double x) {
        if (Math.abs(x) > 1.25) {
            return x - Fast.tanh(x);
        }
        // (x · cosh x − sinh x) / cosh x: the series of the numerator, Σ 2k · x^(2k+1)/(2k+1)!, loses nothing
        double power = x;
        double sum = 0;
        for (int n = 2; n <= 26; n += 2) {
            power *= x * x / (n * (n + 1));
            sum += n * power;
        }
        return sum / Math.cosh(x);
    }

    static double tanhShrinkDerivative(double x) {
        double t = Fast.tanh(x);
        return t * t;
    }

    static double tanhShrinkSecond(double x) {
        return -tanhSecond(x);
    }

    static double swish(double x, double beta) {
        return product(x, sigmoid(product(x, beta)));
    }

    static double swishDerivative(double x, double beta) {
        double t = product(x, beta);
        return swishDerivativeOf(t, t);
    }

    static double swishSecond(double x, double beta) {
        double t = product(x, beta);
        return product(2 - t * Fast.tanh(t / 2), beta * sigmoidDerivative(t));
    }

    static double quickGelu(double x) {
        return swish(x, QUICK);
    }

    static double quickGeluDerivative(double x) {
        return swishDerivative(x, QUICK);
    }

    static double quickGeluSecond(double x) {
        return swishSecond(x, QUICK);
    }

    /** The derivative of x · σ(t), where {@code xdt} is x times the derivative of t. */
    private static double swishDerivativeOf(double t, double xdt) {
        if (Double.isInfinite(t)) {
            return sigmoid(t);
        }
        double e = Fast.exp(-Math.abs(t)); // one for σ(t) and σ(−t)
        double large = 1 / (1 + e);
        double small = e / (1 + e);
        return t < 0 ? small * (1 + xdt * large) : large * (1 + xdt * small);
    }

    static double geluTanh(double x) {
        return product(x, sigmoid(geluTanhArgument(x, 1)));
    }

    static double geluTanhDerivative(double x) {
        return swishDerivativeOf(geluTanhArgument(x, 1), geluTanhArgument(x, 3));
    }

    static double geluTanhSecond(double x) {
        double t = geluTanhArgument(x, 1);
        double slope = 4 / ROOT_2_PI * (1 + 3 * CUBIC * (x * x));
        return product(4 * slope - 8 / ROOT_2_PI - x * slope * slope * Fast.tanh(t / 2), sigmoidDerivative(t));
    }

    private static double geluTanhArgument(double x, int cubes) {
        return 4 / ROOT_2_PI * (x + cubes * CUBIC * (x * x * x));
    }

    static double gelu(double x) {
        return product(x, 0.5 * Erfc.value(-x * ROOT_HALF));
    }

    static double geluDerivative(double x) { // the square of a float is exact
        return 0.5 * Erfc.value(-x * ROOT_HALF) + product(x, Fast.exp(-0.5 * (x * x)) / ROOT_2_PI);
    }

    static double geluSecond(double x) {
        return product(2 - x * x, Fast.exp(-0.5 * (x * x)) / ROOT_2_PI);
    }

    // tanh(softplus(x)) = n/(n + 2) with n = e(e + 2) and e = e^x; for x > 0 in powers of w = 1/e, which do not overflow

    static double mish(double x) {
        if (x > 0) {
            double w = Fast.exp(-x);
            return x * ((1 + 2 * w) / (1 + 2 * w + 2 * w * w));
        }
        double e = Fast.exp(x);
        double n = e * (e + 2);
        return product(x, n / (n + 2));
    }

    static double mishDerivative(double x) { // the derivative of n/(n + 2) is 4e(e + 1)/(n + 2)²
        if (x > 0) {
            double w = Fast.exp(-x);
            double d = 1 + 2 * w + 2 * w * w;
            return (1 + 2 * w) / d + product(x, 4 * w * w * (1 + w) / (d * d));
        }
        double e = Fast.exp(x);
        double n = e * (e + 2);
        return n / (n + 2) + product(x, 4 * e * (e + 1) / ((n + 2) * (n + 2)));
    }

    static double mishSecond(double x) { // with d = n + 2: 4e/d³ · (2 (e + 1) d + x (2 + 2e − 3e² − 2e³))
        if (x > 0) {
            double w = Fast.exp(-x);
            double d = 1 + 2 * w + 2 * w * w;
            return product(2 * (1 + w) * d - x * (2 + 3 * w - 2 * w * w - 2 * w * w * w), 4 * w * w / (d * d * d));
        }
        double e = Fast.exp(x);
        double d = e * (e + 2) + 2;
        return product(2 * (1 + e) * d + x * (2 + 2 * e - 3 * e * e - 2 * e * e * e), 4 * e / (d * d * d));
    }

    static double elu(double x, double alpha) {
        return x > 0 ? x : alpha * Fast.expm1(x);
    }

    static double eluDerivative(double x, double alpha) {
        return x > 0 ? 1 : alpha * Fast.exp(x);
    }

    static double eluSecond(double x, double alpha) {
        return x > 0 ? 0 : alpha * Fast.exp(x);
    }

    static double celu(double x, double alpha) {
        return x > 0 ? x : alpha * Fast.expm1(x / alpha);
    }

    static double celuDerivative(double x, double alpha) {
        return x > 0 ? 1 : Fast.exp(x / alpha);
    }

    static double celuSecond(double x, double alpha) {
        return x > 0 ? 0 : Fast.exp(x / alpha) / alpha;
    }

    static double selu(double x) {
        return x > 0 ? LAMBDA * x : LAMBDA_ALPHA * Fast.expm1(x);
    }

    static double seluDerivative(double x) {
        return x > 0 ? LAMBDA : LAMBDA_ALPHA * Fast.exp(x);
    }

    static double seluSecond(double x) {
        return x > 0 ? 0 : LAMBDA_ALPHA * Fast.exp(x);
    }

    static double softsign(double x) {
        return Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x));
    }

    static double softsignDerivative(double x) {
        double d = 1 + Math.abs(x);
        return 1 / (d * d);
    }

    static double softsignSecond(double x) {
        double d = 1 + Math.abs(x);
        return (x > 0 ? -2 : 2) / (d * d * d);
    }

    static double sine(double x, double omega) {
        return Math.abs(omega * x) < 0.1 ? Math.sin(omega * x)
                : Double.isInfinite(x) || Double.isNaN(x) ? Double.NaN : Quarters.of(omega).sine(x, 0);
    }

    static double sineDerivative(double x, double omega) {
        return omega * (Math.abs(omega * x) < 0.1 ? Math.cos(omega * x)
                : Double.isInfinite(x) || Double.isNaN(x) ? Double.NaN : Quarters.of(omega).sine(x, 1));
    }

    static double sineSecond(double x, double omega) {
        return -omega * omega * sine(x, omega);
    }

    static double squareplus(double x, double b) { // the square of a float is exact
        double right = 0.5 * (Math.abs(x) + Math.sqrt(x * x + b));
        return x < 0 ? 0.25 * b / right : right;
    }

    static double squareplusDerivative(double x, double b) {
        double root = Math.sqrt(x * x + b);
        double left = 0.5 * b / (root * (root + Math.abs(x)));
        return x < 0 ? left : 1 - left;
    }

    static double squareplusSecond(double x, double b) {
        double root = Math.sqrt(x * x + b);
        return 0.5 * b / (root * root * root);
    }

    static double exponential(double x) {
        return Fast.exp(x);
    }

    static double gaussian(double x) {
        return Fast.exp(-(x * x));
    }

    static double gaussianDerivative(double x) {
        return product(-2 * x, Fast.exp(-(x * x)));
    }

    static double gaussianSecond(double x) {
        return product(4 * (x * x) - 2, Fast.exp(-(x * x)));
    }

    /** x · factor; 0 with the sign of x where the factor has vanished, even for an infinite x. */
    private static double product(double x, double factor) {
        return factor == 0 ? Math.copySign(0, x) : x * factor;
    }
}
