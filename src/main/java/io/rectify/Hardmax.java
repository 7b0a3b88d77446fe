package io.rectify;

/**
 * The hardmax of a row: 1 for its maximum, for the first one of equals, and 0 elsewhere, as in ONNX. The gradient is 0.
 *
 * <p>Values are exact. Special cases:
 * <ul>
 * <li>−∞ gives 0; a row of nothing but −∞ gives zeros;
 * <li>the first +∞ gives 1; 0 and −0.0 are equals;
 * <li>a row with a NaN gives NaN everywhere.
 * </ul>
 *
 * <p>Printed and parsed as {@code hardmax}.
 */
public record Hardmax() implements RowActivation {
    @Override
    public String toString() {
        return "hardmax";
    }
}
