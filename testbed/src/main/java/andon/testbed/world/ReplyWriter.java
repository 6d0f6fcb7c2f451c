package andon.testbed.world;

import andon.testbed.world.SiteReply.Answer;
import andon.testbed.world.SiteReply.Body;
import andon.testbed.world.SiteReply.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Writes answers as HTTP/1.1: known bodies with their length and an entity tag, streamed ones in chunks. */
final class ReplyWriter {
    private static final int CHUNK_BYTES = 16 * 1024;

    private final OutputStream out;

    ReplyWriter(OutputStream out) {
        this.out = out;
    }

    void write(SiteRequest request, Answer answer, boolean keepAlive) throws IOException {
        switch (answer.body()) {
            case Body.Bytes(byte[] bytes) -> writeBytes(request, answer, bytes, keepAlive);
            case Body.Streamed(SiteReply.Writer writer) -> {
                StringBuilder head =
                        head(answer.status(), answer, keepAlive).append("Transfer-Encoding: chunked\r\n\r\n");
                out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
                if (!request.method().equals("HEAD")) {
                    Chunks chunks = new Chunks();
                    writer.write(chunks);
                    chunks.end();
                }
            }
        }
        out.flush();
    }

    private void writeBytes(SiteRequest request, Answer answer, byte[] bytes, boolean keepAlive) throws IOException {
        String tag = tag(bytes);
        boolean tagged = answer.status() == 200 && !request.method().equals("POST");
        boolean known =
                tagged && request.headers().getOrDefault("if-none-match", "").contains(tag);
        StringBuilder head = head(known ? 304 : answer.status(), answer, keepAlive);
        if (tagged) {
            head.append("ETag: ").append(tag).append("\r\n");
        }
        if (!known) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!known && !request.method().equals("HEAD")) {
            out.write(bytes);
        }
    }

    private static StringBuilder head(int status, Answer answer, boolean keepAlive) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason(status))
                .append("\r\n");
        for (Header header : answer.headers()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return head.append("Connection: ")
                .append(keepAlive ? "keep-alive" : "close")
                .append("\r\n");
    }

    private static String tag(byte[] bytes) {
        byte[] digest = Dice.sha256(new String(bytes, StandardCharsets.ISO_8859_1));
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 12)) + '"';
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 304 -> "Not Modified";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
    }

    /** The chunked transfer coding (RFC 9112, section 7.1). */
    private final class Chunks extends OutputStream {
        private final byte[] buffer = new byte[CHUNK_BYTES];
        private int used;

        @Override
        public void write(int b) throws IOException {
            if (used == buffer.length) {
                send();
            }
            buffer[used++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int done = 0;
            while (done < length) {
                if (used == buffer.length) {
                    send();
                }
                int step = Math.min(length - done, buffer.length - used);
                System.arraycopy(bytes, offset + done, buffer, used, step);
                used += step;
                done += step;
            }
        }

        private void send() throws IOException {
            if (used > 0) {
                out.write((Integer.toHexString(used) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(buffer, 0, used);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                used = 0;
            }
        }

        private void end() throws IOException {
            send();
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
