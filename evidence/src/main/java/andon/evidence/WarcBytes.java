package andon.evidence;

import andon.evidence.Exchange.Kind;
import andon.evidence.StoredRecords.RecordName;
import andon.vocabulary.Capture;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Puts captures into the bytes of WARC 1.1 records (ISO 28500), each a gzip member of its own.
 *
 * <p>Written here and not by jwarc, which reads them: its writer copies every record through several streams and builds a
 * deflater for each.
 */
final class WarcBytes {
    /** The profiles of revisits, WARC 1.1, sections 6.7.2 and 6.7.3. */
    static final String IDENTICAL_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

    static final String NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

    private static final String FIELDS = "application/warc-fields";
    private static final String HTTP_RESPONSE = "application/http;msgtype=response";
    private static final String HTTP_REQUEST = "application/http;msgtype=request";
    private static final byte[] NOTHING = {};
    private static final byte[] RECORD_END = {'\r', '\n', '\r', '\n'};

    /** Common Crawl's name for a transfer encoding that the crawler has undone: readers must not undo it again. */
    private static final String UNDONE_TRANSFER_ENCODING = "X-Crawler-Transfer-Encoding";

    /** Room for the heads of a capture's three records. */
    private static final int HEADS = 2048;

    private static final Pattern MEDIA_TYPE = Pattern.compile("[!-~]{1,127}/[!-~]{1,127}");

    private WarcBytes() {}

    /** The record that begins a file. */
    static byte[] fileHeader(String fileName, Instant now) {
        byte[] block = fields(Map.of(
                "software", "Andon",
                "format", "WARC File Format 1.1",
                "conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"));
        try (GzipMembers out = new GzipMembers(HEADS)) {
            RecordHead head =
                    new RecordHead("warcinfo", newId(), LogEntry.atLogPrecision(now)).field("WARC-Filename", fileName);
            write(out, head, FIELDS, block, NOTHING, false);
            return out.toBytes();
        }
    }

    /** The response, the request and the metadata of an exchange; the response comes first. */
    static byte[] of(Exchange exchange) {
        String id = newId();
        Instant date = LogEntry.atLogPrecision(exchange.capturedAt());
        byte[] body = exchange.body();
        try (GzipMembers out = new GzipMembers(body.length / 2 + HEADS)) {
            RecordHead head = capture("response", id, exchange.address(), date, exchange.truncated())
                    .field("WARC-Payload-Digest", Sha1.labelled(body));
            write(out, head, HTTP_RESPONSE, responseHead(exchange), body, isPacked(exchange.responseHeaders()));
            writeRequest(out, exchange, date, id);
            writeMetadata(out, exchange.address(), date, id, metadata(exchange));
            return out.toBytes();
        }
    }

    /**
     * The revisit, the request and the metadata of an exchange that brought what {@code original} had already.
     *
     * @param name the original's record; empty if it cannot be read any more
     */
    static byte[] ofRevisit(Exchange exchange, Capture original, Optional<RecordName> name) {
        String id = newId();
        Instant date = LogEntry.atLogPrecision(exchange.capturedAt());
        boolean notModified = exchange.unchanged().orElseThrow().kind() == Kind.NOT_MODIFIED;
        try (GzipMembers out = new GzipMembers(HEADS)) {
            RecordHead head = capture("revisit", id, exchange.address(), date, exchange.truncated());
            refer(head, notModified, original, name);
            write(out, head, HTTP_RESPONSE, responseHead(exchange), NOTHING, false);
            writeRequest(out, exchange, date, id);
            writeMetadata(out, exchange.address(), date, id, metadata(exchange));
            return out.toBytes();
        }
    }

    /** A response that another tool captured, its block unchanged, with a note of where it came from. */
    static byte[] ofImported(ImportedResponse imported) {
        String id = newId();
        byte[] block = imported.block();
        try (GzipMembers out = new GzipMembers(block.length / 2 + HEADS)) {
            RecordHead head = capture("response", id, imported.address(), imported.date(), imported.truncated())
                    .field("WARC-Payload-Digest", Sha1.labelled(imported.payload()));
            write(out, head, HTTP_RESPONSE, block, NOTHING, false);
            writeMetadata(out, imported.address(), imported.date(), id, imported.origin());
            return out.toBytes();
        }
    }

    /** A revisit that another tool captured, its block unchanged, referring to Andon's own record of the original. */
    static byte[] ofImportedRevisit(ForeignRecord.Revisit revisit, Capture original, RecordName name) {
        String id = newId();
        ImportedResponse imported = revisit.head();
        try (GzipMembers out = new GzipMembers(imported.block().length + HEADS)) {
            RecordHead head = capture("revisit", id, imported.address(), imported.date(), imported.truncated());
            refer(head, revisit.notModified(), original, Optional.of(name));
            write(out, head, HTTP_RESPONSE, imported.block(), NOTHING, false);
            writeMetadata(out, imported.address(), imported.date(), id, imported.origin());
            return out.toBytes();
        }
    }

