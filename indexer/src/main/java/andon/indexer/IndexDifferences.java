package andon.indexer;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.ScanRequest;
import andon.corpus.index.Visibility;
import andon.corpus.ledger.DocumentLedger;
import andon.corpus.ledger.DocumentLedger.Known;
import andon.corpus.query.Query;
import andon.vocabulary.DocumentId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the index has too little or too much, beside the ledger of what captures brought. Both are read by id, side by side,
 * a thousand documents of each in memory. What is behind the last commit is still on its way and is no difference.
 */
final class IndexDifferences {
    private static final int STEP = 1_000;

    private final DocumentLedger ledger;
    private final DocumentIndex index;
    private final long upTo;

    IndexDifferences(DocumentLedger ledger, DocumentIndex index) {
        this.ledger = ledger;
        this.index = index;
        this.upTo = Math.min(index.committedSeq(), ledger.indexedSeq());
    }

    sealed interface Difference {
        DocumentId id();

        /** The index has not the document as this capture brought it, but an older one or none. */
        record Missing(DocumentId id, long captureSeq) implements Difference {}

        /** No capture brought it. */
        record Unknown(DocumentId id) implements Difference {}
    }

    /** Tells each difference, by id; returns how many documents of the ledger were looked at. */
    long find(Consumer<Difference> told) {
        long compared = 0;
        try (Stream<IndexedDocument> stream =
                index.stream(new Query.All(), new Visibility.Everything(), ScanRequest.Order.ID)) {
            Iterator<IndexedDocument> there = stream.iterator();
            IndexedDocument next = next(there);
            List<Known> step = ledger.after(Optional.empty(), STEP);
            while (!step.isEmpty()) {
                for (Known known : step) {
                    while (next != null && compare(next, known) < 0) {
                        unknown(next, told);
                        next = next(there);
                    }
                    boolean same = next != null && compare(next, known) == 0;
                    if (isDue(known) && (next == null || !same || next.captureSeq() < known.captureSeq())) {
                        told.accept(new Difference.Missing(known.id(), known.captureSeq()));
                    }
                    next = same ? next(there) : next;
                    compared++;
                }
                step = ledger.after(Optional.of(step.getLast().id()), STEP);
            }
            for (; next != null; next = next(there)) {
                unknown(next, told);
            }
        }
        return compared;
    }

    private boolean isDue(Known known) {
        return known.captureSeq() <= upTo && index.keeps(known.firstSeen());
    }

    private void unknown(IndexedDocument document, Consumer<Difference> told) {
        if (document.captureSeq() <= upTo) {
            told.accept(new Difference.Unknown(document.id()));
        }
    }

    private static int compare(IndexedDocument there, Known known) {
        return there.id().value().compareTo(known.id().value());
    }

    private static @Nullable IndexedDocument next(Iterator<IndexedDocument> documents) {
        return documents.hasNext() ? documents.next() : null;
    }
}
