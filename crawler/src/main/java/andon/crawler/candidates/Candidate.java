package andon.crawler.candidates;

import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An onion host that was found on the way.
 *
 * @param links how many different pages link to it or name it
 * @param contexts where it was seen, the latest first; at most {@link #MOST_CONTEXTS}
 * @param decision empty while nobody has decided
 */
public record Candidate(
        OnionAddress host,
        long links,
        Instant firstSeen,
        Instant lastSeen,
        List<Context> contexts,
        Optional<Decision> decision) {
    /** How many places are remembered for each host and source. */
    public static final int MOST_CONTEXTS = 20;

    public Candidate {
        contexts = List.copyOf(contexts);
    }

    /**
     * A page on which the host was seen.
     *
     * @param source whose page it is
     * @param linkText what the link says, untrusted; empty if it says nothing or the address stands there as text; at most
     *     {@link #LONGEST_TEXT} characters
     */
    public record Context(SourceId source, URI page, String linkText, Instant firstSeen, Instant lastSeen) {
        public static final int LONGEST_TEXT = 200;
    }

    /**
     * What was decided.
     *
     * @param source the source that it became; empty if it was rejected
     * @param by who decided; {@link Candidates#AUTOMATIC} if the budget for following did
     */
    public record Decision(Optional<SourceId> source, String by, Instant at) {
        public boolean accepted() {
            return source.isPresent();
        }
    }
}
