package andon.app;

import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.schedules.Plan;
import andon.schedules.Schedules;
import andon.vocabulary.SourceId;
import andon.vocabulary.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one plan for each source, also while sources change, in whatever process they do. {@link #run} looks for changes
 * until this is closed.
 */
final class VisitPlans implements Runnable, AutoCloseable {
    /** How often it is looked whether a source changed: one query for a number. */
    static final Duration LOOK = Duration.ofSeconds(1);
    /** How often every plan is compared with its source, whether one changed or not. */
    static final Duration ALL = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(VisitPlans.class);
    private static final String CRAWL = "crawl:";

    private final SourceRegistry sources;
    private final Schedules schedules;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Map<String, Wish> planned = new HashMap<>();
    private long change;
    private Instant compared = Instant.MIN;

    VisitPlans(SourceRegistry sources, Schedules schedules) {
        this.sources = sources;
        this.schedules = schedules;
    }

    /** @param timetable null for what is stored and must be planned anew */
    private record Wish(@Nullable Timetable timetable, boolean paused) {}

    static String plan(SourceId source) {
        return CRAWL + source;
    }

    /** The source that a plan is for; empty if it is for something else. */
    static Optional<SourceId> source(String plan) {
        return plan.startsWith(CRAWL) ? Optional.of(new SourceId(plan.substring(CRAWL.length()))) : Optional.empty();
    }

    /** Plans what changed since the last call; all of it every ten minutes. */
    synchronized void look(Instant now) {
        long newest = sources.change();
        boolean all = compared.isBefore(now.minus(ALL));
        if (newest == change && !all) {
            return;
        }
        Map<String, Wish> wishes = new HashMap<>();
        for (SourceRegistry.Stored stored : sources.all()) {
            Source source = stored.source();
            wishes.put(plan(source.id()), new Wish(source.timetable(), source.paused()));
        }
        Map<String, Wish> kept = all ? kept() : planned;
        wishes.forEach((name, wish) -> {
            if (!wish.equals(kept.get(name))) {
                schedules.plan(name, Objects.requireNonNull(wish.timetable()), wish.paused());
            }
        });
        kept.keySet().stream().filter(name -> !wishes.containsKey(name)).forEach(schedules::remove);
        if (all) {
            compared = now;
        }
        planned = wishes;
        change = newest;
    }

    /** The plans for sources as they are stored; without those that would never come due, which must be set again. */
    private Map<String, Wish> kept() {
        Map<String, Wish> kept = new HashMap<>();
        for (Plan plan : schedules.all()) {
            if (source(plan.name()).isPresent()) {
                boolean asleep = !plan.paused() && plan.next().isEmpty();
                kept.put(plan.name(), new Wish(asleep ? null : plan.timetable(), plan.paused()));
            }
        }
        return kept;
    }

    @Override
    public void run() {
        try {
            while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    look(Instant.now());
                } catch (RuntimeException e) {
                    // The stage's boundary: the database may be away for a while.
                    log.warn("the plans were not brought in line with the sources: {}", Failures.describe(e));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
