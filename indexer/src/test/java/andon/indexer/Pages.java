package andon.indexer;

import andon.evidence.CapturedResponse;
import andon.evidence.Header;
import andon.indexer.cut.Profiles;
import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Hands pages that tests wrote to the reader of the distribution. */
public final class Pages {
    public static final Instant NOW = Instant.parse("2026-01-16T20:00:00Z");

    static final TextReader TEXT = new TextReader(new MaskedSecret.Key(new byte[32]));
    static final DocumentReader READER = new DocumentReader(TEXT, Profiles.bundled());

    private Pages() {}

    public static Reading read(String address, String html) {
        return readAt(NOW, address, html);
    }

    static Reading readAt(Instant when, String address, String html) {
        return read(when, address, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    static Reading read(Instant when, String address, String contentType, byte[] body) {
        Capture capture = new Capture(
                1,
                new SourceId("site"),
                URI.create(address),
                when,
                200,
                "text/html",
                new Capture.WarcLocation("a.warc.gz", 0),
                "0".repeat(64));
        return READER.read(capture, new CapturedResponse(200, List.of(new Header("Content-Type", contentType)), body));
    }

    /** The single document of a page that has one. */
    public static Document one(String address, String html) {
        List<Document> documents = read(address, html).documents();
        if (documents.size() != 1) {
            throw new AssertionError(documents.size() + " documents, not one: " + read(address, html));
        }
        return documents.getFirst();
    }

    /** Why a page gave no document; {@code none} if it gave some. */
    public static String reason(String address, String html) {
        return read(address, html).skipped().map(Reading.Skipped::code).orElse("none");
    }
}
