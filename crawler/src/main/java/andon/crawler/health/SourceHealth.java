package andon.crawler.health;

import andon.crawler.frontier.Visit;
import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the watching of one source stands.
 *
 * @param complaints what is wrong, the gravest first; empty if nothing is
 * @param lastVisit the newest visit, open or ended
 * @param lastGood when the newest good visit ended: one that was not broken off and saw pages
 * @param freshness the age of that, in times of the distance between two planned visits; empty if there was none
 * @param looks how the looks of the last visits ended
 * @param errorBudget the share of them that may fail
 * @param pages how many pages the last visits captured
 * @param pending how many known pages wait
 * @param restsUntil until when its host, which does not answer, is left alone
 * @param newDocumentsInADay documents that were new with captures of the last 24 hours
 * @param newDocumentsInAWeek the same of the last seven days
 */
public record SourceHealth(
        SourceId source,
        String name,
        Verdict verdict,
        List<Complaint> complaints,
        Optional<Visit> lastVisit,
        Optional<Instant> lastGood,
        OptionalDouble freshness,
        Looks looks,
        double errorBudget,
        long pages,
        long pending,
        Optional<Instant> restsUntil,
        long newDocumentsInADay,
        long newDocumentsInAWeek,
        Session session,
        List<CanaryHealth> canaries,
        PostsPerPage postsPerPage) {
    public SourceHealth {
        complaints = List.copyOf(complaints);
        canaries = List.copyOf(canaries);
    }

    /** All in one word. */
    public enum Verdict {
        GOOD,
        /** It works, but not as it should. */
        TROUBLED,
        /** News may be lost. */
        BAD,
        /** It was not visited yet, and that is as planned. */
        WAITING,
        /** An operator stopped it. */
        PAUSED;

        /** The stable word, such as {@code troubled}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How its login stands. */
    public enum Session {
        /** It needs none. */
        NONE,
        /** There was no look yet to judge by. */
        UNKNOWN,
        /** Pages come as to somebody who is signed in. */
        HELD,
        /** Pages ask for a login. */
        LOST,
        /** It takes a person. */
        NEEDS_OPERATOR;

        /** The stable word, such as {@code needs-operator}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
