package andon.testbed.world;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Bodies that nobody should read to the end. */
final class Bulk {
    static final long STREAM_BYTES = 64L * 1024 * 1024;
    static final long BOMB_BYTES = 50L * 1024 * 1024;
    private static final int BLOCK = 64 * 1024;

    private Bulk() {}

    /** 64 MiB of numbered lines, made while they are sent. */
    static SiteReply.Answer stream() {
        return new SiteReply.Answer(
                200,
                List.of(new SiteReply.Header("Content-Type", "text/plain; charset=UTF-8")),
                new SiteReply.Body.Streamed(out -> {
                    long sent = 0;
                    for (int line = 1; sent < STREAM_BYTES; line++) {
                        byte[] bytes = ("line " + line + " of a very long note about the weather\n")
                                .getBytes(StandardCharsets.US_ASCII);
                        int length = (int) Math.min(bytes.length, STREAM_BYTES - sent);
                        out.write(bytes, 0, length);
                        sent += length;
                    }
                }),
                Duration.ZERO);
    }

    /** A page that grows to 50 MiB of zeros when unpacked. */
    static SiteReply.Answer bomb() {
        return SiteReply.bytes(200, "text/html; charset=UTF-8", Packed.BYTES).with("Content-Encoding", "gzip");
    }

    /** Packed when first asked for. */
    private static final class Packed {
        static final byte[] BYTES = pack();

        private static byte[] pack() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                byte[] zeros = new byte[BLOCK];
                for (long done = 0; done < BOMB_BYTES; done += BLOCK) {
                    gzip.write(zeros);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot fail", e);
            }
            return out.toByteArray();
        }
    }
}
