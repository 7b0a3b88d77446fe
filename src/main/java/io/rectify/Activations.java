package io.rectify;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The catalogue of activations: a factory method each, and all of them by name.
 *
 * <pre>{@code
 * Activation relu = Activations.relu();
 * Activation leaky = Activations.parse("leaky_relu(negative_slope=0.2)");
 * }</pre>
 */
public final class Activations {
    private static final Pattern GATED = Pattern.compile("\\s*gated\\s*\\((.*)\\)\\s*", Pattern.DOTALL);

    private Activations() {}

    /**
     * Returns {@code max(0, x)}.
     *
     * @return the rectified linear unit
     */
    public static Activation relu() {
        return new ReLU();
    }

    /**
     * Returns the leaky ReLU with slope 0.01, the default of PyTorch and ONNX.
     *
     * @return a leaky rectified linear unit
     */
    public static Activation leakyRelu() {
        return leakyRelu(0.01);
    }

    /**
     * Returns {@code x > 0 ? x : negativeSlope * x}.
     *
     * @param negativeSlope the slope for x ≤ 0
     * @return a leaky rectified linear unit
     * @throws IllegalArgumentException if the slope is NaN or beyond the range of {@code float}
     */
    public static Activation leakyRelu(double negativeSlope) {
        return new LeakyReLU(negativeSlope);
    }

    /**
     * Returns the PReLU with slope 0.25, where learning begins.
     *
     * @return a parametric rectified linear unit
     */
    public static PReLU prelu() {
        return prelu(PReLU.INITIAL_SLOPE);
    }

    /**
     * Returns {@code x > 0 ? x : slope * x} with a slope that is learned.
     *
     * @param slope the slope for x ≤ 0
     * @return a parametric rectified linear unit
     * @throws IllegalArgumentException if the slope is NaN or beyond the range of {@code float}
     */
    public static PReLU prelu(double slope) {
        return new PReLU(slope);
    }

    /**
     * Returns the RReLU with slopes from 1/8 to 1/3, the default of PyTorch.
     *
     * @return a randomized leaky rectified linear unit
     */
    public static RReLU rrelu() {
        return rrelu(1.0 / 8, 1.0 / 3);
    }

    /**
     * Returns the leaky ReLU that draws its slopes in training, and in evaluation has their mean.
     *
     * @param lower the least slope for x ≤ 0
     * @param upper the largest slope for x ≤ 0
     * @return a randomized leaky rectified linear unit
     * @throws IllegalArgumentException if a slope is NaN or beyond the range of {@code float}, or {@code lower} is more than
     *     {@code upper}
     */
    public static RReLU rrelu(double lower, double upper) {
        return new RReLU(lower, upper);
    }

    /**
     * Returns {@code min(max(0, x), 6)}.
     *
     * @return the rectified linear unit with an upper limit
     */
    public static Activation relu6() {
        return new ReLU6();
    }

    /**
     * Returns {@code max(0, x)²}.
     *
     * @return the squared rectified linear unit
     */
    public static Activation squaredRelu() {
        return new SquaredReLU();
    }

    /**
     * Returns {@code x > 1 ? x : 0}, the thresholded ReLU of ONNX and Keras.
     *
     * @return a threshold unit
     */
    public static Activation threshold() {
        return threshold(1, 0);
    }

    /**
     * Returns {@code x > threshold ? x : value}.
     *
     * @param threshold above which x passes
     * @param value the result elsewhere
     * @return a threshold unit
     * @throws IllegalArgumentException if either is NaN or beyond the range of {@code float}
     */
    public static Activation threshold(double threshold, double value) {
        return new Threshold(threshold, value);
    }

    /**
     * Returns {@code min(max(-1, x), 1)}.
     *
     * @return a hard tanh
     */
    public static Activation hardTanh() {
        return hardTanh(-1, 1);
    }

    /**
     * Returns {@code min(max(min, x), max)}.
     *
     * @param min the lower limit
     * @param max the upper limit
     * @return a hard tanh
     * @throws IllegalArgumentException if either is NaN or beyond the range of {@code float}, or {@code min > max}
     */
    public static Activation hardTanh(double min, double max) {
        return new HardTanh(min, max);
    }

