package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Activations#parse} reads what an activation prints, and says what is wrong with any other text. */
class ParseTest {
    @Property
    void whatAnActivationPrintsIsReadBack(@ForAll(supplier = Row.Any.class) Row row) {
        assertEquals(row.activation(), Activations.parse(row.activation().toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "relu                                   | relu",
        "relu()                                 | relu",
        "identity                               | identity",
        "linear                                 | identity",
        "leaky_relu                             | leaky_relu(negative_slope=0.01)",
        "leaky_relu()                           | leaky_relu(negative_slope=0.01)",
        "leaky_relu(0.2)                        | leaky_relu(negative_slope=0.2)",
        "leaky_relu(negative_slope=0.2)         | leaky_relu(negative_slope=0.2)",
        "leaky_relu(-1e-3)                      | leaky_relu(negative_slope=-0.001)",
        "' leaky_relu ( negative_slope = 0.2 ) '| leaky_relu(negative_slope=0.2)",
        "'\tleaky_relu(\n0.2 )'                 | leaky_relu(negative_slope=0.2)",
        "logistic                               | sigmoid",
        "relu2                                  | squared_relu",
        "hard_silu                              | hardswish",
        "heaviside                              | step",
        "clip                                   | hardtanh(min=-1.0, max=1.0)",
        "clip(0, 6)                             | hardtanh(min=0.0, max=6.0)",
        "hardtanh(max=6)                        | hardtanh(min=-1.0, max=6.0)",
        "'hardtanh(max=6, min=0)'               | hardtanh(min=0.0, max=6.0)",
        "thresholded_relu                       | threshold(threshold=1.0, value=0.0)",
        "threshold(value=20)                    | threshold(threshold=1.0, value=20.0)",
        "'threshold(0.1, value=20)'             | threshold(threshold=0.1, value=20.0)",
        "hardsigmoid                            | hardsigmoid(slope=0.16666666666666666, offset=0.5)",
        "hardsigmoid(0.2)                       | hardsigmoid(slope=0.2, offset=0.5)",
        "hardshrink(lambda=0.7)                 | hardshrink(lambda=0.7)",
        "softshrink                             | softshrink(lambda=0.5)",
        "elu(alpha=0.3)                         | elu(alpha=0.3)",
        "celu                                   | celu(alpha=1.0)",
        "softplus(3)                            | softplus(beta=3.0)",
        "swish(beta=1.5)                        | swish(beta=1.5)",
        "squareplus(b=2)                        | squareplus(b=2.0)",
        "sine(3)                                | sine(omega=3.0)",
        "prelu                                  | prelu(slope=0.25)",
        "rrelu(upper=0.5)                       | rrelu(lower=0.125, upper=0.5)",
    })
    void everyFormOfTheTextIsUnderstood(String text, String printed) {
        assertEquals(printed, Activations.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                    |  0 | expected the name of an activation, but found the end",
        "'  '                                  |  2 | expected the name of an activation, but found the end",
        "'(0.2)'                               |  0 | expected the name of an activation, but found '('",
        "rellu                                 |  0 | unknown activation 'rellu'; the nearest known name is 'relu'",
        "ReLU                                  |  0 | unknown activation 'ReLU'; the nearest known name is 'relu'",
        "' leakyrelu(0.2)'                     |  1 | unknown activation 'leakyrelu'; the nearest known name is 'leaky_relu'",
        "lin                                   |  0 | the nearest known name is 'linear'",
        "softmax                               |  0 | 'softmax' is known to Activations.parseRow",
        "gated                                 |  0 | 'gated' is known to Activations.parseGated",
        "torch:softmax                         |  6 | 'softmax' is known to Activations.parseRow",
        "torch:prelu                           | 11 | prelu needs its parameter 'weight'",
        "torch:prelu(NaN)                      |  0 | slope must lie between -3.4028235E38 and 3.4028235E38, but is NaN",
        "onnx:HardSigmoid(alpha=0)             |  0 | slope must lie between 1.17549435E-38 and 3.4028235E38, but is 0.0",
        "relu x                                |  5 | expected '(' or the end, but found 'x'",
        "relu)                                 |  4 | expected '(' or the end, but found ')'",
        "relu(1)                               |  5 | relu has 0 parameters, but here is another one",
        "relu(slope=1)                         |  5 | relu has no parameter 'slope'",
        "leaky_relu(                           | 11 | expected a number or a parameter, but found the end",
        "leaky_relu(0.2                        | 14 | expected ',' or ')', but found the end",
        "leaky_relu(0.2 0.3)                   | 15 | expected ',' or ')', but found '0'",
        "leaky_relu(0.2,)                      | 15 | expected a number or a parameter, but found ')'",
        "leaky_relu(0.2)x                      | 15 | expected the end, but found 'x'",
        "leaky_relu(0.2) relu                  | 16 | expected the end, but found 'r'",
        "leaky_relu(big)                       | 11 | expected a number, but found 'big'",
        "leaky_relu(negative_slope=)           | 26 | expected a number, but found ')'",
        "leaky_relu(negative_slope=big)        | 26 | expected a number, but found 'big'",
        "leaky_relu(slope=0.2)                 | 11 | leaky_relu has no parameter 'slope'; the nearest known name is 'negative_slope'",
        "leaky_relu(0.1, 0.2)                  | 16 | leaky_relu has 1 parameters, but here is another one",
        "leaky_relu(0.1, negative_slope=0.2)   | 31 | parameter 'negative_slope' is given twice",
        "leaky_relu(negative_slope=1,negative_slope=1)| 43 | parameter 'negative_slope' is given twice",
    })
    void badTextIsRefusedWithThePlaceAndWhatWasExpected(String text, int position, String expected) {
        String message = assertThrows(IllegalArgumentException.class, () -> Activations.parse(text)).getMessage();
        assertTrue(message.startsWith("\"" + text + "\", position " + position + ": "), message);
        assertTrue(message.endsWith(expected), message);
    }

    @Property
    void anyTextEitherNamesAnActivationOrIsRefusedWithAPlace(
            @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'z') @Chars({'(', ')', '=', ',', ':', '"', ' ', '0', '.'})
                    String tail) {
        for (String text : new String[] {
            tail, "leaky_relu" + tail, "leaky_relu(" + tail, "leaky_relu(0.5" + tail, "onnx:Gelu(" + tail, "jax:" + tail
        }) {
            try {
                Activation a = Activations.parse(text);
                assertEquals(a, Activations.parse(a.toString()));
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().contains("position ") || e.getMessage().contains("negative_slope"), e.getMessage());
            }
        }
    }

    @Test
    void noTextAtAllIsANullPointerByName() {
        assertEquals("text", assertThrows(NullPointerException.class, () -> Activations.parse(null)).getMessage());
    }

    @Test
    void theListOfNamesIsImmutableAndWithoutAliases() {
        assertThrows(UnsupportedOperationException.class, () -> Activations.names().add("mine"));
        assertEquals(Activations.names().stream().sorted().distinct().toList(), Activations.names());
        for (String name : Activations.names()) {
            String printed = Activations.parse(name).toString();
            assertTrue(printed.equals(name) || printed.startsWith(name + "("), printed);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "softmax                     | softmax(temperature=1.0)",
        "softmax(0.5)                | softmax(temperature=0.5)",
        "' softmax( temperature=2 )' | softmax(temperature=2.0)",
        "log_softmax                 | log_softmax",
        "softmin()                   | softmin",
        "sparsemax                   | sparsemax",
        "hardmax                     | hardmax",
    })
    void rowActivationsAreReadInTheSameForm(String text, String printed) {
        RowActivation row = Activations.parseRow(text);
        assertEquals(printed, row.toString());
        assertEquals(row, Activations.parseRow(printed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "relu                |  0 | 'relu' is known to Activations.parse",
        "glu                 |  0 | 'glu' is known to Activations.parseGated",
        "onnx:Relu           |  5 | 'Relu' is known to Activations.parse",
        "maximum             |  0 | unknown activation 'maximum'; the nearest known name is 'hardmax'",
        "softmax(-1)         |  0 | temperature must lie between 1.0E-9 and 1.0E9, but is -1.0",
        "sofmax              |  0 | unknown activation 'sofmax'; the nearest known name is 'softmax'",
        "softmax(temp=1)     |  8 | softmax has no parameter 'temp'; the nearest known name is 'temperature'",
        "hardmax(1)          |  8 | hardmax has 0 parameters, but here is another one",
    })
    void badTextOfARowActivationIsRefusedWithThePlaceAndWhatWasExpected(String text, int position, String expected) {
        String message = assertThrows(IllegalArgumentException.class, () -> Activations.parseRow(text)).getMessage();
        assertEquals("\"" + text + "\", position " + position + ": " + expected, message);
    }

    @Test
    void theListOfRowNamesIsImmutableAndSorted() {
        assertThrows(UnsupportedOperationException.class, () -> Activations.rowNames().add("mine"));
        assertEquals(Activations.rowNames().stream().sorted().distinct().toList(), Activations.rowNames());
        assertEquals("text", assertThrows(NullPointerException.class, () -> Activations.parseRow(null)).getMessage());
    }
}
