package andon.corpus.query;

import andon.corpus.query.Query.TimeField;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the values of time fields to instants, to the microsecond. Days are days of UTC. */
final class TimeParser {
    private static final Pattern AGO = Pattern.compile("([0-9]{1,4})([hdw])");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final String EXPECTED =
            "a time such as 7d, 24h, 2026-01-31, 2026-01-31T10:00:00Z or a range such as" + " 2026-01-01..2026-02-01";

    private final Instant now;

    TimeParser(Instant now) {
        this.now = within(now.truncatedTo(ChronoUnit.MICROS));
    }

    Query.Time parse(TimeField field, String value, int column) throws QuerySyntaxException {
        String text = value.strip();
        int dots = text.indexOf("..");
        Instant from;
        Instant to;
        if (dots < 0) {
            from = end(text, false, text, column);
            to = DAY.matcher(text).matches() ? end(text, true, text, column) : null;
            if (to == null && !AGO.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
                throw new QuerySyntaxException(
                        column, "expected '..' before or after the instant '" + text + "' to say which side is meant");
            }
        } else {
            from = end(text.substring(0, dots), false, text, column);
            to = end(text.substring(dots + 2), true, text, column);
            if (from == null && to == null) {
                throw QuerySyntaxException.unexpected(column, EXPECTED, text);
            }
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new QuerySyntaxException(
                    column, "expected a range whose beginning is before its end: '" + text + "'");
        }
        return new Query.Time(field, from, to);
    }

    /** One end of a range; the upper end of a day is the beginning of the next, so that the day is part of the range. */
    private @Nullable Instant end(String text, boolean upper, String whole, int column) throws QuerySyntaxException {
        if (text.isEmpty()) {
            return null;
        }
        Matcher ago = AGO.matcher(text.toLowerCase(Locale.ROOT));
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            return within(now.minus(
                    switch (ago.group(2)) {
                        case "h" -> Duration.ofHours(count);
                        case "d" -> Duration.ofDays(count);
                        default -> Duration.ofDays(7 * count);
                    }));
        }
        try {
            if (DAY.matcher(text).matches()) {
                LocalDate day = LocalDate.parse(text);
                return within((upper ? day.plusDays(1) : day)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            }
            return within(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            throw QuerySyntaxException.unexpected(column, EXPECTED, whole);
        }
    }

    private static Instant within(Instant instant) {
        return instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
    }
}
