package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Recipient;
import andon.corpus.watch.Match;
import andon.corpus.watch.Subscription.Channel;
import andon.searchapi.exports.MispEvent;
import andon.searchapi.exports.StixParts;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a MISP event: what is watched and was found, why, the masked words around it and where to read on. Nothing in it
 * is meant for detection ({@code to_ids} is false): that a value is written somewhere does not make it malicious.
 */
final class MispAlert {
    private static final Pattern DOMAIN = Pattern.compile("(?:[a-z0-9_-]{1,63}\\.)+[a-z0-9-]{2,63}");
    private static final Pattern EMAIL = Pattern.compile("[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\\.)+[a-z0-9-]{2,63}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-f:]{2,39}");

    private MispAlert() {}

    /** @param type of MISP's with a category that allows it */
    private record Kind(String type, String category) {
        static final Kind TEXT = new Kind("text", "Other");
    }

    static MispEvent event(Alert alert, Channel.Misp to, Recipient recipient, String consoleAddress) {
        AlertWords words = AlertWords.of(alert, recipient, consoleAddress);
        List<MispEvent.Tag> tags = new ArrayList<>();
        tags.add(new MispEvent.Tag("tlp:" + to.tlp().word()));
        tags.add(new MispEvent.Tag("andon:news=\"" + alert.event().word() + "\""));
        alert.categories().forEach(category -> tags.add(new MispEvent.Tag("andon:threat=\"" + category + "\"")));
        return new MispEvent(
                StixParts.uuid("alert", alert.id()).toString(),
                words.subject(),
                alert.raisedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                Long.toString(alert.raisedAt().getEpochSecond()),
                MispEvent.threatLevel(alert.severity()),
                "0",
                Integer.toString(to.distribution().number()),
                to.publish(),
                null,
                tags,
                attributes(alert, words, recipient));
    }

    private static List<MispEvent.Attribute> attributes(Alert alert, AlertWords words, Recipient recipient) {
        Phrases phrases = new Phrases(recipient.language());
        Map<String, MispEvent.Attribute> attributes = new LinkedHashMap<>();
        add(attributes, alert, new Kind("link", "External analysis"), words.link(), words.title());
        Map<String, Match> why = new LinkedHashMap<>();
        alert.why().forEach(match -> why.putIfAbsent(match.value(), match));
        for (String value : alert.values()) {
            Match match = why.get(value);
            add(
                    attributes,
                    alert,
                    kind(value, match),
                    value,
                    match == null ? "" : AlertWords.oneLine(Explanations.line(match, phrases)));
        }
        if (!alert.excerpt().isBlank()) {
            add(attributes, alert, new Kind("text", "External analysis"), alert.excerpt(), words.title());
        }
        if (!alert.detail().isBlank()) {
            add(
                    attributes,
                    alert,
                    Kind.TEXT,
                    alert.detail(),
                    phrases.say("news." + alert.event().word()));
        }
        return List.copyOf(attributes.values());
    }

    private static void add(
            Map<String, MispEvent.Attribute> attributes, Alert alert, Kind kind, String value, String comment) {
        String uuid = StixParts.uuid("alert attribute", alert.id(), kind.type(), value)
                .toString();
        attributes.putIfAbsent(
                uuid,
                new MispEvent.Attribute(
                        uuid,
                        kind.type(),
                        kind.category(),
                        value,
                        false,
                        comment,
                        Long.toString(alert.raisedAt().getEpochSecond()),
                        "5"));
    }

    /** What MISP would refuse as what it stands for (masked values, names in other scripts) is text. */
    private static Kind kind(String value, @Nullable Match match) {
        if (match == null) {
            return Kind.TEXT;
        }
        return switch (match.assetType()) {
            case NAME -> new Kind("target-org", "Targeting data");
            case EXECUTIVE -> new Kind("target-user", "Targeting data");
            case DOMAIN, EMAIL_DOMAIN -> {
                if (EMAIL.matcher(value).matches()) {
                    yield new Kind("email", "Network activity");
                }
                yield DOMAIN.matcher(value).matches() ? new Kind("domain", "Network activity") : Kind.TEXT;
            }
            case IP_RANGE -> ADDRESS.matcher(value).matches() ? new Kind("ip-dst", "Network activity") : Kind.TEXT;
            case CARD_BIN, KEYWORD -> Kind.TEXT;
        };
    }
}