    /**
     * Returns {@code min(max(0, x / 6 + 1/2), 1)}, the hard sigmoid of PyTorch, JAX and Keras 3.
     *
     * @return a hard sigmoid
     */
    public static Activation hardSigmoid() {
        return hardSigmoid(1.0 / 6, 0.5);
    }

    /**
     * Returns {@code min(max(0, slope * x + offset), 1)}.
     *
     * @param slope of the ramp; {@code 1.0 / 6} stands for one sixth itself
     * @param offset the value at 0
     * @return a hard sigmoid
     * @throws IllegalArgumentException if {@code slope} is not positive or either is NaN or beyond the range of {@code float}
     */
    public static Activation hardSigmoid(double slope, double offset) {
        return new HardSigmoid(slope, offset);
    }

    /**
     * Returns {@code x * min(max(0, x / 6 + 1/2), 1)}.
     *
     * @return the hard swish
     */
    public static Activation hardSwish() {
        return new HardSwish();
    }

    /**
     * Returns {@code x} where |x| &gt; 0.5, else 0.
     *
     * @return a hard shrinkage
     */
    public static Activation hardShrink() {
        return hardShrink(0.5);
    }

    /**
     * Returns {@code x} where |x| &gt; λ, else 0.
     *
     * @param lambda the largest magnitude that becomes 0
     * @return a hard shrinkage
     * @throws IllegalArgumentException if {@code lambda} is negative, NaN or beyond the range of {@code float}
     */
    public static Activation hardShrink(double lambda) {
        return new HardShrink(lambda);
    }

    /**
     * Returns what |x| has beyond 0.5, with the sign of x.
     *
     * @return a soft shrinkage
     */
    public static Activation softShrink() {
        return softShrink(0.5);
    }

    /**
     * Returns what |x| has beyond λ, with the sign of x.
     *
     * @param lambda what a magnitude loses
     * @return a soft shrinkage
     * @throws IllegalArgumentException if {@code lambda} is negative, NaN or beyond the range of {@code float}
     */
    public static Activation softShrink(double lambda) {
        return new SoftShrink(lambda);
    }

    /**
     * Returns {@code x > 0 ? 1 : 0}.
     *
     * @return the unit step
     */
    public static Activation step() {
        return new Step();
    }

    /**
     * Returns 0 for x ≤ −1, {@code (x + 1)² / 4} between and {@code x} for x ≥ 1.
     *
     * @return the sparse plus
     */
    public static Activation sparsePlus() {
        return new SparsePlus();
    }

    /**
     * Returns 0 for x ≤ −1, {@code (x + 1) / 2} between and 1 for x ≥ 1.
     *
     * @return the sparse sigmoid
     */
    public static Activation sparseSigmoid() {
        return new SparseSigmoid();
    }

    /**
     * Returns {@code x}.
     *
     * @return the identity
     */
    public static Activation identity() {
        return new Identity();
    }

    /**
     * Returns {@code x * tanh(log(1 + e^x))}.
     *
     * @return mish
     */
    public static Activation mish() {
        return new Mish();
    }

    /**
     * Returns {@code 1 / (1 + e^-x)}.
     *
     * @return the logistic function
     */
    public static Activation sigmoid() {
        return new Sigmoid();
    }

    /**
     * Returns {@code tanh x}.
     *
     * @return the hyperbolic tangent
     */
    public static Activation tanh() {
        return new Tanh();
    }

    /**
     * Returns {@code log(1 + e^x)}.
     *
     * @return the softplus function
     */
    public static Softplus softplus() {
        return softplus(1);
    }

    /**
     * Returns {@code log(1 + e^(beta * x)) / beta}.
     *
     * @param beta the sharpness of the bend
     * @return a softplus function
     * @throws IllegalArgumentException if {@code beta} is not between 10⁻⁹ and 10⁹
     */
    public static Softplus softplus(double beta) {
        return new Softplus(beta);
    }

