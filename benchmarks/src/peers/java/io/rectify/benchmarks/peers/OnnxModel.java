package io.rectify.benchmarks.peers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A model of one operator, y = f(x), in ONNX's file format: a protocol buffer of a few dozen bytes, so it is written here
 * field by field. The numbers are the field numbers of {@code onnx.proto}.
 */
final class OnnxModel {

    private static final int FORMAT_VERSION = 8;
    private static final int OPERATOR_SET = 16;

    private OnnxModel() {
    }

    static byte[] of(String activation, String type, int n) {
        Message operator = new Message().text(1, "x").text(2, "y");
        switch (activation) {
            case "relu" -> operator.text(4, "Relu");
            case "leaky_relu" -> operator.text(4, "LeakyRelu").message(5, floatAttribute("alpha", 0.01f));
            default -> throw new IllegalArgumentException(activation);
        }
        Message graph = new Message()
                .message(1, operator)
                .text(2, "one operator")
                .message(11, tensor("x", type, n))
                .message(12, tensor("y", type, n));
        return new Message()
                .number(1, FORMAT_VERSION)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, OPERATOR_SET))
                .bytes();
    }

    private static Message floatAttribute(String name, float value) {
        int typeFloat = 1;
        return new Message().text(1, name).fixed32(2, Float.floatToRawIntBits(value)).number(20, typeFloat);
    }

    private static Message tensor(String name, String type, int n) {
        int elements = type.equals("float") ? 1 : 11;
        Message shape = new Message().message(1, new Message().number(1, n));
        Message tensor = new Message().number(1, elements).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** The wire format of protocol buffers, as far as it is needed here. */
    private static final class Message {

        private static final int VARINT = 0;
        private static final int LENGTH_DELIMITED = 2;
        private static final int FIXED_32 = 5;

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint(field << 3 | VARINT);
            varint(value);
            return this;
        }

        Message fixed32(int field, int bits) {
            varint(field << 3 | FIXED_32);
            out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bits).array());
            return this;
        }

        Message text(int field, String text) {
            return delimited(field, text.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message message) {
            return delimited(field, message.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private Message delimited(int field, byte[] content) {
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
}
