package io.rectify.simd;

import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector shape in use, and choices between lanes. A condition is an integer vector: all ones where true, all zeros where
 * not.
 *
 * <p>A {@code VectorMask} would read more easily, but JDK 17 turns each 512-bit mask into a vector and back at every use: a
 * ReLU of 65,536 elements took 1.5 times a copy with {@code compare} and {@code blend}, and 1.1 times with these, which are
 * as fast on later JDKs too.
 *
 * <p>Constants are broadcast by the static methods, the shortest way to the intrinsic: {@code v.and(constant)} and
 * {@code v.not()} lie 8 to 11 calls deep and use up what C2 is willing to inline (see {@code OutOfLine} in the loop package).
 */
final class Lanes {
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

    private static final int FLOAT_INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final long DOUBLE_INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    private Lanes() {}

    static FloatVector broadcast(float constant) {
        return FloatVector.broadcast(FLOATS, constant);
    }

    static DoubleVector broadcast(double constant) {
        return DoubleVector.broadcast(DOUBLES, constant);
    }

    /** True for −0.0 and every negative number, not for NaN: adding this constant clears the sign bit of NaNs alone. */
    static IntVector negativeNumber(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        return sign(bits.and(bits.add(IntVector.broadcast(INTS, Integer.MAX_VALUE - FLOAT_INFINITY))));
    }

    static LongVector negativeNumber(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        return sign(bits.and(bits.add(LongVector.broadcast(LONGS, Long.MAX_VALUE - DOUBLE_INFINITY))));
    }

    /** True for negative numbers and ±0.0, false for positive numbers; of no use for NaN. */
    static IntVector notPositive(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        return sign(bits.or(bits.sub(IntVector.broadcast(INTS, 1))));
    }

    static LongVector notPositive(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        return sign(bits.or(bits.sub(LongVector.broadcast(LONGS, 1))));
    }

    /** False for positive numbers, true for everything else. */
    static IntVector notPositiveNumber(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector belowNaN = IntVector.broadcast(INTS, FLOAT_INFINITY).sub(bits);
        return sign(bits.sub(IntVector.broadcast(INTS, 1)).or(belowNaN));
    }

    static LongVector notPositiveNumber(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        LongVector belowNaN = LongVector.broadcast(LONGS, DOUBLE_INFINITY).sub(bits);
        return sign(bits.sub(LongVector.broadcast(LONGS, 1)).or(belowNaN));
    }

    /** True where the sign bit is set. */
    static IntVector minus(FloatVector x) {
        return sign(x.reinterpretAsInts());
    }

    static LongVector minus(DoubleVector x) {
        return sign(x.reinterpretAsLongs());
    }

    static IntVector nan(FloatVector x) {
        return sign(IntVector.broadcast(INTS, FLOAT_INFINITY).sub(magnitude(x)));
    }

    static LongVector nan(DoubleVector x) {
        return sign(LongVector.broadcast(LONGS, DOUBLE_INFINITY).sub(magnitude(x)));
    }

    /** True for +0.0 and −0.0. */
    static IntVector zero(FloatVector x) {
        return sign(magnitude(x).sub(IntVector.broadcast(INTS, 1)));
    }

    static LongVector zero(DoubleVector x) {
        return sign(magnitude(x).sub(LongVector.broadcast(LONGS, 1)));
    }

    /** True for |x| above {@code limit}, and for NaN. */
    static IntVector magnitudeAbove(float limit, FloatVector x) {
        return sign(IntVector.broadcast(INTS, Float.floatToRawIntBits(limit)).sub(magnitude(x)));
    }

    static LongVector magnitudeAbove(double limit, DoubleVector x) {
        return sign(LongVector.broadcast(LONGS, Double.doubleToRawLongBits(limit)).sub(magnitude(x)));
    }

    /** 1 where |x| &gt; {@code limit}, 0 elsewhere, NaN where x is NaN. */
    static FloatVector stepBeyond(float limit, FloatVector x) {
        return nanWhere(nan(x), where(magnitudeAbove(limit, x), broadcast(1f)));
    }

