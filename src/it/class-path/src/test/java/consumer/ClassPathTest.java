package consumer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rectify.Activation;
import io.rectify.Activations;
import io.rectify.Backend;
import org.junit.jupiter.api.Test;

class ClassPathTest {
    @Test
    void theModuleOptionTurnsTheVectorBackendOn() {
        assertEquals("vector", Backend.current().name(), Backend.current().reason());
    }

    @Test
    void reluRunsForwardAndBackward() {
        Activation relu = Activations.relu();
        float[] x = {-2, -0f, 0, 3, Float.POSITIVE_INFINITY};
        assertArrayEquals(new float[] {0, 0, 0, 3, Float.POSITIVE_INFINITY}, relu.forward(x));
        float[] dx = new float[x.length];
        relu.backward(x, new float[] {Float.NaN, 5, 6, 7, 8}, dx);
        assertArrayEquals(new float[] {0, 0, 0, 7, 8}, dx);
    }
}
