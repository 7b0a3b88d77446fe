package io.rectify.benchmarks;

import java.io.File;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The other libraries, by the names of their benchmarks in the profile {@code peers}. */
enum Peer {
    TORCH("Torch", "PyTorch", "pytorch-native-cpu"),
    TORCH_ON_ARRAYS("TorchOnArrays", "PyTorch on arrays", "pytorch-native-cpu"),
    ONNX("Onnx", "ONNX Runtime", "onnxruntime"),
    ND4J("ND4J", "ND4J", "nd4j-api");

    final String benchmark;
    final String title;
    private final String artifact;

    Peer(String benchmark, String title, String artifact) {
        this.benchmark = benchmark;
        this.title = title;
        this.artifact = artifact;
    }

    /** Whether its benchmark can be asked for that function. */
    boolean has(String activation, String type) {
        return this != TORCH_ON_ARRAYS || activation.equals("relu") && type.equals("float");
    }

    /** The version on the classpath, from the name of the jar; empty if the library is not there. */
    Optional<String> version() {
        Pattern jar = Pattern.compile(Pattern.quote(artifact) + "-(.+?)(-linux-x86_64)?\\.jar");
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> jar.matcher(new File(path).getName()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }
}
