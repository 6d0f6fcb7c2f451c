package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Subscription.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an alert into a room of Slack (and of what takes its messages) or Teams, by the room's incoming webhook.
 *
 * <p>The words of pages are not trusted: they go where the product reads no marks, so that they make no links and call
 * nobody ({@code <!channel>}). Forms: Slack's Block Kit (blocks <em>header</em>, <em>section</em>, <em>actions</em>) and
 * Microsoft's Adaptive Cards 1.4.
 */
final class ChatSender {
    /** Slack's bound of a header block. */
    private static final int MAX_HEADER = 150;

    private final GuardedHttp http;
    private final String consoleAddress;
    private final JsonMapper json = JsonMapper.builder().build();

    ChatSender(GuardedHttp http, String consoleAddress) {
        this.http = http;
        this.consoleAddress = consoleAddress;
    }

    Attempt send(Alert alert, Channel.Chat chat) {
        AlertWords words = AlertWords.of(alert, consoleAddress);
        Object message = switch (chat.product()) {
            case SLACK -> slack(words);
            case TEAMS -> teams(words);
        };
        return http.post(chat.address(), Map.of(), json.writeValueAsString(message));
    }

    private static Object slack(AlertWords words) {
        List<Object> facts = new ArrayList<>();
        words.facts().forEach((name, value) -> facts.add(plain(name + ": " + value)));
        return Map.of(
                // What notifications show; Slack reads marks here.
                "text",
                words.subject().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
                "blocks",
                List.of(
                        Map.of("type", "header", "text", plain(AlertWords.cut(words.subject(), MAX_HEADER))),
                        Map.of("type", "section", "fields", facts),
                        Map.of("type", "section", "text", plain(words.excerpt())),
                        Map.of(
                                "type",
                                "actions",
                                "elements",
                                List.of(Map.of(
                                        "type", "button", "text", plain("Read it in Andon"), "url", words.link())))));
    }

    private static Map<String, Object> plain(String text) {
        return Map.of("type", "plain_text", "text", text.isEmpty() ? "-" : text, "emoji", false);
    }

    private static Object teams(AlertWords words) {
        List<Object> body = new ArrayList<>();
        body.add(runs(words.subject(), true));
        words.facts().forEach((name, value) -> body.add(runs(name + ": " + value, false)));
        body.add(runs(words.excerpt(), false));
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
                                List.of(Map.of(
                                        "type",
                                        "Action.OpenUrl",
                                        "title",
                                        "Read it in Andon",
                                        "url",
                                        words.link()))))));
    }

    /** A TextBlock would read Markdown; text runs read nothing. */
    private static Map<String, Object> runs(String text, boolean bold) {
        return Map.of(
                "type",
                "RichTextBlock",
                "inlines",
                List.of(Map.of("type", "TextRun", "text", text, "weight", bold ? "Bolder" : "Default")));
    }
}
