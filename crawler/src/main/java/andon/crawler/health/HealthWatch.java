package andon.crawler.health;

import andon.vocabulary.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges all sources again and again and keeps the {@link ComplaintBook}. What it saw last is there for whoever asks, so that
 * a thousand questions cost no more than one. {@link #run} goes on until this is closed. Thread-safe.
 */
public final class HealthWatch implements Runnable, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HealthWatch.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final HealthCheck check;
    private final ComplaintBook book;
    private final Duration every;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Round last;

    /** @param every how long after one round the next begins, 1 second to 1 hour */
    public HealthWatch(HealthCheck check, ComplaintBook book, Duration every, InstantSource clock) {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("health rounds must be 1s to 1h apart, not " + every);
        }
        this.check = check;
        this.book = book;
        this.every = every;
        this.clock = clock;
    }

    /**
     * What a round saw.
     *
     * @param sources in the order of their ids
     * @param standing what is complained of, the longest first
     */
    public record Round(Instant at, Duration took, List<SourceHealth> sources, List<ComplaintBook.Entry> standing) {
        public Round {
            sources = List.copyOf(sources);
            standing = List.copyOf(standing);
        }

        /** Since when a complaint of a source stands; empty if the book does not have it. */
        public Optional<Instant> since(SourceId source, Complaint complaint) {
            return standing.stream()
                    .filter(e -> e.source().equals(source)
                            && e.kind().equals(complaint.kind().code())
                            && e.about().equals(complaint.about()))
                    .findFirst()
                    .map(ComplaintBook.Entry::since);
        }
    }

    /** Judges all sources now. */
    public synchronized Round look() {
        Instant begun = clock.instant();
        List<SourceHealth> sources = check.all();
        Instant now = clock.instant();
        book.note(sources, now);
        Round round = new Round(now, Duration.between(begun, now), sources, book.standing());
        last = round;
        return round;
    }

    /** Judges one source now; what the last round saw of the others stays. */
    public synchronized void look(SourceId source) {
        Round old = last();
        Optional<SourceHealth> judged = check.of(source);
        judged.ifPresent(health -> book.note(health, clock.instant()));
        List<SourceHealth> sources = old.sources().stream()
                .flatMap(known -> known.source().equals(source) ? judged.stream() : Stream.of(known))
                .toList();
        last = new Round(old.at(), old.took(), sources, book.standing());
    }

    /** What the last round saw; the first one is made for whoever asks before it. */
    public Round last() {
        Round round = last;
        return round == null ? look() : round;
    }

    /** One source as it is now; empty if there is none of that id. */
    public Optional<SourceHealth> now(SourceId source) {
        return check.of(source);
    }

    @Override
    public void run() {
        try {
            do {
                try {
                    look();
                } catch (RuntimeException e) {
                    // The stage's boundary: the database may be away for a while.
                    log.warn("the sources' health was not judged: {}", e.toString());
                }
            } while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
