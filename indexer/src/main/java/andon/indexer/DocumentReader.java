package andon.indexer;

import andon.evidence.CapturedResponse;
import andon.indexer.cut.Addresses;
import andon.indexer.cut.Cut;
import andon.indexer.cut.CutResult;
import andon.indexer.cut.Cutter;
import andon.indexer.cut.Page;
import andon.indexer.cut.Profile;
import andon.vocabulary.Capture;
import andon.vocabulary.Details;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.MaskedSecret;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents out of a captured response. Pure and thread-safe. Its output is masked: no secret that a detector
 * knows stands in it in the clear.
 */
public final class DocumentReader {
    /** Of a body beyond this many bytes only the beginning is read. */
    public static final int MAX_BYTES = 16 << 20;
    /** Pages with more elements are not cut. */
    public static final int MAX_NODES = 400_000;
    /** Pages nested deeper than this are flattened by the parser. */
    public static final int MAX_DEPTH = 512;

    /** How many documents one page gives at most. */
    public static final int MAX_DOCUMENTS = 2_000;
    /** A document's text beyond this many characters is cut off. */
    public static final int MAX_TEXT = 12_000_000;

    private static final int SHORTEST_PLAIN_TEXT = 3;

    private final Cutter cutter;
    private final TextReader text;

    public DocumentReader(MaskedSecret.Key key, List<Profile> profiles) {
        this(new TextReader(key), profiles);
    }

    /** Shares one {@link TextReader}: its language model takes 10 MB. */
    public DocumentReader(TextReader text, List<Profile> profiles) {
        this.cutter = new Cutter(profiles);
        this.text = text;
    }

    public Reading read(Capture capture, CapturedResponse response) {
        if (capture.isDeposit()) {
            return deposit(capture, response);
        }
        if (response.status() < 200 || response.status() > 299) {
            return Reading.nothing(new Reading.Skipped.NotSuccessful(response.status()));
        }
        byte[] body = response.body().length > MAX_BYTES ? Arrays.copyOf(response.body(), MAX_BYTES) : response.body();
        String contentType = response.header("Content-Type").orElse(null);
        Reading reading = switch (TextKind.of(contentType, body)) {
            case HTML -> html(capture, Charsets.decode(body, contentType));
            case PLAIN -> plain(capture, Charsets.decode(body, contentType));
            case FEED -> Reading.nothing(new Reading.Skipped.NoUnits("feed"));
            case FURNITURE -> Reading.nothing(new Reading.Skipped.NoUnits("furniture"));
            case OTHER -> Reading.nothing(new Reading.Skipped.NotText(contentType == null ? "unknown" : contentType));
        };
        boolean cut = response.body().length > MAX_BYTES && reading.skipped().isEmpty();
        return cut
                ? new Reading(
                        reading.documents(),
                        reading.profile(),
                        Optional.of(new Reading.Skipped.TooLarge(response.body().length)),
                        reading.dumps(),
                        reading.exposed())
                : reading;
    }

    /** What was handed in is text, as its intake saw to; lines of earlier parts stand before it, as they do in its file. */
    private Reading deposit(Capture capture, CapturedResponse response) {
        byte[] preceding = response.header(CapturedResponse.PRECEDING)
                .map(lines -> Base64.getDecoder().decode(lines))
                .orElse(new byte[0]);
        byte[] bytes = Arrays.copyOf(preceding, preceding.length + response.body().length);
        System.arraycopy(response.body(), 0, bytes, preceding.length, response.body().length);
        String path = capture.address().getPath();
        String words = Charsets.ofDeposit(bytes, response.header("Content-Type").orElse(""));
        return paste(capture, path.substring(path.lastIndexOf('/') + 1), words);
    }

    private Reading plain(Capture capture, String words) {
        String path =
                capture.address().getRawPath() == null ? "" : capture.address().getRawPath();
        if (path.contains("/raw/") || path.endsWith("/raw") || path.equals("/robots.txt")) {
            return Reading.nothing(
                    new Reading.Skipped.NoUnits(path.equals("/robots.txt") ? "service-page" : "print-view"));
        }
        return paste(capture, null, words);
    }

    private Reading paste(Capture capture, @Nullable String title, String words) {
        String own = words.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (own.length() < SHORTEST_PLAIN_TEXT) {
            return Reading.nothing(new Reading.Skipped.NoUnits("no-text"));
        }
        Cut cut = new Cut(
                DocumentKind.PASTE,
                null,
                Addresses.canonicalPath(capture.address()),
                capture.address(),
                title,
                true,
                null,
                null,
                own,
                List.of(),
                Details.NONE);
        PageDocuments documents = new PageDocuments(capture, text, List.of(cut));
        return new Reading(
                documents.list(), Optional.of("plain-text"), Optional.empty(), documents.dumps(), documents.exposed());
    }

    /** How many elements there are, itself among them; the parser bounds their depth. Those beyond {@code most} are not counted. */
    private static int elements(Element within, int most) {
        int count = 1;
        for (int i = 0; i < within.childNodeSize() && count < most; i++) {
            if (within.childNode(i) instanceof Element element) {
                count += elements(element, most - count);
            }
        }
        return count;
    }

    private Reading html(Capture capture, String words) {
        org.jsoup.parser.Parser parser = org.jsoup.parser.Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        org.jsoup.nodes.Document page = Jsoup.parse(words, capture.address().toString(), parser);
        if (elements(page, MAX_NODES + 1) > MAX_NODES) {
            return Reading.nothing(new Reading.Skipped.TooComplex("nodes"));
        }
        CutResult result = cutter.cut(new Page(capture.address(), capture.capturedAt(), page));
        return switch (result) {
            case CutResult.None none ->
                Reading.nothing(new Reading.Skipped.NoUnits(
                        none.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')));
            case CutResult.Units units -> {
                PageDocuments documents = new PageDocuments(capture, text, units.cuts());
                yield new Reading(
                        documents.list(),
                        Optional.of(units.profile()),
                        units.collapsed().<Reading.Skipped>map(Reading.Skipped.ProfileCollapsed::new),
                        documents.dumps(),
                        documents.exposed());
            }
        };
    }
}
