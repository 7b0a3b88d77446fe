package io.rectify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice of the backend, for JVMs and CPUs that need not be at hand. */
class BackendGateTest {
    /** A JVM, at first one on which nothing stands in the way of the vector backend. */
    private static final class Machine {
        private String property;
        private int java = 17;
        private boolean module = true;
        private String vm = "OpenJDK 64-Bit Server VM";
        private final Map<String, String> options = new HashMap<>(Map.of(
                "UseCompiler", "true", "TieredStopAtLevel", "4", "UseJVMCICompiler", "false", "MaxVectorSize", "32",
                "UseFMA", "true"));

        Jvm jvm() {
            return new Jvm(property, java, module, vm, options::get);
        }

        Backend decide() {
            return BackendGate.decide(jvm());
        }
    }

    /** An obstacle and the words in which it must be told. */
    private record Obstacle(Consumer<Machine> put, String reason) {}

    /** In the order in which they count. */
    private static final List<Obstacle> OBSTACLES = List.of(
            new Obstacle(m -> m.java = 26, "Java 26"),
            new Obstacle(m -> m.module = false, "--add-modules jdk.incubator.vector"),
            new Obstacle(m -> m.vm = "Eclipse OpenJ9 VM", "not HotSpot but Eclipse OpenJ9 VM"),
            new Obstacle(m -> m.options.put("UseCompiler", "false"), "-Xint"),
            new Obstacle(m -> m.options.put("TieredStopAtLevel", "3"), "-XX:TieredStopAtLevel=3"),
            new Obstacle(m -> m.options.put("UseJVMCICompiler", "true"), "-XX:+UseJVMCICompiler"),
            new Obstacle(m -> m.options.put("MaxVectorSize", "8"), "64 bits"),
            new Obstacle(m -> m.options.put("UseFMA", "false"), "-XX:-UseFMA"));

    @Test
    void whereTheOptionsCannotBeReadTheReasonNamesTheMissingModule() {
        Machine machine = new Machine();
        machine.options.clear();
        assertTrue(machine.decide().reason().contains("jdk.management"), machine.decide().reason());
    }

    @Test
    void withoutAnObstacleItIsTheVectorBackend() {
        for (int java = 17; java <= 25; java++) {
            for (int bytes : new int[] {16, 32, 64}) {
                Machine machine = new Machine();
                machine.java = java;
                machine.options.put("MaxVectorSize", String.valueOf(bytes));
                Backend backend = machine.decide();
                assertEquals("vector", backend.name());
                assertEquals(8 * bytes, backend.vectorBits());
                assertTrue(backend.toString().startsWith("vector (" + 8 * bytes + " bits): "), backend.toString());
            }
        }
    }

    @Test
    void eachObstacleGivesThePlainBackendWithItsReason() {
        for (Obstacle obstacle : OBSTACLES) {
            Machine machine = new Machine();
            obstacle.put.accept(machine);
            assertPlain(obstacle.reason, machine.decide());
        }
    }

    @Test
    void theFirstObstacleIsTheOneNamed() {
        for (int first = 0; first < OBSTACLES.size(); first++) {
            for (int second = first + 1; second < OBSTACLES.size(); second++) {
                Machine machine = new Machine();
                OBSTACLES.get(second).put.accept(machine);
                OBSTACLES.get(first).put.accept(machine);
                assertPlain(OBSTACLES.get(first).reason, machine.decide());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"java,11,Java 11", "java,99,Java 99", "TieredStopAtLevel,0,TieredStopAtLevel=0", "TieredStopAtLevel,1,TieredStopAtLevel=1",
        "MaxVectorSize,0,0 bits", "MaxVectorSize,4,32 bits"})
    void valuesFarOffAreObstaclesToo(String what, String value, String reason) {
        Machine machine = new Machine();
        if (what.equals("java")) {
            machine.java = Integer.parseInt(value);
        } else {
            machine.options.put(what, value);
        }
        assertPlain(reason, machine.decide());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UseCompiler", "MaxVectorSize", "UseFMA"})
    void anOptionThatTheJvmLacksIsAnObstacleIfItIsNeeded(String option) {
        Machine machine = new Machine();
        machine.options.remove(option);
        assertEquals("plain", machine.decide().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TieredStopAtLevel", "UseJVMCICompiler"})
    void anOptionThatTheJvmLacksIsNoObstacleIfItIsNotNeeded(String option) {
        Machine machine = new Machine();
        machine.options.remove(option);
        assertEquals("vector", machine.decide().name());
    }

    @Test
    void optionsAreAskedOfAHotSpotOnly() {
        for (Obstacle obstacle : OBSTACLES.subList(0, 3)) {
            Machine machine = new Machine();
            obstacle.put.accept(machine);
            Jvm jvm = machine.jvm();
            BackendGate.decide(new Jvm(null, jvm.javaVersion(), jvm.vectorModuleReadable(), jvm.vmName(), name -> fail(name)));
        }
        Machine machine = new Machine();
        machine.vm = "Java HotSpot(TM) 64-Bit Server VM";
        assertEquals("vector", machine.decide().name());
    }

    @Test
    void thePropertyPlainOverrulesEverythingAndAsksNothing() {
        Backend backend = BackendGate.decide(new Jvm("plain", 17, true, "HotSpot", name -> fail(name)));
        assertPlain("io.rectify.backend is plain", backend);
    }

    @Test
    void thePropertyAutoIsTheDefault() {
        for (String property : new String[] {null, "auto"}) {
            Machine machine = new Machine();
            machine.property = property;
            assertEquals("vector", machine.decide().name());
            machine.module = false;
            assertEquals("plain", machine.decide().name());
        }
    }

    @Test
    void thePropertyVectorFailsWithTheReasonWhereThereIsAnObstacle() {
        Machine machine = new Machine();
        machine.property = "vector";
        assertEquals("vector", machine.decide().name());
        for (Obstacle obstacle : OBSTACLES) {
            Machine m = new Machine();
            m.property = "vector";
            obstacle.put.accept(m);
            String message = assertThrows(IllegalStateException.class, m::decide).getMessage();
            assertTrue(message.contains("io.rectify.backend is vector") && message.contains(obstacle.reason), message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "simd", "Vector", " plain"})
    void anyOtherPropertyIsRefusedWithTheThreeChoices(String property) {
        Machine machine = new Machine();
        machine.property = property;
        assertEquals("the system property io.rectify.backend must be auto, vector or plain, but is " + property,
                assertThrows(IllegalStateException.class, machine::decide).getMessage());
    }

    private static void assertPlain(String reason, Backend backend) {
        assertEquals("plain", backend.name());
        assertEquals(0, backend.vectorBits());
        assertTrue(backend.reason().contains(reason), backend.reason());
        assertTrue(backend.reason().endsWith("."), "one sentence: " + backend.reason());
        assertEquals("plain: " + backend.reason(), backend.toString());
    }
}
