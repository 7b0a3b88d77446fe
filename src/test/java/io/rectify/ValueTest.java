package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 8: an activation is a value. */
class ValueTest {
    @Test
    void activationsAreEqualByFunctionAndParameters() {
        for (Row a : Row.ALL) {
            for (Row b : Row.ALL) {
                assertEquals(a == b, a.activation().equals(b.activation()), a + " and " + b);
            }
        }
        assertEquals(Activations.leakyRelu(0.3), Activations.leakyRelu(0.3));
        assertEquals(Activations.leakyRelu(0.3).hashCode(), Activations.leakyRelu(0.3).hashCode());
        assertEquals(Activations.relu(), new ReLU());
        assertEquals(Activations.relu().hashCode(), new ReLU().hashCode());
        assertEquals(Activations.leakyRelu(), Activations.leakyRelu(0.01));
    }

    @Test
    void aSlopeOfMinusZeroIsTheSlopeZero() {
        assertEquals(Activations.leakyRelu(0.0), Activations.leakyRelu(-0.0));
        assertEquals("leaky_relu(negative_slope=0.0)", Activations.leakyRelu(-0.0).toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39, -1e39, Float.MAX_VALUE * (1 + 0x1p-52)})
    void aSlopeThatIsNoFloatNumberIsRefusedByNameAndValue(double slope) {
        String message = assertThrows(IllegalArgumentException.class, () -> Activations.leakyRelu(slope)).getMessage();
        assertTrue(message.contains("negative_slope") && message.contains(String.valueOf(slope)), message);
        assertThrows(IllegalArgumentException.class, () -> Activations.parse("leaky_relu(" + slope + ")"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "threshold(NaN)         | threshold | NaN",
        "threshold(1, 1e39)     | value     | 1.0E39",
        "hardtanh(NaN)          | min       | NaN",
        "hardtanh(-1, Infinity) | max       | Infinity",
        "hardtanh(2, 1)         | min       | 2.0",
        "hardsigmoid(0)         | slope     | 0.0",
        "hardsigmoid(-0.2)      | slope     | -0.2",
        "hardsigmoid(NaN)       | slope     | NaN",
        "hardsigmoid(1, NaN)    | offset    | NaN",
        "hardshrink(-0.5)       | lambda    | -0.5",
        "hardshrink(NaN)        | lambda    | NaN",
        "softshrink(-1e-9)      | lambda    | -1.0E-9",
        "softshrink(1e39)       | lambda    | 1.0E39",
        "swish(NaN)             | beta      | NaN",
        "swish(-1e39)           | beta      | -1.0E39",
        "softplus(0)            | beta      | 0.0",
        "softplus(NaN)          | beta      | NaN",
        "elu(Infinity)          | alpha     | Infinity",
        "elu(NaN)               | alpha     | NaN",
        "celu(0)                | alpha     | 0.0",
        "celu(NaN)              | alpha     | NaN",
    })
    void aParameterOutOfRangeIsRefusedByNameAndValue(String text, String name, String value) {
        String message = assertThrows(IllegalArgumentException.class, () -> Activations.parse(text)).getMessage();
        assertTrue(message.contains(": " + name + " ") && message.contains(value), message);
    }

    @Test
    void activationsSurviveSerialization() throws Exception {
        for (Row row : Row.ALL) {
            assertEquals(row.activation(), deserialize(serialize(row.activation())));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e39})
    void aCorruptSerializedFormIsRefused(double slope) throws Exception {
        byte[] bytes = serialize(Activations.leakyRelu(0.3));
        byte[] good = ByteBuffer.allocate(Double.BYTES).putDouble(0.3).array();
        byte[] corrupt = ByteBuffer.allocate(Double.BYTES).putDouble(slope).array();
        int at = 0;
        while (!ByteBuffer.wrap(bytes, at, Double.BYTES).equals(ByteBuffer.wrap(good))) {
            at++;
        }
        System.arraycopy(corrupt, 0, bytes, at, Double.BYTES);
        InvalidObjectException e = assertThrows(InvalidObjectException.class, () -> deserialize(bytes));
        assertInstanceOf(IllegalArgumentException.class, e.getCause());
        assertTrue(e.getCause().getMessage().contains("negative_slope"), e.getCause().getMessage());
    }

    @Test
    void rowActivationsAreValuesToo() throws Exception {
        for (RowCase a : RowCase.ALL) {
            for (RowCase b : RowCase.ALL) {
                assertEquals(a == b, a.activation().equals(b.activation()), a + " and " + b);
            }
            assertEquals(a.activation(), deserialize(serialize(a.activation())));
            assertEquals(a.activation(), Activations.parseRow(a.toString()));
            assertEquals(a.activation().hashCode(), Activations.parseRow(a.toString()).hashCode());
        }
        assertEquals(Activations.softmax(), Activations.softmax(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -0.0, -1, 0.99e-9, 1.01e9, Double.POSITIVE_INFINITY, Double.MIN_VALUE})
    void aTemperatureOutOfRangeIsRefusedByNameAndValue(double temperature) {
        String message = assertThrows(IllegalArgumentException.class, () -> Activations.softmax(temperature)).getMessage();
        assertTrue(message.contains("temperature") && message.endsWith("is " + temperature), message);
        assertThrows(IllegalArgumentException.class, () -> Activations.parseRow("softmax(" + temperature + ")"));
    }

    @Test
    void differentFunctionsPrintDifferently() {
        assertNotEquals(Activations.relu().toString(), Activations.identity().toString());
        assertEquals("relu", Activations.relu().toString());
        assertEquals("identity", Activations.identity().toString());
        assertEquals("leaky_relu(negative_slope=0.01)", Activations.leakyRelu().toString());
    }

    static byte[] serialize(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    static Object deserialize(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
