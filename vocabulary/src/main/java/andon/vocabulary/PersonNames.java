package andon.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where persons are named in a document, as the indexer's models read its sentences: kept with it so that they can be masked for
 * those whom they do not concern. No entity: nobody searches, counts or is shown them.
 *
 * @param text places in {@link Document#searchableText}, in order and apart
 * @param quoted places in its quotes, in order
 */
public record PersonNames(List<Span> text, List<Quoted> quoted) {
    /** Nobody is named, or nobody looked. */
    public static final PersonNames NONE = new PersonNames(List.of(), List.of());

    /** A document has no more of them, quotes and all; the first are kept. */
    public static final int MOST = 5_000;

    /**
     * A place in a quote.
     *
     * @param quote the quote's number in {@link Document#quotes}, from 0
     */
    public record Quoted(int quote, Span span) {}

    public PersonNames {
        // An index written before names of quotes were kept has none.
        text = List.copyOf(Objects.requireNonNullElse(text, List.of()));
        quoted = List.copyOf(Objects.requireNonNullElse(quoted, List.of()));
        for (int i = 1; i < text.size(); i++) {
            if (text.get(i).start() < text.get(i - 1).end()) {
                throw new IllegalArgumentException("names of persons are in order and apart");
            }
        }
        if (text.size() + quoted.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " names of persons");
        }
    }

    /** Those that stand wholly before these ends, for a document that is cut. */
    public PersonNames within(int endOfText, int quotes) {
        return new PersonNames(
                text.stream().filter(span -> span.end() <= endOfText).toList(),
                quoted.stream().filter(one -> one.quote() < quotes).toList());
    }

    /** Those in quotes, by the quote's number. */
    public Map<Integer, List<Span>> byQuote() {
        return quoted.stream()
                .collect(Collectors.groupingBy(Quoted::quote, Collectors.mapping(Quoted::span, Collectors.toList())));
    }
}
