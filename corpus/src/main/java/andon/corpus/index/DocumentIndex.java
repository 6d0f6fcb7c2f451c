package andon.corpus.index;

import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.query.Query;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The search index. It is derived: everything in it can be made again from the evidence. Thread-safe.
 *
 * <p>What was put can be searched within a second; {@link #refresh} makes it searchable at once. What was put is safe
 * from a crash after {@link #commit} only, which also notes up to which capture it is complete: after a crash, or an
 * {@link IndexUnavailableException}, the indexer replays the captures behind {@link #committedSeq}.
 *
 * <p>Every method throws {@link IndexUnavailableException} while the engine cannot work, and every one that reads
 * {@link SearchTooSlowException} if it takes too long. The engine is named in no other way.
 */
public interface DocumentIndex extends AutoCloseable {
    /** As {@link #put(Collection)}. */
    default void put(IndexedDocument document) {
        put(List.of(document));
    }

    /**
     * Adds the documents or replaces those with the same ids. To put the same again changes nothing; a document from an
     * older capture than the one that is there changes nothing. Of a document beyond the {@link IndexBounds} a part is kept,
     * which says so by its {@link IndexedDocument#truncation}. A document that the engine refuses for good is told to
     * {@link Refusals} and passed over.
     */
    void put(Collection<IndexedDocument> documents);

    /** Removes it, if it is there; it may be put again from the same capture or a newer one. */
    void remove(DocumentId id);

    /** Whether documents first seen then are kept; others are passed over by {@link #put} and removed in time. */
    default boolean keeps(Instant firstSeen) {
        return true;
    }

    /** Makes all that was put durable, as complete up to and including {@code captureSeq}. */
    void commit(long captureSeq);

    /** The capture number of the last commit, 0 for an empty index. */
    long committedSeq();

    void refresh();

    /** @throws InvalidCursorException if {@code request.after()} is not a cursor of this index */
    SearchPage search(SearchRequest request) throws InvalidCursorException;

    /**
     * One step of reading a whole result, in bounded memory.
     *
     * @throws InvalidCursorException if {@code request.after()} is not a cursor of this index
     */
    ScanPage scan(ScanRequest request) throws InvalidCursorException;

    /** The whole result, read step by step while the stream is consumed. */
    default Stream<IndexedDocument> stream(Query query, Visibility visibility, ScanRequest.Order order) {
        return Scanning.stream(this, query, visibility, order);
    }

    /**
     * The intervals from the first to the last document without a gap.
     *
     * @throws TimelineTooFineException if there are too many
     */
    List<TimelineRequest.Bucket> timeline(TimelineRequest request);

    /** The most surprising first; values that are asked for by the query itself are left out. */
    List<RelatedValue> related(RelatedRequest request);

    /**
     * Documents with which this one shares rare words and entities, the most alike first; none if it does not exist or
     * may not be seen.
     *
     * @param limit 1 to {@link SearchRequest#MAX_LIMIT}
     */
    List<SimilarDocument> similar(DocumentId id, Visibility visibility, int limit);

    /**
     * The values of a facet that begin with {@code prefix}, the most frequent first.
     *
     * @param prefix folded like the values themselves; empty for all
     * @param limit 1 to {@link SearchRequest#MAX_VALUES}
     */
    List<FacetCount> values(Facet facet, String prefix, Visibility visibility, int limit);

    /**
     * A document, in the index or not, as somebody may read it whether it mentions an asset of the reader's or not: to
     * customers without what others watch and what is personal to others. All that the methods above give out is so
     * already.
     */
    IndexedDocument redacted(IndexedDocument document, Visibility visibility);

    /** The document, if it exists and may be seen. */
    Optional<IndexedDocument> get(DocumentId id, Visibility visibility);

    /**
     * Whether one document that need not be in the index matches, as if it was first seen and changed just now; never
     * asks for mentions.
     */
    boolean matches(Query query, Document document);

    /** Like {@link #matches(Query, Document)} with the history that is known: subscriptions are matched with this. */
    default boolean matches(Query query, IndexedDocument document) {
        return matches(query, document.document());
    }

    /** What can be asked about a document that need not be in the index, for those who ask many queries about one. */
    DocumentFacts facts(IndexedDocument document);

    @Override
    void close();

    /** A cursor that was not given out by this index for this search, was altered, or has expired. */
    final class InvalidCursorException extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean expired;

        private InvalidCursorException(String message, boolean expired) {
            super(message);
            this.expired = expired;
        }

        static InvalidCursorException unknown() {
            return new InvalidCursorException(
                    "this cursor was not given out for this search; begin again without a cursor", false);
        }

        static InvalidCursorException expired(Duration lifetime) {
            return new InvalidCursorException(
                    "this cursor has expired: it was given out more than " + lifetime.toDays()
                            + " days ago; begin again without a cursor",
                    true);
        }

        /** Whether it was one of this search, too long ago. */
        public boolean expired() {
            return expired;
        }
    }
}
