package io.rectify;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The gain of an activation, {@code 1/√E[f(Z)²]}, by adaptive Gauss–Legendre quadrature: the panel that is worst is halved
 * until none is bad. Panels begin and end at integers and their binary fractions, where most activations have their kinks; a
 * kink or jump elsewhere is closed in by halving. Only operations that give the same bits on every JVM are used.
 */
final class Gain {
    private static final int END = 38; // the density beyond is 0 in double
    private static final int MAX_HALVINGS = 20_000;
    private static final int NODES = 16;
    private static final double[] NODE = new double[NODES];
    private static final double[] WEIGHT = new double[NODES];

    static { // the zeros of the Legendre polynomial P of this degree, by Newton's method
        for (int i = 0; i < NODES; i++) {
            double x = StrictMath.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
            double slope = 0;
            for (int step = 0; step < 10; step++) {
                double before = 1;
                double p = x;
                for (int n = 2; n <= NODES; n++) {
                    double next = ((2 * n - 1) * x * p - (n - 1) * before) / n;
                    before = p;
                    p = next;
                }
                slope = NODES * (x * p - before) / (x * x - 1);
                x -= p / slope;
            }
            NODE[i] = x;
            WEIGHT[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    private Gain() {}

    static double of(Activation activation) {
        PriorityQueue<Panel> panels = new PriorityQueue<>(Comparator.comparingDouble(Panel::error).reversed());
        double sum = 0;
        double ends = 0;
        for (int z = -END; z < END; z++) {
            Panel panel = Panel.of(activation, z, z + 1);
            panels.add(panel);
            sum += panel.integral;
            if (z == -END || z == END - 1) {
                ends += panel.integral;
            }
        }
        for (int i = 0; i < MAX_HALVINGS && panels.peek().error > 1e-16 * sum; i++) {
            Panel worst = panels.remove();
            double middle = (worst.from + worst.to) / 2;
            Panel left = Panel.of(activation, worst.from, middle);
            Panel right = Panel.of(activation, middle, worst.to);
            panels.add(left);
            panels.add(right);
            sum += left.integral + right.integral - worst.integral;
        }

        double meanSquare = 0; // sum without the errors of its many changes
        double error = 0;
        for (Panel panel : panels) {
            meanSquare += panel.integral;
            error += panel.error;
        }
        if (!(meanSquare > 0 && meanSquare < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    activation + " has no gain: the mean of f(Z)^2 for a standard normal Z is " + meanSquare);
        }
        if (!(error <= 1e-6 * meanSquare && ends <= 1e-12 * meanSquare)) { // as of 1/x and e^(x²/4)
            throw new IllegalArgumentException(
                    activation + " has no gain: the integral for the mean of f(Z)^2, Z standard normal, does not converge");
        }
        return 1 / Math.sqrt(meanSquare);
    }

    /** The integral of f(z)² φ(z) over one interval, and how much it differs from an integral by half as many nodes. */
    private record Panel(double from, double to, double integral, double error) {
        static Panel of(Activation activation, double from, double to) {
            double middle = (from + to) / 2;
            double integral = gauss(activation, from, middle) + gauss(activation, middle, to);
            return new Panel(from, to, integral, Math.abs(integral - gauss(activation, from, to)));
        }

        private static double gauss(Activation activation, double from, double to) {
            double sum = 0;
            for (int i = 0; i < NODES; i++) {
                double z = (from + to) / 2 + (to - from) / 2 * NODE[i];
                double root = activation.forward(z) * StrictMath.exp(-z * z / 4); // f² alone might overflow
                sum += WEIGHT[i] * (root * root);
            }
            return sum * ((to - from) / 2) / Math.sqrt(2 * Math.PI);
        }
    }
}
