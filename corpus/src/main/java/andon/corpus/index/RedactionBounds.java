package andon.corpus.index;

import andon.corpus.index.Ownership.Own;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How much of a document is masked for one reader. What lies beyond is withheld, with a note that says so and names what of the
 * reader's own stands there: so that what it watches is found, and nobody waits for minutes for a dump of millions of rows.
 */
final class RedactionBounds {
    /** Of title and text, in UTF-16 units; more than an index keeps, so this concerns alerts and versions only. */
    static final int TEXT = 1_000_000;
    /** Of all quotes, in UTF-16 units. */
    static final int QUOTES = 200_000;

    /** Names of the reader's that the note lists. */
    private static final int MOST_NAMES = 50;

    /** Of these values one may be personal by the words around it, which nobody looked at. */
    private static final Set<EntityType> UNSURE = EnumSet.of(
            EntityType.ORGANIZATION,
            EntityType.THREAT_ACTOR,
            EntityType.MALWARE,
            EntityType.URL,
            EntityType.EMAIL_ADDR,
            EntityType.CREDENTIAL,
            EntityType.PHONE_NUMBER,
            EntityType.PAYMENT_CARD,
            EntityType.IBAN,
            EntityType.MESSAGING_HANDLE);

    private RedactionBounds() {}

    /** The document itself if it is within the bounds. */
    static Document within(Document whole, Own own) {
        int title = whole.title() == null ? 0 : whole.title().length() + 1;
        int length = title + whole.text().length();
        boolean quotes = whole.quotes().stream().mapToLong(String::length).sum() > QUOTES;
        if (length <= TEXT && !quotes) {
            return whole;
        }
        int kept = length <= TEXT ? whole.text().length() : cut(whole.text(), Math.max(0, TEXT - title));
        int end = title + kept;
        return new Document(
                whole.identityKey(),
                whole.source(),
                whole.kind(),
                whole.address(),
                whole.title(),
                whole.author(),
                whole.postedAt(),
                length <= TEXT ? whole.text() : whole.text().substring(0, kept) + note(whole, own, end),
                quotes ? quotes(whole.quotes()) : whole.quotes(),
                whole.language(),
                length <= TEXT ? whole.entities() : entities(whole.entities(), own, end),
                whole.threats(),
                whole.details());
    }

    /** At the last end of a line, or where the bound is if a line is longer than a tenth of it. */
    private static int cut(String text, int most) {
        int line = text.lastIndexOf('\n', most);
        return line > most - TEXT / 10 ? Math.max(0, line) : most;
    }

    private static String note(Document whole, Own own, int end) {
        String text = whole.searchableText();
        List<String> names = own.names().stream()
                .filter(span -> span.start() >= end && span.end() <= text.length())
                .map(span -> span.in(text))
                .distinct()
                .limit(MOST_NAMES)
                .toList();
        return "\n[" + (text.length() - end) + " characters more are not shown: more than is masked of one document."
                + (names.isEmpty() ? "" : " Of yours in them: " + String.join(", ", names) + ".") + "]";
    }

    private static List<Entity> entities(List<Entity> all, Own own, int end) {
        List<Entity> kept = new ArrayList<>();
        for (Entity entity : all) {
            if (entity.span().end() <= end) {
                kept.add(entity);
            } else if (own.is(entity) || !UNSURE.contains(entity.type())) {
                kept.add(new Entity(
                        entity.type(),
                        entity.value(),
                        new Span(Math.min(entity.span().start(), end), end),
                        entity.detector(),
                        entity.confidence(),
                        entity.secret(),
                        entity.credential()));
            }
        }
        return kept;
    }

    private static List<String> quotes(List<String> all) {
        List<String> kept = new ArrayList<>();
        int length = 0;
        for (String quote : all) {
            length += quote.length();
            if (length > QUOTES) {
                kept.add("[" + (all.size() - kept.size()) + " quotes more are not shown.]");
                break;
            }
            kept.add(quote);
        }
        return kept;
    }
}
