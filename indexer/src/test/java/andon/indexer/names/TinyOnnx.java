package andon.indexer.names;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the smallest ONNX model that a token classifier can be: each word piece has its scores in a table, one row a piece, and
 * what stands around it does not count. The file is made of protocol buffers as onnx.proto numbers them (ONNX 1.14, opset 13).
 */
final class TinyOnnx {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;

    private TinyOnnx() {}

    /** @param scores for each word piece of the vocabulary, a score for each label */
    static byte[] model(float[][] scores) {
        byte[] node = join(text(1, "scores"), text(1, "input_ids"), text(2, "logits"), text(4, "Gather"));
        byte[] graph = join(
                part(1, node),
                text(2, "classifier"),
                part(5, table(scores)),
                part(11, value("input_ids", INT64, "batch", "pieces")),
                part(11, value("attention_mask", INT64, "batch", "pieces")),
                part(11, value("token_type_ids", INT64, "batch", "pieces")),
                part(12, value("logits", FLOAT, "batch", "pieces", "labels")));
        return join(number(1, IR_VERSION), part(7, graph), part(8, number(2, OPSET)));
    }

    private static byte[] table(float[][] scores) {
        ByteBuffer raw = ByteBuffer.allocate(scores.length * scores[0].length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : scores) {
            for (float score : row) {
                raw.putFloat(score);
            }
        }
        return join(
                number(1, scores.length),
                number(1, scores[0].length),
                number(2, FLOAT),
                text(8, "scores"),
                part(9, raw.array()));
    }

    private static byte[] value(String name, int type, String... dimensions) {
        byte[] shape = new byte[0];
        for (String dimension : dimensions) {
            shape = join(shape, part(1, text(2, dimension)));
        }
        byte[] tensor = join(number(1, type), part(2, shape));
        return join(text(1, name), part(2, part(1, tensor)));
    }

    private static byte[] text(int field, String text) {
        return part(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A field of a known length: its number and wire type 2, the length, the bytes. */
    private static byte[] part(int field, byte[] bytes) {
        return join(varint(field << 3 | 2), varint(bytes.length), bytes);
    }

    private static byte[] number(int field, int value) {
        return join(varint(field << 3), varint(value));
    }

    private static byte[] varint(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = value;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            try {
                out.write(part);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return out.toByteArray();
    }
}
