package andon.corpus.index;

import andon.corpus.index.Ownership.Own;
import andon.corpus.persons.Found;
import andon.corpus.persons.Persons;
import andon.corpus.text.PersonalText;
import andon.corpus.text.Rewritten;
import andon.corpus.text.Rewritten.Stretch;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names and addresses of persons in a document, masked for a reader to whom they do not belong. What stays is what is the reader's
 * own (its executives, its names), names in a row with a login of the reader's and nobody else's, hosts, and organisations where
 * nothing but its looks or the indexer's models speak for a person.
 */
final class PersonMask {
    private static final Set<EntityType> HOSTS = EnumSet.of(
            EntityType.DOMAIN_NAME,
            EntityType.ONION_ADDRESS,
            EntityType.IPV4_ADDR,
            EntityType.IPV6_ADDR,
            EntityType.URL,
            EntityType.BTC_ADDRESS,
            EntityType.ETH_ADDRESS,
            EntityType.XMR_ADDRESS);

    /** The indexer's models are as sure of an organisation in a sentence, and take people for some; lists and legal forms are surer. */
    private static final double GUESSED = 0.65;

    private final Document document;
    private final PersonalValues values;
    private final Own own;
    private final Set<String> ownNames;
    private TaggedPersons tagged = TaggedPersons.NOBODY;
    private List<Span> names = List.of();

    /** @param ownNames the reader's own in all of the document, also in what is withheld of it */
    PersonMask(Document document, PersonalValues values, Own own, Set<String> ownNames) {
        this.document = document;
        this.values = values;
        this.own = own;
        this.ownNames = ownNames;
    }

    /**
     * What is masked in the searchable text; what is masked in other words is known from then on.
     *
     * @param addresses others' that stand in it, whether a detector listed them or not
     */
    List<Stretch> stretches(List<Span> addresses) {
        String text = document.searchableText();
        List<Span> hidden = sorted(Stream.of(values.hidden(), addresses));
        List<Span> kept = values.kept();
        List<Span> logins = ofTypes(EnumSet.of(EntityType.EMAIL_ADDR, EntityType.CREDENTIAL)).stream()
                .filter(values::isKept)
                .filter(span -> !SortedSpans.any(hidden, span))
                .toList();
        Spared spared = new Spared(
                sorted(Stream.of(hidden, kept, ofTypes(HOSTS))),
                sorted(Stream.of(ofTypes(EnumSet.of(EntityType.ORGANIZATION)))),
                sorted(Stream.of(known())));
        List<Found> found = Persons.in(text, sorted(Stream.of(hidden, logins)));
        List<Span> sure = found.stream()
                .filter(one -> one.by() != Found.By.LOOKS && one.name() && !spared.has(one))
                .map(Found::span)
                .toList();
        tagged = TaggedPersons.of(document, sorted(Stream.of(sure)), kept);
        found.addAll(tagged.inText());
        List<Stretch> named = stretches(text, found.stream().filter(Found::name).toList(), spared, logins, hidden);
        names = sorted(Stream.of(named.stream().map(Stretch::span).toList()));
        List<Stretch> all = new ArrayList<>(named);
        found.removeIf(Found::name);
        all.addAll(stretches(text, found, spared, logins, hidden));
        return all;
    }

    /** Where {@link #stretches} masks names. */
    List<Span> names() {
        return names;
    }

    private List<Span> ofTypes(Set<EntityType> types) {
        return document.entities().stream()
                .filter(entity -> types.contains(entity.type()))
                .map(Entity::span)
                .toList();
    }

    /** What is called so for more than its place in a sentence: a person has the name of none of them. */
    private List<Span> known() {
        return document.entities().stream()
                .filter(entity -> TaggedPersons.CALLED.contains(entity.type()) && entity.confidence() > GUESSED)
                .map(Entity::span)
                .toList();
    }

