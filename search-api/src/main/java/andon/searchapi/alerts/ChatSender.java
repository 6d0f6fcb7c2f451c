package andon.searchapi.alerts;

import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an alert, or a digest of many, into a room of Slack (and of what takes its messages) or Teams, by the room's incoming webhook.
 *
 * <p>The words of pages are not trusted: they go where the product reads no marks, so that they make no links and call
 * nobody ({@code <!channel>}). Forms: Slack's Block Kit (blocks <em>header</em>, <em>section</em>, <em>actions</em>) and
 * Microsoft's Adaptive Cards 1.4.
 */
final class ChatSender {
    /** Slack's bound of a header block. */
    private static final int MAX_HEADER = 150;
    /** Of a digest; Slack takes 50 blocks, Teams 28 KB. */
    private static final int MAX_ENTRIES = 20;

    private static final int MAX_LINE = 300;

    private final GuardedHttp http;
    private final String consoleAddress;
    private final JsonMapper json = JsonMapper.builder().build();

    ChatSender(GuardedHttp http, String consoleAddress) {
        this.http = http;
        this.consoleAddress = consoleAddress;
    }

    Attempt send(Delivery delivery, Channel.Chat chat) {
        Content content = delivery.isDigest() ? digest(delivery) : single(delivery);
        Object message = switch (chat.product()) {
            case SLACK -> slack(content);
            case TEAMS -> teams(content);
        };
        return http.post(chat.address(), Map.of(), json.writeValueAsString(message));
    }

    /**
     * What both products show.
     *
     * @param parts paragraphs, each with where it leads
     * @param button what leads to {@code link}
     */
    private record Content(String subject, Map<String, String> facts, List<Part> parts, String button, String link) {}

    /** @param link null if it leads nowhere */
    private record Part(String text, @Nullable String link) {}

    private Content single(Delivery delivery) {
        AlertWords words = AlertWords.of(delivery.alerts().getFirst(), delivery.recipient(), consoleAddress);
        Phrases phrases = new Phrases(delivery.recipient().language());
        return new Content(
                words.subject(),
                words.facts(),
                List.of(new Part(words.excerpt(), null)),
                phrases.say("alert.read"),
                words.link());
    }

    private Content digest(Delivery delivery) {
        DigestWords words = DigestWords.of(delivery, consoleAddress);
        Phrases phrases = new Phrases(delivery.recipient().language());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(words.summary() + "\n" + words.period(), null));
        for (DigestWords.Group group : words.groups()) {
            for (DigestWords.Entry entry : group.entries()) {
                if (parts.size() <= MAX_ENTRIES) {
                    String line = phrases.say("digest.line", entry.title(), entry.watched());
                    parts.add(new Part(
                            "[" + group.heading() + "] " + AlertWords.cut(line, MAX_LINE) + "\n" + entry.about(),
                            entry.link()));
                }
            }
        }
        int more = delivery.alerts().size() - MAX_ENTRIES;
        if (more > 0) {
            parts.add(new Part(phrases.say("digest.more", more, words.alertsLink()), null));
        }
        return new Content(words.subject(), Map.of(), parts, phrases.say("digest.open"), words.alertsLink());
    }

    private static Object slack(Content content) {
        List<Object> blocks = new ArrayList<>();
        blocks.add(Map.of("type", "header", "text", plain(AlertWords.cut(content.subject(), MAX_HEADER))));
        if (!content.facts().isEmpty()) {
            List<Object> facts = new ArrayList<>();
            content.facts().forEach((name, value) -> facts.add(plain(name + ": " + value)));
            blocks.add(Map.of("type", "section", "fields", facts));
        }
        for (Part part : content.parts()) {
            Map<String, Object> section = new LinkedHashMap<>();
            section.put("type", "section");
            section.put("text", plain(part.text()));
            if (part.link() != null) {
                section.put("accessory", Map.of("type", "button", "text", plain("→"), "url", part.link()));
            }
            blocks.add(section);
        }
        blocks.add(Map.of(
                "type",
                "actions",
                "elements",
                List.of(Map.of("type", "button", "text", plain(content.button()), "url", content.link()))));
        return Map.of(
                // What notifications show; Slack reads marks here.
                "text",
                content.subject().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
                "blocks",
                blocks);
    }

    private static Map<String, Object> plain(String text) {
        return Map.of("type", "plain_text", "text", text.isEmpty() ? "-" : text, "emoji", false);
    }

    private static Object teams(Content content) {
        List<Object> body = new ArrayList<>();
        body.add(runs(content.subject(), true, null));
        content.facts().forEach((name, value) -> body.add(runs(name + ": " + value, false, null)));
        content.parts().forEach(part -> body.add(runs(part.text(), false, part.link())));
        return Map.of(
                "type",
                "message",
                "attachments",
                List.of(Map.of(
                        "contentType",
                        "application/vnd.microsoft.card.adaptive",
                        "content",
                        Map.of(
                                "$schema",
                                "http://adaptivecards.io/schemas/adaptive-card.json",
                                "type",
                                "AdaptiveCard",
                                "version",
                                "1.4",
                                "body",
                                body,
                                "actions",
                                List.of(open(content.button(), content.link()))))));
    }

    private static Map<String, Object> open(String title, String link) {
        return Map.of("type", "Action.OpenUrl", "title", title, "url", link);
    }

    /** A TextBlock would read Markdown; text runs read nothing. */
    private static Map<String, Object> runs(String text, boolean bold, @Nullable String link) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("type", "TextRun");
        run.put("text", text);
        run.put("weight", bold ? "Bolder" : "Default");
        if (link != null) {
            run.put("selectAction", open(text.lines().findFirst().orElse(""), link));
        }
        return Map.of("type", "RichTextBlock", "inlines", List.of(run));
    }
}
