package io.rectify.loop;

import io.rectify.PReLU;
import io.rectify.math.ChainRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** {@link io.rectify.ChannelPReLU}: row after row of {@code length} elements, with the channels taking turns. */
public final class Channels {
    /** A bulk call for fewer elements costs more than the elements. */
    private static final int SHORT = 16;

    private Channels() {}

    public static void forward(List<PReLU> channels, float[] x, float[] y, int length) {
        Bulk.checkWhole(x, "x", y, "y");
        checkLayout(x.length, channels.size(), length);
        for (int from = 0, channel = 0; from < x.length; from += length, channel = next(channel, channels)) {
            PReLU prelu = channels.get(channel);
            if (length >= SHORT) {
                prelu.forward(x, from, y, from, length);
            } else {
                for (int i = from; i < from + length; i++) {
                    y[i] = prelu.forward(x[i]);
                }
            }
        }
    }

    public static void forward(List<PReLU> channels, double[] x, double[] y, int length) {
        Bulk.checkWhole(x, "x", y, "y");
        checkLayout(x.length, channels.size(), length);
        for (int from = 0, channel = 0; from < x.length; from += length, channel = next(channel, channels)) {
            PReLU prelu = channels.get(channel);
            if (length >= SHORT) {
                prelu.forward(x, from, y, from, length);
            } else {
                for (int i = from; i < from + length; i++) {
                    y[i] = prelu.forward(x[i]);
                }
            }
        }
    }

    public static void backward(List<PReLU> channels, float[] x, float[] dy, float[] dx, int length) {
        Bulk.checkWhole(x, "x", dy, "dy");
        Bulk.checkWhole(x, "x", dx, "dx");
        checkLayout(x.length, channels.size(), length);
        for (int from = 0, channel = 0; from < x.length; from += length, channel = next(channel, channels)) {
            PReLU prelu = channels.get(channel);
            if (length >= SHORT) {
                prelu.backward(x, from, dy, from, dx, from, length);
            } else {
                for (int i = from; i < from + length; i++) {
                    dx[i] = ChainRule.multiply(dy[i], prelu.derivative(x[i]));
                }
            }
        }
    }

    public static void backward(List<PReLU> channels, double[] x, double[] dy, double[] dx, int length) {
        Bulk.checkWhole(x, "x", dy, "dy");
        Bulk.checkWhole(x, "x", dx, "dx");
        checkLayout(x.length, channels.size(), length);
        for (int from = 0, channel = 0; from < x.length; from += length, channel = next(channel, channels)) {
            PReLU prelu = channels.get(channel);
            if (length >= SHORT) {
                prelu.backward(x, from, dy, from, dx, from, length);
            } else {
                for (int i = from; i < from + length; i++) {
                    dx[i] = ChainRule.multiply(dy[i], prelu.derivative(x[i]));
                }
            }
        }
    }

    public static void slopeGradient(List<PReLU> channels, float[] x, float[] dy, double[] gradient, int length) {
        Bulk.checkWhole(x, "x", dy, "dy");
        checkGradient(gradient, channels);
        checkLayout(x.length, channels.size(), length);
        Arrays.fill(gradient, 0);
        for (int from = 0, channel = 0; from < x.length; from += length, channel = next(channel, channels)) {
            gradient[channel] += ParameterSum.of(channels.get(channel), x, from, dy, from, length);
        }
    }

    public static void slopeGradient(List<PReLU> channels, double[] x, double[] dy, double[] gradient, int length) {
        Bulk.checkWhole(x, "x", dy, "dy");
        checkGradient(gradient, channels);
        checkLayout(x.length, channels.size(), length);
        if (gradient == x || gradient == dy) {
            throw new IllegalArgumentException("gradient must not be " + (gradient == x ? "x" : "dy"));
        }
        Arrays.fill(gradient, 0);
        for (int from = 0, channel = 0; from < x.length; from += length, channel = next(channel, channels)) {
            gradient[channel] += ParameterSum.of(channels.get(channel), x, from, dy, from, length);
        }
    }

    private static int next(int channel, List<PReLU> channels) {
        return channel + 1 == channels.size() ? 0 : channel + 1;
    }

    private static void checkLayout(int size, int channels, int length) {
        if (length < 1 || size % ((long) channels * length) != 0) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "x.length must be a multiple of channels * length, and length at least 1: "
                            + "x.length is %d, there are %d channels, length is %d", size, channels, length));
        }
    }

    private static void checkGradient(double[] gradient, List<PReLU> channels) {
        Objects.requireNonNull(gradient, "gradient");
        if (gradient.length != channels.size()) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "gradient must have an element for each channel: gradient.length is %d, there are %d channels",
                    gradient.length, channels.size()));
        }
    }
}