    /**
     * Returns {@code -log(1 + e^-x)}, the logarithm of the logistic function.
     *
     * @return the logarithm of the logistic function
     */
    public static Activation logSigmoid() {
        return new LogSigmoid();
    }

    /**
     * Returns {@code x * Φ(x)} with the distribution function of the normal distribution, exact: not its approximation by tanh.
     *
     * @return the Gaussian error linear unit
     */
    public static Activation gelu() {
        return new GELU();
    }

    /**
     * Returns {@code x * sigmoid(x)}.
     *
     * @return the sigmoid linear unit
     */
    public static Activation silu() {
        return new SiLU();
    }

    /**
     * Returns the ELU with alpha 1, the default of PyTorch and ONNX.
     *
     * @return an exponential linear unit
     */
    public static ELU elu() {
        return elu(1);
    }

    /**
     * Returns {@code x > 0 ? x : alpha * (e^x - 1)}.
     *
     * @param alpha the value at −∞ with its sign changed, from −10¹² to 10¹²
     * @return an exponential linear unit
     * @throws IllegalArgumentException if alpha is NaN or out of this range
     */
    public static ELU elu(double alpha) {
        return new ELU(alpha);
    }

    /**
     * Returns the ELU scaled by λ = 1.0507…, with α = 1.6732…, so that activations keep mean 0 and variance 1.
     *
     * @return the scaled exponential linear unit
     */
    public static Activation selu() {
        return new SELU();
    }

    /**
     * Returns the CELU with alpha 1, the default of PyTorch and ONNX.
     *
     * @return a continuously differentiable exponential linear unit
     */
    public static CELU celu() {
        return celu(1);
    }

    /**
     * Returns {@code x > 0 ? x : alpha * (e^(x / alpha) - 1)}.
     *
     * @param alpha the value at −∞ with its sign changed, from 10⁻¹² to 10¹²
     * @return a continuously differentiable exponential linear unit
     * @throws IllegalArgumentException if alpha is NaN or out of this range
     */
    public static CELU celu(double alpha) {
        return new CELU(alpha);
    }

    /**
     * Returns {@code e^x}.
     *
     * @return the exponential function
     */
    public static Activation exponential() {
        return new Exponential();
    }

    /**
     * Returns {@code e^(-x²)}.
     *
     * @return the Gaussian function
     */
    public static Activation gaussian() {
        return new Gaussian();
    }

    /**
     * Returns {@code x / (1 + |x|)}.
     *
     * @return the softsign function
     */
    public static Activation softsign() {
        return new Softsign();
    }

    /**
     * Returns {@code sin x}.
     *
     * @return the sine
     */
    public static Activation sine() {
        return sine(1);
    }

    /**
     * Returns {@code sin(omega * x)}.
     *
     * @param omega the frequency, from 10⁻⁶ to 10⁶; 30 in SIREN networks
     * @return a sine
     * @throws IllegalArgumentException if {@code omega} is out of this range
     */
    public static Activation sine(double omega) {
        return new Sine(omega);
    }

    /**
     * Returns {@code (x + sqrt(x² + 4)) / 2}.
     *
     * @return a squareplus function
     */
    public static Activation squareplus() {
        return squareplus(4);
    }

    /**
     * Returns {@code (x + sqrt(x² + b)) / 2}.
     *
     * @param b the size of the bend, from 10⁻⁶ to 10⁶
     * @return a squareplus function
     * @throws IllegalArgumentException if {@code b} is out of this range
     */
    public static Activation squareplus(double b) {
        return new Squareplus(b);
    }

    /**
     * Returns {@code x * sigmoid(x)}, as {@link #silu}, but slower.
     *
     * @return a swish
     */
    public static Swish swish() {
        return swish(1);
    }

    /**
     * Returns {@code x * sigmoid(beta * x)}.
     *
     * @param beta the factor of x in the sigmoid
     * @return a swish
     * @throws IllegalArgumentException if {@code beta} is NaN or beyond the range of {@code float}
     */
    public static Swish swish(double beta) {
        return new Swish(beta);
    }

    /**
     * Returns {@code x * sigmoid(1.702 * x)}.
     *
     * @return the sigmoid approximation of GELU
     */
    public static Activation quickGelu() {
        return new QuickGELU();
    }

