package andon.crawler.candidates;

import andon.crawler.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Follows candidates within the budget whenever there may be any: when one was seen, and now and then. Thread-safe. */
public final class Following {
    /** After what time it is looked though nothing new was seen: the budget of a new day may be there. */
    static final Duration NOW_AND_THEN = Duration.ofMinutes(10);

    private final Candidates candidates;
    private final Sightings sightings;
    private final FollowBudget budget;
    private final InstantSource clock;
    private long seen = -1;
    private Instant looked = Instant.MIN;

    public Following(Candidates candidates, Sightings sightings, FollowBudget budget, InstantSource clock) {
        this.candidates = candidates;
        this.sightings = sightings;
        this.budget = budget;
        this.clock = clock;
    }

    /** Says what became a source; costs nothing when there can be none. */
    public synchronized List<Source> look() {
        if (budget.isOff()) {
            return List.of();
        }
        long now = sightings.change();
        if (now == seen && clock.instant().isBefore(looked.plus(NOW_AND_THEN))) {
            return List.of();
        }
        List<Source> accepted = candidates.follow(budget);
        seen = now;
        looked = clock.instant();
        return accepted;
    }
}
