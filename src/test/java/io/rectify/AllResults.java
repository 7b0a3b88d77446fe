package io.rectify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** A program that prints which backend runs, and one number that depends on every bit of many results. */
final class AllResults {
    static final int MANY_ROUNDS = 10;
    static final int LENGTH = 1037;

    private static final Set<Operation> VALUE_AND_DERIVATIVE = EnumSet.range(Operation.FORWARD_FLOAT, Operation.BACKWARD_DOUBLE);
    private static final Set<Operation> SECOND_DERIVATIVE =
            EnumSet.of(Operation.SECOND_DERIVATIVE_FLOAT, Operation.SECOND_DERIVATIVE_DOUBLE);
    private static final Set<Operation> FROM_OUTPUT =
            EnumSet.of(Operation.BACKWARD_FROM_OUTPUT_FLOAT, Operation.BACKWARD_FROM_OUTPUT_DOUBLE);
    private static final Set<Operation> BOTH =
            EnumSet.of(Operation.VALUE_OF_BOTH_FLOAT, Operation.DERIVATIVE_OF_BOTH_FLOAT,
                    Operation.VALUE_OF_BOTH_DOUBLE, Operation.DERIVATIVE_OF_BOTH_DOUBLE);

    private AllResults() {}

    /** @param args the number of rounds and of elements; {@link #MANY_ROUNDS} and {@link #LENGTH} if missing */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : MANY_ROUNDS;
        int length = args.length > 0 ? Integer.parseInt(args[1]) : LENGTH;
        try {
            System.out.println(Backend.current());
            System.out.println(hashes(rounds, length).hashCode());
        } catch (IllegalStateException e) {
            System.out.println("failure: " + e.getMessage());
            for (int attempt = 0; attempt < 2; attempt++) { // a failure must be as clear the second time
                float[] x = {1, 2, 3};
                try {
                    Activations.relu().forward(x, 0, x, 1, 2);
                } catch (IllegalStateException f) {
                    System.out.println("failure: " + f.getMessage());
                }
                if (!Arrays.equals(new float[] {1, 2, 3}, x)) {
                    System.out.println("an array has been written to: " + Arrays.toString(x));
                }
            }
        }
        System.out.println(Activations.of("hidden", x -> x, x -> 1).getClass().isHidden() ? "copied" : "shared");
    }

    /** Lines for each activation of the catalogue, some parameters, and the row activations. */
    static List<String> hashes(int rounds, int length) {
        List<String> names = new ArrayList<>(Activations.names());
        names.addAll(List.of(
                "leaky_relu(0)", "leaky_relu(-2.7)", "celu(0.7)", "elu(0.3)", "hardsigmoid(0.3, 0.4)", "hardtanh(-0.3, 0.7)",
                "sine(30)", "softplus(3)", "squareplus(0.1)", "swish(-1.5)", "threshold(0.1, 20)"));
        List<String> hashes = new ArrayList<>();
        for (String name : names) {
            Activation activation = Activations.parse(name);
            hashes.add(name + " " + Integer.toHexString(hash(activation, VALUE_AND_DERIVATIVE, rounds, length)));
            if (activation.hasSecondDerivative()) {
                hashes.add(name + "″ " + Integer.toHexString(hash(activation, SECOND_DERIVATIVE, rounds, length)));
            }
            if (activation.hasBackwardFromOutput()) {
                hashes.add(name + " from output " + Integer.toHexString(hash(activation, FROM_OUTPUT, rounds, length)));
            }
            hashes.add(name + " both " + Integer.toHexString(hash(activation, BOTH, rounds, length)));
        }
        Activations.rowNames().forEach(name -> hashes.add(name + " " + Integer.toHexString(rowHash(name, rounds, length))));
        return hashes;
    }

    private static int rowHash(String name, int rounds, int length) {
        RowActivation activation = Activations.parseRow(name);
        int hash = rowHash(activation, length);
        for (int i = 1; i < rounds; i++) {
            if (rowHash(activation, length) != hash) {
                throw new AssertionError(activation + " gives another result in round " + i);
            }
        }
        return hash;
    }

    private static int rowHash(RowActivation activation, int length) {
        int hash = 0;
        for (RowOperation operation : RowOperation.values()) {
            for (int columns : new int[] {1, 10, 33, 100, length}) {
                int rows = Math.max(1, 100 / columns);
                Real real = operation.real;
                SplittableRandom random = new SplittableRandom(columns);
                long[] x = random.doubles(rows * columns, -20, 20).mapToLong(real::bits).toArray();
                x[columns / 2] = real.bits(Double.NEGATIVE_INFINITY);
                Object out = real.array(x.length);
                Object dy = real.array(Point.many(real, x.length, 5));
                operation.matrix(activation, real.array(operation.in(activation, x, rows, columns)), dy, out, rows, columns);
                hash = 31 * hash + Arrays.hashCode(real.bits(out));
            }
        }
        return hash;
    }

    /** The hash of one round; the compiler has its turn during the others, which must give the same. */
    private static int hash(Activation activation, Set<Operation> operations, int rounds, int length) {
        int hash = hash(activation, operations, length);
        for (int i = 1; i < rounds; i++) {
            if (hash(activation, operations, length) != hash) {
                throw new AssertionError(activation + " gives another result in round " + i);
            }
        }
        return hash;
    }

    private static int hash(Activation activation, Set<Operation> operations, int length) {
        int hash = 0;
        for (Operation operation : operations) {
            Real real = operation.real;
            Object x = real.array(Point.many(real, length, 4));
            Object dy = real.array(Point.many(real, length, 5));
            Object out = real.array(length);
            operation.whole(activation, x, dy, out);
            hash = 31 * hash + Arrays.hashCode(real.bits(out));
        }
        return hash;
    }
}
