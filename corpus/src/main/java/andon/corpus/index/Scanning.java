package andon.corpus.index;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.query.Query;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a whole result with one step in memory at a time. */
final class Scanning {
    private Scanning() {}

    static Stream<IndexedDocument> stream(
            DocumentIndex index, Query query, Visibility visibility, ScanRequest.Order order) {
        return Stream.<@Nullable ScanPage>iterate(
                        step(index, query, visibility, order, Optional.empty()),
                        page -> page != null,
                        page -> page == null || page.next().isEmpty()
                                ? null
                                : step(index, query, visibility, order, page.next()))
                .flatMap(page -> page == null ? Stream.empty() : page.documents().stream());
    }

    private static ScanPage step(
            DocumentIndex index, Query query, Visibility visibility, ScanRequest.Order order, Optional<String> after) {
        try {
            return index.scan(new ScanRequest(query, visibility, order, ScanRequest.MAX_LIMIT, after));
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("the index refuses its own cursor: it was replaced while it was read", e);
        }
    }
}
