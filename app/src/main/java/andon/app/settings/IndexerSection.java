package andon.app.settings;

import java.time.Duration;

/** How captures are read. */
public record IndexerSection(int commitEvery, Duration poll, NamesSection names) {
    public IndexerSection {
        Bounds.requireRange("indexer.commit-every", commitEvery, 1, 100_000);
        Bounds.requirePoll("indexer.poll", poll);
    }
}
