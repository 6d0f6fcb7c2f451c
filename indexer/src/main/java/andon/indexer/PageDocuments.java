package andon.indexer;

import andon.corpus.exposed.ExposedEntry;
import andon.indexer.credentials.Dump;
import andon.indexer.cut.Cards;
import andon.indexer.cut.Cut;
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
import andon.vocabulary.PersonNames;
import andon.vocabulary.Span;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes documents out of what was cut out of one page. For one page and one thread. */
final class PageDocuments {
    /** Longer titles and authors are cut off. */
    private static final int MAX_LINE = 500;

    private static final int MAX_QUOTE = 100_000;
    /** Of all quotes of a document so many UTF-16 units are read for persons, as many as an index keeps. */
    private static final int MAX_QUOTES_READ = 100_000;
    /** Letters, and digits, in the name of a place in a page. */
    private static final int LONGEST_PLACE = 10;

    private final Capture capture;
    private final TextReader text;
    private final List<Document> list = new ArrayList<>();
    private final Map<String, Dump> dumps = new HashMap<>();
    private final Set<ExposedEntry> exposed = new HashSet<>();
    /** A thread's title, its address and its authors come with every post: each is read once. */
    private final Map<String, Detection> lines = new HashMap<>();

    PageDocuments(Capture capture, TextReader text, List<Cut> cuts) {
        this.capture = capture;
        this.text = text;
        Set<String> seen = new HashSet<>();
        for (Cut cut : cuts) {
            if (list.size() < DocumentReader.MAX_DOCUMENTS) {
                Document document = document(cut);
                if (seen.add(document.identityKey())) {
                    list.add(document);
                }
            }
        }
    }

    /** Each document once, at most {@link DocumentReader#MAX_DOCUMENTS}. */
    List<Document> list() {
        return list;
    }

    /** What the dumps among them say together, by the document's identity. */
    Map<String, Dump> dumps() {
        return dumps;
    }

    /** What stands for the credentials that the authors wrote themselves. */
    Set<ExposedEntry> exposed() {
        return exposed;
    }

    private Detection line(String words) {
        return whole(bounded(words, MAX_LINE));
    }

    private Detection whole(String words) {
        return lines.computeIfAbsent(words, text::detectLine);
    }

    private Document document(Cut cut) {
        Detection title = cut.title() == null ? null : line(cut.title());
        Detection own = text.detect(bounded(cut.text(), DocumentReader.MAX_TEXT));
        List<Detection> quotes = cut.quotes().stream()
                .map(q -> text.detect(bounded(q, MAX_QUOTE)))
                .toList();
        exposed.addAll(own.exposed());
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
        String author = cut.author() == null ? null : line(cut.author()).maskedText();
        String identity = identity(cut, author);
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
                quotes.stream().map(Detection::maskedText).toList(),
                meaning.language(),
                meaning.entities(),
                meaning.threats(),
                details(cut.details(), own.dump()),
                persons(meaning.persons(), quotes));
    }

    private PersonNames persons(List<Span> inText, List<Detection> quotes) {
        List<Span> own = inText.subList(0, Math.min(inText.size(), PersonNames.MOST));
        List<PersonNames.Quoted> quoted = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < quotes.size(); i++) {
            read += quotes.get(i).maskedText().length();
            if (read > MAX_QUOTES_READ || own.size() + quoted.size() >= PersonNames.MOST) {
                break;
            }
            for (Span span : text.persons(quotes.get(i))) {
                quoted.add(new PersonNames.Quoted(i, span));
            }
        }
        return new PersonNames(own, quoted.subList(0, Math.min(quoted.size(), PersonNames.MOST - own.size())));
    }

    private Details details(Details stated, Optional<Dump> dump) {
        Details details = stated.withDump(dump.map(Dump::summary).orElse(null));
        if (details.stock() != null) {
            details = details.withStock(line(details.stock()).maskedText());
        }
        return details.authorProfile() == null ? details : details.withAuthorProfile(masked(details.authorProfile()));
    }

    /** Addresses carry secrets too: {@code ?password=…}. Masked they lead nowhere; the capture has what was asked for. */
    private URI masked(URI address) {
        String whole = address.toString();
        int fragment = whole.lastIndexOf('#');
        if (fragment > 0
                && isPlace(whole, fragment + 1)
                && whole(whole.substring(0, fragment)).patches().isEmpty()) {
            return address;
        }
        Detection found = whole(whole);
        return found.patches().isEmpty()
                ? address
                : URI.create(found.maskedText().replace("•", "%E2%80%A2"));
    }

    /**
     * {@code #pid1234}, {@code #post-1234}, {@code #post_1234}: a place in a page is no secret, and its page's address is read
     * once for all of them.
     */
    private static boolean isPlace(String address, int from) {
        int letters = from;
        while (letters < address.length() && Character.isLetter(address.charAt(letters))) {
            letters++;
        }
        boolean joined = letters > from
                && letters < address.length()
                && (address.charAt(letters) == '-' || address.charAt(letters) == '_');
        int digits = joined ? letters + 1 : letters;
        int end = digits;
        while (end < address.length() && Character.isDigit(address.charAt(end))) {
            end++;
        }
        return end == address.length() && letters - from <= LONGEST_PLACE && end - digits <= LONGEST_PLACE;
    }

    /** A path with its secrets masked; their HMACs keep different ones apart. */
    private String maskedPath(String path) {
        Detection found = whole(path);
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
    private String identity(Cut cut, @Nullable String author) {
        String source = capture.source().value();
        if (cut.itemId() != null) {
            return source + "|post|" + item(cut.itemId(), cut.title());
        }
        if (cut.kind() == DocumentKind.POST) {
            // "6 hours ago" names another time with every visit.
            Times.Found posted = cut.posted();
            String time = posted == null || !posted.exact() ? "" : posted.at().toString();
            return source + "|written|" + (author == null ? "" : author) + "|" + time + "|" + hash(cut.text());
        }
        return source + "|address|" + maskedPath(cut.canonicalPath());
    }

    /** What tells an item from others of its source; secrets in it are masked as in {@link #maskedPath}. */
    private String item(String id, @Nullable String title) {
        return id.equals(Cards.BY_TITLE) && title != null
                ? Cards.idOf(maskedPath(title))
                : isPlace(id, 0) ? id : maskedPath(id);
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
