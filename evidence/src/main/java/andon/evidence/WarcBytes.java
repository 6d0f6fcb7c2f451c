package andon.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/** Puts captures into the bytes of WARC 1.1 records, each a gzip member of its own. */
final class WarcBytes {
    private static final String SOFTWARE = "Andon";
    private static final MediaType FIELDS = MediaType.parse("application/warc-fields");

    /** Common Crawl's name for a transfer encoding that the crawler has undone: readers must not undo it again. */
    private static final String UNDONE_TRANSFER_ENCODING = "X-Crawler-Transfer-Encoding";

    private WarcBytes() {}

    /** The record that begins a file. */
    static byte[] fileHeader(String fileName, Instant now) {
        return gzip(List.of(new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .date(now)
                .filename(fileName)
                .body(
                        FIELDS,
                        fields(
                                Map.of(
                                        "software", SOFTWARE,
                                        "format", "WARC File Format 1.1",
                                        "conformsTo",
                                                "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/")))
                .build()));
    }

    /** The response, the request and the metadata of an exchange; the response comes first. */
    static byte[] of(Exchange exchange) {
        Instant date = LogEntry.atLogPrecision(exchange.capturedAt());
        WarcResponse response =
                response(exchange.address(), date, responseBlock(exchange), exchange.body(), exchange.truncated());
        byte[] requestBlock = requestBlock(exchange);
        WarcRequest request = new WarcRequest.Builder(exchange.address())
                .version(MessageVersion.WARC_1_1)
                .date(date)
                .blockDigest(digest(requestBlock))
                .concurrentTo(response.id())
                .body(MediaType.HTTP_REQUEST, requestBlock)
                .build();
        return gzip(List.of(response, request, metadata(exchange.address(), date, response.id(), exchange.metadata())));
    }

    /** A response that another tool captured, its block unchanged, with a note of where it came from. */
    static byte[] ofImported(ImportedResponse imported) {
        WarcResponse response = response(
                imported.address(), imported.date(), imported.block(), imported.payload(), imported.truncated());
        return gzip(List.of(response, metadata(imported.address(), imported.date(), response.id(), imported.origin())));
    }

    private static WarcResponse response(
            URI address, Instant date, byte[] block, byte[] payload, Optional<String> truncated) {
        WarcResponse.Builder builder = new WarcResponse.Builder(address)
                .version(MessageVersion.WARC_1_1)
                .date(date)
                .blockDigest(digest(block))
                .payloadDigest(digest(payload))
                .body(MediaType.HTTP_RESPONSE, block);
        truncated.ifPresent(reason -> builder.setHeader("WARC-Truncated", reason));
        return builder.build();
    }

    private static WarcMetadata metadata(URI address, Instant date, URI response, Map<String, String> metadata) {
        byte[] block = fields(metadata);
        return new WarcMetadata.Builder()
                .version(MessageVersion.WARC_1_1)
                .targetURI(address)
                .date(date)
                .blockDigest(digest(block))
                .concurrentTo(response)
                .body(FIELDS, block)
                .build();
    }

    private static byte[] responseBlock(Exchange exchange) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(exchange.status())
                .append(' ')
                .append(oneLine(exchange.reason()))
                .append("\r\n");
        for (Header header : exchange.responseHeaders()) {
            boolean undone = header.name().equalsIgnoreCase("Transfer-Encoding");
            appendHeader(head, undone ? UNDONE_TRANSFER_ENCODING : header.name(), header.value());
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[start.length + exchange.body().length];
        System.arraycopy(start, 0, block, 0, start.length);
        System.arraycopy(exchange.body(), 0, block, start.length, exchange.body().length);
        return block;
    }

    private static byte[] requestBlock(Exchange exchange) {
        String path = exchange.address().getRawPath();
        String query = exchange.address().getRawQuery();
        StringBuilder head = new StringBuilder("GET ")
                .append(path == null || path.isEmpty() ? "/" : path)
                .append(query == null ? "" : "?" + query)
                .append(" HTTP/1.1\r\n");
        exchange.requestHeaders().forEach(header -> appendHeader(head, header.name(), header.value()));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fields(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(fields).forEach((name, value) -> appendHeader(text, name, value));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void appendHeader(StringBuilder out, String name, String value) {
        out.append(oneLine(name)).append(": ").append(oneLine(value)).append("\r\n");
    }

    /** No header can end its line early and so forge another, or the body. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n\\x00]+", " ");
    }

    /** SHA-1, which every WARC tool checks; against forgery stand the SHA-256 digests in the capture log. */
    private static WarcDigest digest(byte[] bytes) {
        try {
            return new WarcDigest("sha1", MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static byte[] gzip(List<WarcRecord> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WarcWriter writer = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP)) {
            for (WarcRecord record : records) {
                writer.write(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot refuse bytes", e);
        }
        return out.toByteArray();
    }

    /** The media type of a Content-Type header without its parameters, in lower case; empty if it names none. */
    static String mediaType(Optional<String> contentType) {
        String type = contentType.orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.matches("[!-~]{1,127}/[!-~]{1,127}") ? type : "";
    }
}