    /**
     * Returns {@code x / 2 * (1 + tanh(u))} with {@code u = sqrt(2 / pi) * (x + 0.044715 * x^3)}.
     *
     * @return the hyperbolic tangent approximation of GELU
     */
    public static Activation geluTanh() {
        return new GELUTanh();
    }

    /**
     * Returns {@code x - tanh x}.
     *
     * @return the tanhshrink function
     */
    public static Activation tanhShrink() {
        return new TanhShrink();
    }

    /**
     * Returns {@code value * sigmoid(gate)}.
     *
     * @return the gated linear unit
     */
    public static Gated glu() {
        return gated(sigmoid());
    }

    /**
     * Returns {@code value * max(0, gate)}.
     *
     * @return the gated linear unit with a ReLU
     */
    public static Gated reglu() {
        return gated(relu());
    }

    /**
     * Returns {@code value * gelu(gate)}, with the exact {@link #gelu}.
     *
     * @return the gated linear unit with a GELU
     */
    public static Gated geglu() {
        return gated(gelu());
    }

    /**
     * Returns {@code value * silu(gate)}.
     *
     * @return the gated linear unit with a SiLU, which is the swish with beta 1
     */
    public static Gated swiglu() {
        return gated(silu());
    }

    /**
     * Returns {@code value * gate}.
     *
     * @return the gated linear unit without an activation
     */
    public static Gated bilinear() {
        return gated(identity());
    }

    /**
     * Returns {@code value * activation(gate)}.
     *
     * @param activation the function of the gate, which may be your own
     * @return a gated linear unit
     */
    public static Gated gated(Activation activation) {
        return new Gated(activation);
    }

    /**
     * Returns the softmax of a row.
     *
     * @return the softmax with temperature 1
     */
    public static RowActivation softmax() {
        return softmax(1);
    }

    /**
     * Returns the softmax of a row divided by {@code temperature}.
     *
     * @param temperature what arguments are divided by
     * @return a softmax
     * @throws IllegalArgumentException if {@code temperature} is not between 10⁻⁹ and 10⁹
     */
    public static RowActivation softmax(double temperature) {
        return new Softmax(temperature);
    }

    /**
     * Returns the logarithm of the softmax of a row.
     *
     * @return the log-softmax
     */
    public static RowActivation logSoftmax() {
        return new LogSoftmax();
    }

    /**
     * Returns the softmax of a row with its signs the other way round.
     *
     * @return the softmin
     */
    public static RowActivation softmin() {
        return new Softmin();
    }

    /**
     * Returns the projection of a row onto the probability simplex.
     *
     * @return the sparsemax
     */
    public static RowActivation sparsemax() {
        return new Sparsemax();
    }

    /**
     * Returns 1 for the first maximum of a row, 0 elsewhere.
     *
     * @return the hardmax
     */
    public static RowActivation hardmax() {
        return new Hardmax();
    }

    /**
     * Returns an activation of your own, made of two functions of one variable. Bulk calls run them in a loop compiled for this
     * pair alone. The activation is equal to another one of the same name and functions, and can be serialized if both
     * functions can. {@link #parse} does not know it.
     *
     * @param name what {@code toString} returns
     * @param f the value
     * @param derivative the derivative
     * @return a custom activation
     */
    public static Activation of(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
        return new CustomFunctions(name, f, derivative).activation();
    }

    /**
     * Returns the activation that a text names: a name or alias from the catalogue, and in parentheses its parameters, in order
     * or as {@code name=value}. A parameter left out has its default. {@code parse(a.toString()).equals(a)} holds for every
     * activation of the catalogue.
     *
     * <p>With {@code torch:}, {@code keras:}, {@code jax:}, {@code onnx:} or {@code dl4j:} before it, the name is one of
     * PyTorch, Keras 3, JAX, ONNX or Deeplearning4j and means what it means there; parameters and defaults, too, are those of
     * that system. All names: {@code docs/names.md}.
     *
     * @param text such as {@code "relu"}, {@code "leaky_relu(0.2)"}, {@code "leaky_relu(negative_slope=0.2)"} or
     *     {@code "keras:leaky_relu"}
     * @return the activation
     * @throws IllegalArgumentException if the text is not of this form, names nothing known, or has a parameter out of range;
     *     the message says where, and what was expected
     */
    public static Activation parse(String text) {
        return new ActivationParser<>(text, Catalogue.BY_NAME, OtherSystems.ROWS).parse();
    }

