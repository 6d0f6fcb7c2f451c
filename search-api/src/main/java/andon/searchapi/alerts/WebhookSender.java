package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Subscription.Channel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Posts an alert as signed JSON (Standard Webhooks). */
final class WebhookSender {
    private final GuardedHttp http;
    private final String consoleAddress;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();

    WebhookSender(GuardedHttp http, String consoleAddress, InstantSource clock) {
        this.http = http;
        this.consoleAddress = consoleAddress;
        this.clock = clock;
    }

    /** The body of a message, as the Standard Webhooks specification proposes it. */
    record Message(String type, Instant timestamp, Data data) {}

    record Data(
            String id,
            long subscription,
            String subscriptionName,
            String document,
            String documentUrl,
            @Nullable String title,
            @Nullable String severity,
            List<String> categories,
            List<String> values,
            String excerpt) {}

    Attempt send(Alert alert, Channel.Webhook webhook) {
        long timestamp = clock.instant().getEpochSecond();
        String body = json.writeValueAsString(message(alert));
        String signature;
        try {
            signature = WebhookSignature.of(webhook.secret(), alert.id(), timestamp, body);
        } catch (IllegalArgumentException e) {
            return new Attempt.GiveUp("the webhook's secret cannot sign: " + e.getMessage());
        }
        return http.post(
                webhook.address(),
                Map.of(
                        "webhook-id", alert.id(),
                        "webhook-timestamp", Long.toString(timestamp),
                        "webhook-signature", signature),
                body);
    }

    private Message message(Alert alert) {
        return new Message(
                "mention.found",
                alert.raisedAt(),
                new Data(
                        alert.id(),
                        alert.subscriptionId(),
                        alert.subscriptionName(),
                        alert.document().value(),
                        consoleAddress + "/documents/" + alert.document(),
                        alert.title(),
                        alert.severity() == null ? null : alert.severity().word(),
                        alert.categories(),
                        alert.values(),
                        alert.excerpt()));
    }
}
