package andon.searchapi.sources;

import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The onion hosts that were found on the way, for an operator to accept or to refuse; {@code app} binds it. Thread-safe. */
public interface CandidateCatalog {
    int MOST_LISTED = 1000;

    /**
     * Those nobody has decided on, the most linked first.
     *
     * @param cursor where to go on, as {@link Page#next} said; empty for the beginning
     * @param limit 1 to {@link #MOST_LISTED}
     * @throws IllegalArgumentException if the cursor is none; the message can be shown
     */
    Page open(Optional<String> cursor, int limit);

    /** Those that were decided on, the latest decision first. */
    List<Candidate> decided(int limit);

    /** @throws IllegalArgumentException if that is no v3 onion host; the message can be shown */
    Optional<Candidate> find(String host);

    /** The definition of the source that the candidate becomes if nobody says more, as YAML. */
    String draft(String host);

    /**
     * Makes a candidate a source.
     *
     * @param id the source's id; empty for the one of the definition, or of the draft
     * @param definition its keys as YAML or JSON; empty for the draft
     * @param by who decides
     */
    Outcome accept(String host, Optional<SourceId> id, Optional<String> definition, String by);

    /** Takes a candidate off the list. */
    Outcome refuse(String host, String by);

    record Page(List<Candidate> candidates, Optional<String> next) {}

    /**
     * A host that was found.
     *
     * @param links how many pages link to it, as far as they are counted
     * @param contexts some of the places where it was seen, the latest first
     * @param decision empty while nobody has decided
     */
    record Candidate(
            String host,
            long links,
            Instant firstSeen,
            Instant lastSeen,
            List<Context> contexts,
            Optional<Decision> decision) {}

    /**
     * A page on which it was seen.
     *
     * @param linkText what the link says, untrusted; may be empty
     */
    record Context(SourceId source, String page, String linkText, Instant firstSeen, Instant lastSeen) {}

    /** @param source what it became; empty if it was refused */
    record Decision(Optional<SourceId> source, String by, Instant at) {}

    /** What became of a decision. */
    sealed interface Outcome {
        record Accepted(SourceId source) implements Outcome {}

        record Refused() implements Outcome {}

        /** The definition cannot be taken; nothing was changed. {@code field} is empty if it is no single key. */
        record Wrong(int line, String field, String what) implements Outcome {}

        /** It cannot be accepted as it is; nothing was changed. */
        record Impossible(String why) implements Outcome {}

        record Missing() implements Outcome {}
    }
}
