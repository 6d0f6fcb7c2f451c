package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Recipient;
import andon.corpus.watch.News;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An alert in words, for people, whatever the channel.
 *
 * @param subject says in one line of at most 140 characters what happened
 * @param title the document's, in one line
 * @param facts in the order in which they are read
 * @param excerpt the words around the mention; secrets are masked
 * @param link to the document in the console
 */
record AlertWords(String subject, String title, Map<String, String> facts, String excerpt, String link) {
    /** Of feeds and log collectors. */
    static final Recipient ANYBODY = new Recipient(Locale.ENGLISH, ZoneOffset.UTC);

    private static final int MAX_SUBJECT = 140;
    private static final int MAX_VALUES = 5;
    /** Chats take no longer ones. */
    private static final int MAX_FACT = 1_000;

    static AlertWords of(Alert alert, Recipient recipient, String consoleAddress) {
        Phrases phrases = new Phrases(recipient.language());
        String values = values(alert, phrases);
        List<String> categories = alert.categories().stream()
                .map(category -> phrases.say("threat." + category))
                .toList();
        String event = phrases.say("news." + alert.event().word());
        String what = News.USUAL.contains(alert.event())
                ? categories.isEmpty() ? phrases.say("alert.mention") : categories.getFirst()
                : event;
        String title =
                alert.title() == null ? phrases.say("alert.untitled") : phrases.say("alert.quoted", alert.title());
        Map<String, String> facts = new LinkedHashMap<>();
        if (alert.event() != News.NEW_DOCUMENT) {
            facts.put(
                    phrases.say("fact.news"),
                    alert.detail().isEmpty()
                            ? event
                            : cut(oneLine(phrases.say("alert.fact", event, alert.detail())), MAX_FACT));
        }
        facts.put(phrases.say("fact.watched"), cut(oneLine(values), MAX_FACT));
        facts.put(phrases.say("fact.found-in"), cut(oneLine(title), MAX_FACT));
        if (!alert.source().isEmpty()) {
            facts.put(phrases.say("fact.source"), alert.source());
        }
        facts.put(
                phrases.say("fact.threat"),
                categories.isEmpty() ? phrases.say("fact.threat.none") : phrases.list(categories));
        facts.put(phrases.say("fact.severity"), severity(alert, phrases));
        if (!alert.why().isEmpty()) {
            String why = alert.why().stream()
                    .limit(MAX_VALUES)
                    .map(match -> Explanations.line(match, phrases))
                    .collect(Collectors.joining("; "));
            facts.put(phrases.say("fact.why"), cut(oneLine(why), MAX_FACT));
        }
        facts.put(phrases.say("fact.subscription"), oneLine(alert.subscriptionName()));
        facts.put(phrases.say("fact.raised"), Phrases.time(alert.raisedAt(), recipient.zone()));
        String subject = alert.severity() == null
                ? phrases.say("alert.subject", what, values, title)
                : phrases.say("alert.subject.severe", severity(alert, phrases), what, values, title);
        return new AlertWords(
                cut(oneLine(subject), MAX_SUBJECT),
                oneLine(title),
                facts,
                alert.excerpt(),
                consoleAddress + "/documents/" + alert.document());
    }

    private static String values(Alert alert, Phrases phrases) {
        String some = phrases.list(alert.values().stream().limit(MAX_VALUES).toList());
        int more = alert.values().size() - MAX_VALUES;
        return more > 0 ? phrases.say("alert.more", some, more) : some;
    }

    private static String severity(Alert alert, Phrases phrases) {
        return alert.severity() == null
                ? phrases.say("fact.severity.none")
                : phrases.say("severity." + alert.severity().word());
    }

    /** Line breaks in a subject would be headers of their own; page text is not trusted. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** @param most code points */
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
