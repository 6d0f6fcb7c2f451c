package andon.evidence;

import andon.evidence.StoredRecords.Stored;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads captures' responses as their receivers had them: of a revisit, with the body that it stands for. Thread-safe. */
final class CaptureReader {
    /** What a 304 says of itself and not of the content that it stands for (RFC 9111, section 3.2). */
    private static final Set<String> OF_THE_MESSAGE = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final CaptureLog log;
    private final StoredRecords records;
    private final int maxDecodedBytes;

    CaptureReader(CaptureLog log, StoredRecords records, int maxDecodedBytes) {
        this.log = log;
        this.records = records;
        this.maxDecodedBytes = maxDecodedBytes;
    }

    CapturedResponse read(Capture capture) throws IOException {
        Stored stored = records.read(capture);
        if (capture.bodySeq().isEmpty()) {
            return response(stored.http().status(), stored.http().headers(), stored, stored.truncated());
        }
        Stored original = records.read(original(capture));
        boolean truncated = stored.truncated() || original.truncated();
        if (WarcBytes.NOT_MODIFIED.equals(stored.profile())) {
            List<Header> updated = updated(original.http(), stored.http());
            return response(original.http().status(), updated, original, truncated);
        }
        return response(stored.http().status(), stored.http().headers(), original, truncated);
    }

    private CapturedResponse response(int status, List<Header> headers, Stored body, boolean truncated)
            throws IOException {
        List<String> encodings = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Encoding"))
                .map(Header::value)
                .toList();
        byte[] decoded = ContentDecoder.decode(body.http().payload(), encodings, truncated, maxDecodedBytes);
        return new CapturedResponse(status, headers, decoded);
    }

    private Capture original(Capture revisit) throws IOException {
        long seq = revisit.bodySeq().orElseThrow();
        Capture original = log.entry(seq)
                .orElseThrow(() -> new IOException(
                        StoredRecords.describe(revisit) + " stands for capture " + seq + ", which is not logged"))
                .capture();
        StoredRecords.requireSame("payload SHA-256 of the original", revisit.payloadSha256(), original.payloadSha256());
        return original;
    }

    /** The original's headers, brought up to date by those of the 304. */
    private static List<Header> updated(HttpBlock original, HttpBlock notModified) {
        List<Header> news = notModified.headers().stream()
                .filter(header -> !OF_THE_MESSAGE.contains(header.name().toLowerCase(Locale.ROOT)))
                .toList();
        List<Header> headers = new ArrayList<>();
        for (Header header : original.headers()) {
            if (news.stream().noneMatch(newer -> newer.name().equalsIgnoreCase(header.name()))) {
                headers.add(header);
            }
        }
        headers.addAll(news);
        return headers;
    }
}
