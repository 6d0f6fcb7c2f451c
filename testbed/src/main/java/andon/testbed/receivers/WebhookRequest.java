package andon.testbed.receivers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that the webhook receiver got.
 *
 * @param target path and query
 * @param headers by name in lower case
 * @param receivedAt when its body was complete
 */
public record WebhookRequest(
        String method, String target, Map<String, List<String>> headers, byte[] body, Instant receivedAt) {
    /** The first value of a header, by name in any case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
