package io.rectify.reference;

import java.math.BigDecimal;
import org.apache.commons.numbers.core.DD;

/**
 * The smooth activations and their derivatives for finite {@code double} arguments, in double-double arithmetic: the reference
 * for {@code double}.
 */
final class InDoubleDouble {
    private static final DD CUBIC = DD.from(new BigDecimal("0.044715"));
    private static final DD TWO_ROOT_2_OVER_PI = DD.of(4).divide(DD.from(Big.ROOT_2_PI));
    private static final Scaled QUICK = Scaled.of(DD.from(Exact.QUICK));
    private static final DD LAMBDA = DD.from(Exact.LAMBDA);
    private static final DD LAMBDA_ALPHA = DD.from(Exact.LAMBDA.multiply(Exact.ALPHA));
    private static final Scaled ONE = Scaled.of(1);
    private static final Scaled ZERO = Scaled.of(0);

    private InDoubleDouble() {}

    static Scaled sigmoid(double x) {
        return sigmoid(Scaled.of(x).argument());
    }

    private static Scaled sigmoid(DD x) {
        Scaled e = Wide.exp(x.hi() < 0 ? x : x.negate());
        return (x.hi() < 0 ? e : ONE).over(e.toDD().add(1));
    }

    static Scaled sigmoidDerivative(double x) {
        return sigmoidDerivative(Scaled.of(x).argument());
    }

    private static Scaled sigmoidDerivative(DD x) {
        Scaled e = Wide.exp(x.hi() < 0 ? x : x.negate());
        return e.over(e.toDD().add(1).square());
    }

    static Scaled sigmoidSecond(double x) {
        return sigmoidDerivative(x).times(tanhOfHalf(Scaled.of(x))).negate();
    }

    /** With m = expm1(−|x|): −m/(2 + m). */
    private static Scaled tanhOfHalf(Scaled x) {
        boolean left = x.significand().hi() < 0;
        Scaled m = Wide.expm1(left ? x : x.negate());
        Scaled tanh = m.over(m.toDD().add(2));
        return left ? tanh : tanh.negate();
    }

    static Scaled logSigmoid(double x) {
        return softplus(-x, 1).negate();
    }

    static Scaled logSigmoidDerivative(double x) {
        return sigmoid(-x);
    }

    static Scaled logSigmoidSecond(double x) {
        return sigmoidDerivative(x).negate();
    }

    static Scaled softplus(double x, double beta) {
        DD t = Scaled.of(x).times(beta).argument();
        if (t.hi() > 100) {
            return Scaled.of(x);
        }
        Scaled correction = Wide.log1p(Wide.exp(t.hi() < 0 ? t : t.negate()));
        return (t.hi() < 0 ? correction : Scaled.of(t.add(correction.toDD()))).over(Scaled.of(beta));
    }

    static Scaled softplusDerivative(double x, double beta) {
        return sigmoid(Scaled.of(x).times(beta).argument());
    }

    static Scaled softplusSecond(double x, double beta) {
        return sigmoidDerivative(Scaled.of(x).times(beta).argument()).times(beta);
    }

    static Scaled tanh(double x) { // with m = expm1(−2|x|): −m/(2 + m)
        Scaled m = Wide.expm1(Scaled.of(Math.abs(x)).times(-2.0));
        Scaled tanh = m.over(m.toDD().add(2));
        return x < 0 ? tanh : tanh.negate();
    }

    static Scaled tanhDerivative(double x) {
        return sigmoidDerivative(Scaled.of(x).times(2.0).argument()).times(4.0);
    }

    static Scaled tanhSecond(double x) {
        return tanh(x).times(tanhDerivative(x)).times(-2.0);
    }

