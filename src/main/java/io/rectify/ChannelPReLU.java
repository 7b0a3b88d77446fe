package io.rectify;

import io.rectify.loop.Channels;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * {@link PReLU} with a slope for each channel.
 *
 * <p>Arrays hold batch × channels × length elements in this order, as tensors of PyTorch do: the {@code length} elements of
 * channel 0 of the first item, those of channel 1, …, then the second item. For a fully connected layer the channels are the
 * units, and the length is 1; for images the length is height × width. How many items there are follows from the length of the
 * array.
 *
 * <p>Each result has the bits of the channel's {@link PReLU}. Destinations may be sources. Calls throw, before anything is
 * written,
 * <ul>
 * <li>{@link NullPointerException} if an array is null; the message is its name;
 * <li>{@link IllegalArgumentException} if arrays differ in length, their length is not a multiple of channels ·
 *     {@code length}, or {@code length} is less than 1.
 * </ul>
 *
 * @param channels the activation of each channel
 */
public record ChannelPReLU(List<PReLU> channels) implements Serializable {
    /**
     * Makes a PReLU for channels.
     *
     * @param channels the activation of each channel, at least one
     * @throws IllegalArgumentException if the list is empty
     */
    public ChannelPReLU {
        channels = List.copyOf(Objects.requireNonNull(channels, "channels"));
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("channels must not be empty");
        }
    }

    /**
     * Makes a PReLU for channels of these slopes.
     *
     * @param slopes the slope of each channel
     * @return a PReLU of as many channels
     * @throws IllegalArgumentException if there is no slope, or one is NaN or beyond the range of {@code float}
     */
    public static ChannelPReLU ofSlopes(double... slopes) {
        return new ChannelPReLU(DoubleStream.of(slopes).mapToObj(PReLU::new).toList());
    }

    /**
     * Sets each element of {@code y} to the value at that of {@code x}.
     *
     * @param x the arguments
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     * @param length number of elements of a channel of an item
     */
    public void forward(float[] x, float[] y, int length) {
        Channels.forward(channels, x, y, length);
    }

    /**
     * Sets each element of {@code y} to the value at that of {@code x}.
     *
     * @param x the arguments
     * @param y receives the values; as long as {@code x}, and may be {@code x}
     * @param length number of elements of a channel of an item
     */
    public void forward(double[] x, double[] y, int length) {
        Channels.forward(channels, x, y, length);
    }

    /**
     * Passes a gradient back to the arguments, as {@link Activation#backward(float[], float[], float[])}.
     *
     * @param x the arguments of the forward call
     * @param dy the gradient with respect to the values; as long as {@code x}
     * @param dx receives the gradient with respect to the arguments; as long as {@code x}, and may be {@code x} or {@code dy}
     * @param length number of elements of a channel of an item
     */
    public void backward(float[] x, float[] dy, float[] dx, int length) {
        Channels.backward(channels, x, dy, dx, length);
    }

    /**
     * Passes a gradient back to the arguments, as {@link Activation#backward(double[], double[], double[])}.
     *
     * @param x the arguments of the forward call
     * @param dy the gradient with respect to the values; as long as {@code x}
     * @param dx receives the gradient with respect to the arguments; as long as {@code x}, and may be {@code x} or {@code dy}
     * @param length number of elements of a channel of an item
     */
    public void backward(double[] x, double[] dy, double[] dx, int length) {
        Channels.backward(channels, x, dy, dx, length);
    }

    /**
     * Sets {@code gradient[c]} to the gradient with respect to the slope of channel c. The elements of each item are summed as
     * in {@link Parametric#parameterGradient(float[], float[])}, and these sums are added item after item.
     *
     * @param x the arguments of the forward call
     * @param dy the gradient with respect to the values; as long as {@code x}
     * @param gradient receives the gradient; one element per channel
     * @param length number of elements of a channel of an item
     * @throws IllegalArgumentException also if {@code gradient} has not one element per channel
     */
    public void slopeGradient(float[] x, float[] dy, double[] gradient, int length) {
        Channels.slopeGradient(channels, x, dy, gradient, length);
    }

    /**
     * Sets {@code gradient[c]} to the gradient with respect to the slope of channel c. The elements of each item are summed as
     * in {@link Parametric#parameterGradient(double[], double[])}, and these sums are added item after item.
     *
     * @param x the arguments of the forward call
     * @param dy the gradient with respect to the values; as long as {@code x}
     * @param gradient receives the gradient; one element per channel, and neither {@code x} nor {@code dy}
     * @param length number of elements of a channel of an item
     * @throws IllegalArgumentException also if {@code gradient} has not one element per channel, or is {@code x} or {@code dy}
     */
    public void slopeGradient(double[] x, double[] dy, double[] gradient, int length) {
        Channels.slopeGradient(channels, x, dy, gradient, length);
    }
}
