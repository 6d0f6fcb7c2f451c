package andon.testbed.receivers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HTTP server on an ephemeral loopback port that keeps events as a MISP instance's API does ({@code POST /events/add}, {@code GET
 * /events/view/ID-or-UUID}), and answers as its sources do: 403 to a wrong key and to events that it refuses, 404 with a
 * {@code Location} to an event that it has, by UUID. Written from MISP 2.4's and 2.5's OpenAPI document and behaviour; no part of
 * MISP is in it. Thread-safe. At most {@value #MAX_EVENTS} events.
 */
public final class MispReceiver implements AutoCloseable {
    public static final int MAX_EVENTS = 10_000;

    private static final int MAX_BODY = 4 << 20;
    /** MISP's own rule: a version from 1 to 8 (RFC 9562) and the variant of the RFC. */
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    /** Of each type that is taken, a category that MISP allows for it. */
    private static final Map<String, Set<String>> CATEGORIES = Map.of(
            "link", Set.of("External analysis", "Antivirus detection", "Payload delivery"),
            "text", Set.of("External analysis", "Other", "Internal reference"),
            "domain", Set.of("Network activity", "Payload delivery", "External analysis"),
            "email", Set.of("Network activity", "Payload delivery", "Social network"),
            "ip-dst", Set.of("Network activity", "Payload delivery", "External analysis"),
            "target-org", Set.of("Targeting data"),
            "target-user", Set.of("Targeting data"));

    /** What goes wrong with a request. */
    public enum Mishap {
        /** The server is broken: 500, and nothing is kept. */
        BROKEN,
        /** The event is kept, and the connection is cut before the answer. */
        ANSWER_LOST,
        /** The event is kept, and megabytes follow it in the answer. */
        HUGE_ANSWER,
        /** A redirect to another address. */
        REDIRECT
    }

    private final HttpServer server;
    private final String key;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Object monitor = new Object();
    private final Map<String, ObjectNode> events = new LinkedHashMap<>();
    private final Set<String> blocked = new HashSet<>();
    private final Map<String, Integer> failing = new HashMap<>();
    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();

    private MispReceiver(HttpServer server, String key) {
        this.server = server;
        this.key = key;
    }

    /** @param key the only one that it takes */
    public static MispReceiver start(String key) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            MispReceiver receiver = new MispReceiver(server, key);
            server.setExecutor(receiver.executor);
            server.createContext("/", receiver::handle);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a port on loopback", e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What happens to the next {@code times} events that are sent. */
    public void next(Mishap mishap, int times) {
        synchronized (monitor) {
            for (int i = 0; i < times; i++) {
                mishaps.add(mishap);
            }
        }
    }

    /** Answers to each try to add this event with a status of its own, until it {@linkplain #takes takes} it again. */
    public void failsOn(String uuid, int status) {
        synchronized (monitor) {
            failing.put(uuid, status);
        }
    }

    public void takes(String uuid) {
        synchronized (monitor) {
            failing.remove(uuid);
        }
    }

    /** Deletes an event, as people there do: its UUID is blocked from then on. */
    public void delete(String uuid) {
        synchronized (monitor) {
            if (events.remove(uuid) != null) {
                blocked.add(uuid);
            }
        }
    }

    /** The events that are kept, in the order in which they came. */
    public List<JsonNode> events() {
        synchronized (monitor) {
            return List.copyOf(events.values());
        }
    }

    /** Method and path of every request so far. */
    public List<String> requests() {
        synchronized (monitor) {
            return List.copyOf(requests);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private record Reply(int status, Map<String, String> headers, JsonNode body) {
        static Reply error(int status, String url, String message) {
            ObjectNode body = JsonMapper.shared().createObjectNode();
            body.put("name", message).put("message", message).put("url", url);
            return new Reply(status, Map.of(), body);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
            Mishap mishap;
            Reply reply;
            synchronized (monitor) {
                requests.add(exchange.getRequestMethod() + " " + path);
                mishap = path.equals("/events/add") ? mishaps.poll() : null;
                reply = mishap == Mishap.BROKEN
                        ? Reply.error(500, path, "An Internal Error Has Occurred.")
                        : reply(exchange, path, body);
            }
            if (mishap == Mishap.ANSWER_LOST) {
                return;
            }
            if (mishap == Mishap.REDIRECT) {
                exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            send(exchange, reply, mishap == Mishap.HUGE_ANSWER ? 64 : 0);
        }
    }

    private Reply reply(HttpExchange exchange, String path, byte[] body) {
        if (!key.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Reply.error(
                    403,
                    path,
                    "Authentication failed. Please make sure you pass the API key of an API enabled user along in the"
                            + " Authorization header.");
        }
        if (exchange.getRequestMethod().equals("POST") && path.equals("/events/add")) {
            return add(path, JsonMapper.shared().readTree(body).path("Event"));
        }
        if (exchange.getRequestMethod().equals("GET") && path.startsWith("/events/view/")) {
            String wanted = path.substring("/events/view/".length());
            return events.values().stream()
                    .filter(event -> wanted.equals(event.path("uuid").asString())
                            || wanted.equals(event.path("id").asString()))
                    .findFirst()
                    .map(MispReceiver::shown)
                    .orElseGet(() -> Reply.error(404, path, "Invalid event"));
        }
        return Reply.error(404, path, "Not Found");
    }

    private Reply add(String path, JsonNode wanted) {
        String uuid = wanted.path("uuid").asString("");
        ObjectNode known = events.get(uuid);
        if (known != null) {
            Reply exists = Reply.error(
                    404,
                    path,
                    "Event already exists, if you would like to edit it, use the url in the location header.");
            return new Reply(
                    exists.status(),
                    Map.of("Location", address() + "/events/" + known.path("id").asString()),
                    exists.body());
        }
        Integer failure = failing.get(uuid);
        if (failure != null) {
            return Reply.error(failure, path, "An Internal Error Has Occurred.");
        }
        String wrong = wrong(wanted, uuid);
        if (wrong != null) {
            Reply refused = Reply.error(403, path, "Could not add Event");
            ((ObjectNode) refused.body()).put("saved", false).put("errors", wrong);
            return refused;
        }
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("id", Integer.toString(events.size() + 1))
                .put("orgc_id", "1")
                .put("org_id", "1")
                .put("date", wanted.path("date").asString())
                .put("threat_level_id", wanted.path("threat_level_id").asString())
                .put("info", wanted.path("info").asString())
                .put("published", wanted.path("published").asBoolean())
                .put("uuid", uuid)
                .put("distribution", wanted.path("distribution").asString())
                .set("Tag", wanted.path("Tag"));
        event.set("Attribute", wanted.path("Attribute"));
        events.put(uuid, event);
        return shown(event);
    }

    private static Reply shown(ObjectNode event) {
        return new Reply(200, Map.of(), JsonMapper.shared().createObjectNode().set("Event", event));
    }

    /** What MISP would refuse of an event; null if nothing. */
    private @Nullable String wrong(JsonNode event, String uuid) {
        if (!UUID.matcher(uuid).matches()) {
            return "Please provide a valid UUID";
        }
        if (blocked.contains(uuid)) {
            return "Event blocked by event blocklist";
        }
        if (events.size() >= MAX_EVENTS) {
            return "Too many events";
        }
        if (event.path("info").asString("").isBlank()) {
            return "Event info cannot be empty";
        }
        if (!event.path("distribution").asString("").matches("[0-3]")
                || !event.path("threat_level_id").asString("").matches("[1-4]")
                || !event.path("analysis").asString("").matches("[0-2]")
                || !event.path("date").asString("").matches("\\d{4}-\\d{2}-\\d{2}")) {
            return "Options: distribution 0 to 3, threat level 1 to 4, analysis 0 to 2, date YYYY-MM-DD";
        }
        for (JsonNode attribute : event.path("Attribute")) {
            String type = attribute.path("type").asString("");
            if (!CATEGORIES
                            .getOrDefault(type, Set.of())
                            .contains(attribute.path("category").asString(""))
                    || attribute.path("value").asString("").isBlank()
                    || !UUID.matcher(attribute.path("uuid").asString("")).matches()) {
                return "Attribute of type '" + type + "' is not valid";
            }
        }
        return null;
    }

    private static void send(HttpExchange exchange, Reply reply, int moreMegabytes) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), 0);
        byte[] body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
        OutputStream out = exchange.getResponseBody();
        out.write(body);
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < moreMegabytes; i++) {
            out.write(blanks);
        }
        out.close();
    }
}