    static DoubleVector stepBeyond(double limit, DoubleVector x) {
        return nanWhere(nan(x), where(magnitudeAbove(limit, x), broadcast(1.0)));
    }

    /** True for x ≤ {@code low} and for x ≥ {@code high}, not for NaN. */
    static IntVector outside(float low, float high, FloatVector x) {
        return atMost(low, x).or(negativeNumber(broadcast(Math.nextDown(high)).sub(x)));
    }

    static LongVector outside(double low, double high, DoubleVector x) {
        return atMost(low, x).or(negativeNumber(broadcast(Math.nextDown(high)).sub(x)));
    }

    /** {@code slope} where low &lt; x &lt; high, +0.0 elsewhere, NaN where x is NaN. */
    static FloatVector slopeBetween(float low, float high, float slope, FloatVector x) {
        return nanWhere(nan(x), zeroWhere(outside(low, high, x), broadcast(slope)));
    }

    static DoubleVector slopeBetween(double low, double high, double slope, DoubleVector x) {
        return nanWhere(nan(x), zeroWhere(outside(low, high, x), broadcast(slope)));
    }

    /** True for x ≤ {@code limit}, not for NaN: a difference has the sign of the comparison, however small. */
    static IntVector atMost(float limit, FloatVector x) {
        return negativeNumber(x.sub(broadcast(Math.nextUp(limit))));
    }

    static LongVector atMost(double limit, DoubleVector x) {
        return negativeNumber(x.sub(broadcast(Math.nextUp(limit))));
    }

    /** {@code constant}, which is not negative, where {@code condition} is true, 0 elsewhere; with the sign of {@code sign}. */
    static FloatVector signedWhere(IntVector condition, float constant, FloatVector sign) {
        IntVector bit = sign.reinterpretAsInts().and(IntVector.broadcast(INTS, Integer.MIN_VALUE));
        IntVector kept = condition.and(IntVector.broadcast(INTS, Float.floatToRawIntBits(constant)));
        return kept.or(bit).reinterpretAsFloats();
    }

    static DoubleVector signedWhere(LongVector condition, double constant, DoubleVector sign) {
        LongVector bit = sign.reinterpretAsLongs().and(LongVector.broadcast(LONGS, Long.MIN_VALUE));
        LongVector kept = condition.and(LongVector.broadcast(LONGS, Double.doubleToRawLongBits(constant)));
        return kept.or(bit).reinterpretAsDoubles();
    }

    /** {@code x}, which is not negative, with the sign of {@code sign}. */
    static FloatVector copySign(FloatVector x, FloatVector sign) {
        IntVector bit = sign.reinterpretAsInts().and(IntVector.broadcast(INTS, Integer.MIN_VALUE));
        return x.reinterpretAsInts().or(bit).reinterpretAsFloats();
    }

    static DoubleVector copySign(DoubleVector x, DoubleVector sign) {
        LongVector bit = sign.reinterpretAsLongs().and(LongVector.broadcast(LONGS, Long.MIN_VALUE));
        return x.reinterpretAsLongs().or(bit).reinterpretAsDoubles();
    }

    /** The number {@code minus}, which is negative, with the sign of {@code x}. */
    static FloatVector withSign(FloatVector x, FloatVector minus) {
        IntVector positive = IntVector.broadcast(INTS, Integer.MIN_VALUE).lanewise(AND_NOT, x.reinterpretAsInts());
        return minus.reinterpretAsInts().lanewise(XOR, positive).reinterpretAsFloats();
    }

    static DoubleVector withSign(DoubleVector x, DoubleVector minus) {
        LongVector positive = LongVector.broadcast(LONGS, Long.MIN_VALUE).lanewise(AND_NOT, x.reinterpretAsLongs());
        return minus.reinterpretAsLongs().lanewise(XOR, positive).reinterpretAsDoubles();
    }

    /** −x if {@code negate}, else x. */
    static FloatVector negateIf(boolean negate, FloatVector x) {
        IntVector sign = IntVector.broadcast(INTS, negate ? Integer.MIN_VALUE : 0);
        return x.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
    }

