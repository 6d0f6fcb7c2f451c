package andon.indexer;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.Visibility;
import andon.corpus.ledger.DocumentLedger;
import andon.indexer.IndexDifferences.Difference;
import andon.vocabulary.DocumentId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares the index with what the captures brought, and repairs it: captures whose documents are missing are read again,
 * documents that no capture brought are removed. In bounded memory, and safe beside an indexer that goes on.
 */
public final class IndexVerification {
    /** Differences that are repaired at once. */
    private static final int BATCH = 500;

    private final DocumentLedger ledger;
    private final DocumentIndex index;
    private final Indexer indexer;
    private final Consumer<String> lines;

    private final List<Difference> pending = new ArrayList<>();
    private long missing;
    private long unknown;
    private long notRead;
    private long failed;

    /** @param lines hears of each difference, and of what became of it where that is not its repair */
    public IndexVerification(DocumentLedger ledger, DocumentIndex index, Indexer indexer, Consumer<String> lines) {
        this.ledger = ledger;
        this.index = index;
        this.indexer = indexer;
        this.lines = lines;
    }

    /**
     * @param compared documents of the ledger
     * @param missing not in the index, or only as an older capture brought them
     * @param unknown in the index, though no capture brought them
     * @param notRead missing, and not found in their captures by today's rules either
     * @param failed not repaired: the index refuses them
     */
    public record Result(long compared, long missing, long unknown, long notRead, long failed, boolean repaired) {
        /** Whether the index now holds what it should. */
        public boolean isWhole() {
            return repaired ? failed == 0 : missing + unknown == 0;
        }
    }

    /** Only compares. */
    public Result compare() {
        long compared = new IndexDifferences(ledger, index).find(this::tell);
        return new Result(compared, missing, unknown, 0, 0, false);
    }

    /** Compares and repairs. Once for each object, as {@link #compare}. */
    public Result repair() {
        long compared = new IndexDifferences(ledger, index).find(difference -> {
            tell(difference);
            pending.add(difference);
            if (pending.size() >= BATCH) {
                repairPending();
            }
        });
        repairPending();
        if (missing + unknown > 0) {
            index.commit(index.committedSeq());
        }
        return new Result(compared, missing, unknown, notRead, failed, true);
    }

    private void tell(Difference difference) {
        switch (difference) {
            case Difference.Missing(DocumentId id, long captureSeq) -> {
                missing++;
                lines.accept("missing: " + id + ", brought by capture " + captureSeq);
            }
            case Difference.Unknown(DocumentId id) -> {
                unknown++;
                lines.accept("unknown: " + id + ", brought by no capture");
            }
        }
    }

    private void repairPending() {
        Set<DocumentId> put = new HashSet<>();
        Set<Long> read = new HashSet<>();
        for (Difference difference : pending) {
            switch (difference) {
                case Difference.Missing(DocumentId id, long captureSeq) -> {
                    if (read.add(captureSeq)) {
                        put.addAll(indexer.indexAgain(captureSeq));
                    }
                }
                case Difference.Unknown(DocumentId id) -> index.remove(id);
            }
        }
        index.refresh();
        pending.forEach(difference -> check(difference, put));
        pending.clear();
    }

    private void check(Difference difference, Set<DocumentId> put) {
        switch (difference) {
            case Difference.Missing(DocumentId id, long captureSeq) -> {
                if (!put.contains(id)) {
                    notRead++;
                    lines.accept("not read: " + id + " is no longer found in capture " + captureSeq);
                } else if (index.get(id, new Visibility.Everything())
                        .filter(found -> found.captureSeq() >= captureSeq)
                        .isEmpty()) {
                    failed++;
                    lines.accept("refused: " + id + " was put and is not there");
                }
            }
            case Difference.Unknown(DocumentId id) -> {
                if (index.get(id, new Visibility.Everything()).isPresent()) {
                    failed++;
                    lines.accept("refused: " + id + " was removed and is still there");
                }
            }
        }
    }
}
