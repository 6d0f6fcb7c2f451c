package andon.crawler.frontier;

import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One crawl of a source.
 *
 * @param number counts a source's visits, from 1
 * @param ended when it ended; empty while it is open
 * @param pages how many pages were captured
 * @param bytes how many bytes of bodies were captured
 */
public record Visit(
        SourceId source, long number, State state, Instant started, Optional<Instant> ended, long pages, long bytes) {

    /** How a visit stands or ended. Stored by name. */
    public enum State {
        OPEN,
        /** Every known page was looked at. */
        DONE,
        /** The page or byte budget was used up; what is left comes first in the next visit. */
        BUDGET,
        /** The host did not answer, again and again. */
        UNREACHABLE,
        /** It takes a person to go on: a CAPTCHA, a refused login, a proxy that does not fit. */
        NEEDS_OPERATOR;

        /** The stable metric code, such as {@code needs-operator}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
