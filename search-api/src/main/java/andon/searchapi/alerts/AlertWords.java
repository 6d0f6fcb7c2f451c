package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An alert in words, for people, whatever the channel.
 *
 * @param subject says in one line of at most 140 characters what happened
 * @param facts in the order in which they are read
 * @param excerpt the words around the mention; secrets are masked
 * @param link to the document in the console
 */
record AlertWords(String subject, Map<String, String> facts, String excerpt, String link) {
    private static final int MAX_SUBJECT = 140;
    private static final int MAX_VALUES = 5;
    /** Chats take no longer ones. */
    private static final int MAX_FACT = 1_000;

    static AlertWords of(Alert alert, String consoleAddress) {
        String values = alert.values().stream().limit(MAX_VALUES).collect(Collectors.joining(", "))
                + (alert.values().size() > MAX_VALUES
                        ? " and " + (alert.values().size() - MAX_VALUES) + " more"
                        : "");
        String what = alert.categories().isEmpty()
                ? "New mention"
                : capital(alert.categories().getFirst().replace('-', ' '));
        String severity =
                alert.severity() == null ? "" : "[" + capital(alert.severity().word()) + "] ";
        String title = alert.title() == null ? "an untitled document" : "\u201c" + alert.title() + "\u201d";
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Watched", cut(oneLine(values), MAX_FACT));
        facts.put("Found in", cut(oneLine(title), MAX_FACT));
        if (!alert.source().isEmpty()) {
            facts.put("Source", alert.source());
        }
        facts.put("Threat", alert.categories().isEmpty() ? "none recognised" : String.join(", ", alert.categories()));
        facts.put(
                "Severity", alert.severity() == null ? "none" : alert.severity().word());
        facts.put("Subscription", oneLine(alert.subscriptionName()));
        facts.put("Raised", alert.raisedAt().toString());
        return new AlertWords(
                cut(oneLine(severity + what + ": " + values + " in " + title), MAX_SUBJECT),
                facts,
                alert.excerpt(),
                consoleAddress + "/documents/" + alert.document());
    }

    /** Line breaks in a subject would be headers of their own; page text is not trusted. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** @param most code points */
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
