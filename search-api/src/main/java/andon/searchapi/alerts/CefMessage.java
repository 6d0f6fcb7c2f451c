package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.vocabulary.Severity;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a log collector reads it: ArcSight's Common Event Format (version 0) in a syslog message (RFC 5424). Keys of
 * the extension: {@code externalId} the alert's id (the same again is the same alert), {@code rt} when it was raised in
 * milliseconds, {@code cs1} the watched values, {@code cs2} the subscription, {@code cs3} the document's title,
 * {@code cs4} why, {@code cs5} what kind of news if no new document, {@code cat} the threats, {@code msg} the words around the mention, {@code request} the document in the console.
 */
final class CefMessage {
    /** Facility local0. */
    private static final int FACILITY = 16 * 8;

    private static final int INFORMATIONAL = 6;
    private static final int MAX_VALUE = 1_000;

    private CefMessage() {}

    static String of(Alert alert, String consoleAddress) {
        AlertWords words = AlertWords.of(alert, AlertWords.ANYBODY, consoleAddress);
        Map<String, String> extension = new LinkedHashMap<>();
        extension.put("externalId", alert.id());
        extension.put("rt", Long.toString(alert.raisedAt().toEpochMilli()));
        extension.put("cs1Label", "watched");
        extension.put("cs1", String.join(", ", alert.values()));
        extension.put("cs2Label", "subscription");
        extension.put("cs2", alert.subscriptionName());
        extension.put("cs3Label", "title");
        extension.put("cs3", alert.title() == null ? "" : alert.title());
        extension.put("cs4Label", "why");
        extension.put("cs4", words.facts().getOrDefault("Why", ""));
        extension.put("cs5Label", "news");
        extension.put("cs5", words.facts().getOrDefault("News", ""));
        extension.put("cat", String.join(",", alert.categories()));
        extension.put("msg", words.excerpt());
        extension.put("request", words.link());
        StringBuilder cef = new StringBuilder("CEF:0|Andon|Andon|1|mention.found|")
                .append(header(words.subject()))
                .append('|')
                .append(cefSeverity(alert.severity()))
                .append('|');
        extension.forEach((key, value) -> {
            if (!value.isEmpty()
                    && !extension.getOrDefault(key.replace("Label", ""), "").isEmpty()) {
                cef.append(key).append('=').append(value(value)).append(' ');
            }
        });
        String time = DateTimeFormatter.ISO_INSTANT.format(alert.raisedAt().atOffset(ZoneOffset.UTC));
        int priority = FACILITY + syslogSeverity(alert.severity());
        return "<" + priority + ">1 " + time + " - andon - mention.found - \uFEFF"
                + cef.toString().strip();
    }

    private static String header(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|");
    }

    /** In an extension line breaks are written out, and what would end the value is escaped. */
    private static String value(String text) {
        return AlertWords.cut(text, MAX_VALUE)
                .replace("\\", "\\\\")
                .replace("=", "\\=")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** 0 to 10. */
    private static int cefSeverity(@Nullable Severity severity) {
        return severity == null
                ? 1
                : switch (severity) {
                    case LOW -> 3;
                    case MEDIUM -> 5;
                    case HIGH -> 8;
                    case CRITICAL -> 10;
                };
    }

    /** RFC 5424: 2 critical, 3 error, 4 warning, 5 notice, 6 informational. */
    private static int syslogSeverity(@Nullable Severity severity) {
        return severity == null
                ? INFORMATIONAL
                : switch (severity) {
                    case LOW -> 5;
                    case MEDIUM -> 4;
                    case HIGH -> 3;
                    case CRITICAL -> 2;
                };
    }
}
