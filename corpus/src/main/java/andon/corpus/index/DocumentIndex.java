package andon.corpus.index;

import andon.corpus.query.Query;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import java.util.Optional;

/**
 * The search index. It is derived: everything in it can be made again from the evidence. Thread-safe.
 *
 * <p>What was put can be searched within a second; {@link #refresh} makes it searchable at once. What was put is safe
 * from a crash after {@link #commit} only, which also notes up to which capture it is complete: after a crash the indexer
 * replays the captures behind {@link #committedSeq}.
 */
public interface DocumentIndex extends AutoCloseable {
    /** Adds the document or replaces the one with the same id. */
    void put(IndexedDocument document);

    void remove(DocumentId id);

    /** Makes all that was put durable, as complete up to and including {@code captureSeq}. */
    void commit(long captureSeq);

    /** The capture number of the last commit, 0 for an empty index. */
    long committedSeq();

    void refresh();

    /** @throws InvalidCursorException if {@code request.after()} is not a cursor of this index */
    SearchPage search(SearchRequest request) throws InvalidCursorException;

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

    @Override
    void close();

    /** A cursor that was not given out by this index, or was altered. */
    final class InvalidCursorException extends Exception {
        private static final long serialVersionUID = 1L;

        public InvalidCursorException(String message) {
            super(message);
        }
    }
}
