package andon.corpus.hunt;

import andon.vocabulary.Document;
import andon.vocabulary.Span;
import java.util.List;
import java.util.Optional;

/** Decides about one document after the other. Thread-safe. */
public interface DocumentMatcher {
    /** More places of one document are not named. */
    int MAX_SPANS = 50;

    /**
     * Where the document matches, as spans of {@link Document#searchableText} in order; empty if it does not match. A rule
     * can match without a place ({@code not $a}).
     */
    Optional<List<Span>> match(Document document);
}
