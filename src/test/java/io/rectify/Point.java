package io.rectify;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** An argument, drawn as a bit pattern: only so are subnormal, huge and NaN arguments as likely as any other. */
record Point(Real real, long bits) {
    /** What {@link #many} draws from: the committed hashes depend on these. */
    private static final float[] SPECIAL = {
        0f, Float.MIN_VALUE, 3 * Float.MIN_VALUE, Math.nextDown(Float.MIN_NORMAL), Float.MIN_NORMAL, 0x1p-100f, 0x1.8p-50f,
        0.5f, Math.nextDown(1f), 1f, Math.nextUp(1f), 3f, 100.7f, 0x1p60f, Float.MAX_VALUE, Float.POSITIVE_INFINITY
    };
    private static final double[] SPECIAL_DOUBLES = {
        Double.MIN_VALUE, 3 * Double.MIN_VALUE, Math.nextDown(Double.MIN_NORMAL), Double.MIN_NORMAL, Math.nextDown(1.0),
        Math.nextUp(1.0), Double.MAX_VALUE
    };
    /** Where a piecewise function has its kinks. */
    private static final double[] KINKS = {0.1, 0.3, 0.5, 0.7, 1, 1.5, 2.5, 3, 6};
    // quiet and signalling, of both signs, with and without payload
    private static final int[] FLOAT_NANS = {0x7FC00000, 0xFFC00000, 0x7F800001, 0xFF800001, 0x7FC12345, 0x7FFFFFFF, 0xFFFFFFFF};
    private static final long[] DOUBLE_NANS = {
        0x7FF8000000000000L, 0xFFF8000000000000L, 0x7FF0000000000001L, 0xFFF0000000000001L, 0x7FF8000012345678L, Long.MAX_VALUE, -1L
    };

    /** Supplies bit patterns of either type, a third of them special ones. */
    static final class Any implements ArbitrarySupplier<Point> {
        @Override
        public Arbitrary<Point> get() {
            Arbitrary<Long> uniform = Arbitraries.longs().withDistribution(RandomDistribution.uniform()).withoutEdgeCases();
            return Arbitraries.of(Real.values()).flatMap(real -> Arbitraries.frequencyOf(
                    Tuple.of(2, uniform.map(bits -> real == Real.FLOAT ? (int) (long) bits : bits)),
                    Tuple.of(1, Arbitraries.of(Arrays.stream(special(real)).boxed().toList())))
                    .map(bits -> new Point(real, bits)));
        }
    }

    double number() {
        return real.toDouble(bits);
    }

    boolean isNaN() {
        return Double.isNaN(number());
    }

    boolean isFinite() {
        return Double.isFinite(number());
    }

    @Override
    public String toString() {
        return real + " " + number() + " (bits 0x" + Long.toHexString(bits) + ")";
    }

    /** Special values, kinks and their neighbours. */
    static long[] special(Real real) {
        LongStream.Builder kinks = LongStream.builder();
        for (double kink : KINKS) {
            long bits = real.bits(kink);
            long minusBits = real.bits(-kink);
            kinks.add(bits - 1).add(bits).add(bits + 1).add(minusBits - 1).add(minusBits).add(minusBits + 1);
        }
        return LongStream.concat(Arrays.stream(specialOfMany(real)), kinks.build()).toArray();
    }

    private static long[] specialOfMany(Real real) {
        LongStream.Builder all = LongStream.builder();
        for (float x : SPECIAL) {
            all.add(real.bits(x)).add(real.bits(-x));
        }
        if (real == Real.FLOAT) {
            for (int nan : FLOAT_NANS) {
                all.add(nan);
            }
        } else {
            for (double x : SPECIAL_DOUBLES) {
                all.add(real.bits(x)).add(real.bits(-x));
            }
            for (long nan : DOUBLE_NANS) {
                all.add(nan);
            }
        }
        return all.build().toArray();
    }

    /** Bit patterns for an array: half of them ordinary numbers, the rest special or any. */
    static long[] many(Real real, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] special = specialOfMany(real);
        long[] bits = new long[count];
        for (int i = 0; i < count; i++) {
            bits[i] = switch (random.nextInt(4)) {
                case 0 -> special[random.nextInt(special.length)];
                case 1 -> real == Real.FLOAT ? random.nextInt() : random.nextLong();
                default -> real.bits(8 * random.nextDouble() - 4);
            };
        }
        return bits;
    }
}