    static DoubleVector negateIf(boolean negate, DoubleVector x) {
        LongVector sign = LongVector.broadcast(LONGS, negate ? Long.MIN_VALUE : 0);
        return x.reinterpretAsLongs().lanewise(XOR, sign).reinterpretAsDoubles();
    }

    /** {@code yes} where {@code condition} is true, {@code no} elsewhere. */
    static FloatVector select(IntVector condition, FloatVector yes, FloatVector no) {
        IntVector noBits = no.reinterpretAsInts();
        return noBits.lanewise(XOR, noBits.lanewise(XOR, yes.reinterpretAsInts()).and(condition)).reinterpretAsFloats();
    }

    static DoubleVector select(LongVector condition, DoubleVector yes, DoubleVector no) {
        LongVector noBits = no.reinterpretAsLongs();
        return noBits.lanewise(XOR, noBits.lanewise(XOR, yes.reinterpretAsLongs()).and(condition)).reinterpretAsDoubles();
    }

    /** +0.0 where {@code condition} is true, {@code x} elsewhere. */
    static FloatVector zeroWhere(IntVector condition, FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        return bits.lanewise(XOR, bits.and(condition)).reinterpretAsFloats();
    }

    static DoubleVector zeroWhere(LongVector condition, DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        return bits.lanewise(XOR, bits.and(condition)).reinterpretAsDoubles();
    }

    /** {@code x} where {@code condition} is true, a zero of the sign of {@code x} elsewhere. */
    static FloatVector where(IntVector condition, FloatVector x) {
        IntVector kept = condition.or(IntVector.broadcast(INTS, Integer.MIN_VALUE));
        return x.reinterpretAsInts().and(kept).reinterpretAsFloats();
    }

    static DoubleVector where(LongVector condition, DoubleVector x) {
        LongVector kept = condition.or(LongVector.broadcast(LONGS, Long.MIN_VALUE));
        return x.reinterpretAsLongs().and(kept).reinterpretAsDoubles();
    }

    /** {@code x}, but at least +0.0 and at most {@code high}; NaN where {@code nan} is NaN. */
    static FloatVector fromZeroTo(float high, FloatVector x, FloatVector nan) {
        IntVector bits = x.reinterpretAsInts().max(IntVector.broadcast(INTS, 0));
        IntVector limited = bits.min(IntVector.broadcast(INTS, Float.floatToRawIntBits(high)));
        return nanWhere(nan(nan), limited.reinterpretAsFloats());
    }

    static DoubleVector fromZeroTo(double high, DoubleVector x, DoubleVector nan) {
        LongVector bits = x.reinterpretAsLongs().max(LongVector.broadcast(LONGS, 0));
        LongVector limited = bits.min(LongVector.broadcast(LONGS, Double.doubleToRawLongBits(high)));
        return nanWhere(nan(nan), limited.reinterpretAsDoubles());
    }

    /** −|x|. */
    static FloatVector negative(FloatVector x) {
        return x.reinterpretAsInts().lanewise(OR, IntVector.broadcast(INTS, Integer.MIN_VALUE)).reinterpretAsFloats();
    }

    static DoubleVector negative(DoubleVector x) {
        return x.reinterpretAsLongs().lanewise(OR, LongVector.broadcast(LONGS, Long.MIN_VALUE)).reinterpretAsDoubles();
    }

    /** x where its sign bit is not set, +0.0 elsewhere. */
    static FloatVector positivePart(FloatVector x) {
        return x.reinterpretAsInts().max(IntVector.broadcast(INTS, 0)).reinterpretAsFloats();
    }

    static DoubleVector positivePart(DoubleVector x) {
        return x.reinterpretAsLongs().max(LongVector.broadcast(LONGS, 0)).reinterpretAsDoubles();
    }

    /** x where its sign bit is set, +0.0 elsewhere. */
    static FloatVector negativePart(FloatVector x) {
        return x.reinterpretAsInts().min(IntVector.broadcast(INTS, 0)).reinterpretAsFloats();
    }

    static DoubleVector negativePart(DoubleVector x) {
        return x.reinterpretAsLongs().min(LongVector.broadcast(LONGS, 0)).reinterpretAsDoubles();
    }

