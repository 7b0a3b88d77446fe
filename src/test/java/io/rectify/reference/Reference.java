package io.rectify.reference;

import java.math.BigDecimal;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * One real function, three times.
 *
 * @param exact to at least 50 significant digits: slow, and without doubt
 * @param inDouble for {@code float} arguments: off by less than 4e-14 of the result, or 4e-16 near a zero crossing (measured)
 * @param inDoubleDouble for finite {@code double} arguments: off by less than 2⁻⁹⁵ of the result, or 2⁻¹⁰⁴ near a zero crossing (measured)
 */
public record Reference(
        UnaryOperator<BigDecimal> exact, DoubleUnaryOperator inDouble, DoubleFunction<Scaled> inDoubleDouble) {}
