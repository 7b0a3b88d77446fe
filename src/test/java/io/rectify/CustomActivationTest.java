package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An activation of a user's own. That its bulk methods equal its scalar ones, {@link OneAnswerTest} shows. */
class CustomActivationTest {
    private static final DoubleUnaryOperator SQUARE = x -> x * x;
    private static final DoubleUnaryOperator TWICE = x -> 2 * x;

    @Property
    void twoMethodsAreEnoughAndFloatIsRoundedFromDouble(@ForAll(supplier = Point.Any.class) Point point) {
        double x = point.number();
        float f = (float) x;
        for (Activation a : new Activation[] {Activations.of("cube", t -> t * t * t, t -> 3 * t * t), new Custom.Cube()}) {
            assertEquals(x * x * x, a.forward(x));
            assertEquals(3 * x * x, a.derivative(x));
            assertEquals((float) ((double) f * f * f), a.forward(f));
            assertEquals((float) (3.0 * f * f), a.derivative(f));
            assertEquals((float) ((double) f * f * f), a.forward(new float[] {f, 1, 2})[0]);
        }
    }

    @Test
    void itIsEqualByNameAndFunctionsAndPrintsItsName() {
        Activation square = Activations.of("square", SQUARE, TWICE);
        assertEquals("square", square.toString());
        assertEquals(square, Activations.of("square", SQUARE, TWICE));
        assertEquals(square.hashCode(), Activations.of("square", SQUARE, TWICE).hashCode());
        assertEquals(Activations.of("t", new Custom.Times(2), TWICE), Activations.of("t", new Custom.Times(2), TWICE));
        assertNotEquals(Activations.of("t", new Custom.Times(2), TWICE), Activations.of("t", new Custom.Times(3), TWICE));
        assertNotEquals(square, Activations.of("other", SQUARE, TWICE));
        assertNotEquals(square, Activations.of("square", TWICE, SQUARE));
        assertNotEquals(square, Activations.relu());
        assertNotEquals(square, null);
    }

    @Test
    void itsPartsMayNotBeNull() {
        assertEquals("name", assertThrows(NullPointerException.class, () -> Activations.of(null, SQUARE, TWICE)).getMessage());
        assertEquals("f", assertThrows(NullPointerException.class, () -> Activations.of("a", null, TWICE)).getMessage());
        assertEquals("derivative", assertThrows(NullPointerException.class, () -> Activations.of("a", SQUARE, null)).getMessage());
    }

    @Test
    void itCanBeSerializedIfItsFunctionsCan() throws Exception {
        Activation times = Activations.of("times", new Custom.Times(2), new Custom.Times(3));
        assertEquals(times, ValueTest.deserialize(ValueTest.serialize(times)));

        DoubleUnaryOperator square = (DoubleUnaryOperator & Serializable) x -> x * x;
        DoubleUnaryOperator twice = (DoubleUnaryOperator & Serializable) x -> 2 * x;
        Activation copy = (Activation) ValueTest.deserialize(ValueTest.serialize(Activations.of("square", square, twice)));
        assertEquals("square", copy.toString());
        assertEquals(9, copy.forward(new double[] {3})[0]);
        assertEquals(6, copy.derivative(3.0));

        assertThrows(NotSerializableException.class, () -> ValueTest.serialize(Activations.of("square", SQUARE, TWICE)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "(BACKWARD_FROM_OUTPUT|SECOND_DERIVATIVE)_.*")
    void itsExceptionReachesTheCallerOfABulkMethod(Operation operation) {
        IllegalStateException mine = new IllegalStateException("mine");
        DoubleUnaryOperator fails = x -> {
            if (x == 13) {
                throw mine;
            }
            return x;
        };
        Activation activation = Activations.of("unlucky", fails, fails);
        Object x = operation.real.array(40);
        Object out = operation.real.array(40);
        operation.whole(activation, x, x, out);
        operation.real.set(x, 33, operation.real.bits(13));
        assertSame(mine, assertThrows(IllegalStateException.class, () -> operation.whole(activation, x, x, out)));
    }
}
