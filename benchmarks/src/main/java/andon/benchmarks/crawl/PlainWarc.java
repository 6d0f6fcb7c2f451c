package andon.benchmarks.crawl;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.Response;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/** Writes requests and responses as gzipped WARC records with a payload digest, straight through jwarc; no fsync. */
final class PlainWarc implements Closeable {
    private final WarcWriter writer;

    PlainWarc(Path file) throws IOException {
        this.writer = new WarcWriter(
                java.nio.channels.FileChannel.open(
                        file, java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE),
                WarcCompression.GZIP);
    }

    void write(URI address, Instant at, Response response, byte[] body) throws IOException {
        byte[] head = head("HTTP/1.1 " + response.code() + " " + response.message(), response.headers());
        byte[] block = ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
        WarcResponse answer = new WarcResponse.Builder(address)
                .date(at)
                .payloadDigest(new WarcDigest("sha1", sha1(body)))
                .body(
                        MediaType.HTTP_RESPONSE,
                        Channels.newChannel(new java.io.ByteArrayInputStream(block)),
                        block.length)
                .build();
        okhttp3.Request sent = response.networkResponse() == null
                ? response.request()
                : response.networkResponse().request();
        byte[] asked = head("GET " + address.getRawPath() + " HTTP/1.1", sent.headers());
        WarcRequest question = new WarcRequest.Builder(address)
                .date(at)
                .concurrentTo(answer.id())
                .body(MediaType.HTTP_REQUEST, asked)
                .build();
        synchronized (this) {
            writer.write(answer);
            writer.write(question);
        }
    }

    private static byte[] head(String firstLine, Headers headers) {
        StringBuilder head = new StringBuilder(firstLine).append("\r\n");
        for (int i = 0; i < headers.size(); i++) {
            head.append(headers.name(i)).append(": ").append(headers.value(i)).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] sha1(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
