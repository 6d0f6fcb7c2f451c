package andon.indexer;

import java.time.Duration;

/**
 * How the indexer works.
 *
 * @param batch captures read from the log at once, 1 to 10,000
 * @param pollInterval how long it waits when there is nothing new, 10 ms to 1 minute
 * @param commitCaptures the search index is committed after this many captures at the latest, 1 to 1,000,000
 * @param commitInterval … and after this long at the latest, 100 ms to 10 minutes
 * @param retryAfter how long it waits after the database, the disk or the index failed, 10 ms to 10 minutes
 */
public record IndexerSettings(
        int batch, Duration pollInterval, int commitCaptures, Duration commitInterval, Duration retryAfter) {

    public IndexerSettings {
        between("indexer batch", batch, 1, 10_000);
        between("indexer commit captures", commitCaptures, 1, 1_000_000);
        between("indexer poll interval in ms", pollInterval.toMillis(), 10, 60_000);
        between("indexer commit interval in ms", commitInterval.toMillis(), 100, 600_000);
        between("indexer retry interval in ms", retryAfter.toMillis(), 10, 600_000);
    }

    public static IndexerSettings defaults() {
        return new IndexerSettings(100, Duration.ofMillis(250), 200, Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    private static void between(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", not " + value);
        }
    }
}