    /**
     * Returns the gain for the first weights of a network with this activation, {@code 1/√E[f(Z)²]} with a standard normal Z.
     * Independent weights with mean 0 and standard deviation {@code gain/√inputs} keep the variance: if the arguments of one
     * layer of activations have mean 0 and variance 1, so have those of the next one (K. He, X. Zhang, S. Ren and J. Sun,
     * Delving Deep into Rectifiers, ICCV 2015).
     *
     * <p>For {@code relu} this is √2, for {@code leaky_relu} √(2/(1 + slope²)), for {@code identity} 1, as PyTorch's
     * {@code calculate_gain} says. That says otherwise for {@code tanh}, 5/3 for a gain of 1.5925 (a choice by experience), for
     * {@code sigmoid}, 1 for a gain of 1.8462 (1 does not keep the variance), and for {@code selu}, 3/4 for a gain of 1.0000
     * (SELU is made for 1; 3/4 has been found to train better).
     *
     * <p>The integral is computed numerically. The relative error of the gain is below 10⁻¹², if {@code forward} is that exact,
     * and smooth but for a few kinks and jumps. The same bits everywhere, if those of {@code forward} are.
     *
     * @param activation the activation
     * @return the gain
     * @throws IllegalArgumentException if the integral is 0, infinite or NaN, or cannot be computed to six digits
     */
    public static double gain(Activation activation) {
        return Gain.of(Objects.requireNonNull(activation, "activation"));
    }

    /**
     * Returns the names of the catalogue, without aliases.
     *
     * @return the names that {@link #parse} knows
     */
    public static List<String> names() {
        return Catalogue.NAMES;
    }

    /**
     * Returns the row activation that a text names, in the form that {@link #parse} reads.
     * {@code parseRow(a.toString()).equals(a)} holds for every row activation.
     *
     * @param text such as {@code "log_softmax"}, {@code "softmax(0.5)"}, {@code "softmax(temperature=0.5)"} or
     *     {@code "torch:LogSoftmax"}
     * @return the row activation
     * @throws IllegalArgumentException if the text is not of this form, names nothing known, or has a parameter out of range;
     *     the message says where, and what was expected
     */
    public static RowActivation parseRow(String text) {
        return new ActivationParser<>(text, Catalogue.OF_ROWS_BY_NAME, OtherSystems.OF_ROWS).parse();
    }

    /**
     * Returns the names of the row activations.
     *
     * @return the names that {@link #parseRow} knows
     */
    public static List<String> rowNames() {
        return Catalogue.NAMES_OF_ROWS;
    }

    /**
     * Returns the gated linear unit that a text names. {@code parseGated(g.toString()).equals(g)} holds for every gated linear unit
     * with an activation of the catalogue.
     *
     * @param text {@code "glu"}, {@code "swiglu"}, or with any activation in the form that {@link #parse} reads
     *     {@code "gated(swish(1.5))"}
     * @return the gated linear unit
     * @throws IllegalArgumentException if the text is not of this form, names nothing known, or has a parameter out of range;
     *     the message says where, and what was expected
     */
    public static Gated parseGated(String text) {
        Matcher withActivation = GATED.matcher(Objects.requireNonNull(text, "text"));
        return withActivation.matches()
                ? gated(parse(withActivation.group(1)))
                : new ActivationParser<>(text, Catalogue.GATED_BY_NAME, Map.of()).parse();
    }

    /**
     * Returns the names of the gated linear units that have one of their own.
     *
     * @return the names that {@link #parseGated} knows besides {@code gated}
     */
    public static List<String> gatedNames() {
        return Catalogue.NAMES_OF_GATED;
    }
}
