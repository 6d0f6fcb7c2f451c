package andon.searchapi.exposed;

import andon.vocabulary.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * So much an hour for each organisation, refilled all the time, at most an hour's worth at once. Thread-safe; lives in memory,
 * each process for itself.
 */
final class Allowance {
    private static final double HOUR = Duration.ofHours(1).toNanos();

    private final int perHour;
    /** As many as there are organisations. */
    private final Map<OrganisationId, Left> organisations = new HashMap<>();

    private record Left(double amount, Instant at) {}

    Allowance(int perHour) {
        this.perHour = perHour;
    }

    /** Takes {@code wanted}, or takes nothing and tells how long to wait for that much. */
    synchronized Optional<Duration> take(OrganisationId who, int wanted, Instant now) {
        Left before = organisations.getOrDefault(who, new Left(perHour, now));
        double since = Math.max(0, Duration.between(before.at, now).toNanos()) / HOUR;
        double amount = Math.min(perHour, before.amount + since * perHour);
        if (amount >= wanted) {
            organisations.put(who, new Left(amount - wanted, now));
            return Optional.empty();
        }
        organisations.put(who, new Left(amount, now));
        // What is more than an hour's worth never fits: an hour is what the caller gets told then, with the bound.
        double hours = Math.min(1, (wanted - amount) / perHour);
        return Optional.of(Duration.ofNanos((long) Math.ceil(hours * HOUR)));
    }
}
