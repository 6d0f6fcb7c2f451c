package andon.corpus.index;

import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.query.Query.TimeField;
import andon.vocabulary.DocumentId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an engine does for {@link EngineIndex}: it keeps documents and answers narrow questions about them. All that need
 * not be asked of the engine (cursors, highlights, ranking of related values) is done there, once for all engines.
 * Thread-safe.
 *
 * <p>Every method throws {@link IndexUnavailableException} when the engine cannot work now, and those that read
 * {@link SearchTooSlowException} when they take too long.
 */
public interface Engine extends AutoCloseable {
    /**
     * Adds or replaces; a document from an older capture than the one that is there changes nothing.
     *
     * @param documents gone through once, so that what was computed of each can be let go of before the next is made
     */
    void put(Iterable<DocumentFacts> documents);

    void remove(DocumentId id);

    /** Whether documents first seen then are kept; others are passed over by {@link #put} and removed in time. */
    default boolean keeps(Instant firstSeen) {
        return true;
    }

    void commit(long captureSeq);

    long committedSeq();

    void refresh();

    /** 32 random bytes that live as long as the index; cursors are signed with them. */
    byte[] cursorKey();

    Found find(Lookup lookup);

    Optional<IndexedDocument> get(DocumentId id, Visibility visibility);

    long count(Scope scope);

    /** The values that begin with {@code prefix}, at most {@code most}, by falling count and then by value. */
    List<FacetCount> values(Scope scope, Facet facet, String prefix, int most);

    /** How many documents have each of the values; those that no document has are left out. */
    Map<String, Long> counts(Scope scope, Facet facet, Collection<String> values);

    /** From when to when documents with each of the values were first seen. */
    Map<String, Extent> seen(Scope scope, Facet facet, Collection<String> values);

    /** The least and the greatest time among the documents that have one. */
    Optional<Extent> extent(Scope scope, TimeField field);

    /** How many documents fall into each interval, by its beginning; empty intervals are left out. */
    Map<Instant, Long> histogram(Scope scope, TimeField field, TimelineRequest.Interval interval, ZoneId zone);

    /** In how many documents that may be seen each of the features stands, in their order. */
    List<Long> frequencies(List<Feature> features, Visibility visibility);

    /**
     * The documents with the greatest sum of weights of the features that they have, then by id.
     *
     * @param features with whole weights, so that sums are exact
     * @param least how many of the features they have at least
     */
    List<Alike> alike(Map<Feature, Integer> features, int least, Visibility visibility, DocumentId except, int limit);

    @Override
    void close();

    /**
     * @param nowMicros what relevance takes for now
     * @param after behind which place to begin
     * @param counted whether {@link Found#total} is asked for; without it engines need not visit every match
     */
    record Lookup(
            Scope scope,
            Ordering ordering,
            long nowMicros,
            int limit,
            Optional<Place> after,
            boolean counted,
            Set<Facet> facets,
            int mostValues) {}

    /** A document's place in an {@link Ordering}: the bits of the score as a float, else the key; 0 by id alone. */
    record Place(long key, String id) {}

    record Row(Place place, IndexedDocument document) {}

    /**
     * @param more whether others come behind the rows
     * @param total meaningless if it was not asked for
     */
    record Found(List<Row> rows, boolean more, long total, Map<Facet, List<FacetCount>> facets) {}

    /** Both inclusive. */
    record Extent(long fromMicros, long toMicros) {}

    /** What two documents can have in common. */
    sealed interface Feature {
        /** A word's stem. */
        record Stem(String stem) implements Feature {}

        /** Two characters of a script without spaces, side by side. */
        record Pair(String characters) implements Feature {}

        record Value(Facet.Values facet, String value) implements Feature {}
    }

    record Alike(IndexedDocument document, long weight) {}
}
