package andon.crawler;

import andon.crawler.frontier.Visit;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of working on a page, and how the site's visit goes on.
 *
 * @param code stable metric code
 * @param finished what is to be written; empty if the page stays as it is
 */
record Step(String code, Optional<Finished> finished, Then then) {
    /** How the visit goes on. */
    sealed interface Then {
        /** With the next page. */
        record Next() implements Then {}

        /** With the same page, at once: at a mirror, or in a new session. */
        record Again() implements Then {}

        /** After a rest of the whole site. */
        record Rest(Duration rest) implements Then {}

        /** After the rest that the frontier's settings give a host that could not be reached, if at all. */
        record HostRest() implements Then {}

        /** Not at all. */
        record End(Visit.State state) implements Then {}
    }

    boolean isNext() {
        return then instanceof Then.Next;
    }

    boolean isAgain() {
        return then instanceof Then.Again;
    }

    static final Then NEXT = new Then.Next();
    static final Then AGAIN = new Then.Again();
    static final Then HOST_REST = new Then.HostRest();
}
