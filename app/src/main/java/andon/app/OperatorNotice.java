package andon.app;

import andon.crawler.health.ComplaintBook.Entry;
import andon.crawler.health.ComplaintBook.News;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Words news for operators.
 *
 * @param id the same for the same news, so that a message that is sent twice is one to mail programs
 */
record OperatorNotice(String id, String subject, String text) {
    /** More lines than these of one kind nobody reads in a mail; the console has all. */
    static final int MOST_LINES = 50;

    private static final int MOST_NAMES = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static OperatorNotice of(News news, String console) {
        StringBuilder text = new StringBuilder();
        section(text, "New", news.begun());
        section(text, "Well again", news.over());
        section(text, "Still so", news.lasting());
        text.append("What to do about each: ").append(console).append("/health\n");
        return new OperatorNotice("health-" + digest(news), subject(news), text.toString());
    }

    private static String subject(News news) {
        if (!news.begun().isEmpty()) {
            return "[Andon] " + named(news.begun());
        }
        return news.over().isEmpty() ? "[Andon] Still " + named(news.lasting()) : "[Andon] Over: " + named(news.over());
    }

    private static String named(List<Entry> entries) {
        List<String> sources =
                entries.stream().map(e -> e.source().value()).distinct().toList();
        String kinds =
                entries.stream().map(Entry::kind).distinct().limit(MOST_NAMES).collect(Collectors.joining(", "));
        String names = sources.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = sources.size() - Math.min(sources.size(), MOST_NAMES);
        return kinds + ": " + names + (more == 0 ? "" : " and " + more + " more");
    }

    private static void section(StringBuilder text, String title, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        text.append(title).append(":\n");
        for (Entry entry : entries.subList(0, Math.min(entries.size(), MOST_LINES))) {
            text.append("  ")
                    .append(entry.source())
                    .append("  ")
                    .append(entry.kind())
                    .append("  since ")
                    .append(TIME.format(entry.since()))
                    .append(entry.overAt()
                            .map(at -> ", over at " + TIME.format(at))
                            .orElse(""))
                    .append("\n    ")
                    .append(entry.detail().replaceAll("\\s+", " "))
                    .append('\n');
        }
        if (entries.size() > MOST_LINES) {
            text.append("  and ").append(entries.size() - MOST_LINES).append(" more\n");
        }
        text.append('\n');
    }

    private static String digest(News news) {
        String all = List.of(news.begun(), news.over(), news.lasting()).stream()
                .map(entries -> entries.stream()
                        .map(e -> e.source() + " " + e.kind() + " " + e.about() + " " + e.since() + " " + e.toldAt())
                        .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
