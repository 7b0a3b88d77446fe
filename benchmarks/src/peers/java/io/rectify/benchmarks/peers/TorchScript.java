package io.rectify.benchmarks.peers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A module y = f(x) or y = f(x, value) without parameters as a file of TorchScript, from an expression such as
 * {@code torch.silu(x)}.
 */
final class TorchScript {

    /** The operators' signatures are those of this version of the format. */
    private static final String FORMAT_VERSION = "10\n";

    private static final List<String> ARGUMENTS = List.of("x: Tensor", "value: Tensor");

    private static final String CODE = """
            class F(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.F,
                %s) -> Tensor:
                return %s
            """;

    /** Pickled: an object of the class above whose attribute {@code training} is false. Letters are opcodes. */
    private static final String MODULE = "\u0080\u0002" + "c__torch__\nF\n" + ")\u0081}(" + "X\b\0\0\0training" + "\u0089u" + "b.";

    /** Pickled: an empty tuple. */
    private static final String NO_CONSTANTS = "\u0080\u0002" + ").";

    private TorchScript() {
    }

    static InputStream of(String expression, int arguments) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            store(zip, "f/data.pkl", MODULE);
            store(zip, "f/code/__torch__.py", CODE.formatted(String.join(", ", ARGUMENTS.subList(0, arguments)), expression));
            store(zip, "f/constants.pkl", NO_CONSTANTS);
            store(zip, "f/version", FORMAT_VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(file.toByteArray());
    }

    /** Adds an entry uncompressed, which PyTorch demands. */
    private static void store(ZipOutputStream zip, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