    /** A part of a text that was handed in, with a note of who did and where it came from. */
    static byte[] ofDeposit(
            URI address, Instant date, String mediaType, TextParts.Part part, Map<String, String> origin) {
        String id = newId();
        Instant at = LogEntry.atLogPrecision(date);
        try (GzipMembers out = new GzipMembers(part.bytes().length / 2 + HEADS)) {
            RecordHead head = capture("resource", id, address, at, Optional.empty())
                    .field("WARC-Payload-Digest", Sha1.labelled(part.bytes()));
            if (part.preceding().length > 0) {
                head.field(CapturedResponse.PRECEDING, Base64.getEncoder().encodeToString(part.preceding()));
            }
            write(out, head, mediaType, part.bytes(), NOTHING, false);
            writeMetadata(out, address, at, id, origin);
            return out.toBytes();
        }
    }

    private static void refer(RecordHead head, boolean notModified, Capture original, Optional<RecordName> name) {
        head.field("WARC-Profile", notModified ? NOT_MODIFIED : IDENTICAL_PAYLOAD)
                .field("WARC-Refers-To-Target-URI", original.address().toString())
                .field("WARC-Refers-To-Date", original.capturedAt().toString());
        name.ifPresent(known -> head.bracketed("WARC-Refers-To", known.id()));
        name.map(RecordName::payloadDigest)
                .filter(digest -> !digest.isEmpty())
                .ifPresent(digest -> head.field("WARC-Payload-Digest", digest));
    }

    private static RecordHead capture(String type, String id, URI address, Instant date, Optional<String> truncated) {
        return new RecordHead(type, id, date)
                .field("WARC-Target-URI", address.toString())
                .field("WARC-Truncated", truncated);
    }

    private static void writeRequest(GzipMembers out, Exchange exchange, Instant date, String about) {
        RecordHead head = new RecordHead("request", newId(), date)
                .field("WARC-Target-URI", exchange.address().toString())
                .bracketed("WARC-Concurrent-To", about);
        write(out, head, HTTP_REQUEST, requestHead(exchange), NOTHING, false);
    }

    private static Map<String, String> metadata(Exchange exchange) {
        Map<String, String> fields = new TreeMap<>(exchange.metadata());
        fields.put("source", exchange.source().value());
        return fields;
    }

    private static void writeMetadata(
            GzipMembers out, URI address, Instant date, String about, Map<String, String> metadata) {
        RecordHead head = new RecordHead("metadata", newId(), date)
                .field("WARC-Target-URI", address.toString())
                .bracketed("WARC-Concurrent-To", about);
        write(out, head, FIELDS, fields(metadata), NOTHING, false);
    }

    /** Writes a record whose block is {@code start} and {@code rest}, the rest as it is if it is packed already. */
    private static void write(
            GzipMembers out, RecordHead head, String contentType, byte[] start, byte[] rest, boolean packed) {
        head.field("WARC-Block-Digest", Sha1.labelled(start, rest));
        out.begin();
        out.add(head.before(contentType, (long) start.length + rest.length));
        out.add(start);
        if (packed) {
            out.addPacked(rest);
            out.addPacked(RECORD_END);
        } else {
            out.add(rest);
            out.add(RECORD_END);
        }
        out.end();
    }

    private static boolean isPacked(List<Header> responseHeaders) {
        for (Header header : responseHeaders) {
            if (header.name().equalsIgnoreCase("Content-Encoding")
                    && !header.value().strip().equalsIgnoreCase("identity")) {
                return true;
            }
        }
        return false;
    }

    private static byte[] responseHead(Exchange exchange) {
        StringBuilder head = new StringBuilder(512)
                .append("HTTP/1.1 ")
                .append(exchange.status())
                .append(' ');
        RecordHead.appendOneLine(head, exchange.reason());
        head.append("\r\n");
        for (Header header : exchange.responseHeaders()) {
            boolean undone = header.name().equalsIgnoreCase("Transfer-Encoding");
            RecordHead.appendField(head, undone ? UNDONE_TRANSFER_ENCODING : header.name(), header.value());
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] requestHead(Exchange exchange) {
        String path = exchange.address().getRawPath();
        String query = exchange.address().getRawQuery();
        StringBuilder head = new StringBuilder(512).append("GET ").append(path == null || path.isEmpty() ? "/" : path);
        if (query != null) {
            head.append('?').append(query);
        }
        head.append(" HTTP/1.1\r\n");
        exchange.requestHeaders().forEach(header -> RecordHead.appendField(head, header.name(), header.value()));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fields(Map<String, String> fields) {
        StringBuilder text = new StringBuilder(256);
        new TreeMap<>(fields).forEach((name, value) -> RecordHead.appendField(text, name, value));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String newId() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    /** The media type of a Content-Type header without its parameters, in lower case; empty if it names none. */
    static String mediaType(Optional<String> contentType) {
        String type = contentType.orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return MEDIA_TYPE.matcher(type).matches() ? type : "";
    }
}