    static Scaled tanhShrink(double x) {
        if (Math.abs(x) > 50) {
            return Scaled.of(DD.of(x).subtract(Math.signum(x)));
        }
        if (Math.abs(x) > 1) {
            return Scaled.of(DD.of(x).subtract(tanh(x).toDD()));
        }
        // (x · cosh x − sinh x) / cosh x: the series of the numerator, Σ 2k · x^(2k+1)/(2k+1)!, loses nothing
        Scaled s = Scaled.of(x);
        DD xx = s.times(s).toDD();
        DD sum = DD.ZERO;
        for (int n = 30; n >= 2; n -= 2) {
            sum = sum.multiply(xx).add(Wide.inverseFactorial(n + 1).multiply((double) n));
        }
        DD e = Wide.exp(s.toDD()).toDD();
        DD cosh = e.add(e.reciprocal()).multiply(0.5);
        return s.times(s).times(s).times(sum).over(cosh);
    }

    static Scaled tanhShrinkDerivative(double x) {
        Scaled t = tanh(x);
        return t.times(t);
    }

    static Scaled tanhShrinkSecond(double x) {
        return tanhSecond(x).negate();
    }

    static Scaled swish(double x, double beta) {
        return swish(x, Scaled.of(beta));
    }

    static Scaled swishDerivative(double x, double beta) {
        return swishDerivative(x, Scaled.of(beta));
    }

    static Scaled swishSecond(double x, double beta) {
        return swishSecond(x, Scaled.of(beta));
    }

    static Scaled quickGelu(double x) {
        return swish(x, QUICK);
    }

    static Scaled quickGeluDerivative(double x) {
        return swishDerivative(x, QUICK);
    }

    static Scaled quickGeluSecond(double x) {
        return swishSecond(x, QUICK);
    }

    private static Scaled swish(double x, Scaled beta) {
        Scaled s = Scaled.of(x);
        return s.times(sigmoid(s.times(beta).argument()));
    }

    private static Scaled swishDerivative(double x, Scaled beta) {
        DD t = Scaled.of(x).times(beta).argument();
        return swishDerivative(t, t);
    }

    private static Scaled swishSecond(double x, Scaled beta) {
        Scaled s = Scaled.of(x).times(beta);
        DD t = s.argument();
        DD factor = tanhOfHalf(s).toDD().multiply(t).negate().add(2);
        return sigmoidDerivative(t).times(beta).times(factor);
    }

    /** The derivative of x · σ(t), where {@code xdt} is x times the derivative of t. */
    private static Scaled swishDerivative(DD t, DD xdt) {
        Scaled e = Wide.exp(t.hi() < 0 ? t : t.negate()); // one for σ(t) and σ(−t)
        DD d = e.toDD().add(1);
        Scaled small = e.over(d);
        Scaled large = ONE.over(d);
        return (t.hi() < 0 ? small : large).times((t.hi() < 0 ? large : small).toDD().multiply(xdt).add(1));
    }

    static Scaled geluTanh(double x) {
        return Scaled.of(x).times(sigmoid(geluTanhArgument(x, 1)));
    }

    static Scaled geluTanhDerivative(double x) {
        return swishDerivative(geluTanhArgument(x, 1), geluTanhArgument(x, 3));
    }

    static Scaled geluTanhSecond(double x) {
        double bounded = Math.min(Math.abs(x), 100);
        DD t = geluTanhArgument(bounded, 1);
        DD square = Scaled.of(bounded).times(bounded).toDD();
        DD slope = square.multiply(CUBIC).multiply(3.0).add(1).multiply(TWO_ROOT_2_OVER_PI);
        DD straight = slope.multiply(4.0).subtract(TWO_ROOT_2_OVER_PI.multiply(2.0));
        DD bent = slope.square().multiply(bounded).multiply(tanhOfHalf(Scaled.of(t)).toDD());
        return sigmoidDerivative(t).times(straight.subtract(bent));
    }

    private static DD geluTanhArgument(double x, double cubes) {
        double bounded = Math.max(-100, Math.min(100, x));
        Scaled s = Scaled.of(bounded);
        DD sum = s.times(s).times(s).toDD().multiply(CUBIC).multiply(cubes).add(bounded);
        return sum.multiply(TWO_ROOT_2_OVER_PI);
    }

