package andon.searchapi.alerts;

import andon.corpus.watch.Cadence;
import andon.corpus.watch.QuietHours;
import andon.corpus.watch.Timing;
import andon.searchapi.access.Problem;
import andon.vocabulary.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a subscription is told, in words. What is left out is: at once, always, by UTC, in English.
 *
 * @param cadence {@code at-once}, {@code hourly}, {@code daily} or {@code weekly}
 * @param at a digest's time of day, {@code 08:30}
 * @param day a weekly digest's day, {@code monday}
 * @param zone whose clocks count, {@code Asia/Tokyo}
 * @param quietFrom the first minute of the quiet hours; with {@code quietTo}
 * @param quietTo the first minute behind them
 * @param mutedUntil nothing is told before
 * @param urgentFrom a severity that waits for no digest and no quiet hours
 * @param language {@code en} or {@code ja}
 */
public record TimingJson(
        @Nullable String cadence,
        @Nullable String at,
        @Nullable String day,
        @Nullable String zone,
        @Nullable String quietFrom,
        @Nullable String quietTo,
        @Nullable Instant mutedUntil,
        @Nullable String urgentFrom,
        @Nullable String language) {
    static final TimingJson NONE = new TimingJson(null, null, null, null, null, null, null, null, null);

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    static TimingJson of(Timing timing) {
        LocalTime at = switch (timing.cadence()) {
            case Cadence.AtOnce _, Cadence.Hourly _ -> null;
            case Cadence.Daily daily -> daily.at();
            case Cadence.Weekly weekly -> weekly.at();
        };
        String day = timing.cadence() instanceof Cadence.Weekly weekly ? word(weekly.day()) : null;
        QuietHours quiet = timing.quiet();
        return new TimingJson(
                timing.cadence().word(),
                at == null ? null : TIME.format(at),
                day,
                timing.zone().getId().equals("Z") ? "UTC" : timing.zone().getId(),
                quiet == null ? null : TIME.format(quiet.from()),
                quiet == null ? null : TIME.format(quiet.to()),
                timing.mutedUntil(),
                timing.urgentFrom() == null ? null : timing.urgentFrom().word(),
                timing.language().getLanguage());
    }

    /** The same, checked; what cannot be is a problem for the caller. */
    Timing timing() {
        return Problem.invalidIfRefused(() -> {
            ZoneId clocks = zone == null ? Timing.AT_ONCE.zone() : Timing.zone(zone);
            return new Timing(cadenceOf(), clocks, quiet(), mutedUntil, severity("urgentFrom", urgentFrom), spoken());
        });
    }

    private Cadence cadenceOf() {
        LocalTime time = at == null ? MORNING : time("at", at);
        return switch (cadence == null ? "at-once" : cadence) {
            case "at-once" -> new Cadence.AtOnce();
            case "hourly" -> new Cadence.Hourly();
            case "daily" -> new Cadence.Daily(time);
            case "weekly" -> new Cadence.Weekly(weekday(), time);
            default ->
                throw new IllegalArgumentException(
                        "cadence must be at-once, hourly, daily or weekly, not '" + cadence + "'.");
        };
    }

    private DayOfWeek weekday() {
        if (day == null) {
            return DayOfWeek.MONDAY;
        }
        for (DayOfWeek one : DayOfWeek.values()) {
            if (word(one).equals(day)) {
                return one;
            }
        }
        throw new IllegalArgumentException("day must be a day of the week such as monday, not '" + day + "'.");
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    private @Nullable QuietHours quiet() {
        if (quietFrom == null && quietTo == null) {
            return null;
        }
        if (quietFrom == null || quietTo == null) {
            throw new IllegalArgumentException("quiet hours have a quietFrom and a quietTo.");
        }
        return new QuietHours(time("quietFrom", quietFrom), time("quietTo", quietTo));
    }

    private static LocalTime time(String what, String text) {
        try {
            return LocalTime.parse(text, TIME);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(what + " must be a time of day such as 08:30, not '" + text + "'.", e);
        }
    }

    private Locale spoken() {
        return switch (language == null ? "en" : language) {
            case "en" -> Locale.ENGLISH;
            case "ja" -> Locale.JAPANESE;
            default -> throw new IllegalArgumentException("language must be en or ja, not '" + language + "'.");
        };
    }

    static @Nullable Severity severity(String what, @Nullable String word) {
        if (word == null) {
            return null;
        }
        return Severity.ofWord(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        what + " must be low, medium, high or critical, not '" + word + "'."));
    }
}
