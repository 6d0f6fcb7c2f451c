package andon.corpus.index;

import andon.corpus.index.Ownership.Own;
import andon.corpus.text.PersonalText;
import andon.corpus.text.Rewritten;
import andon.corpus.text.Rewritten.Stretch;
import andon.vocabulary.Credential;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Reason;
import andon.vocabulary.SecretMask;
import andon.vocabulary.Span;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatFacts;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a document what is personal to others than its reader: {@link PersonalValues} in the text, with every span
 * moved to where it is then, and what looks like one in all the words beside it. Pure.
 */
final class Redaction {
    /** Their values name hosts, and hosts are shown of masked values too. */
    private static final Set<EntityType> HOSTS =
            EnumSet.of(EntityType.DOMAIN_NAME, EntityType.ONION_ADDRESS, EntityType.IPV4_ADDR, EntityType.IPV6_ADDR);

    private final Document document;
    private final PersonalValues values;
    private final Rewritten text;
    private final PersonMask persons;
    private final UnaryOperator<String> words;

    private Redaction(RedactionBounds.Bounded bounded, boolean entitiesAreMissing) {
        this.document = bounded.document();
        Own own = bounded.own();
        this.values = PersonalValues.of(document, own);
        this.persons = new PersonMask(document, values, own, bounded.names());
        this.words = persons::masked;
        this.text = Rewritten.of(document.searchableText(), stretches(entitiesAreMissing, own));
    }

    /** The document as one may see it to whom {@code own} belongs. */
    static Redaction of(Document document, boolean entitiesAreMissing, Own own) {
        return new Redaction(RedactionBounds.within(document, own), entitiesAreMissing);
    }

    /** Where names of persons are masked in the searchable text, in order and apart. */
    static List<Span> names(Document document, Own own) {
        return new Redaction(RedactionBounds.within(document, own), false).persons.names();
    }

    private List<Stretch> stretches(boolean entitiesAreMissing, Own own) {
        String searchable = document.searchableText();
        List<Stretch> stretches = new ArrayList<>(values.stretches(searchable));
        List<Stretch> emails = PersonalText.emails(searchable, own::is).stream()
                .filter(email -> !values.isKept(email.span()))
                .toList();
        stretches.addAll(emails);
        stretches.addAll(persons.stretches(emails.stream().map(Stretch::span).toList()));
        if (entitiesAreMissing) {
            stretches.addAll(rowsWithoutEntities(searchable));
        }
        int title = document.title() == null ? -1 : document.title().length();
        return stretches.stream().flatMap(stretch -> parted(stretch, title)).toList();
    }

    /** Behind the last entity that is listed, whoever's they are. */
    private List<Stretch> rowsWithoutEntities(String searchable) {
        List<Stretch> rows = new ArrayList<>();
        int last = document.entities().stream()
                .mapToInt(entity -> entity.span().end())
                .max()
                .orElse(0);
        for (int dots = searchable.indexOf(PersonalText.DOTS, last); dots >= 0; ) {
            int start = searchable.lastIndexOf('\n', dots) + 1;
            int newline = searchable.indexOf('\n', dots);
            int end = newline < 0 ? searchable.length() : newline;
            rows.add(new Stretch(new Span(Math.max(start, last), end), PersonalText.DOTS));
            dots = searchable.indexOf(PersonalText.DOTS, end);
        }
        return rows;
    }

    /** The line break behind the title stays where it is. */
    private static java.util.stream.Stream<Stretch> parted(Stretch stretch, int title) {
        Span span = stretch.span();
        if (title < span.start() || title >= span.end()) {
            return java.util.stream.Stream.of(stretch);
        }
        return java.util.stream.Stream.of(
                new Stretch(new Span(span.start(), title), stretch.put()),
                new Stretch(new Span(title + 1, Math.max(title + 1, span.end())), PersonalText.DOTS));
    }

    /** Where it is now; at the end if it is withheld. */
    Span place(Span span) {
        int end = document.searchableText().length();
        return text.place(span.end() <= end ? span : new Span(Math.min(span.start(), end), end));
    }

    Document document() {
        @Nullable String title = document.title();
        int end = title == null ? 0 : text.place(new Span(0, title.length())).end();
        return new Document(
                document.identityKey(),
                document.source(),
                document.kind(),
                address(document.address()),
                title == null ? null : text.text().substring(0, end),
                document.author(),
                document.postedAt(),
                title == null ? text.text() : text.text().substring(end + 1),
                IntStream.range(0, document.quotes().size())
                        .mapToObj(i -> persons.masked(i, document.quotes().get(i)))
                        .toList(),
                document.language(),
                document.entities().stream().map(this::entity).toList(),
                document.threats().stream().map(this::threat).toList(),
                details(document.details()));
    }

    private URI address(URI address) {
        SecretMask mask = words::apply;
        return mask.mask(address);
    }

    private Entity entity(Entity entity) {
        Span place = text.place(entity.span());
        if (values.isHidden(entity)) {
            Credential credential = entity.credential();
            return new Entity(
                    entity.type(),
                    PersonalValues.masked(entity),
                    place,
                    entity.detector(),
                    entity.confidence(),
                    null,
                    credential == null
                            ? null
                            : new Credential(credential.service(), credential.domain(), "", credential.kind()));
        }
        return new Entity(
                entity.type(),
                value(entity),
                place,
                entity.detector(),
                entity.confidence(),
                entity.secret(),
                entity.credential());
    }

    private String value(Entity entity) {
        if (entity.type() == EntityType.URL) {
            return words.apply(entity.value());
        }
        return HOSTS.contains(entity.type()) || values.isKept(entity.span()) || !text.touches(entity.span())
                ? entity.value()
                : PersonalText.DOTS;
    }

    private Threat threat(Threat threat) {
        ThreatFacts facts = threat.facts();
        return new Threat(
                threat.category(),
                threat.severity(),
                threat.reasons().stream()
                        .map(reason -> new Reason(
                                reason.cause(),
                                // Alone a word does not show that it is a name.
                                reason.cause().citesTheDocument()
                                        ? List.of()
                                        : reason.cited().stream().map(words).toList()))
                        .toList(),
                new ThreatFacts(
                        word(facts.target()),
                        // Who attacks is whom the reader must know.
                        facts.actor(),
                        facts.access(),
                        facts.revenue(),
                        facts.country(),
                        facts.price(),
                        word(facts.volume())));
    }

    private @Nullable String word(@Nullable String fact) {
        return fact == null ? null : words.apply(fact);
    }

    private Details details(Details details) {
        return details.withStock(word(details.stock()));
    }
}
