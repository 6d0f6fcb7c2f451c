package andon.app.exposed;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The four calls of docs/exposed-credentials.md. For one thread. */
public final class ExposureServer implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** What a server may ask at most to wait; more is taken for a mistake. */
    private static final long LONGEST_WAIT_SECONDS = 3600;

    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String apiKey;
    private final Waiting waiting;

    /** Waits as long as the server says; tells somebody that it does. */
    @FunctionalInterface
    public interface Waiting {
        void take(Duration time) throws InterruptedException;
    }

    /** @param server such as {@code https://andon.example/} */
    public ExposureServer(URI server, String apiKey, Waiting waiting) {
        this.server = server.resolve("/api/v1/exposed-credentials");
        this.apiKey = apiKey;
        this.waiting = waiting;
    }

    /** The server says no, or something that it should not. */
    public static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }

        RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The server's key or the length of its prefixes is no longer what it was: begin again. */
    static final class ChangedException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    record Terms(String key, int prefixBits, int blinded, int ranges) {}

    record AccountTerms(String key, byte[] accountKey, int prefixBits) {}

    record Wanted(String of, String prefix) {}

    Terms terms() throws ChangedException {
        JsonNode answer = send(request("").GET());
        JsonNode limits = answer.path("limits");
        return new Terms(
                answer.path("key").asString(""),
                answer.path("passwordPrefixBits").asInt(),
                Math.min(
                        limits.path("blinded").asInt(),
                        limits.path("evaluationsPerHour").asInt()),
                Math.min(
                        limits.path("ranges").asInt(),
                        limits.path("rangesPerHour").asInt()));
    }

    AccountTerms accounts(String domain) throws ChangedException {
        JsonNode answer = send(request("/accounts?domain=" + URLEncoder.encode(domain, StandardCharsets.UTF_8))
                .GET());
        return new AccountTerms(
                answer.path("key").asString(""),
                bytes(answer.path("accountKey")),
                answer.path("prefixBits").asInt());
    }

    List<byte[]> evaluate(String key, List<byte[]> blinded) throws ChangedException {
        List<String> sent = blinded.stream().map(HexFormat.of()::formatHex).toList();
        JsonNode answer = post("/evaluations", Map.of("blinded", sent), key);
        List<byte[]> evaluated = new ArrayList<>();
        answer.path("evaluated").forEach(element -> evaluated.add(bytes(element)));
        if (evaluated.size() != blinded.size()) {
            throw strange();
        }
        return evaluated;
    }

    /** The entries of each range. */
    List<Set<Long>> ranges(String key, List<Wanted> wanted) throws ChangedException {
        JsonNode answer = post("/ranges", Map.of("ranges", wanted), key);
        List<Set<Long>> ranges = new ArrayList<>();
        for (JsonNode range : answer.path("ranges")) {
            Set<Long> entries = new TreeSet<>();
            for (JsonNode entry : range.path("entries")) {
                entries.add(entry(entry));
            }
            ranges.add(entries);
        }
        if (ranges.size() != wanted.size()) {
            throw strange();
        }
        return ranges;
    }

    private JsonNode post(String path, Object body, String key) throws ChangedException {
        JsonNode answer = send(request(path).POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        if (!answer.path("key").asString("").equals(key)) {
            throw new ChangedException();
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + apiKey);
    }

    private JsonNode send(HttpRequest.Builder request) throws ChangedException {
        try {
            while (true) {
                HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == TOO_MANY) {
                    waiting.take(Duration.ofSeconds(wait(answer)));
                } else if (answer.statusCode() == CONFLICT) {
                    throw new ChangedException();
                } else if (answer.statusCode() / 100 != 2) {
                    throw new RefusedException(
                            server.getAuthority() + " says " + answer.statusCode() + ": " + detail(answer.body()));
                } else {
                    return JSON.readTree(answer.body());
                }
            }
        } catch (IOException e) {
            throw new RefusedException("nobody answers at " + server.getAuthority(), e);
        } catch (JacksonException e) {
            throw new RefusedException(server.getAuthority() + " answers with what is no JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted while waiting for " + server.getAuthority(), e);
        }
    }

    private static long wait(HttpResponse<String> answer) {
        long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
        return Math.clamp(seconds, 1, LONGEST_WAIT_SECONDS);
    }

    private static String detail(String body) {
        try {
            return JSON.readTree(body).path("detail").asString("no reason");
        } catch (JacksonException e) {
            return "no reason";
        }
    }

    private long entry(JsonNode text) {
        try {
            return Long.parseUnsignedLong(text.asString(""), 16);
        } catch (NumberFormatException e) {
            throw strange();
        }
    }

    private byte[] bytes(JsonNode text) {
        try {
            return HexFormat.of().parseHex(text.asString(""));
        } catch (IllegalArgumentException e) {
            throw strange();
        }
    }

    private RefusedException strange() {
        return new RefusedException(server.getAuthority() + " answers otherwise than it should; is it an Andon?");
    }

    @Override
    public void close() {
        http.close();
    }
}
