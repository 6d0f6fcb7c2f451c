package andon.corpus.index;

import andon.vocabulary.Severity;
import org.jspecify.annotations.Nullable;

/** Numbers that documents are ordered and boosted by; the same on all engines. */
public final class Ranks {
    /** The greatest of {@link #of}. */
    public static final int MOST = 4;

    private static final int TIME_BITS = 60;

    private Ranks() {}

    /** 0 without a threat, 1 to 4 from low to critical. */
    public static int of(@Nullable Severity severity) {
        return switch (severity) {
            case null -> 0;
            case LOW -> 1;
            case MEDIUM -> 2;
            case HIGH -> 3;
            case CRITICAL -> MOST;
        };
    }

    /** One number that orders by severity first and then by time; microseconds outside 0 to 2^60 stand at the ends. */
    public static long severityThenSeen(@Nullable Severity severity, long seenMicros) {
        return ((long) of(severity) << TIME_BITS) + Math.clamp(seenMicros, 0, (1L << TIME_BITS) - 1);
    }
}
