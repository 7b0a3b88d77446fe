package io.rectify.accuracy;

import java.util.SplittableRandom;

/** Random arguments, many of them where kernels are known to fail. */
final class Hard {
    private static final double HALF_LN_2 = Math.log(2) / 2;
    private static final long ORDINARY = Double.doubleToLongBits(0x1p-30); // below, every function is linear
    private static final long ORDINARY_COUNT = 40L << 52;

    private final SplittableRandom random;
    private final double[] crossings;

    Hard(long seed, Crossings crossings) {
        this.random = new SplittableRandom(seed);
        this.crossings = crossings.all();
    }

    double next() {
        double sign = random.nextBoolean() ? 1 : -1;
        return switch (random.nextInt(9)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> sign * Math.scalb(1.0, random.nextInt(Double.MIN_EXPONENT - 52, Double.MAX_EXPONENT + 1));
            case 2 -> sign * random.nextInt(1 << 12) * HALF_LN_2 / (random.nextBoolean() ? 1.702 : 2); // an edge of e^x, e^2x …
            case 3 -> sign * Math.sqrt(random.nextInt(1 << 12) * HALF_LN_2); // an edge of e^−x²
            case 4 -> crossing() * (1 + sign * Math.scalb(1.0, -random.nextInt(1, 54)));
            case 5 -> sign * 760 * random.nextDouble(); // subnormal results are here
            case 6 -> sign * 40 * random.nextDouble();
            default -> sign * Double.longBitsToDouble(ORDINARY + random.nextLong(ORDINARY_COUNT));
        };
    }

    private double crossing() {
        return crossings.length == 0 ? 1 : crossings[random.nextInt(crossings.length)];
    }
}
