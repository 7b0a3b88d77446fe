package io.rectify;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.UnaryOperator;

/**
 * What {@link BackendGate} must know of a JVM.
 *
 * @param backendProperty value of the system property {@code io.rectify.backend}, or null
 * @param javaVersion feature number of the Java version
 * @param vectorModuleReadable whether this library can use {@code jdk.incubator.vector}
 * @param vmName value of the system property {@code java.vm.name}
 * @param option tells the value of a HotSpot option, or null for an option that the JVM does not have; asked only of a HotSpot
 */
record Jvm(
        String backendProperty,
        int javaVersion,
        boolean vectorModuleReadable,
        String vmName,
        UnaryOperator<String> option) {

    static Jvm current() {
        Module rectify = Jvm.class.getModule();
        return new Jvm(
                System.getProperty("io.rectify.backend"),
                Runtime.version().feature(),
                ModuleLayer.boot().findModule("jdk.incubator.vector").filter(rectify::canRead).isPresent(),
                System.getProperty("java.vm.name"),
                Jvm::hotSpotOption);
    }

    private static String hotSpotOption(String name) {
        try {
            return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).getVMOption(name).getValue();
        } catch (IllegalArgumentException | LinkageError e) { // no such option, or no module jdk.management
            return null;
        }
    }
}
