package andon.corpus.watch;

import andon.vocabulary.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a subscription is told of its alerts, and in which language. What is raised while it is quiet or muted is not lost:
 * it is told afterwards, in one message.
 *
 * @param zone whose clocks count
 * @param quiet null for none
 * @param mutedUntil nothing is told before; null if it is not muted
 * @param urgentFrom alerts at least this bad wait for no digest and no quiet hours; null if all wait
 * @param language {@link Locale#ENGLISH} or {@link Locale#JAPANESE}
 */
public record Timing(
        Cadence cadence,
        ZoneId zone,
        @Nullable QuietHours quiet,
        @Nullable Instant mutedUntil,
        @Nullable Severity urgentFrom,
        Locale language) {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.JAPANESE);
    private static final int MAX_ZONE = 50;

    /** At once and always, in English, by UTC. */
    public static final Timing AT_ONCE =
            new Timing(new Cadence.AtOnce(), ZoneOffset.UTC, null, null, null, Locale.ENGLISH);

    public Timing {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("messages are written in en or ja, not in '" + language + "'");
        }
    }

    /**
     * When to tell.
     *
     * @param held whether it waits until then, and so goes out together with what waits beside it
     */
    public record Moment(Instant at, boolean held) {}

    public Moment of(Instant raised, @Nullable Severity severity) {
        Instant told = mutedUntil != null && mutedUntil.isAfter(raised) ? mutedUntil : raised;
        boolean urgent = urgentFrom != null && severity != null && severity.compareTo(urgentFrom) >= 0;
        if (!urgent) {
            told = cadence.next(told, zone);
            told = quiet == null ? told : quiet.endOf(told, zone);
        }
        return new Moment(told, told.isAfter(raised));
    }

    public Timing mutedUntil(@Nullable Instant end) {
        return new Timing(cadence, zone, quiet, end, urgentFrom, language);
    }

    /** @throws IllegalArgumentException if there is no such zone; the message says what was expected */
    public static ZoneId zone(String name) {
        try {
            if (name.length() <= MAX_ZONE) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time zone is named like Asia/Tokyo or UTC, not '" + name + "'", e);
        }
        throw new IllegalArgumentException("a time zone's name has at most " + MAX_ZONE + " characters");
    }
}
