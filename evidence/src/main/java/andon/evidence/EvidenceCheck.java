package andon.evidence;

import andon.evidence.EvidenceStore.Verification;
import andon.evidence.StoredRecords.Stored;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Compares the log with itself and with the files, and sees that the seals of those are whole. */
final class EvidenceCheck {
    private static final int BATCH = 1000;

    private final CaptureLog log;
    private final StoredRecords records;
    private final ChainAnchors anchors;
    private final SealCheck seals;

    EvidenceCheck(CaptureLog log, StoredRecords records, ChainAnchors anchors, SealCheck seals) {
        this.log = log;
        this.records = records;
        this.anchors = anchors;
        this.seals = seals;
    }

    /** Checks the captures that are logged now; those that come while it runs are left for the next time. */
    Verification run() {
        Deque<ChainAnchors.Anchor> noted;
        try {
            // Before the head is looked up: what is noted is logged by then.
            noted = new ArrayDeque<>(anchors.all());
        } catch (IllegalArgumentException e) {
            return broken(0, String.valueOf(e.getMessage()));
        }
        CaptureLog.Head head = log.head();
        long seq = 0;
        String hash = LogEntry.NO_HASH;
        while (seq < head.seq()) {
            List<LogEntry> batch = log.after(seq, (int) Math.min(BATCH, head.seq() - seq));
            if (batch.isEmpty()) {
                return broken(seq, "the log ends after capture " + seq + ", but " + head.seq() + " were logged");
            }
            for (LogEntry entry : batch) {
                Optional<String> fault = faultOf(entry, seq + 1, hash);
                if (fault.isPresent()) {
                    return new Verification(seq, fault);
                }
                seq = entry.capture().seq();
                hash = entry.hash();
                while (!noted.isEmpty() && noted.getFirst().number() <= seq) {
                    ChainAnchors.Anchor anchor = noted.removeFirst();
                    if (anchor.number() == seq && !anchor.hash().equals(hash)) {
                        return broken(
                                seq,
                                "capture " + seq + " is not the one that was anchored at " + anchor.at()
                                        + ": it or one before it was altered");
                    }
                }
            }
        }
        if (!hash.equals(head.hash())) {
            return broken(seq, "capture " + seq + " is not the one that was logged last");
        }
        if (!noted.isEmpty()) {
            ChainAnchors.Anchor anchor = noted.getFirst();
            return broken(
                    seq,
                    "the log ends at capture " + seq + ", but capture " + anchor.number() + " was anchored at "
                            + anchor.at());
        }
        return new Verification(seq, seals.firstFault());
    }

    private Optional<String> faultOf(LogEntry entry, long expectedSeq, String previousHash) {
        if (entry.capture().seq() != expectedSeq) {
            return Optional.of("capture " + expectedSeq + " is missing from the log");
        }
        if (!entry.previousHash().equals(previousHash) || !entry.isIntact()) {
            return Optional.of("the log's row of capture " + expectedSeq + " was altered");
        }
        try {
            if (!entry.recordsSha256().equals(records.recordsSha256(entry))) {
                return Optional.of(
                        StoredRecords.describe(entry.capture()) + ": the file's bytes are not those that were logged");
            }
            Stored stored = records.read(entry.capture());
            return entry.capture().bodySeq().isPresent() ? faultOfRevisit(entry.capture(), stored) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(StoredRecords.describe(entry.capture()) + ": " + e.getMessage());
        }
    }

    /** What is wrong with what a revisit stands for; the original itself was checked in its own place. */
    private Optional<String> faultOfRevisit(Capture revisit, Stored stored) throws IOException {
        long seq = revisit.bodySeq().orElseThrow();
        Optional<Capture> original = seq < revisit.seq() ? log.entry(seq).map(LogEntry::capture) : Optional.empty();
        if (original.isEmpty() || original.get().bodySeq().isPresent()) {
            return Optional.of(StoredRecords.describe(revisit) + ": capture " + seq + ", which it stands for, is none"
                    + " with a body that was logged before it");
        }
        StoredRecords.requireSame(
                "payload SHA-256", revisit.payloadSha256(), original.get().payloadSha256());
        String digest = records.name(original.get()).payloadDigest();
        return stored.payloadDigest().isEmpty() || stored.payloadDigest().equals(digest)
                ? Optional.empty()
                : Optional.of(StoredRecords.describe(revisit) + ": its payload digest is not that of capture " + seq);
    }

    private static Verification broken(long checked, String sentence) {
        return new Verification(checked, Optional.of(sentence));
    }
}
