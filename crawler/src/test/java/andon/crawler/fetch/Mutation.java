package andon.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bytes as a fuzzer does: some flipped, left out, repeated, or with something of the protocols put in. */
final class Mutation {
    private static final int MOST_CHANGES = 6;
    private static final List<String> WORDS = List.of(
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "\0",
            ":",
            " ",
            "\t",
            ";",
            ",",
            "\u00ff\u00fe",
            "\u00e4\u00f6",
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 100 Continue\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\n",
            "HTTP/1.1 999 \r\n",
            "HTTP/1.0 302 \r\nLocation: \r\n",
            "ICY 200 OK\r\n",
            "\r\nContent-Length: 5",
            "\r\nContent-Length: -1",
            "\r\nContent-Length: 18446744073709551616",
            "\r\nTransfer-Encoding: chunked",
            "\r\nTransfer-Encoding: gzip, chunked",
            "\r\nContent-Encoding: gzip",
            "\r\nContent-Encoding: deflate",
            "\r\nContent-Encoding: br",
            "\r\nContent-Encoding: gzip, deflate",
            "\r\nContent-Type: text/html; charset=\"",
            "\r\nContent-Type: image/png",
            "\r\nLocation: http://127.0.0.1:1/",
            "\r\nLocation: //",
            "\r\nSet-Cookie: a=b; Domain=.example; Max-Age=99999999999999999999",
            "\r\nSet-Cookie: \u0001=;;;=",
            "\r\nConnection: close",
            "\r\nKeep-Alive: timeout=-1",
            "\r\nWWW-Authenticate: Basic",
            "\r\nRetry-After: 99999999999",
            "\r\n folded: yes",
            "0\r\n\r\n",
            "ffffffff\r\n",
            "5;a=b\r\n",
            "\u001f\u008b\b\u001f\0\0\0\0\0\u0003",
            "x\u009c",
            "\5\0\0\1",
            "\5\0\0\3\u00ff");

    private Mutation() {}

    static byte[] of(byte[] bytes, Random random) {
        byte[] out = bytes;
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            out = once(out, random);
        }
        return out;
    }

    private static byte[] once(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return word(random);
        }
        // Most of what is interesting stands at the beginning.
        int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 200));
        int end = Math.min(bytes.length, at + 1 + random.nextInt(1 << random.nextInt(10)));
        byte[] piece = Arrays.copyOfRange(bytes, at, end);
        return switch (random.nextInt(7)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> {
                byte[] other = bytes.clone();
                other[at] = (byte) random.nextInt(256);
                yield other;
            }
            case 2 -> join(bytes, at, new byte[0], end);
            case 3 -> join(bytes, at, join(piece, piece.length, piece, piece.length), end);
            case 4 -> Arrays.copyOf(bytes, at);
            default -> join(bytes, at, word(random), at);
        };
    }

    private static byte[] word(Random random) {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return word.repeat(random.nextInt(20) == 0 ? 3000 : 1).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** {@code middle} in the place of what stands from {@code at} to {@code end}. */
    private static byte[] join(byte[] bytes, int at, byte[] middle, int end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(middle);
        out.write(bytes, end, bytes.length - end);
        return out.toByteArray();
    }
}