    /** A quote, with all masked that is personal to others. */
    String masked(int quote, String words) {
        return masked(words, tagged.in(quote, words));
    }

    /** Other words of the document, with all masked that is personal to others. */
    String masked(String words) {
        return masked(words, tagged.in(words));
    }

    private String masked(String words, List<Found> named) {
        List<Stretch> values = PersonalText.in(words, own::is);
        List<Span> hidden = values.stream().map(Stretch::span).toList();
        List<Span> masked = sorted(Stream.of(hidden));
        List<Span> logins = PersonalText.emails(words, entity -> false).stream()
                .map(Stretch::span)
                .filter(span -> !SortedSpans.any(masked, span))
                .toList();
        List<Span> names = new ArrayList<>();
        for (String name : ownNames) {
            for (int i = 0; i + name.length() <= words.length(); i++) {
                if (words.regionMatches(true, i, name, 0, name.length())) {
                    names.add(new Span(i, i + name.length()));
                }
            }
        }
        List<Stretch> all = new ArrayList<>(values);
        List<Found> found = Persons.in(words, sorted(Stream.of(hidden, logins)));
        found.addAll(named);
        all.addAll(stretches(
                words,
                found,
                new Spared(sorted(Stream.of(hidden, logins, names)), List.of(), List.of()),
                logins,
                hidden));
        return all.isEmpty() ? words : Rewritten.of(words, all).text();
    }

    /**
     * What is not to be masked as a person's.
     *
     * @param always in order
     * @param organisations in order; where only looks or a model say that it is a person
     * @param known in order; where only the words beside it do
     */
    private record Spared(List<Span> always, List<Span> organisations, List<Span> known) {
        boolean has(Found one) {
            return switch (one.by()) {
                case LABEL -> false;
                // Mr Marco Conti is no gang, though his surname is one's name.
                case PROSE -> one.name() && SortedSpans.covers(known, one.span());
                case LOOKS, MODEL ->
                    SortedSpans.any(organisations, one.span()) || SortedSpans.covers(known, one.span());
            };
        }
    }

    private static List<Stretch> stretches(
            String text, List<Found> found, Spared spared, List<Span> logins, List<Span> hidden) {
        List<Stretch> stretches = new ArrayList<>();
        OwnLines own = new OwnLines(text, sorted(Stream.of(logins)), sorted(Stream.of(hidden)));
        for (Found one : found) {
            if (!spared.has(one) && !(one.name() && own.hold(one.span()))) {
                cut(text, one.span(), spared.always(), stretches);
            }
        }
        return stretches;
    }

    /** The pieces of the span between those that are spared. */
    private static void cut(String text, Span span, List<Span> spared, List<Stretch> stretches) {
        int from = span.start();
        for (int i = SortedSpans.firstAfter(spared, from);
                i < spared.size() && spared.get(i).start() < span.end();
                i++) {
            piece(text, from, spared.get(i).start(), stretches);
            from = Math.max(from, spared.get(i).end());
        }
        piece(text, from, span.end(), stretches);
    }

    private static void piece(String text, int from, int to, List<Stretch> stretches) {
        int start = from;
        int end = Math.min(to, text.length());
        while (start < end && !Character.isLetterOrDigit(text.codePointAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(text.codePointBefore(end))) {
            end--;
        }
        if (start < end) {
            stretches.add(new Stretch(new Span(start, end), PersonalText.DOTS));
        }
    }

    private static List<Span> sorted(Stream<List<Span>> spans) {
        List<Span> merged = new ArrayList<>();
        spans.flatMap(List::stream)
                .filter(span -> span.length() > 0)
                .sorted(Comparator.comparingInt(Span::start).thenComparingInt(Span::end))
                .forEach(span -> {
                    Span last = merged.isEmpty() ? null : merged.getLast();
                    if (last != null && span.start() < last.end()) {
                        merged.removeLast();
                        merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
                    } else {
                        merged.add(span);
                    }
                });
        return merged;
    }
}
