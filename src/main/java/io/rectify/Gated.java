package io.rectify;

import io.rectify.loop.GatedBulk;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * A gated linear unit, {@code value · a(gate)}: the product of one number and an activation of another. Its partial
 * derivatives are {@code a(gate)} and {@code value · a′(gate)}. The activation may be any, your own included.
 *
 * <p>The result is the product of {@code value} and {@link Activation#forward(float) activation.forward(gate)}, rounded once.
 * If the latter is within e ulp of a(gate), the result is within 0.5 + 2 e ulp of the exact product, with a built-in
 * activation below 2.5 ulp, where neither a(gate) nor the product is subnormal. Infinities and zeros multiply as everywhere
 * in Java: a closed gate, 0, gives NaN with an infinite value.
 *
 * <p>The gradients are {@code dy · a(gate)} and {@code dy · (value · a′(gate))}, where each product is rounded once. The first
 * is as good as the result; the second is within 1.5 + 2 e ulp, if a′(gate) is computed to e ulp. A partial derivative of 0
 * blocks every gradient, as in {@link Activation#backward(float[], float[], float[])}: the result is
 * {@code +0.0}, even where {@code dy} is infinite or NaN. The partial derivative {@code value · a′(gate)} is 0 where
 * {@code a′(gate)} is 0, even for a {@code value} that is infinite or NaN.
 *
 * <p>Where a single array holds both, the first half of each row is the values and the second half the gates, as in PyTorch's
 * {@code glu}. In code where the gate comes first, pass the two parts by their offsets.
 *
 * <p>Destinations may be sources, and ranges that overlap in any other way behave as if the sources had been copied first;
 * but two destinations must not overlap. Arguments are checked, and exceptions thrown, as {@link Activation} describes. A
 * call allocates nothing but the work arrays of a thread's first call, unless a destination overlaps a source without being the
 * same range: then it copies that source.
 *
 * <p>Printed, and parsed by {@link Activations#parseGated}, as {@code glu}, {@code reglu}, {@code geglu}, {@code swiglu},
 * {@code bilinear}, or {@code gated(…)} with another activation. Sources: Y. N. Dauphin, A. Fan, M. Auli and D. Grangier,
 * Language Modeling with Gated Convolutional Networks, ICML 2017; N. Shazeer, GLU Variants Improve Transformer, 2020.
 *
 * @param activation the function of the gate
 */
public record Gated(Activation activation) implements Serializable {
    static final Map<Activation, String> NAMES = Map.of(
            new Sigmoid(), "glu",
            new ReLU(), "reglu",
            new GELU(), "geglu",
            new SiLU(), "swiglu",
            new Identity(), "bilinear");

    /**
     * Makes a gated linear unit.
     *
     * @param activation the function of the gate
     */
    public Gated {
        Objects.requireNonNull(activation, "activation");
    }

    /**
     * Sets {@code y[i] = value[i] · a(gate[i])} for whole arrays.
     *
     * @param value what passes the gate
     * @param gate the arguments of the activation; as long as {@code value}
     * @param y receives the products; as long as {@code value}, and may be {@code value} or {@code gate}
     */
    public void forward(double[] value, double[] gate, double[] y) {
        GatedBulk.forward(activation, value, gate, y);
    }

    /**
     * Sets {@code y[yOffset + i] = value[valueOffset + i] · a(gate[gateOffset + i])} for {@code 0 <= i < length}.
     *
     * @param value what passes the gate
     * @param valueOffset index of its first element
     * @param gate the arguments of the activation
     * @param gateOffset index of the first argument
     * @param y receives the products; may be {@code value} or {@code gate}, and the ranges may overlap
     * @param yOffset index of the first product
     * @param length number of elements
     */
    public void forward(double[] value, int valueOffset, double[] gate, int gateOffset, double[] y, int yOffset, int length) {
        GatedBulk.forward(activation, value, valueOffset, gate, gateOffset, y, yOffset, length);
    }

    /**
     * Gates the halves of rows: sets {@code y[r][c] = x[r][c] · a(x[r][columns + c])} for matrices in row-major order.
     *
     * @param x in each row {@code columns} values, then {@code columns} arguments of the activation
     * @param y receives {@code columns} products in each row
     * @param rows number of rows
     * @param columns number of products in a row, half of the width of {@code x}
     * @throws IllegalArgumentException if a number is negative or the arrays have other lengths than {@code rows · columns} and
     *     twice that
     */
    public void forward(double[] x, double[] y, int rows, int columns) {
        GatedBulk.forward(activation, x, y, rows, columns);
    }

    /**
     * Passes a gradient back: sets {@code dValue[i] = dy[i] · a(gate[i])} and {@code dGate[i] = dy[i] · value[i] · a′(gate[i])}
     * for whole arrays.
     *
     * @param value what passed the gate
     * @param gate the arguments of the activation; as long as {@code value}
     * @param dy the gradient with respect to the products; as long as {@code value}
     * @param dValue receives the gradient with respect to {@code value}; as long as it, and may be any of the sources
     * @param dGate receives the gradient with respect to {@code gate}; as long as {@code value}, and may be any of the sources,
     *     but not {@code dValue}
     */
    public void backward(double[] value, double[] gate, double[] dy, double[] dValue, double[] dGate) {
        GatedBulk.backward(activation, value, gate, dy, dValue, dGate);
    }

    /**
     * Passes a gradient back, as {@link #backward(double[], double[], double[], double[], double[])}, for the ranges of
     * {@code length} elements that start at these offsets.
     *
     * @param value what passed the gate
     * @param valueOffset index of its first element
     * @param gate the arguments of the activation
     * @param gateOffset index of the first argument
     * @param dy the gradient with respect to the products
     * @param dyOffset index of its first element
     * @param dValue receives the gradient with respect to {@code value}; may be any of the sources, and overlap them
     * @param dValueOffset index of its first element
     * @param dGate receives the gradient with respect to {@code gate}; may be any of the sources, and overlap them, but not
     *     the range of {@code dValue}
     * @param dGateOffset index of its first element
     * @param length number of elements
     */
    public void backward(
            double[] value, int valueOffset, double[] gate, int gateOffset, double[] dy, int dyOffset,
            double[] dValue, int dValueOffset, double[] dGate, int dGateOffset, int length) {
        GatedBulk.backward(
                activation, value, valueOffset, gate, gateOffset, dy, dyOffset,
                dValue, dValueOffset, dGate, dGateOffset, length);
    }

    /**
     * Passes a gradient back to the halves of rows: {@code dx} receives in each row the gradient with respect to the values,
     * then that with respect to the arguments of the activation.
     *
     * @param x in each row {@code columns} values, then {@code columns} arguments of the activation
     * @param dy the gradient with respect to the products, {@code columns} in each row
     * @param dx receives the gradient with respect to {@code x}; as long as {@code x}, and may be {@code x}
     * @param rows number of rows
     * @param columns number of products in a row, half of the width of {@code x}
     * @throws IllegalArgumentException if a number is negative or the arrays have other lengths than {@code rows · columns} and
     *     twice that
     */
    public void backward(double[] x, double[] dy, double[] dx, int rows, int columns) {
        GatedBulk.backward(activation, x, dy, dx, rows, columns);
    }

    /**
     * Sets {@code y[i] = value[i] · a(gate[i])} for whole arrays.
     *
     * @param value what passes the gate
     * @param gate the arguments of the activation; as long as {@code value}
     * @param y receives the products; as long as {@code value}, and may be {@code value} or {@code gate}
     */
    public void forward(float[] value, float[] gate, float[] y) {
        GatedBulk.forward(activation, value, gate, y);
    }

    /**
     * Sets {@code y[yOffset + i] = value[valueOffset + i] · a(gate[gateOffset + i])} for {@code 0 <= i < length}.
     *
     * @param value what passes the gate
     * @param valueOffset index of its first element
     * @param gate the arguments of the activation
     * @param gateOffset index of the first argument
     * @param y receives the products; may be {@code value} or {@code gate}, and the ranges may overlap
     * @param yOffset index of the first product
     * @param length number of elements
     */
    public void forward(float[] value, int valueOffset, float[] gate, int gateOffset, float[] y, int yOffset, int length) {
        GatedBulk.forward(activation, value, valueOffset, gate, gateOffset, y, yOffset, length);
    }

    /**
     * Gates the halves of rows: sets {@code y[r][c] = x[r][c] · a(x[r][columns + c])} for matrices in row-major order.
     *
     * @param x in each row {@code columns} values, then {@code columns} arguments of the activation
     * @param y receives {@code columns} products in each row
     * @param rows number of rows
     * @param columns number of products in a row, half of the width of {@code x}
     * @throws IllegalArgumentException if a number is negative or the arrays have other lengths than {@code rows · columns} and
     *     twice that
     */
    public void forward(float[] x, float[] y, int rows, int columns) {
        GatedBulk.forward(activation, x, y, rows, columns);
    }

    /**
     * Passes a gradient back: sets {@code dValue[i] = dy[i] · a(gate[i])} and {@code dGate[i] = dy[i] · value[i] · a′(gate[i])}
     * for whole arrays.
     *
     * @param value what passed the gate
     * @param gate the arguments of the activation; as long as {@code value}
     * @param dy the gradient with respect to the products; as long as {@code value}
     * @param dValue receives the gradient with respect to {@code value}; as long as it, and may be any of the sources
     * @param dGate receives the gradient with respect to {@code gate}; as long as {@code value}, and may be any of the sources,
     *     but not {@code dValue}
     */
    public void backward(float[] value, float[] gate, float[] dy, float[] dValue, float[] dGate) {
        GatedBulk.backward(activation, value, gate, dy, dValue, dGate);
    }

    /**
     * Passes a gradient back, as {@link #backward(float[], float[], float[], float[], float[])}, for the ranges of
     * {@code length} elements that start at these offsets.
     *
     * @param value what passed the gate
     * @param valueOffset index of its first element
     * @param gate the arguments of the activation
     * @param gateOffset index of the first argument
     * @param dy the gradient with respect to the products
     * @param dyOffset index of its first element
     * @param dValue receives the gradient with respect to {@code value}; may be any of the sources, and overlap them
     * @param dValueOffset index of its first element
     * @param dGate receives the gradient with respect to {@code gate}; may be any of the sources, and overlap them, but not
     *     the range of {@code dValue}
     * @param dGateOffset index of its first element
     * @param length number of elements
     */
    public void backward(
            float[] value, int valueOffset, float[] gate, int gateOffset, float[] dy, int dyOffset,
            float[] dValue, int dValueOffset, float[] dGate, int dGateOffset, int length) {
        GatedBulk.backward(
                activation, value, valueOffset, gate, gateOffset, dy, dyOffset,
                dValue, dValueOffset, dGate, dGateOffset, length);
    }

    /**
     * Passes a gradient back to the halves of rows: {@code dx} receives in each row the gradient with respect to the values,
     * then that with respect to the arguments of the activation.
     *
     * @param x in each row {@code columns} values, then {@code columns} arguments of the activation
     * @param dy the gradient with respect to the products, {@code columns} in each row
     * @param dx receives the gradient with respect to {@code x}; as long as {@code x}, and may be {@code x}
     * @param rows number of rows
     * @param columns number of products in a row, half of the width of {@code x}
     * @throws IllegalArgumentException if a number is negative or the arrays have other lengths than {@code rows · columns} and
     *     twice that
     */
    public void backward(float[] x, float[] dy, float[] dx, int rows, int columns) {
        GatedBulk.backward(activation, x, dy, dx, rows, columns);
    }

    @Override
    public String toString() {
        String name = NAMES.get(activation);
        return name != null ? name : "gated(" + activation + ")";
    }
}
