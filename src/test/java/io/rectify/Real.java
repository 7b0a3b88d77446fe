package io.rectify;

import java.lang.reflect.Array;
import java.math.BigDecimal;

/** The two number types. Numbers are handled as bit patterns and arrays as objects, so that a test is written once for both. */
enum Real {
    FLOAT(float.class, 24, Float.MIN_EXPONENT, Float.MAX_EXPONENT) {
        @Override
        long get(Object array, int i) {
            return canonical(Float.floatToRawIntBits(((float[]) array)[i]));
        }

        @Override
        void set(Object array, int i, long bits) {
            ((float[]) array)[i] = Float.intBitsToFloat((int) bits);
        }

        @Override
        double toDouble(long bits) {
            return Float.intBitsToFloat((int) bits);
        }

        @Override
        long bits(double nearest) {
            return Float.floatToIntBits((float) nearest);
        }

        @Override
        double round(BigDecimal exact) {
            return exact.floatValue();
        }

        @Override
        long canonical(long bits) {
            return Float.floatToIntBits(Float.intBitsToFloat((int) bits));
        }

        @Override
        long up(long bits) {
            return Float.floatToIntBits(Math.nextUp(Float.intBitsToFloat((int) bits)));
        }
    },

    DOUBLE(double.class, 53, Double.MIN_EXPONENT, Double.MAX_EXPONENT) {
        @Override
        long get(Object array, int i) {
            return Double.doubleToLongBits(((double[]) array)[i]);
        }

        @Override
        void set(Object array, int i, long bits) {
            ((double[]) array)[i] = Double.longBitsToDouble(bits);
        }

        @Override
        double toDouble(long bits) {
            return Double.longBitsToDouble(bits);
        }

        @Override
        long bits(double nearest) {
            return Double.doubleToLongBits(nearest);
        }

        @Override
        double round(BigDecimal exact) {
            return exact.doubleValue();
        }

        @Override
        long canonical(long bits) {
            return Double.doubleToLongBits(Double.longBitsToDouble(bits));
        }

        @Override
        long up(long bits) {
            return Double.doubleToLongBits(Math.nextUp(Double.longBitsToDouble(bits)));
        }
    };

    final Class<?> type;
    private final int precision;
    private final int minExponent;
    private final int maxExponent;

    Real(Class<?> type, int precision, int minExponent, int maxExponent) {
        this.type = type;
        this.precision = precision;
        this.minExponent = minExponent;
        this.maxExponent = maxExponent;
    }

    /** The bits of an element; all NaNs have the same. */
    abstract long get(Object array, int i);

    /** Stores the very bits, those of a NaN included. */
    abstract void set(Object array, int i, long bits);

    abstract double toDouble(long bits);

    abstract long bits(double nearest);

    abstract double round(BigDecimal exact);

    /** The same bits, but one pattern for all NaNs. */
    abstract long canonical(long bits);

    abstract long up(long bits);

    Object array(int length) {
        return Array.newInstance(type, length);
    }

    Object array(long[] bits) {
        Object array = array(bits.length);
        for (int i = 0; i < bits.length; i++) {
            set(array, i, bits[i]);
        }
        return array;
    }

    long[] bits(Object array) {
        long[] bits = new long[Array.getLength(array)];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = get(array, i);
        }
        return bits;
    }

    /** The distance of neighbouring numbers around {@code exact}. */
    BigDecimal ulp(BigDecimal exact) {
        double magnitude = exact.abs().doubleValue(); // at worst rounded up to the next power of two
        int exponent = Math.max(minExponent, Math.min(maxExponent, Math.getExponent(magnitude)));
        if (exponent > minExponent && powerOfTwo(exponent).compareTo(exact.abs()) > 0) {
            exponent--;
        }
        return powerOfTwo(exponent - precision + 1);
    }

    /** How far {@code result} is from {@code exact}. An infinity stands for every number beyond the range of this type. */
    BigDecimal error(double result, BigDecimal exact) {
        if (!Double.isInfinite(result)) {
            return new BigDecimal(result).subtract(exact).abs();
        }
        BigDecimal distance = powerOfTwo(maxExponent + 1).subtract(result > 0 ? exact : exact.negate());
        return distance.max(BigDecimal.ZERO);
    }

    static BigDecimal powerOfTwo(int exponent) {
        return exponent >= 0
                ? BigDecimal.valueOf(2).pow(exponent)
                : BigDecimal.valueOf(5).pow(-exponent).movePointLeft(-exponent);
    }
}
