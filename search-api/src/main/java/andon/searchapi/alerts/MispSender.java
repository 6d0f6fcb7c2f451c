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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * goes on behind it, in whatever process: a slow instance gets them part by part. An event to which the instance answers with an
 * error of its own is noted with what was said, and the attempt goes on behind it, {@value #MAX_IN_A_ROW} times in a row at most:
 * what refuses so many refuses all. What says something about the instance and not about the event (no connection, a wrong or weak
 * key, a redirect, too many requests, a proxy without its server) ends the attempt. Each attempt begins with the events that were tried
 * least, so that none keeps those behind it from being tried. Thread-safe.
 */
final class MispSender {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    /** A wrong key; a user who may not add events (405 is MISP's own for that); too many requests; a proxy that has no server. */
    private static final Set<Integer> OF_THE_INSTANCE = Set.of(401, 403, 405, 407, 429, 502, 503, 504);

    /** So many events that were refused one after another end an attempt. */
    private static final int MAX_IN_A_ROW = 10;

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

    /** Takes what becomes of the parts of a message. */
    interface Parts {
        /** Its event is there. */
        void arrived(Alert alert);

        /** @param answer what the instance said to its event; null if it said nothing about it */
        void refused(Alert alert, @Nullable String answer);
    }

    /** What became of one event. */
    private sealed interface Outcome {
        record There() implements Outcome {}

        /** @param forGood whether it is refused however often it is asked */
        record Refused(String reason, boolean forGood) implements Outcome {}

        /** Says something about the instance. */
        record End(Attempt attempt) implements Outcome {}
    }

    /** One event for each alert, those first that were tried least, the oldest first, without those that arrived before. */
    Attempt send(Delivery delivery, Channel.Misp instance, Parts parts) {
        Instant deadline = clock.instant().plus(patience);
        List<Alert> open = delivery.alerts().stream()
                .filter(alert -> !delivery.arrived().contains(alert.id()))
                .sorted(Comparator.comparing(alert -> delivery.refusals().getOrDefault(alert.id(), 0)))
                .toList();
        Round round = new Round(delivery);
        for (Alert alert : open) {
            if (isPast(deadline)) {
                return round.unfinished("the MISP instance is slow: " + round.there + " of " + round.all
                        + " events are there, the others follow");
            }
            if (round.inARow == MAX_IN_A_ROW) {
                return round.unfinished(round.reason());
            }
            MispEvent event = MispAlert.event(alert, instance, delivery.recipient(), consoleAddress);
            switch (add(event, instance, deadline)) {
                case Outcome.There _ -> {
                    parts.arrived(alert);
                    round.arrived();
                }
                case Outcome.Refused refused -> {
                    parts.refused(alert, refused.reason());
                    round.refused(refused, !delivery.refusals().containsKey(alert.id()));
                }
                case Outcome.End(Attempt.Retry(String reason)) -> {
                    // It may be this event that breaks the connection: the next attempt begins behind it.
                    parts.refused(alert, null);
                    return round.unfinished(reason);
                }
                case Outcome.End(Attempt attempt) -> {
                    return attempt;
                }
            }
        }
        return round.finished();
    }

    /** What came of the events of one attempt so far. */
    private static final class Round {
        final int all;
        int there;
        /** Whether this attempt brought the message on: an event arrived, or was tried for the first time. */
        boolean arrived;

        boolean triedFirst;
        int inARow;
        final List<Outcome.Refused> refusals = new ArrayList<>();

        Round(Delivery delivery) {
            this.all = delivery.alerts().size();
            this.there = delivery.arrived().size();
        }

        void arrived() {
            there++;
            arrived = true;
            inARow = 0;
        }

        void refused(Outcome.Refused refusal, boolean first) {
            refusals.add(refusal);
            triedFirst |= first;
            inARow++;
        }

        /** Each event is tried once at least, and failures count from there. */
        Attempt unfinished(String reason) {
            return arrived || triedFirst ? new Attempt.Progress(reason) : new Attempt.Retry(reason);
        }

        Attempt finished() {
            if (refusals.isEmpty()) {
                return new Attempt.Done();
            }
            if (refusals.stream().allMatch(Outcome.Refused::forGood)) {
                return new Attempt.GiveUp(reason());
            }
            return arrived ? new Attempt.Progress(reason()) : new Attempt.Retry(reason());
        }

        String reason() {
            String first = refusals.getLast().reason();
            return all == 1
                    ? first
                    : there + " of " + all + " events are there, " + refusals.size() + " were refused: " + first;
        }
    }

    private boolean isPast(Instant deadline) {
        return !clock.instant().isBefore(deadline);
    }

    private Outcome add(MispEvent event, Channel.Misp instance, Instant deadline) {
        String body = json.writeValueAsString(Map.of("Event", event));
        return switch (http.call(at(instance, "/events/add"), headers(instance), body)) {
            case Reply.None(Attempt attempt) -> new Outcome.End(attempt);
            case Reply.Answer(int status, byte[] said)
            when status == NOT_FOUND -> isThere(event, instance, said, deadline);
            case Reply.Answer(int status, byte[] said)
            when status >= 200 && status < 300 ->
                names(said, event.uuid())
                        ? new Outcome.There()
                        : new Outcome.End(new Attempt.Retry("the receiver answered " + status
                                + ", but not with the event, as a MISP instance does"));
            case Reply.Answer(int status, byte[] said)
            when status >= 400 && status != GONE -> refused(status, said, instance);
            case Reply.Answer(int status, byte[] _) -> new Outcome.End(GuardedHttp.outcome(status));
        };
    }

    private Outcome isThere(MispEvent event, Channel.Misp instance, byte[] saidToAdd, Instant deadline) {
        if (isPast(deadline)) {
            return new Outcome.End(new Attempt.Retry(
                    "the MISP instance is slow: it took too long to say 404" + quoted(saidToAdd, instance)));
        }
        return switch (http.call(at(instance, "/events/view/" + event.uuid()), headers(instance), null)) {
            case Reply.None(Attempt attempt) -> new Outcome.End(attempt);
            case Reply.Answer(int status, byte[] said)
            when status == 200 && names(said, event.uuid()) -> new Outcome.There();
            case Reply.Answer(int status, byte[] _) ->
                new Outcome.Refused(
                        "the MISP instance answered 404 to the event" + quoted(saidToAdd, instance) + ", and " + status
                                + " when it was asked for it",
                        false);
        };
    }

    /** A wrong key may be put right; an event that the instance has refused (its own block list, say) stays refused. */
    private Outcome refused(int status, byte[] said, Channel.Misp instance) {
        String reason = "the MISP instance answered " + status + quoted(said, instance);
        if (String.valueOf(text(said, "name")).startsWith("Could not add Event")) {
            return new Outcome.Refused(reason, status < 500);
        }
        return OF_THE_INSTANCE.contains(status)
                ? new Outcome.End(new Attempt.Retry(reason))
                : new Outcome.Refused(reason, false);
    }

    private static Map<String, String> headers(Channel.Misp instance) {
        return Map.of("Authorization", instance.key(), "Accept", "application/json");
    }

    private static URI at(Channel.Misp instance, String path) {
        String base = instance.address().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private String quoted(byte[] said, Channel.Misp instance) {
        return Optional.ofNullable(text(said, "message"))
                // An instance may repeat the key.
                .map(message -> message.replace(instance.key(), "•••"))
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
