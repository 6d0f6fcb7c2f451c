package andon.corpus.index;

import andon.corpus.index.Ownership.Own;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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

    /**
     * What of a document is masked.
     *
     * @param own what of it is the reader's: names in what is withheld stand where the note says them
     * @param names the reader's own in all of it
     */
    record Bounded(Document document, Own own, Set<String> names) {}

    private record Bound(Own all, List<Span> names) implements Own {
        @Override
        public boolean is(Entity entity) {
            return all.is(entity);
        }
    }

    /** The document itself if it is within the bounds. */
    static Bounded within(Document whole, Own own) {
        String text = whole.searchableText();
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        own.names().stream()
                .filter(span -> span.end() <= text.length() && span.length() > 0)
                .forEach(span -> names.add(span.in(text)));

        int title = whole.title() == null ? 0 : whole.title().length() + 1;
        int length = title + whole.text().length();
        boolean quotes = whole.quotes().stream().mapToLong(String::length).sum() > QUOTES;
        if (length <= TEXT && !quotes) {
            return new Bounded(whole, own, names);
        }
        int kept = length <= TEXT ? whole.text().length() : cut(whole, own, title);
        int end = title + kept;
        List<Span> places = new ArrayList<>(
                own.names().stream().filter(span -> span.end() <= end).toList());
        String note = length <= TEXT ? "" : note(text, own, end, places);
        List<String> keptQuotes = quotes ? quotes(whole.quotes()) : whole.quotes();
        Document document = new Document(
                whole.identityKey(),
                whole.source(),
                whole.kind(),
                whole.address(),
                whole.title(),
                whole.author(),
                whole.postedAt(),
                length <= TEXT ? whole.text() : whole.text().substring(0, kept) + note,
                keptQuotes,
                whole.language(),
                length <= TEXT ? whole.entities() : entities(whole.entities(), own, end),
                whole.threats(),
                whole.details(),
                whole.persons().within(end, keptQuotes.size()));
        return new Bounded(document, new Bound(own, places), names);
    }

    /**
     * How much of the text is kept: up to the last end of a line, or to where the bound is if a line is longer than a tenth of it;
     * less where a value or a name stands across: of the half of one it would not be known that it is personal.
     */
    private static int cut(Document whole, Own own, int title) {
        String text = whole.text();
        int most = Math.max(0, TEXT - title);
        int line = text.lastIndexOf('\n', most);
        int end = title + (line > most - TEXT / 10 ? Math.max(0, line) : most);
        for (Span span : Stream.concat(whole.entities().stream().map(Entity::span), own.names().stream())
                .sorted(Comparator.comparingInt(Span::start).reversed())
                .toList()) {
            if (span.start() < end && span.end() > end) {
                end = span.start();
            }
        }
        int cut = Math.max(0, end - title);
        boolean parts = cut > 0
                && cut < text.length()
                && Character.isLowSurrogate(text.charAt(cut))
                && Character.isHighSurrogate(text.charAt(cut - 1));
        return parts ? cut - 1 : cut;
    }

    /** Says what is withheld; the places of the reader's names in it are added. */
    private static String note(String text, Own own, int end, List<Span> places) {
        StringBuilder note = new StringBuilder("\n[")
                .append(text.length() - end)
                .append(" characters more are not shown: more than is masked of one document.");
        List<String> names = own.names().stream()
                .filter(span -> span.end() > end && span.end() <= text.length())
                .map(span -> span.in(text))
                .distinct()
                .limit(MOST_NAMES)
                .toList();
        String before = " Of yours in them: ";
        for (String name : names) {
            note.append(before);
            int start = end + note.length();
            places.add(new Span(start, start + name.length()));
            note.append(name);
            before = ", ";
        }
        return note.append(names.isEmpty() ? "]" : ".]").toString();
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
