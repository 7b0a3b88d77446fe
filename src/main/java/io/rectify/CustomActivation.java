package io.rectify;

/**
 * An activation made of two functions. This class is a template: {@link CustomFunctions} copies it for each pair of function
 * classes, so that the calls below have one receiver class each and the loops around them can inline them.
 */
final class CustomActivation implements Activation {
    private static final long serialVersionUID = 1;

    private final CustomFunctions functions;

    CustomActivation(CustomFunctions functions) {
        this.functions = functions;
    }

    @Override
    public double forward(double x) {
        return functions.f().applyAsDouble(x);
    }

    @Override
    public double derivative(double x) {
        return functions.derivative().applyAsDouble(x);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomActivation that && functions.equals(that.functions);
    }

    @Override
    public int hashCode() {
        return functions.hashCode();
    }

    @Override
    public String toString() {
        return functions.name();
    }

    /** A hidden class cannot be found again by its name: what is serialized is what it was made of. */
    private Object writeReplace() {
        return functions;
    }
}
