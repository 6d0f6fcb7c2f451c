package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Posts an alert, or a digest of many, as signed JSON (Standard Webhooks): one message, one id, one signature. */
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
    record Message(String type, Instant timestamp, Object data) {}

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
            String excerpt,
            Instant raisedAt,
            List<WhyJson> why,
            String event,
            String detail) {}

    /**
     * Alerts that were held back for one message.
     *
     * @param id the message's
     * @param alerts the oldest first; each has its own id
     */
    record Digest(String id, long subscription, String subscriptionName, List<Data> alerts) {}

    Attempt send(Delivery delivery, Channel.Webhook webhook) {
        long timestamp = clock.instant().getEpochSecond();
        String id = delivery.messageId();
        String body = json.writeValueAsString(message(delivery));
        String signature;
        try {
            signature = WebhookSignature.of(webhook.secret(), id, timestamp, body);
        } catch (IllegalArgumentException e) {
            return new Attempt.GiveUp("the webhook's secret cannot sign: " + e.getMessage());
        }
        return http.post(
                webhook.address(),
                Map.of("webhook-id", id, "webhook-timestamp", Long.toString(timestamp), "webhook-signature", signature),
                body);
    }

    private Message message(Delivery delivery) {
        Alert newest = delivery.alerts().getLast();
        return delivery.isDigest()
                ? new Message(
                        "mention.digest",
                        newest.raisedAt(),
                        new Digest(
                                delivery.messageId(),
                                newest.subscriptionId(),
                                newest.subscriptionName(),
                                delivery.alerts().stream().map(this::data).toList()))
                : new Message("mention.found", newest.raisedAt(), data(newest));
    }

    private Data data(Alert alert) {
        return new Data(
                alert.id(),
                alert.subscriptionId(),
                alert.subscriptionName(),
                alert.document().value(),
                consoleAddress + "/documents/" + alert.document(),
                alert.title(),
                alert.severity() == null ? null : alert.severity().word(),
                alert.categories(),
                alert.values(),
                alert.excerpt(),
                alert.raisedAt(),
                WhyJson.of(alert),
                alert.event().word(),
                alert.detail());
    }
}
