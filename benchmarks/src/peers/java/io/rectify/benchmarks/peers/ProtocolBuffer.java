package io.rectify.benchmarks.peers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A message in the wire format of protocol buffers, as far as {@link OnnxModel} needs it. */
final class ProtocolBuffer {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ProtocolBuffer number(int field, long value) {
        varint(field << 3 | VARINT);
        varint(value);
        return this;
    }

    ProtocolBuffer fixed32(int field, float value) {
        varint(field << 3 | FIXED_32);
        return fixed32(value);
    }

    /** Adds an element of a packed field. */
    ProtocolBuffer fixed32(float value) {
        out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
        return this;
    }

    /** Adds an element of a packed field. */
    ProtocolBuffer fixed64(double value) {
        out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
        return this;
    }

    ProtocolBuffer text(int field, String text) {
        return delimited(field, text.getBytes(StandardCharsets.UTF_8));
    }

    ProtocolBuffer message(int field, ProtocolBuffer message) {
        return delimited(field, message.bytes());
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private ProtocolBuffer delimited(int field, byte[] content) {
        varint(field << 3 | LENGTH_DELIMITED);
        varint(content.length);
        out.writeBytes(content);
        return this;
    }

    private void varint(long value) {
        for (; value > 0x7f; value >>>= 7) {
            out.write((int) (value & 0x7f | 0x80));
        }
        out.write((int) value);
    }
}
