package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import andon.searchapi.alerts.GuardedHttp.Reply;
import andon.searchapi.exports.MispEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds alerts as events to a MISP instance by its API ({@code POST /events/add}, {@code GET /events/view/UUID}; MISP 2.4 and
 * 2.5). An event's UUID is the alert's, so that one which was added before an answer got lost is not added again: MISP answers
 * 404 then, as it does where there is no API, and is asked for the event itself.
 */
final class MispSender {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int MAX_SAID = 160;

    private final GuardedHttp http;
    private final String consoleAddress;
    private final JsonMapper json = JsonMapper.builder().build();

    MispSender(GuardedHttp http, String consoleAddress) {
        this.http = http;
        this.consoleAddress = consoleAddress;
    }

    /** One event for each alert, the oldest first; what fails ends it, and the next attempt finds those before it there. */
    Attempt send(Delivery delivery, Channel.Misp instance) {
        Attempt attempt = new Attempt.Done();
        for (Alert alert : delivery.alerts()) {
            attempt = add(MispAlert.event(alert, instance, delivery.recipient(), consoleAddress), instance);
            if (!(attempt instanceof Attempt.Done)) {
                break;
            }
        }
        return attempt;
    }

    private Attempt add(MispEvent event, Channel.Misp instance) {
        String body = json.writeValueAsString(Map.of("Event", event));
        return switch (http.call(at(instance, "/events/add"), headers(instance), body)) {
            case Reply.None(Attempt attempt) -> attempt;
            case Reply.Answer(int status, byte[] said) when status == NOT_FOUND -> isThere(event, instance, said);
            case Reply.Answer(int status, byte[] said) when status == FORBIDDEN -> refused(said);
            case Reply.Answer(int status, byte[] said)
            when status >= 200 && status < 300 ->
                names(said, event.uuid())
                        ? new Attempt.Done()
                        : new Attempt.Retry("the receiver answered " + status
                                + ", but not with the event, as a MISP instance does");
            case Reply.Answer(int status, byte[] _) -> GuardedHttp.outcome(status);
        };
    }

    private Attempt isThere(MispEvent event, Channel.Misp instance, byte[] saidToAdd) {
        return switch (http.call(at(instance, "/events/view/" + event.uuid()), headers(instance), null)) {
            case Reply.None(Attempt attempt) -> attempt;
            case Reply.Answer(int status, byte[] said)
            when status == 200 && names(said, event.uuid()) -> new Attempt.Done();
            case Reply.Answer(int status, byte[] _) ->
                new Attempt.Retry("the MISP instance answered 404 to the event" + quoted(saidToAdd) + ", and " + status
                        + " when it was asked for it");
        };
    }

    /** A wrong key may be put right; an event that the instance has refused (its own block list, say) stays refused. */
    private Attempt refused(byte[] said) {
        boolean event = String.valueOf(text(said, "name")).startsWith("Could not add Event");
        String reason = "the MISP instance answered 403" + quoted(said);
        return event ? new Attempt.GiveUp(reason) : new Attempt.Retry(reason);
    }

    private static Map<String, String> headers(Channel.Misp instance) {
        return Map.of("Authorization", instance.key(), "Accept", "application/json");
    }

    private static URI at(Channel.Misp instance, String path) {
        String base = instance.address().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private String quoted(byte[] said) {
        return Optional.ofNullable(text(said, "message"))
                .map(message -> ": " + AlertWords.cut(AlertWords.oneLine(message), MAX_SAID))
                .orElse("");
    }

    /** Whether the beginning of an answer is an event with this UUID: a long one is cut off and no whole JSON any more. */
    private boolean names(byte[] said, String uuid) {
        try (JsonParser parser = json.createParser(said)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    && field(parser, "Event")
                    && parser.currentToken() == JsonToken.START_OBJECT
                    && field(parser, "uuid")
                    && uuid.equals(parser.getString());
        } catch (JacksonException e) {
            return false;
        }
    }

    /** A text at the top of an answer; null if it has none. */
    private @Nullable String text(byte[] said, String name) {
        try (JsonParser parser = json.createParser(new String(said, StandardCharsets.UTF_8))) {
            return parser.nextToken() == JsonToken.START_OBJECT
                            && field(parser, name)
                            && parser.currentToken() == JsonToken.VALUE_STRING
                    ? parser.getString()
                    : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Goes to the value of a field of the object that was begun; false if it has none. */
    private static boolean field(JsonParser parser, String name) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
