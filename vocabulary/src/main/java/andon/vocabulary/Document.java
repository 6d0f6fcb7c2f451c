package andon.vocabulary;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One unit that a person wrote, cut out of a capture and read: a post, a listing, an article, a paste or a whole page.
 *
 * <p>All text in it is <em>masked</em>: no password, key, cookie or card number stands in it in the clear.
 *
 * @param identityKey what makes it the same document when it is seen again: {@code source|post|ID}, else
 *     {@code source|written|AUTHOR|TIME|hash of text}, else {@code source|address|path and query}; never a host name, a
 *     session id or a page number
 * @param source the site it was found on
 * @param kind what kind of unit it is
 * @param address where it can be seen, with a fragment where the page gives it one
 * @param title its own title or that of its thread; null if it has none
 * @param author the author's, vendor's or group's name as written; null if unknown
 * @param postedAt when it was written, as the page says; null if unknown
 * @param text the author's own words, without quotes, signatures and navigation; lines are parted by {@code \n}
 * @param quotes what the author quoted from others, in order
 * @param language ISO 639-1 code, {@code und} if it could not be decided
 * @param entities what was read out of {@link #searchableText}, in order of their spans
 * @param threats what it is about; empty if it is harmless
 * @param details what its page states beside its words; {@link Details#NONE} if nothing
 * @param persons where persons are named in it; {@link PersonNames#NONE} for every reader that it is masked for
 */
public record Document(
        String identityKey,
        SourceId source,
        DocumentKind kind,
        URI address,
        @Nullable String title,
        @Nullable String author,
        @Nullable Instant postedAt,
        String text,
        List<String> quotes,
        String language,
        List<Entity> entities,
        List<Threat> threats,
        Details details,
        PersonNames persons) {

    public Document {
        quotes = List.copyOf(quotes);
        entities = List.copyOf(entities);
        threats = List.copyOf(threats);
        // An index written before there were details holds none.
        details = Objects.requireNonNullElse(details, Details.NONE);
        persons = Objects.requireNonNullElse(persons, PersonNames.NONE);
    }

    /** One in which no persons were looked for. */
    public Document(
            String identityKey,
            SourceId source,
            DocumentKind kind,
            URI address,
            @Nullable String title,
            @Nullable String author,
            @Nullable Instant postedAt,
            String text,
            List<String> quotes,
            String language,
            List<Entity> entities,
            List<Threat> threats,
            Details details) {
        this(
                identityKey,
                source,
                kind,
                address,
                title,
                author,
                postedAt,
                text,
                quotes,
                language,
                entities,
                threats,
                details,
                PersonNames.NONE);
    }

    /** The same document with other details. */
    public Document withDetails(Details other) {
        return new Document(
                identityKey,
                source,
                kind,
                address,
                title,
                author,
                postedAt,
                text,
                quotes,
                language,
                entities,
                threats,
                other,
                persons);
    }

    /** The same document with persons named in it. */
    public Document withPersons(PersonNames names) {
        return new Document(
                identityKey,
                source,
                kind,
                address,
                title,
                author,
                postedAt,
                text,
                quotes,
                language,
                entities,
                threats,
                details,
                names);
    }

    public DocumentId id() {
        return DocumentId.ofIdentity(identityKey);
    }

    /**
     * The title, a line break and the text (just the text where there is no title): what detectors read, what the index
     * searches and what every {@link Span} of this document counts in. Quotes are not part of it: they are somebody
     * else's words.
     */
    public String searchableText() {
        return title == null ? text : title + "\n" + text;
    }

    /** The highest severity among its threats; null if it has none. */
    public @Nullable Severity severity() {
        return threats.stream().map(Threat::severity).max(Severity::compareTo).orElse(null);
    }
}
