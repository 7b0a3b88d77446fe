package io.rectify;

/**
 * Decides which backend a JVM gets: a pure function, so that every refusal can be tested on any machine.
 *
 * <p>The vector backend is chosen only where it is known to pay. Without C2 each vector operation is a call that allocates, a
 * hundred times slower than a plain loop; without FMA instructions {@code Math.fma} falls back to arbitrary precision.
 */
final class BackendGate {
    private static final int FIRST_JAVA = 17;
    private static final int LAST_JAVA = 25;

    private BackendGate() {}

    /** @throws IllegalStateException if the backend property asks for what cannot be had */
    static Backend decide(Jvm jvm) {
        String property = jvm.backendProperty() == null ? "auto" : jvm.backendProperty();
        switch (property) {
            case "plain":
                return Backend.plain("the system property io.rectify.backend is plain.");
            case "auto":
                String refusal = refusal(jvm);
                return refusal == null ? vector(jvm) : Backend.plain(refusal);
            case "vector":
                String obstacle = refusal(jvm);
                if (obstacle != null) {
                    throw new IllegalStateException(
                            "the system property io.rectify.backend is vector, but " + obstacle);
                }
                return vector(jvm);
            default:
                throw new IllegalStateException(
                        "the system property io.rectify.backend must be auto, vector or plain, but is " + property);
        }
    }

    private static Backend vector(Jvm jvm) {
        return Backend.vector(vectorBits(jvm), "jdk.incubator.vector is present and C2 compiles it.");
    }

    /** Returns why the vector backend cannot run, or null. The first obstacle counts: later ones may not even be testable. */
    private static String refusal(Jvm jvm) {
        if (jvm.javaVersion() < FIRST_JAVA || jvm.javaVersion() > LAST_JAVA) {
            return "the Vector API of Java " + jvm.javaVersion() + " is not one that this version of Rectify was tested with ("
                    + FIRST_JAVA + " to " + LAST_JAVA + ").";
        }
        if (!jvm.vectorModuleReadable()) {
            return "the module jdk.incubator.vector is not readable; start the JVM with --add-modules jdk.incubator.vector.";
        }
        if (!jvm.vmName().contains("HotSpot") && !jvm.vmName().contains("OpenJDK")) {
            return "the JVM is not HotSpot but " + jvm.vmName() + ".";
        }
        String compiler = jvm.option().apply("UseCompiler");
        if (compiler == null) { // which every HotSpot has
            return "the options of the JVM cannot be read; the module jdk.management is missing.";
        }
        if (compiler.equals("false")) {
            return "the JVM only interprets (-Xint).";
        }
        String tier = jvm.option().apply("TieredStopAtLevel");
        if (tier != null && Integer.parseInt(tier) < 4) {
            return "the C2 compiler is off (-XX:TieredStopAtLevel=" + tier + ").";
        }
        if ("true".equals(jvm.option().apply("UseJVMCICompiler"))) {
            return "the C2 compiler is replaced by another one (-XX:+UseJVMCICompiler).";
        }
        if (vectorBits(jvm) < 128) {
            return "the vectors of this CPU have " + vectorBits(jvm) + " bits, fewer than 128.";
        }
        if (!"true".equals(jvm.option().apply("UseFMA"))) {
            return "the CPU has no FMA instructions, or they are off (-XX:-UseFMA).";
        }
        return null;
    }

    private static int vectorBits(Jvm jvm) {
        String bytes = jvm.option().apply("MaxVectorSize"); // an option of C2: absent where C2 is
        return bytes == null ? 0 : Integer.parseInt(bytes) * Byte.SIZE;
    }
}
