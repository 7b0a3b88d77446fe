package io.rectify.loop;

import io.rectify.RowActivation;
import java.util.Arrays;
import java.util.Objects;

/** The way of a call of a row activation, as {@link Bulk} is that of an activation. */
public final class RowBulk {
    private RowBulk() {}

    public static void forward(RowActivation activation, float[] x, float[] y) {
        Bulk.checkWhole(x, "x", y, "y");
        run(activation, x, 0, y, 0, 1, x.length);
    }

    public static void forward(RowActivation activation, float[] x, int xOffset, float[] y, int yOffset, int length) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Ranges.check("x", x.length, xOffset, length);
        forward(activation, x, xOffset, y, yOffset, 1, length);
    }

    public static void forward(RowActivation activation, float[] x, float[] y, int rows, int columns) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Ranges.checkSize("x", x.length, rows, columns);
        Ranges.checkSize("y", y.length, rows, columns);
        run(activation, x, 0, y, 0, rows, columns);
    }

    public static void forward(
            RowActivation activation, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        long length = Ranges.length(rows, columns);
        Ranges.check("x", x.length, xOffset, length);
        Ranges.check("y", y.length, yOffset, length);
        run(activation, x, xOffset, y, yOffset, rows, columns);
    }

    private static void run(RowActivation activation, float[] x, int xOffset, float[] y, int yOffset, int rows, int columns) {
        RowLoop loop = RowLoops.of(activation);
        if (rows > 0 && columns > 0) {
            xOffset = Ranges.moved(x, xOffset, y, yOffset, rows * columns);
            loop.forward(activation, x, xOffset, y, yOffset, rows, columns);
        }
    }

    public static void backward(RowActivation activation, float[] y, float[] dy, float[] dx) {
        Bulk.checkWhole(y, "y", dy, "dy");
        Bulk.checkWhole(y, "y", dx, "dx");
        run(activation, y, 0, dy, 0, dx, 0, 1, y.length);
    }

    public static void backward(
            RowActivation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int length) {
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(dy, "dy");
        Objects.requireNonNull(dx, "dx");
        Ranges.check("y", y.length, yOffset, length);
        backward(activation, y, yOffset, dy, dyOffset, dx, dxOffset, 1, length);
    }

    public static void backward(RowActivation activation, float[] y, float[] dy, float[] dx, int rows, int columns) {
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(dy, "dy");
        Objects.requireNonNull(dx, "dx");
        Ranges.checkSize("y", y.length, rows, columns);
        Ranges.checkSize("dy", dy.length, rows, columns);
        Ranges.checkSize("dx", dx.length, rows, columns);
        run(activation, y, 0, dy, 0, dx, 0, rows, columns);
    }

    public static void backward(
            RowActivation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns) {
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(dy, "dy");
        Objects.requireNonNull(dx, "dx");
        long length = Ranges.length(rows, columns);
        Ranges.check("y", y.length, yOffset, length);
        Ranges.check("dy", dy.length, dyOffset, length);
        Ranges.check("dx", dx.length, dxOffset, length);
        if (Ranges.shifted(y, yOffset, dx, dxOffset, (int) length)) {
            y = Arrays.copyOfRange(y, yOffset, yOffset + (int) length);
            yOffset = 0;
        }
        if (Ranges.shifted(dy, dyOffset, dx, dxOffset, (int) length)) {
            dy = Arrays.copyOfRange(dy, dyOffset, dyOffset + (int) length);
            dyOffset = 0;
        }
        run(activation, y, yOffset, dy, dyOffset, dx, dxOffset, rows, columns);
    }

    private static void run(
            RowActivation activation,
            float[] y, int yOffset, float[] dy, int dyOffset, float[] dx, int dxOffset, int rows, int columns) {
        RowLoop loop = RowLoops.of(activation);
        if (rows > 0 && columns > 0) {
            loop.backward(activation, y, yOffset, dy, dyOffset, dx, dxOffset, rows, columns);
        }
    }

    public static void forward(RowActivation activation, double[] x, double[] y) {
        Bulk.checkWhole(x, "x", y, "y");
        run(activation, x, 0, y, 0, 1, x.length);
    }

    public static void forward(RowActivation activation, double[] x, int xOffset, double[] y, int yOffset, int length) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Ranges.check("x", x.length, xOffset, length);
        forward(activation, x, xOffset, y, yOffset, 1, length);
    }

    public static void forward(RowActivation activation, double[] x, double[] y, int rows, int columns) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        Ranges.checkSize("x", x.length, rows, columns);
        Ranges.checkSize("y", y.length, rows, columns);
        run(activation, x, 0, y, 0, rows, columns);
    }

    public static void forward(
            RowActivation activation, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns) {
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
        long length = Ranges.length(rows, columns);
        Ranges.check("x", x.length, xOffset, length);
        Ranges.check("y", y.length, yOffset, length);
        run(activation, x, xOffset, y, yOffset, rows, columns);
    }

    private static void run(RowActivation activation, double[] x, int xOffset, double[] y, int yOffset, int rows, int columns) {
        RowLoop loop = RowLoops.of(activation);
        if (rows > 0 && columns > 0) {
            xOffset = Ranges.moved(x, xOffset, y, yOffset, rows * columns);
            loop.forward(activation, x, xOffset, y, yOffset, rows, columns);
        }
    }

    public static void backward(RowActivation activation, double[] y, double[] dy, double[] dx) {
        Bulk.checkWhole(y, "y", dy, "dy");
        Bulk.checkWhole(y, "y", dx, "dx");
        run(activation, y, 0, dy, 0, dx, 0, 1, y.length);
    }

    public static void backward(
            RowActivation activation,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int length) {
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(dy, "dy");
        Objects.requireNonNull(dx, "dx");
        Ranges.check("y", y.length, yOffset, length);
        backward(activation, y, yOffset, dy, dyOffset, dx, dxOffset, 1, length);
    }

    public static void backward(RowActivation activation, double[] y, double[] dy, double[] dx, int rows, int columns) {
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(dy, "dy");
        Objects.requireNonNull(dx, "dx");
        Ranges.checkSize("y", y.length, rows, columns);
        Ranges.checkSize("dy", dy.length, rows, columns);
        Ranges.checkSize("dx", dx.length, rows, columns);
        run(activation, y, 0, dy, 0, dx, 0, rows, columns);
    }

    public static void backward(
            RowActivation activation,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int rows, int columns) {
        Objects.requireNonNull(y, "y");
        Objects.requireNonNull(dy, "dy");
        Objects.requireNonNull(dx, "dx");
        long length = Ranges.length(rows, columns);
        Ranges.check("y", y.length, yOffset, length);
        Ranges.check("dy", dy.length, dyOffset, length);
        Ranges.check("dx", dx.length, dxOffset, length);
        if (Ranges.shifted(y, yOffset, dx, dxOffset, (int) length)) {
            y = Arrays.copyOfRange(y, yOffset, yOffset + (int) length);
            yOffset = 0;
        }
        if (Ranges.shifted(dy, dyOffset, dx, dxOffset, (int) length)) {
            dy = Arrays.copyOfRange(dy, dyOffset, dyOffset + (int) length);
            dyOffset = 0;
        }
        run(activation, y, yOffset, dy, dyOffset, dx, dxOffset, rows, columns);
    }

    private static void run(
            RowActivation activation,
            double[] y, int yOffset, double[] dy, int dyOffset, double[] dx, int dxOffset, int rows, int columns) {
        RowLoop loop = RowLoops.of(activation);
        if (rows > 0 && columns > 0) {
            loop.backward(activation, y, yOffset, dy, dyOffset, dx, dxOffset, rows, columns);
        }
    }
}
