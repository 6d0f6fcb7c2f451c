package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Delivery;
import andon.vocabulary.Severity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many alerts in words, for people: the worst first.
 *
 * @param subject one line of at most 140 characters
 * @param summary how many there are of each severity
 * @param period from when to when they were raised
 * @param groups by severity, none of them empty
 * @param alertsLink to all alerts in the console
 * @param subscriptionLink to the subscription in the console
 */
record DigestWords(
        String subject,
        String subscriptionName,
        String summary,
        String period,
        List<Group> groups,
        String alertsLink,
        String subscriptionLink) {
    private static final int MAX_SUBJECT = 140;
    private static final int MAX_TITLE = 200;

    /** The alerts of one severity; null if no threat was recognised. */
    record Group(String heading, @Nullable Severity severity, List<Entry> entries) {}

    /**
     * One alert in a few lines.
     *
     * @param about its threats, source and time
     * @param why empty in alerts from before it was kept
     */
    record Entry(String title, String watched, String about, String why, String excerpt, String link) {}

    static DigestWords of(Delivery delivery, String consoleAddress) {
        Phrases phrases = new Phrases(delivery.recipient().language());
        ZoneId zone = delivery.recipient().zone();
        List<Alert> alerts = delivery.alerts();
        List<Group> groups = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (@Nullable Severity severity : worstFirst()) {
            List<Alert> some = alerts.stream()
                    .filter(alert -> alert.severity() == severity)
                    .sorted(Comparator.comparing(Alert::raisedAt).reversed())
                    .toList();
            if (!some.isEmpty()) {
                String word = severity == null ? "none" : severity.word();
                counts.add(phrases.say("digest.count." + word, some.size()));
                groups.add(new Group(
                        phrases.say("severity." + word),
                        severity,
                        some.stream()
                                .map(alert -> entry(alert, delivery, consoleAddress))
                                .toList()));
            }
        }
        Alert first = alerts.getFirst();
        String name = AlertWords.oneLine(first.subscriptionName());
        boolean severe = groups.getFirst().severity() != null;
        String subject = severe
                ? phrases.say("digest.subject.severe", name, alerts.size(), counts.getFirst())
                : phrases.say("digest.subject", name, alerts.size());
        return new DigestWords(
                AlertWords.cut(subject, MAX_SUBJECT),
                name,
                phrases.list(counts),
                phrases.say(
                        "digest.period",
                        Phrases.time(first.raisedAt(), zone),
                        Phrases.time(alerts.getLast().raisedAt(), zone)),
                groups,
                consoleAddress + "/alerts",
                consoleAddress + "/subscriptions/" + first.subscriptionId());
    }

    private static List<@Nullable Severity> worstFirst() {
        List<@Nullable Severity> all =
                new ArrayList<>(Arrays.asList(Severity.values()).reversed());
        all.add(null);
        return all;
    }

    private static Entry entry(Alert alert, Delivery delivery, String consoleAddress) {
        AlertWords words = AlertWords.of(alert, delivery.recipient(), consoleAddress);
        Phrases phrases = new Phrases(delivery.recipient().language());
        List<String> about = new ArrayList<>();
        String news = words.facts().get(phrases.say("fact.news"));
        if (news != null) {
            about.add(news);
        }
        alert.categories().forEach(category -> about.add(phrases.say("threat." + category)));
        if (!alert.source().isEmpty()) {
            about.add(alert.source());
        }
        about.add(Phrases.time(alert.raisedAt(), delivery.recipient().zone()));
        return new Entry(
                AlertWords.cut(words.title(), MAX_TITLE),
                String.valueOf(words.facts().get(phrases.say("fact.watched"))),
                String.join(" · ", about),
                words.facts().getOrDefault(phrases.say("fact.why"), ""),
                words.excerpt(),
                words.link());
    }
}
