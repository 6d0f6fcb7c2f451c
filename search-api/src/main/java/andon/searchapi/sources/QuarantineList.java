package andon.searchapi.sources;

import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The hosts that are not dialled because of what was found there, or because somebody said so; {@code app} binds it. */
public interface QuarantineList {
    /** The most characters of a reason in words. */
    int LONGEST_NOTE = 500;

    /** All of them, the latest first. */
    List<Entry> all();

    /**
     * Puts a host under quarantine; says whether it was not yet.
     *
     * @throws IllegalArgumentException if that is no host; the message can be shown
     */
    boolean add(String host, String note, String by);

    /** Ends a quarantine; says whether there was one. */
    boolean release(String host);

    /**
     * A host under quarantine.
     *
     * @param reason a stable code: {@code blocked-term} or {@code operator}
     * @param note the operator's words; may be empty
     * @param by who did it; empty if Andon did
     * @param source whose address it is
     */
    record Entry(String host, String reason, String note, String by, Instant since, Optional<SourceId> source) {}
}