    /** NaN where {@code condition} is true, {@code x} elsewhere: a lane of all ones is a NaN. */
    static FloatVector nanWhere(IntVector condition, FloatVector x) {
        return x.reinterpretAsInts().or(condition).reinterpretAsFloats();
    }

    static DoubleVector nanWhere(LongVector condition, DoubleVector x) {
        return x.reinterpretAsLongs().or(condition).reinterpretAsDoubles();
    }

    /** |x|, but at most {@code limit}; NaN stays NaN. Two {@code min} and {@code max} of FloatVector cost twice as much. */
    static FloatVector magnitudeAtMost(float limit, FloatVector x) {
        IntVector nanIsNegative = IntVector.broadcast(INTS, Integer.MAX_VALUE - FLOAT_INFINITY);
        IntVector lowered = IntVector.broadcast(INTS, Float.floatToRawIntBits(limit) + Integer.MAX_VALUE - FLOAT_INFINITY);
        return magnitude(x).add(nanIsNegative).min(lowered).sub(nanIsNegative).reinterpretAsFloats();
    }

    /** |x|, but at most {@code limit}; NaN stays NaN. Two {@code min} and {@code max} of DoubleVector cost twice as much. */
    static DoubleVector magnitudeAtMost(double limit, DoubleVector x) {
        LongVector nanIsNegative = LongVector.broadcast(LONGS, Long.MAX_VALUE - DOUBLE_INFINITY);
        LongVector lowered = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(limit) + Long.MAX_VALUE - DOUBLE_INFINITY);
        return magnitude(x).add(nanIsNegative).min(lowered).sub(nanIsNegative).reinterpretAsDoubles();
    }

    /** {@code x}, but at least {@code low}, a negative number, and at most {@code high}, a positive one; NaN stays NaN. */
    static FloatVector between(float low, float high, FloatVector x) {
        // adding this constant makes NaNs less than the numbers of their sign, and each min leaves the other sign alone
        int nan = Integer.MAX_VALUE - FLOAT_INFINITY;
        IntVector nanIsNegative = IntVector.broadcast(INTS, nan);
        IntVector most = IntVector.broadcast(INTS, Float.floatToRawIntBits(high) + nan);
        IntVector least = IntVector.broadcast(INTS, Float.floatToRawIntBits(-low) + nan);
        IntVector signs = IntVector.broadcast(INTS, Integer.MIN_VALUE);
        IntVector bits = x.reinterpretAsInts().add(nanIsNegative).min(most);
        return bits.lanewise(XOR, signs).min(least).lanewise(XOR, signs).sub(nanIsNegative).reinterpretAsFloats();
    }

    static DoubleVector between(double low, double high, DoubleVector x) {
        long nan = Long.MAX_VALUE - DOUBLE_INFINITY;
        LongVector nanIsNegative = LongVector.broadcast(LONGS, nan);
        LongVector most = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(high) + nan);
        LongVector least = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(-low) + nan);
        LongVector signs = LongVector.broadcast(LONGS, Long.MIN_VALUE);
        LongVector bits = x.reinterpretAsLongs().add(nanIsNegative).min(most);
        return bits.lanewise(XOR, signs).min(least).lanewise(XOR, signs).sub(nanIsNegative).reinterpretAsDoubles();
    }

    /** |x|, but at most {@code limit}, for NaN too. */
    static FloatVector numberAtMost(float limit, FloatVector x) {
        return magnitude(x).min(IntVector.broadcast(INTS, Float.floatToRawIntBits(limit))).reinterpretAsFloats();
    }

    static DoubleVector numberAtMost(double limit, DoubleVector x) {
        return magnitude(x).min(LongVector.broadcast(LONGS, Double.doubleToRawLongBits(limit))).reinterpretAsDoubles();
    }

    /** {@code x}, but at least {@code limit}, which is negative; NaN stays NaN. */
    static FloatVector atLeast(float limit, FloatVector x) {
        // makes negative numbers the integers from 2²³ − 1 upwards, and every other number, and every NaN, a lower one
        IntVector shift = IntVector.broadcast(INTS, ~FLOAT_INFINITY);
        IntVector lowered = IntVector.broadcast(INTS, Float.floatToRawIntBits(limit) + ~FLOAT_INFINITY);
        return x.reinterpretAsInts().add(shift).min(lowered).sub(shift).reinterpretAsFloats();
    }

    /** {@code x}, but at least {@code limit}, which is negative; NaN stays NaN. */
    static DoubleVector atLeast(double limit, DoubleVector x) {
        // makes negative numbers the integers from 2⁵² − 1 upwards, and every other number, and every NaN, a lower one
        LongVector shift = LongVector.broadcast(LONGS, ~DOUBLE_INFINITY);
        LongVector lowered = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(limit) + ~DOUBLE_INFINITY);
        return x.reinterpretAsLongs().add(shift).min(lowered).sub(shift).reinterpretAsDoubles();
    }

    /** {@code x}, but from −{@code limit} to {@code limit}; NaN stays NaN. */
    static FloatVector within(float limit, FloatVector x) {
        IntVector nanIsNegative = IntVector.broadcast(INTS, Integer.MAX_VALUE - FLOAT_INFINITY);
        IntVector lowered = IntVector.broadcast(INTS, Float.floatToRawIntBits(limit) + Integer.MAX_VALUE - FLOAT_INFINITY);
        IntVector bits = x.reinterpretAsInts();
        IntVector sign = bits.and(IntVector.broadcast(INTS, Integer.MIN_VALUE));
        return bits.sub(sign).add(nanIsNegative).min(lowered).sub(nanIsNegative).or(sign).reinterpretAsFloats();
    }

    /** {@code x}, but from −{@code limit} to {@code limit}; NaN stays NaN. */
    static DoubleVector within(double limit, DoubleVector x) {
        LongVector nanIsNegative = LongVector.broadcast(LONGS, Long.MAX_VALUE - DOUBLE_INFINITY);
        LongVector lowered = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(limit) + Long.MAX_VALUE - DOUBLE_INFINITY);
        LongVector bits = x.reinterpretAsLongs();
        LongVector sign = bits.and(LongVector.broadcast(LONGS, Long.MIN_VALUE));
        return bits.sub(sign).add(nanIsNegative).min(lowered).sub(nanIsNegative).or(sign).reinterpretAsDoubles();
    }

    /** −MAX_VALUE for −∞, {@code x} for every other negative number; of no use elsewhere. */
    static FloatVector finiteIfNegative(FloatVector x) {
        // of two negative numbers the one of larger magnitude is the larger integer
        IntVector lowest = IntVector.broadcast(INTS, Float.floatToRawIntBits(-Float.MAX_VALUE));
        return x.reinterpretAsInts().min(lowest).reinterpretAsFloats();
    }

    static DoubleVector finiteIfNegative(DoubleVector x) {
        LongVector lowest = LongVector.broadcast(LONGS, Double.doubleToRawLongBits(-Double.MAX_VALUE));
        return x.reinterpretAsLongs().min(lowest).reinterpretAsDoubles();
    }

    /** {@link io.rectify.math.ChainRule} on vectors. */
    static FloatVector chain(FloatVector dy, FloatVector derivative) {
        IntVector notZero = sign(IntVector.broadcast(INTS, 0).sub(magnitude(derivative)));
        return dy.mul(derivative).reinterpretAsInts().and(notZero).reinterpretAsFloats();
    }

    static DoubleVector chain(DoubleVector dy, DoubleVector derivative) {
        LongVector notZero = sign(LongVector.broadcast(LONGS, 0).sub(magnitude(derivative)));
        return dy.mul(derivative).reinterpretAsLongs().and(notZero).reinterpretAsDoubles();
    }

    static IntVector magnitude(FloatVector x) {
        return x.reinterpretAsInts().and(IntVector.broadcast(INTS, Integer.MAX_VALUE));
    }

    static LongVector magnitude(DoubleVector x) {
        return x.reinterpretAsLongs().and(LongVector.broadcast(LONGS, Long.MAX_VALUE));
    }

    private static IntVector sign(IntVector bits) {
        return bits.lanewise(ASHR, Integer.SIZE - 1);
    }

    private static LongVector sign(LongVector bits) {
        return bits.lanewise(ASHR, Long.SIZE - 1);
    }
}
