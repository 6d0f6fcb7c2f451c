package andon.corpus.index;

import andon.corpus.text.Masks;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The most that one document brings into an index, the same on every engine: with it no document is larger than some
 * 12 MB as Elasticsearch's JSON, which a server with a heap of 320 MB takes, and a page of results stays readable.
 *
 * <p>What lies beyond is found in the evidence. Entities and mentions behind the end of the kept text are kept as well, up
 * to their number, and stand at its end.
 */
public final class IndexBounds {
    /** Of title and text together, in UTF-16 units: some two hundred printed pages. */
    public static final int TEXT = 400_000;
    /** Of all quotes together, in UTF-16 units. */
    public static final int QUOTES = 100_000;

    public static final int ENTITIES = 10_000;
    /** In all; the first of each owner is always kept, because by it the owner may see the document. */
    public static final int MENTIONS = 1_000;

    private IndexBounds() {}

    /** The document itself if it is within the bounds. */
    static IndexedDocument within(IndexedDocument indexed) {
        Document whole = indexed.document();
        if (isWithin(indexed)) {
            return indexed;
        }
        String title = whole.title() == null ? null : cut(whole.title(), TEXT, whole.entities());
        int before = title == null ? 0 : title.length() + 1;
        String text = before > TEXT
                ? ""
                : cut(
                        whole.text(),
                        TEXT - before,
                        shifted(whole.entities(), before, whole.text().length()));
        List<String> quotes = quotes(whole.quotes());
        int end = before + text.length();
        int length = whole.searchableText().length();
        List<Entity> entities = whole.entities().stream()
                .limit(ENTITIES)
                .map(entity -> within(entity, end))
                .toList();
        List<Mention> mentions = mentions(indexed.mentions(), end);
        Truncation truncation = Truncation.of(
                length - end,
                whole.quotes().size() - quotes.size(),
                whole.entities().size() - entities.size(),
                indexed.mentions().size() - mentions.size());
        if (truncation == null) {
            return indexed;
        }
        Document kept = new Document(
                whole.identityKey(),
                whole.source(),
                whole.kind(),
                whole.address(),
                title,
                whole.author(),
                whole.postedAt(),
                text,
                quotes,
                whole.language(),
                entities,
                whole.threats(),
                whole.details(),
                whole.persons().within(end, quotes.size()));
        return new IndexedDocument(
                kept,
                indexed.firstSeen(),
                indexed.changedAt(),
                indexed.version(),
                indexed.captureSeq(),
                mentions,
                truncation);
    }

    private static boolean isWithin(IndexedDocument indexed) {
        Document document = indexed.document();
        int title = document.title() == null ? 0 : document.title().length() + 1;
        return title + document.text().length() <= TEXT
                && document.entities().size() <= ENTITIES
                && indexed.mentions().size() <= MENTIONS
                && document.quotes().stream().mapToInt(String::length).sum() <= QUOTES;
    }

    /** At a blank where there is one, never within an entity: a part of a mask would be taken for words. */
    private static String cut(String text, int most, List<Entity> entities) {
        if (text.length() <= most) {
            return text;
        }
        int at = Masks.endOfWhole(text, most);
        for (Entity entity : entities.reversed()) {
            if (entity.span().start() < at && at < entity.span().end()) {
                at = entity.span().start();
            }
        }
        return text.substring(0, at);
    }

    /** Those that stand in the text alone, counted from its beginning. */
    private static List<Entity> shifted(List<Entity> entities, int before, int length) {
        if (length <= TEXT - before) {
            return List.of();
        }
        return entities.stream()
                .filter(entity -> entity.span().start() >= before)
                .map(entity -> at(
                        entity,
                        new Span(entity.span().start() - before, entity.span().end() - before)))
                .toList();
    }

    private static Entity within(Entity entity, int end) {
        return entity.span().end() <= end ? entity : at(entity, within(entity.span(), end));
    }

    private static Entity at(Entity entity, Span span) {
        return new Entity(
                entity.type(),
                entity.value(),
                span,
                entity.detector(),
                entity.confidence(),
                entity.secret(),
                entity.credential());
    }

    private static Span within(Span span, int end) {
        return new Span(Math.min(span.start(), end), Math.min(span.end(), end));
    }

    private static List<String> quotes(List<String> all) {
        List<String> kept = new ArrayList<>();
        int length = 0;
        for (String quote : all) {
            length += quote.length();
            if (length > QUOTES) {
                break;
            }
            kept.add(quote);
        }
        return kept;
    }

    private static List<Mention> mentions(List<Mention> all, int end) {
        Set<OrganisationId> owners = new HashSet<>();
        List<Mention> kept = new ArrayList<>();
        for (Mention mention : all) {
            if (owners.add(mention.owner()) || kept.size() < MENTIONS) {
                kept.add(new Mention(
                        mention.assetId(),
                        mention.owner(),
                        mention.document(),
                        within(mention.span(), end),
                        mention.matchedValue(),
                        mention.rule()));
            }
        }
        return kept;
    }
}
