package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import andon.searchapi.alerts.GuardedHttp.Reply;
import andon.searchapi.exports.MispEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds alerts as events to a MISP instance by its API ({@code POST /events/add}, {@code GET /events/view/UUID}; MISP 2.4 and
 * 2.5). An event's UUID is the alert's, so that one which was added before an answer got lost is not added again: MISP answers
 * 404 then, as it does where there is no API, and is asked for the event itself.
 *
 * <p>A message is worked on for {@value #TIMEOUTS} timeouts and the call that is open then, far less than its lease: a digest may
 * be a hundred events, and others' alerts wait meanwhile. Each event that is there is noted with its delivery, and the next attempt
 * goes on behind it, in whatever process: a slow instance gets them part by part. An event that it refuses is passed over; one that
 * it answers with another error ends the attempt, and the next begins with it. Thread-safe.
 */
final class MispSender {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int MAX_SAID = 160;

    /** An event takes two calls at most: with three, the first one of an attempt always gets both. */
    private static final int TIMEOUTS = 3;

    private final GuardedHttp http;
    private final String consoleAddress;
    private final Duration patience;
    private final InstantSource clock;

    private final JsonMapper json = JsonMapper.builder().build();

    MispSender(GuardedHttp http, DeliverySettings settings, InstantSource clock) {
        this.http = http;
        this.consoleAddress = settings.consoleAddress();
        this.patience = settings.timeout().multipliedBy(TIMEOUTS);
        this.clock = clock;
    }

    /**
     * One event for each alert, the oldest first, without those that arrived in an attempt before.
     *
     * @param arrived takes each alert whose event is there
     */
    Attempt send(Delivery delivery, Channel.Misp instance, Consumer<Alert> arrived) {
        Instant deadline = clock.instant().plus(patience);
        int all = delivery.alerts().size();
        int there = delivery.arrived().size();
        boolean progress = false;
        List<String> refusals = new ArrayList<>();
        for (Alert alert : delivery.alerts()) {
            if (delivery.arrived().contains(alert.id())) {
                continue;
            }
            if (isPast(deadline)) {
                return unfinished(
                        progress,
                        "the MISP instance is slow: " + there + " of " + all + " events are there, the others follow");
            }
            MispEvent event = MispAlert.event(alert, instance, delivery.recipient(), consoleAddress);
            switch (add(event, instance, deadline)) {
                case Attempt.Done _ -> {
                    arrived.accept(alert);
                    progress = true;
                    there++;
                }
                case Attempt.GiveUp(String reason) -> refusals.add(reason);
                case Attempt.Progress(String reason) -> {
                    return unfinished(true, reason);
                }
                case Attempt.Retry(String reason) -> {
                    return unfinished(progress, reason);
                }
            }
        }
        if (refusals.isEmpty()) {
            return new Attempt.Done();
        }
        return new Attempt.GiveUp(
                all == 1
                        ? refusals.getFirst()
                        : refusals.size() + " of " + all + " events were refused, the others are there: "
                                + refusals.getFirst());
    }

    private static Attempt unfinished(boolean progress, String reason) {
        return progress ? new Attempt.Progress(reason) : new Attempt.Retry(reason);
    }

    private boolean isPast(Instant deadline) {
        return !clock.instant().isBefore(deadline);
    }

    private Attempt add(MispEvent event, Channel.Misp instance, Instant deadline) {
        String body = json.writeValueAsString(Map.of("Event", event));
        return switch (http.call(at(instance, "/events/add"), headers(instance), body)) {
            case Reply.None(Attempt attempt) -> attempt;
            case Reply.Answer(int status, byte[] said)
            when status == NOT_FOUND -> isThere(event, instance, said, deadline);
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

    private Attempt isThere(MispEvent event, Channel.Misp instance, byte[] saidToAdd, Instant deadline) {
        if (isPast(deadline)) {
            return new Attempt.Retry("the MISP instance is slow: it took too long to say 404" + quoted(saidToAdd));
        }
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
