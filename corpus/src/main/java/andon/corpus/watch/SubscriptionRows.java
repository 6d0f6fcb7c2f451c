package andon.corpus.watch;

import andon.vocabulary.DocumentKind;
import andon.vocabulary.Severity;
import andon.vocabulary.SourceId;
import andon.vocabulary.ThreatCategory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** What a subscription selects and when it is told, as columns. Sets are lines. */
final class SubscriptionRows {
    private static final List<String> NAMES = List.of(
            "query",
            "minimum_severity",
            "categories",
            "languages",
            "sources",
            "kinds",
            "news",
            "cadence",
            "digest_at",
            "digest_day",
            "time_zone",
            "quiet_from",
            "quiet_to",
            "muted_until",
            "urgent_from",
            "reader_language");

    /** Of {@code subscription s}. */
    static final String COLUMNS = NAMES.stream().map(name -> "s." + name).collect(Collectors.joining(", "));

    static final String INSERTED = String.join(", ", NAMES);
    static final String MARKS = NAMES.stream().map(name -> "?").collect(Collectors.joining(", "));
    static final String SET = NAMES.stream().map(name -> name + " = ?").collect(Collectors.joining(", "));

    private SubscriptionRows() {}

    static List<Object> values(Selection selection, Timing timing) {
        QuietHours quiet = timing.quiet();
        return List.of(
                selection.query(),
                AlertRows.text(word(selection.minimumSeverity())),
                lines(selection.categories(), ThreatCategory::word),
                lines(selection.languages(), Function.identity()),
                lines(selection.sources(), SourceId::value),
                lines(selection.kinds(), DocumentKind::word),
                lines(selection.news(), News::word),
                timing.cadence().word(),
                AlertRows.text(at(timing.cadence())),
                new SqlParameterValue(java.sql.Types.SMALLINT, day(timing.cadence())),
                timing.zone().getId(),
                AlertRows.text(quiet == null ? null : WallClock.text(quiet.from())),
                AlertRows.text(quiet == null ? null : WallClock.text(quiet.to())),
                new SqlParameterValue(
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE,
                        timing.mutedUntil() == null ? null : AlertRows.time(timing.mutedUntil())),
                AlertRows.text(word(timing.urgentFrom())),
                timing.language().getLanguage());
    }

    static Selection selection(ResultSet row) throws SQLException {
        return new Selection(
                row.getString("query"),
                severity(row.getString("minimum_severity")),
                set(
                        row.getString("categories"),
                        word -> ThreatCategory.ofWord(word).orElseThrow()),
                set(row.getString("languages"), Function.identity()),
                set(row.getString("sources"), SourceId::new),
                set(row.getString("kinds"), word -> DocumentKind.ofWord(word).orElseThrow()),
                set(row.getString("news"), word -> News.ofWord(word).orElseThrow()));
    }

    static Timing timing(ResultSet row) throws SQLException {
        String quietFrom = row.getString("quiet_from");
        OffsetDateTime muted = row.getObject("muted_until", OffsetDateTime.class);
        return new Timing(
                cadence(row.getString("cadence"), row.getString("digest_at"), row.getInt("digest_day")),
                ZoneId.of(row.getString("time_zone")),
                quietFrom == null
                        ? null
                        : new QuietHours(WallClock.parse(quietFrom), WallClock.parse(row.getString("quiet_to"))),
                muted == null ? null : muted.toInstant(),
                severity(row.getString("urgent_from")),
                Locale.of(row.getString("reader_language")));
    }

    private static Cadence cadence(String word, @Nullable String at, int day) {
        return switch (word) {
            case "at-once" -> new Cadence.AtOnce();
            case "hourly" -> new Cadence.Hourly();
            case "daily" -> new Cadence.Daily(time(at));
            case "weekly" -> new Cadence.Weekly(DayOfWeek.of(day), time(at));
            default -> throw new IllegalStateException("unknown cadence '" + word + "' in the database");
        };
    }

    private static LocalTime time(@Nullable String at) {
        return WallClock.parse(Objects.requireNonNull(at, "a digest's time of day"));
    }

    private static @Nullable String at(Cadence cadence) {
        return switch (cadence) {
            case Cadence.AtOnce _, Cadence.Hourly _ -> null;
            case Cadence.Daily daily -> WallClock.text(daily.at());
            case Cadence.Weekly weekly -> WallClock.text(weekly.at());
        };
    }

    private static @Nullable Integer day(Cadence cadence) {
        return cadence instanceof Cadence.Weekly weekly ? weekly.day().getValue() : null;
    }

    private static @Nullable String word(@Nullable Severity severity) {
        return severity == null ? null : severity.word();
    }

    private static @Nullable Severity severity(@Nullable String word) {
        return word == null ? null : Severity.ofWord(word).orElseThrow();
    }

    private static <T> String lines(Collection<T> values, Function<T, String> word) {
        return values.stream().map(word).collect(Collectors.joining("\n"));
    }

    private static <T> Set<T> set(String lines, Function<String, T> value) {
        return lines.lines().map(value).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
