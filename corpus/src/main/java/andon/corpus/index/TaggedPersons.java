package andon.corpus.index;

import andon.corpus.persons.Found;
import andon.corpus.persons.KnownNames;
import andon.corpus.text.NameKey;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.PersonNames;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Persons whom the indexer's models name in a document, wherever they are named in it. None is whoever is called like an
 * organisation, an actor or malware of the same document, since the reader is shown those: unless rules say that it is a person.
 * None is its author, whom everybody is shown.
 */
final class TaggedPersons {
    static final Set<EntityType> CALLED =
            EnumSet.of(EntityType.ORGANIZATION, EntityType.THREAT_ACTOR, EntityType.MALWARE);

    static final TaggedPersons NOBODY = new TaggedPersons();

    private final List<Found> inText;
    private final Map<Integer, List<Span>> quoted;
    private final KnownNames known;
    /** {@link NameKey#of} what no person is called. */
    private final Set<String> otherwise = new HashSet<>();

    private TaggedPersons() {
        this.inText = List.of();
        this.quoted = Map.of();
        this.known = KnownNames.of(List.of());
    }

    private TaggedPersons(Document document, List<Span> persons, List<Span> kept) {
        String text = document.searchableText();
        otherwise(document.author());
        for (Entity entity : document.entities()) {
            Span span = entity.span();
            if (CALLED.contains(entity.type()) && span.end() <= text.length() && !SortedSpans.any(persons, span)) {
                otherwise(entity.value());
                otherwise(span.in(text));
            }
        }
        this.inText = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Span span : document.persons().text()) {
            if (span.end() > text.length() || isOtherwise(span.in(text))) {
                continue;
            }
            inText.add(new Found(span, true, Found.By.MODEL));
            if (!SortedSpans.any(kept, span)) {
                names.add(span.in(text));
            }
        }
        this.quoted = document.persons().byQuote();
        this.known = KnownNames.of(names);
        inText.addAll(known.in(text));
    }

    /**
     * Those of a document.
     *
     * @param persons in order, where rules are sure that a person is meant
     * @param kept in order, what is the reader's own: of whom is named there nothing else is masked
     */
    static TaggedPersons of(Document document, List<Span> persons, List<Span> kept) {
        return document.persons().equals(PersonNames.NONE) ? NOBODY : new TaggedPersons(document, persons, kept);
    }

    private void otherwise(@Nullable String name) {
        String key = name == null ? "" : NameKey.of(name);
        if (!key.isEmpty()) {
            otherwise.add(key);
        }
    }

    private boolean isOtherwise(String name) {
        return otherwise.contains(NameKey.of(name));
    }

    /** In the searchable text. */
    List<Found> inText() {
        return inText;
    }

    /** In one of the quotes. */
    List<Found> in(int quote, String words) {
        return Stream.concat(
                        quoted.getOrDefault(quote, List.of()).stream()
                                .filter(span -> span.end() <= words.length() && !isOtherwise(span.in(words)))
                                .map(span -> new Found(span, true, Found.By.MODEL)),
                        known.in(words).stream())
                .toList();
    }

    /** In words beside the text. */
    List<Found> in(String words) {
        return known.in(words);
    }
}
