package andon.testbed.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as MyBB 1.8 writes them, month first, relative to the reader's today, in UTC. */
final class BoardDates {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM-dd-uuuu", Locale.US).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("hh:mm a", Locale.US).withZone(ZoneOffset.UTC);

    private final Instant now;

    BoardDates(Instant now) {
        this.now = now;
    }

    /**
     * The label as HTML.
     *
     * @param titled whether a relative label has the exact day in an attribute, as newer versions do
     */
    String html(Instant at, boolean titled) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (day.equals(today)) {
            return today(at, titled);
        }
        if (day.equals(today.minusDays(1))) {
            return titled
                    ? "<span title=\"" + DAY.format(at) + "\">Yesterday</span>, " + TIME.format(at)
                    : "Yesterday, " + TIME.format(at);
        }
        return absolute(at);
    }

    String absolute(Instant at) {
        return DAY.format(at) + ", " + TIME.format(at);
    }

    private String today(Instant at, boolean titled) {
        if (!titled) {
            return "Today, " + TIME.format(at);
        }
        Duration age = Duration.between(at, now);
        String words = age.toHours() >= 2
                ? age.toHours() + " hours ago"
                : age.toHours() == 1 ? "1 hour ago" : Math.max(1, age.toMinutes()) + " minutes ago";
        return "<span title=\"" + absolute(at) + "\">" + words + "</span>";
    }
}
