package andon.indexer.cut.software;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What all templates need: escaped words, dates, the posts one after another. */
final class Html {
    private Html() {}

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Code as software without {@code <pre>} shows it. */
    static String broken(String code) {
        return code.replace("\n", "<br />\n").replace("  ", "&nbsp; ");
    }

    static String posts(ForumThread thread, Function<ForumThread.Post, String> form) {
        return thread.posts().stream().map(form).collect(Collectors.joining("\n"));
    }

    static String date(Instant at, String pattern) {
        return date(at, pattern, Locale.US, ZoneOffset.UTC);
    }

    static String date(Instant at, String pattern, Locale locale, ZoneOffset zone) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atOffset(zone));
    }

    /** Days before the capture, in UTC. */
    static long daysAgo(ForumThread thread, Instant at) {
        return ChronoUnit.DAYS.between(
                LocalDate.ofInstant(at, ZoneOffset.UTC), LocalDate.ofInstant(thread.now(), ZoneOffset.UTC));
    }

    /** "Today", "Yesterday" or the date itself. */
    static String day(ForumThread thread, Instant at, String today, String yesterday, String pattern) {
        long days = daysAgo(thread, at);
        return days == 0 ? today : days == 1 ? yesterday : date(at, pattern);
    }
}
