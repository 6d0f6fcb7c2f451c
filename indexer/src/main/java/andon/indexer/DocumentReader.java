package andon.indexer;

import andon.evidence.CapturedResponse;
import andon.indexer.credentials.Dump;
import andon.indexer.cut.Addresses;
import andon.indexer.cut.Cut;
import andon.indexer.cut.CutResult;
import andon.indexer.cut.Cutter;
import andon.indexer.cut.Page;
import andon.indexer.cut.Profile;
import andon.indexer.cut.Times;
import andon.indexer.detect.Detection;
import andon.vocabulary.Capture;
import andon.vocabulary.Credential;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.Span;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
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

    public static final int MAX_DOCUMENTS = 2_000;
    /** A document's text beyond this many characters is cut off. */
    public static final int MAX_TEXT = 12_000_000;
    /** Longer titles, authors and quotes are cut off. */
    private static final int MAX_LINE = 500;

    private static final int MAX_QUOTE = 100_000;
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
                        reading.dumps())
                : reading;
    }

    private Reading plain(Capture capture, String words) {
        String path =
                capture.address().getRawPath() == null ? "" : capture.address().getRawPath();
        if (path.contains("/raw/") || path.endsWith("/raw") || path.equals("/robots.txt")) {
            return Reading.nothing(
                    new Reading.Skipped.NoUnits(path.equals("/robots.txt") ? "service-page" : "print-view"));
        }
        String own = words.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (own.length() < SHORTEST_PLAIN_TEXT) {
            return Reading.nothing(new Reading.Skipped.NoUnits("no-text"));
        }
        Cut cut = new Cut(
                DocumentKind.PASTE,
                null,
                Addresses.canonicalPath(capture.address()),
                capture.address(),
                null,
                true,
                null,
                null,
                own,
                List.of(),
                Details.NONE);
        Map<String, Dump> dumps = new HashMap<>();
        Document document = document(capture, cut, dumps);
        return new Reading(List.of(document), Optional.of("plain-text"), Optional.empty(), dumps);
    }

    private Reading html(Capture capture, String words) {
        org.jsoup.parser.Parser parser = org.jsoup.parser.Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        org.jsoup.nodes.Document page = Jsoup.parse(words, capture.address().toString(), parser);
        if (page.getAllElements().size() > MAX_NODES) {
            return Reading.nothing(new Reading.Skipped.TooComplex("nodes"));
        }
        CutResult result = cutter.cut(new Page(capture.address(), capture.capturedAt(), page));
        return switch (result) {
            case CutResult.None none ->
                Reading.nothing(new Reading.Skipped.NoUnits(
                        none.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')));
            case CutResult.Units units -> {
                Map<String, Dump> dumps = new HashMap<>();
                List<Document> documents = documents(capture, units.cuts(), dumps);
                yield new Reading(
                        documents,
                        Optional.of(units.profile()),
                        units.collapsed().<Reading.Skipped>map(Reading.Skipped.ProfileCollapsed::new),
                        dumps);
            }
        };
    }

    private List<Document> documents(Capture capture, List<Cut> cuts, Map<String, Dump> dumps) {
        List<Document> documents = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Cut cut : cuts) {
            if (documents.size() < MAX_DOCUMENTS) {
                Document document = document(capture, cut, dumps);
                if (seen.add(document.identityKey())) {
                    documents.add(document);
                }
            }
        }
        return documents;
    }

    private Document document(Capture capture, Cut cut, Map<String, Dump> dumps) {
        Detection title = cut.title() == null ? null : text.detect(bounded(cut.title(), MAX_LINE));
        Detection own = text.detect(bounded(cut.text(), MAX_TEXT));
        List<String> quotes = cut.quotes().stream()
                .map(q -> text.detect(bounded(q, MAX_QUOTE)).maskedText())
                .toList();
        List<Entity> entities = new ArrayList<>();
        int shift = 0;
        if (title != null) {
            entities.addAll(title.entities());
            shift = title.maskedText().length() + 1;
        }
        int shiftOfText = shift;
        for (Entity entity : own.entities()) {
            entities.add(shifted(entity, shift));
            addressIn(entity, own.maskedText()).ifPresent(a -> entities.add(shifted(a, shiftOfText)));
        }
        own.inner().forEach(one -> entities.add(shifted(one.entity(), shiftOfText)));
        String maskedTitle = title == null ? null : title.maskedText();
        String searchable = maskedTitle == null ? own.maskedText() : maskedTitle + "\n" + own.maskedText();
        TextReader.Meaning meaning = text.understand(searchable, entities, cut.ownTitle() ? 0 : shift, cut.kind());
        String author = cut.author() == null
                ? null
                : text.detect(bounded(cut.author(), MAX_LINE)).maskedText();
        String identity = identity(capture, cut, author);
        own.dump().ifPresent(dump -> dumps.put(identity, dump));
        return new Document(
                identity,
                capture.source(),
                cut.kind(),
                masked(cut.address()),
                maskedTitle,
                author,
                cut.posted() == null ? null : cut.posted().at(),
                own.maskedText(),
                quotes,
                meaning.language(),
                meaning.entities(),
                meaning.threats(),
                details(cut.details(), own.dump()));
    }

    private Details details(Details stated, Optional<Dump> dump) {
        Details details = stated.withDump(dump.map(Dump::summary).orElse(null));
        if (details.stock() != null) {
            details = details.withStock(
                    text.detect(bounded(details.stock(), MAX_LINE)).maskedText());
        }
        return details.authorProfile() == null ? details : details.withAuthorProfile(masked(details.authorProfile()));
    }

    /** Addresses carry secrets too: {@code ?password=…}. Masked they lead nowhere; the capture has what was asked for. */
    private URI masked(URI address) {
        Detection found = text.detect(address.toString());
        return found.patches().isEmpty()
                ? address
                : URI.create(found.maskedText().replace("•", "%E2%80%A2"));
    }

    /** A path with its secrets masked; their HMACs keep different ones apart. */
    private String maskedPath(String path) {
        Detection found = text.detect(path);
        if (found.patches().isEmpty()) {
            return path;
        }
        StringBuilder masked = new StringBuilder(found.maskedText());
        for (Entity entity : found.entities()) {
            MaskedSecret secret = entity.secret();
            masked.append(secret == null ? "" : "#" + secret.hmac().substring(0, 16));
        }
        return masked.toString();
    }

    /** The account of a credential that is an address is one too: searches for the address find it. */
    private static Optional<Entity> addressIn(Entity credential, String words) {
        Credential of = credential.credential();
        if (of == null || of.account().indexOf('@') <= 0) {
            return Optional.empty();
        }
        String address = of.account().toLowerCase(Locale.ROOT);
        int at = credential.span().in(words).toLowerCase(Locale.ROOT).indexOf(address);
        int start = credential.span().start() + Math.max(at, 0);
        Span span = new Span(start, Math.min(start + address.length(), words.length()));
        return at >= 0
                ? Optional.of(new Entity(
                        EntityType.EMAIL_ADDR, address, span, "email-of-credential", credential.confidence()))
                : Optional.empty();
    }

    private static Entity shifted(Entity e, int shift) {
        Span span = new Span(e.span().start() + shift, e.span().end() + shift);
        return new Entity(e.type(), e.value(), span, e.detector(), e.confidence(), e.secret(), e.credential());
    }

    private static String bounded(String words, int bound) {
        return words.length() <= bound
                ? words
                : words.substring(0, Character.isHighSurrogate(words.charAt(bound - 1)) ? bound - 1 : bound);
    }

    /** See {@link Document#identityKey}. */
    private String identity(Capture capture, Cut cut, @Nullable String author) {
        String source = capture.source().value();
        if (cut.itemId() != null) {
            return source + "|post|" + cut.itemId();
        }
        if (cut.kind() == DocumentKind.POST) {
            // "6 hours ago" names another time with every visit.
            Times.Found posted = cut.posted();
            String time = posted == null || !posted.exact() ? "" : posted.at().toString();
            return source + "|written|" + (author == null ? "" : author) + "|" + time + "|" + hash(cut.text());
        }
        return source + "|address|" + maskedPath(cut.canonicalPath());
    }

    private static String hash(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(words.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