    static Scaled gelu(double x) {
        Scaled tail = Wide.density(x).times(Wide.millsRatio(Math.min(Math.abs(x), 40)));
        return Scaled.of(x).times(x < 0 ? tail : Scaled.of(tail.toDD().negate().add(1)));
    }

    static Scaled geluDerivative(double x) { // of −|x|, from which that of |x| follows
        double bounded = Math.min(Math.abs(x), 40);
        Scaled left = Wide.density(bounded).times(Wide.millsRatio(bounded).subtract(bounded));
        return x < 0 ? left : Scaled.of(left.toDD().negate().add(1));
    }

    static Scaled geluSecond(double x) {
        double bounded = Math.min(Math.abs(x), 40);
        return Wide.density(bounded).times(Scaled.of(bounded).times(bounded).toDD().negate().add(2));
    }

    // tanh(softplus(x)) = n/(n + 2) with n = e(e + 2) and e = e^x; for x > 0 in powers of w = 1/e, which do not overflow

    static Scaled mish(double x) {
        if (x > 0) {
            DD w = Wide.exp(Scaled.of(-x).argument()).toDD();
            DD n = w.multiply(2.0).add(1);
            return Scaled.of(x).times(n).over(w.square().multiply(2.0).add(n));
        }
        Scaled e = Wide.exp(Scaled.of(x).argument());
        DD f = e.toDD().add(2);
        return Scaled.of(x).times(e).times(f).over(f.multiply(e.toDD()).add(2));
    }

    static Scaled mishDerivative(double x) { // the derivative of n/(n + 2) is 4e(e + 1)/(n + 2)²
        DD bounded = Scaled.of(x).argument();
        if (x > 0) {
            DD w = Wide.exp(bounded.negate()).toDD();
            DD n = w.multiply(2.0).add(1);
            DD d = w.square().multiply(2.0).add(n);
            DD slope = w.square().multiply(4.0).multiply(w.add(1)).divide(d.square());
            return Scaled.of(n.divide(d).add(slope.multiply(bounded)));
        }
        Scaled e = Wide.exp(bounded);
        DD f = e.toDD().add(2);
        DD d = f.multiply(e.toDD()).add(2);
        DD slopeOverE = e.toDD().add(1).multiply(4.0).divide(d.square());
        return e.times(f.divide(d).add(slopeOverE.multiply(bounded)));
    }

    static Scaled mishSecond(double x) { // with d = n + 2: 4e/d³ · (2 (e + 1) d + x (2 + 2e − 3e² − 2e³))
        DD bounded = Scaled.of(x).argument();
        if (x > 0) {
            Scaled exp = Wide.exp(bounded.negate());
            DD w = exp.toDD();
            DD d = w.square().add(w).multiply(2.0).add(1);
            DD cubic = w.square().multiply(w.add(1)).multiply(-2.0).add(w.multiply(3.0)).add(2);
            DD sum = w.add(1).multiply(d).multiply(2.0).subtract(cubic.multiply(bounded));
            return exp.times(exp).times(4.0).times(sum).over(d).over(d).over(d);
        }
        Scaled exp = Wide.exp(bounded);
        DD e = exp.toDD();
        DD d = e.add(2).multiply(e).add(2);
        DD cubic = e.square().multiply(e.multiply(2.0).add(3)).negate().add(e.multiply(2.0)).add(2);
        DD sum = e.add(1).multiply(d).multiply(2.0).add(cubic.multiply(bounded));
        return exp.times(4.0).times(sum).over(d).over(d).over(d);
    }

    static Scaled elu(double x, double alpha) {
        return x > 0 ? Scaled.of(x) : Wide.expm1(Scaled.of(x)).times(alpha);
    }

    static Scaled eluDerivative(double x, double alpha) {
        return x > 0 ? ONE : exponential(x).times(alpha);
    }

    static Scaled eluSecond(double x, double alpha) {
        return x > 0 ? ZERO : eluDerivative(x, alpha);
    }

