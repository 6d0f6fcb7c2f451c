package andon.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Anchors of the capture log what has been logged for a while. The embedded database hands its commits to the operating system
 * and no further, so a power failure may take the newest; they are captured again, and no anchor must call that an old database.
 * Not thread-safe.
 */
final class SettledAnchors {
    /** Longer than operating systems keep what they were given to write. */
    static final Duration SETTLED = Duration.ofMinutes(2);

    private final ChainAnchors anchors;
    private final InstantSource clock;
    private @Nullable Waiting waiting;

    private record Waiting(Instant since, long seq, String hash) {}

    SettledAnchors(ChainAnchors anchors, InstantSource clock) {
        this.anchors = anchors;
        this.clock = clock;
    }

    /** The log's end as it was committed just now. */
    void committed(LogEntry last) {
        Instant now = clock.instant();
        Waiting before = waiting;
        if (before != null && now.isBefore(before.since().plus(SETTLED))) {
            return;
        }
        if (before != null) {
            anchors.committed(before.seq(), before.hash());
        }
        waiting = new Waiting(now, last.capture().seq(), last.hash());
    }
}
