package io.rectify.benchmarks;

import io.rectify.Activations;
import io.rectify.Gated;
import java.util.List;

/**
 * A gated linear unit as anyone would write it down.
 *
 * @param name of the unit in the catalogue
 * @param gate the function of the gate, which is called x in its expressions
 */
public record GatedFormula(String name, Formula gate) {

    /** The functions that are measured. */
    static final List<String> NAMES = Activations.gatedNames();

    /** Reads a name of the list above. */
    public static GatedFormula of(String name) {
        return new GatedFormula(name, Formulas.of(Activations.parseGated(name).activation().toString()));
    }

    static boolean isOne(String text) {
        return NAMES.contains(text);
    }

    Gated gated() {
        return Activations.parseGated(name);
    }

    /** Returns the product. */
    public double at(double value, double x) {
        return value * gate.at(x);
    }

    /** Returns the product in {@code float}. */
    public float inFloat(float value, float x) {
        return value * gate.inFloat().at(x);
    }

    /** The same in TorchScript, of {@code value} and {@code x}. */
    public String torch() {
        return "value * (" + gate.torch() + ")";
    }

    /** The same in operators of ONNX. */
    public String onnx() {
        return "Mul(value, " + gate.onnx() + ")";
    }
}
