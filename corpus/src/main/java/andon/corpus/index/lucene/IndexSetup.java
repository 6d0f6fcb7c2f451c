package andon.corpus.index.lucene;

import andon.corpus.index.Refusals;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.lucene.store.FSDirectory;

/**
 * What an index is opened with; only tests take other than the usual.
 *
 * @param cursorKey what cursors of a new index are signed with; a key of its own if it is empty
 * @param nanoTime by which searches that take too long are stopped
 * @param clock by which snapshots are renewed
 */
record IndexSetup(
        IndexFolder.Opening opening,
        Refusals refusals,
        Optional<byte[]> cursorKey,
        LongSupplier nanoTime,
        Renewal.Clock.Start clock) {
    static IndexSetup usual(Refusals refusals) {
        return new IndexSetup(
                FSDirectory::open, refusals, Optional.empty(), System::nanoTime, Renewal.Clock::ofAThread);
    }

    IndexSetup withOpening(IndexFolder.Opening other) {
        return new IndexSetup(other, refusals, cursorKey, nanoTime, clock);
    }

    IndexSetup withCursorKey(Optional<byte[]> key) {
        return new IndexSetup(opening, refusals, key, nanoTime, clock);
    }

    IndexSetup withNanoTime(LongSupplier time) {
        return new IndexSetup(opening, refusals, cursorKey, time, clock);
    }

    IndexSetup withClock(Renewal.Clock.Start other) {
        return new IndexSetup(opening, refusals, cursorKey, nanoTime, other);
    }
}