    static Scaled celu(double x, double alpha) {
        return x > 0 ? Scaled.of(x) : Wide.expm1(Scaled.of(x).over(Scaled.of(alpha))).times(alpha);
    }

    static Scaled celuDerivative(double x, double alpha) {
        return x > 0 ? ONE : Wide.exp(Scaled.of(x).over(Scaled.of(alpha)).argument());
    }

    static Scaled celuSecond(double x, double alpha) {
        return x > 0 ? ZERO : celuDerivative(x, alpha).over(Scaled.of(alpha));
    }

    static Scaled selu(double x) {
        return x > 0 ? Scaled.of(x).times(LAMBDA) : Wide.expm1(Scaled.of(x)).times(LAMBDA_ALPHA);
    }

    static Scaled seluDerivative(double x) {
        return x > 0 ? Scaled.of(LAMBDA) : exponential(x).times(LAMBDA_ALPHA);
    }

    static Scaled seluSecond(double x) {
        return x > 0 ? ZERO : seluDerivative(x);
    }

    static Scaled softsign(double x) {
        return Scaled.of(x).over(DD.ofSum(1, Math.abs(x)));
    }

    static Scaled softsignDerivative(double x) {
        Scaled d = Scaled.of(DD.ofSum(1, Math.abs(x)));
        return ONE.over(d).over(d);
    }

    static Scaled softsignSecond(double x) {
        return softsignDerivative(x).over(DD.ofSum(1, Math.abs(x))).times(x > 0 ? -2.0 : 2.0);
    }

    static Scaled sine(double x, double omega) {
        return Math.abs(omega * x) < 0.1 ? Wide.sineReduced(Scaled.of(x).times(omega)) : Quarters.of(omega).wideSine(x, 0);
    }

    static Scaled sineDerivative(double x, double omega) {
        Scaled cosine = Math.abs(omega * x) < 0.1
                ? Wide.cosineReduced(Scaled.of(x).times(omega))
                : Quarters.of(omega).wideSine(x, 1);
        return cosine.times(omega);
    }

    static Scaled sineSecond(double x, double omega) {
        return sine(x, omega).times(omega).times(omega).negate();
    }

    static Scaled squareplus(double x, double b) {
        Scaled right = squareplusRight(x, b);
        return x < 0 ? Scaled.of(b).over(right).times(0.25) : right;
    }

    private static Scaled squareplusRight(double x, double b) {
        return sum(Math.abs(x), squareplusRoot(x, b)).times(0.5);
    }

    static Scaled squareplusDerivative(double x, double b) {
        Scaled root = squareplusRoot(x, b);
        Scaled left = Scaled.of(b).over(root).over(sum(Math.abs(x), root)).times(0.5);
        return x < 0 ? left : Scaled.of(left.toDD().negate().add(1));
    }

    static Scaled squareplusSecond(double x, double b) {
        Scaled root = squareplusRoot(x, b);
        return Scaled.of(b).over(root).over(root).over(root).times(0.5);
    }

    /** √(x² + b) */
    private static Scaled squareplusRoot(double x, double b) {
        if (Math.abs(x) > 0x1p100) {
            return Scaled.of(Math.abs(x));
        }
        return Scaled.of(Scaled.of(x).times(x).toDD().add(b).sqrt());
    }

    private static Scaled sum(double x, Scaled root) {
        return x > 0x1p100 ? root.times(2.0) : Scaled.of(root.toDD().add(x));
    }

    static Scaled exponential(double x) {
        return Wide.exp(Scaled.of(x).argument());
    }

    static Scaled gaussian(double x) {
        Scaled s = Scaled.of(x);
        return Wide.exp(s.times(s).negate().argument());
    }

    static Scaled gaussianDerivative(double x) {
        return gaussian(x).times(-2.0).times(x);
    }

    static Scaled gaussianSecond(double x) {
        double bounded = Math.min(Math.abs(x), 40);
        return gaussian(bounded).times(Scaled.of(bounded).times(bounded).toDD().multiply(4.0).subtract(2));
    }
}
