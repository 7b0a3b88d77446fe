/**
 * Neural-network activation functions: value and derivative, scalar and in bulk.
 *
 * <p>Only {@code io.rectify} is exported. The incubating Vector API is optional: see {@link io.rectify.Backend}.
 */
module io.rectify {
    requires static jdk.incubator.vector;
    // Backend asks the running JVM which of its switches are on (C2, FMA, vector width).
    requires jdk.management;

    exports io.rectify;
}
