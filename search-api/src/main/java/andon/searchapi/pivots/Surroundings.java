package andon.searchapi.pivots;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.ScanRequest;
import andon.corpus.index.SimilarDocument;
import andon.corpus.index.Visibility;
import andon.corpus.ledger.DocumentLedger;
import andon.corpus.query.Query;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands around a document: those like it, those that say the same, its thread. Thread-safe. */
public final class Surroundings {
    /** So many documents of a cluster are looked at, first seen first. */
    public static final int MAX_MIRRORS = 100;
    /** So many posts of one title on one site are looked at. */
    public static final int MAX_THREAD = 1_000;
    /** So many words of a title, the longest, are searched for. */
    private static final int TITLE_WORDS = 8;

    private static final Comparator<IndexedDocument> ORDER = Comparator.comparing(
                    (IndexedDocument post) -> post.document().details().position(),
                    Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(post -> post.document().postedAt(), Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(IndexedDocument::firstSeen)
            .thenComparing(post -> post.id().value());

    private final DocumentIndex index;
    private final DocumentLedger ledger;
    private final AuditLog audit;

    public Surroundings(DocumentIndex index, DocumentLedger ledger, AuditLog audit) {
        this.index = index;
        this.ledger = ledger;
        this.audit = audit;
    }

    /** @param limit 1 to {@link andon.corpus.index.SearchRequest#MAX_LIMIT} */
    public List<SimilarDocument> similar(Viewer viewer, DocumentId id, int limit) {
        seen(viewer, id, "similar");
        return index.similar(id, viewer.visibility(), limit);
    }

    /** Other documents that say the same: mirrors, reposts, copies with a few words changed. */
    public List<IndexedDocument> mirrors(Viewer viewer, DocumentId id) {
        seen(viewer, id, "mirrors");
        Visibility visibility = viewer.visibility();
        return ledger.history(id).map(DocumentLedger.History::cluster).stream()
                .flatMap(cluster -> ledger.inCluster(cluster, MAX_MIRRORS).stream())
                .filter(other -> !other.equals(id))
                .flatMap(other -> index.get(other, visibility).stream())
                .toList();
    }

    /** The posts of its thread in their order, it among them; only itself where no thread is known. */
    public List<IndexedDocument> thread(Viewer viewer, DocumentId id) {
        IndexedDocument post = seen(viewer, id, "thread");
        Optional<Query> query = sameTitle(post.document());
        if (query.isEmpty()) {
            return List.of(post);
        }
        String place = ThreadPlace.of(post.document().address());
        try (Stream<IndexedDocument> found = index.stream(query.get(), viewer.visibility(), ScanRequest.Order.SEEN)) {
            return Stream.concat(
                            Stream.of(post),
                            found.limit(MAX_THREAD)
                                    .filter(other -> !other.id().equals(id))
                                    .filter(other -> isIn(other.document(), post.document(), place)))
                    .sorted(ORDER)
                    .toList();
        }
    }

    private static boolean isIn(Document other, Document post, String place) {
        return post.title() != null
                && post.title().equals(other.title())
                && place.equals(ThreadPlace.of(other.address()));
    }

    private static Optional<Query> sameTitle(Document post) {
        if (post.title() == null) {
            return Optional.empty();
        }
        List<Query> words = Arrays.stream(post.title().split("\\s+"))
                .filter(word -> word.indexOf('•') < 0 && word.codePoints().anyMatch(Character::isLetterOrDigit))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(TITLE_WORDS)
                .map(word -> (Query) new Query.Title(new Query.Phrase(word)))
                .toList();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Query.And(Stream.concat(
                                Stream.of(new Query.Source(post.source().value()), new Query.Kind(post.kind())),
                                words.stream())
                        .toList()));
    }

    private IndexedDocument seen(Viewer viewer, DocumentId id, String what) {
        IndexedDocument document =
                index.get(id, viewer.visibility()).orElseThrow(() -> Problem.notFound("Document " + id));
        audit.record(viewer, Action.SEARCH, "document " + id, what);
        return document;
    }
}
