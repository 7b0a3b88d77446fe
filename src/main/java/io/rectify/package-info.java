/**
 * Activation functions of neural networks.
 *
 * <p>{@link io.rectify.Activation} is one function: its value and its derivative, one number at a time or a whole array at
 * once. {@link io.rectify.RowActivation} is a function of a row of numbers, such as the softmax. {@link io.rectify.Activations}
 * makes them, by factory method or by name. {@link io.rectify.Backend} tells whether the arrays are processed with SIMD
 * instructions, and if not, why.
 *
 * <p>{@link io.rectify.ActivationStatistics} finds dead and saturated units of a layer, {@link io.rectify.DerivativeCheck}
 * errors in the derivative of an activation of your own, and {@link io.rectify.Activations#gain} the size of a layer's first
 * weights.
 */
package io.rectify;
