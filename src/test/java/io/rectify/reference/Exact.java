package io.rectify.reference;

import static io.rectify.reference.Big.DIGITS;
import static io.rectify.reference.Big.TWO;
import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;

/**
 * The smooth activations and their derivatives to at least 50 significant digits. Beyond the range of {@code double} only sign
 * and order are kept.
 */
final class Exact {
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);
    private static final BigDecimal TWO_ROOT_2_OVER_PI = FOUR.divide(Big.ROOT_2_PI, DIGITS);
    private static final BigDecimal CUBIC = new BigDecimal("0.044715");
    static final BigDecimal QUICK = new BigDecimal("1.702");
    static final BigDecimal LAMBDA = new BigDecimal("1.0507009873554804934193349852946");
    static final BigDecimal ALPHA = new BigDecimal("1.6732632423543772848170429916717");

    private Exact() {}

    private static BigDecimal times(BigDecimal a, BigDecimal b) {
        return a.multiply(b, DIGITS);
    }

    private static BigDecimal over(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }

    private static BigDecimal plus(BigDecimal a, BigDecimal b) {
        return a.add(b, DIGITS);
    }

    static BigDecimal sigmoid(BigDecimal x) {
        BigDecimal e = Big.exp(x.abs().negate());
        return over(x.signum() < 0 ? e : ONE, plus(ONE, e));
    }

    static BigDecimal sigmoidDerivative(BigDecimal x) {
        return times(sigmoid(x), sigmoid(x.negate()));
    }

    static BigDecimal sigmoidSecond(BigDecimal x) {
        return times(sigmoidDerivative(x), Big.tanh(over(x, TWO))).negate();
    }

    static BigDecimal logSigmoid(BigDecimal x) {
        return softplus(x.negate(), ONE).negate();
    }

    static BigDecimal logSigmoidDerivative(BigDecimal x) {
        return sigmoid(x.negate());
    }

    static BigDecimal logSigmoidSecond(BigDecimal x) {
        return sigmoidDerivative(x).negate();
    }

    static BigDecimal softplus(BigDecimal x, BigDecimal beta) {
        BigDecimal t = times(beta, x);
        return over(plus(t.max(ZERO), Big.log1p(Big.exp(t.abs().negate()))), beta);
    }

    static BigDecimal softplusDerivative(BigDecimal x, BigDecimal beta) {
        return sigmoid(times(beta, x));
    }

    static BigDecimal softplusSecond(BigDecimal x, BigDecimal beta) {
        return times(beta, sigmoidDerivative(times(beta, x)));
    }

    static BigDecimal tanh(BigDecimal x) {
        return Big.tanh(x);
    }

    static BigDecimal tanhDerivative(BigDecimal x) {
        return times(FOUR, sigmoidDerivative(x.multiply(TWO)));
    }

    static BigDecimal tanhSecond(BigDecimal x) {
        return times(times(TWO, Big.tanh(x)), tanhDerivative(x)).negate();
    }

    static BigDecimal tanhShrink(BigDecimal x) {
        return Big.tanhShrink(x);
    }

    static BigDecimal tanhShrinkDerivative(BigDecimal x) {
        BigDecimal t = Big.tanh(x);
        return times(t, t);
    }

    static BigDecimal tanhShrinkSecond(BigDecimal x) {
        return tanhSecond(x).negate();
    }

    static BigDecimal swish(BigDecimal x, BigDecimal beta) {
        return times(x, sigmoid(times(beta, x)));
    }

    static BigDecimal swishDerivative(BigDecimal x, BigDecimal beta) {
        BigDecimal t = times(beta, x);
        return times(sigmoid(t), plus(ONE, times(t, sigmoid(t.negate()))));
    }

    static BigDecimal swishSecond(BigDecimal x, BigDecimal beta) {
        BigDecimal t = times(beta, x);
        BigDecimal factor = TWO.subtract(times(t, Big.tanh(over(t, TWO))), DIGITS);
        return times(times(beta, sigmoidDerivative(t)), factor);
    }

    static BigDecimal quickGelu(BigDecimal x) {
        return swish(x, QUICK);
    }

    static BigDecimal quickGeluDerivative(BigDecimal x) {
        return swishDerivative(x, QUICK);
    }

    static BigDecimal quickGeluSecond(BigDecimal x) {
        return swishSecond(x, QUICK);
    }

    static BigDecimal gelu(BigDecimal x) {
        BigDecimal tail = times(Big.density(x), Big.millsRatio(x.abs()));
        return times(x, x.signum() < 0 ? tail : ONE.subtract(tail, DIGITS));
    }

    static BigDecimal geluDerivative(BigDecimal x) { // of −|x|, from which that of |x| follows
        BigDecimal left = times(Big.density(x), Big.millsRatio(x.abs()).subtract(x.abs(), DIGITS));
        return x.signum() < 0 ? left : ONE.subtract(left, DIGITS);
    }

    static BigDecimal geluSecond(BigDecimal x) {
        return times(Big.density(x), TWO.subtract(times(x, x), DIGITS));
    }

    static BigDecimal geluTanh(BigDecimal x) {
        return times(x, sigmoid(geluTanhArgument(x, ONE)));
    }

    static BigDecimal geluTanhDerivative(BigDecimal x) {
        BigDecimal t = geluTanhArgument(x, ONE);
        BigDecimal xTimesDerivativeOfT = geluTanhArgument(x, BigDecimal.valueOf(3));
        return times(sigmoid(t), plus(ONE, times(xTimesDerivativeOfT, sigmoid(t.negate()))));
    }

    static BigDecimal geluTanhSecond(BigDecimal x) { // with t′ = c (1 + 3k x²) and x t″ = 2 (t′ − c)
        BigDecimal t = geluTanhArgument(x, ONE);
        BigDecimal slope = times(TWO_ROOT_2_OVER_PI, plus(ONE, times(CUBIC.multiply(BigDecimal.valueOf(3)), times(x, x))));
        BigDecimal bent = times(times(x, times(slope, slope)), Big.tanh(over(t, TWO)));
        BigDecimal straight = times(FOUR, slope).subtract(times(TWO, TWO_ROOT_2_OVER_PI), DIGITS);
        return times(sigmoidDerivative(t), straight.subtract(bent, DIGITS));
    }

    private static BigDecimal geluTanhArgument(BigDecimal x, BigDecimal cubes) {
        BigDecimal cube = times(times(x, x), x);
        return times(TWO_ROOT_2_OVER_PI, plus(x, times(cube, CUBIC.multiply(cubes))));
    }

    // tanh(softplus(x)) = n/(n + 2) with n = e(e + 2) and e = e^x

    static BigDecimal mish(BigDecimal x) {
        return times(x, tanhOfSoftplus(x));
    }

    static BigDecimal mishDerivative(BigDecimal x) { // the derivative of n/(n + 2) is 4e(e + 1)/(n + 2)²
        BigDecimal e = Big.exp(x);
        BigDecimal d = plus(times(e, plus(e, TWO)), TWO);
        BigDecimal slope = over(over(times(times(FOUR, e), plus(e, ONE)), d), d);
        return plus(tanhOfSoftplus(x), times(x, slope));
    }

    static BigDecimal mishSecond(BigDecimal x) { // 4e/d³ · (2 (e + 1) d + x (2 + 2e − 3e² − 2e³)) with d = n + 2
        BigDecimal e = Big.exp(x);
        BigDecimal d = plus(times(e, plus(e, TWO)), TWO);
        BigDecimal cubic = times(e, times(e, plus(times(e, TWO), BigDecimal.valueOf(3))));
        BigDecimal bent = times(x, plus(TWO, times(e, TWO)).subtract(cubic, DIGITS));
        BigDecimal sum = plus(times(times(TWO, plus(e, ONE)), d), bent);
        return over(over(over(times(times(FOUR, e), sum), d), d), d);
    }

    private static BigDecimal tanhOfSoftplus(BigDecimal x) {
        BigDecimal e = Big.exp(x);
        BigDecimal n = times(e, plus(e, TWO));
        return over(n, plus(n, TWO));
    }

    static BigDecimal elu(BigDecimal x, BigDecimal alpha) {
        return x.signum() > 0 ? x : times(alpha, Big.expm1(x));
    }

    static BigDecimal eluDerivative(BigDecimal x, BigDecimal alpha) {
        return x.signum() > 0 ? ONE : times(alpha, Big.exp(x));
    }

    static BigDecimal eluSecond(BigDecimal x, BigDecimal alpha) {
        return x.signum() > 0 ? ZERO : eluDerivative(x, alpha);
    }

    static BigDecimal celu(BigDecimal x, BigDecimal alpha) {
        return x.signum() > 0 ? x : times(alpha, Big.expm1(over(x, alpha)));
    }

    static BigDecimal celuDerivative(BigDecimal x, BigDecimal alpha) {
        return x.signum() > 0 ? ONE : Big.exp(over(x, alpha));
    }

    static BigDecimal celuSecond(BigDecimal x, BigDecimal alpha) {
        return x.signum() > 0 ? ZERO : over(celuDerivative(x, alpha), alpha);
    }

    static BigDecimal selu(BigDecimal x) {
        return times(LAMBDA, elu(x, ALPHA));
    }

    static BigDecimal seluDerivative(BigDecimal x) {
        return times(LAMBDA, eluDerivative(x, ALPHA));
    }

    static BigDecimal seluSecond(BigDecimal x) {
        return times(LAMBDA, eluSecond(x, ALPHA));
    }

    static BigDecimal softsign(BigDecimal x) {
        return over(x, plus(ONE, x.abs()));
    }

    static BigDecimal softsignDerivative(BigDecimal x) {
        BigDecimal d = plus(ONE, x.abs());
        return over(ONE, times(d, d));
    }

    static BigDecimal softsignSecond(BigDecimal x) {
        return over(softsignDerivative(x).multiply(x.signum() > 0 ? TWO.negate() : TWO), plus(ONE, x.abs()));
    }

    static BigDecimal sine(BigDecimal x, BigDecimal omega) {
        return Big.sin(x.multiply(omega), 0);
    }

    static BigDecimal sineDerivative(BigDecimal x, BigDecimal omega) {
        return times(omega, Big.sin(x.multiply(omega), 1));
    }

    static BigDecimal sineSecond(BigDecimal x, BigDecimal omega) {
        return times(omega.multiply(omega).negate(), sine(x, omega));
    }

    static BigDecimal squareplus(BigDecimal x, BigDecimal b) { // f(−|x|) = (b/4) / f(|x|)
        BigDecimal right = over(plus(x.abs(), root(plus(times(x, x), b))), TWO);
        return x.signum() < 0 ? over(b, times(right, FOUR)) : right;
    }

    static BigDecimal squareplusDerivative(BigDecimal x, BigDecimal b) {
        BigDecimal root = root(plus(times(x, x), b));
        BigDecimal left = over(b, times(TWO, times(root, plus(root, x.abs()))));
        return x.signum() < 0 ? left : ONE.subtract(left, DIGITS);
    }

    static BigDecimal squareplusSecond(BigDecimal x, BigDecimal b) {
        BigDecimal square = plus(times(x, x), b);
        return over(b, times(TWO, times(square, root(square))));
    }

    private static BigDecimal root(BigDecimal x) {
        return x.sqrt(DIGITS);
    }

    static BigDecimal exponential(BigDecimal x) {
        return Big.exp(x);
    }

    static BigDecimal gaussian(BigDecimal x) {
        return Big.exp(times(x, x).negate());
    }

    static BigDecimal gaussianDerivative(BigDecimal x) {
        return times(x.multiply(BigDecimal.valueOf(-2)), gaussian(x));
    }

    static BigDecimal gaussianSecond(BigDecimal x) {
        return times(times(FOUR, times(x, x)).subtract(TWO, DIGITS), gaussian(x));
    }
}
