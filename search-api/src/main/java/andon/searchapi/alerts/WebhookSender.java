package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Subscription.Channel;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Posts an alert as signed JSON (Standard Webhooks). Follows no redirect, reads at most 16 KiB of the answer. */
final class WebhookSender implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");

    /** What is read of an answer, so that the connection can be used again; a longer one is cut off. */
    private static final long MAX_ANSWER_BYTES = 16 * 1024;

    private static final int GONE = 410;

    private final OkHttpClient client;
    private final boolean plainHttp;
    private final String consoleAddress;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();

    WebhookSender(DeliverySettings settings, InstantSource clock) {
        this.clock = clock;
        this.plainHttp = settings.plainHttp();
        this.consoleAddress = settings.consoleAddress();
        this.client = new OkHttpClient.Builder()
                .socketFactory(new GuardedSockets(settings.allowedRanges()))
                // A proxy would connect for us, and its connections are not guarded.
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(settings.timeout())
                .connectTimeout(settings.timeout())
                .readTimeout(settings.timeout())
                .writeTimeout(settings.timeout())
                .connectionPool(new ConnectionPool(8, 30, TimeUnit.SECONDS))
                .build();
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
        HttpUrl url = HttpUrl.get(webhook.address());
        if (url == null) {
            return new Attempt.GiveUp("the webhook's address is no http or https address");
        }
        if (!url.isHttps() && !plainHttp) {
            return new Attempt.GiveUp("the webhook's address is not https");
        }
        long timestamp = clock.instant().getEpochSecond();
        String body = json.writeValueAsString(message(alert));
        String signature;
        try {
            signature = WebhookSignature.of(webhook.secret(), alert.id(), timestamp, body);
        } catch (IllegalArgumentException e) {
            return new Attempt.GiveUp("the webhook's secret cannot sign: " + e.getMessage());
        }
        Request request = new Request.Builder()
                .url(url)
                .header("webhook-id", alert.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", signature)
                .header("user-agent", "Andon")
                .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            response.body().source().request(MAX_ANSWER_BYTES);
            return outcome(response.code());
        } catch (GuardedSockets.ForbiddenAddressException e) {
            return new Attempt.Retry(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Attempt.Retry(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static Attempt outcome(int status) {
        if (status >= 200 && status < 300) {
            return new Attempt.Done();
        }
        if (status == GONE) {
            return new Attempt.GiveUp("the receiver answered 410 Gone");
        }
        if (status >= 300 && status < 400) {
            return new Attempt.Retry("the receiver answered with a redirect (" + status + "), which is not followed");
        }
        return new Attempt.Retry("the receiver answered " + status);
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

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
