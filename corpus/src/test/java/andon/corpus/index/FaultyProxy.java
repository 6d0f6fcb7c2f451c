package andon.corpus.index;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Stands on loopback before a real server and answers some requests itself. */
final class FaultyProxy implements AutoCloseable {
    /** What happens to a request. */
    sealed interface Fate {
        /** It reaches the server. */
        record Pass() implements Fate {}

        record Answer(int status, String json) implements Fate {}

        /** It is never answered. */
        record Silence() implements Fate {}

        /** The connection is closed instead of an answer. */
        record HangUp() implements Fate {}
    }

    static final Fate PASS = new Fate.Pass();

    private final URI server;
    private final HttpServer proxy;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Function<String, Fate> fate = path -> PASS;

    FaultyProxy(URI server) throws IOException {
        this.server = server;
        this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        proxy.createContext("/", this::handle);
        proxy.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
    }

    /** @param decided by the request's path */
    void decide(Function<String, Fate> decided) {
        faults.set(0);
        fate = decided;
    }

    /** The next {@code times} requests whose path ends with {@code end} meet the fate; all else passes. */
    void next(int times, String end, Fate met) {
        AtomicInteger left = new AtomicInteger(times);
        decide(path -> path.endsWith(end) && left.getAndDecrement() > 0 ? met : PASS);
    }

    /** How many requests did not pass since the last decision. */
    int faults() {
        return faults.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (fate.apply(exchange.getRequestURI().getPath())) {
                case Fate.Pass pass -> pass(exchange, body);
                case Fate.Answer answer -> {
                    faults.incrementAndGet();
                    answer(exchange, answer.status(), answer.json().getBytes(StandardCharsets.UTF_8));
                }
                case Fate.HangUp hangUp -> faults.incrementAndGet();
                case Fate.Silence silence -> {
                    faults.incrementAndGet();
                    closed.await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String header : new String[] {"Content-Type", "Accept"}) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        response.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        send(exchange, response.statusCode(), response.body());
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.elasticsearch+json;compatible-with=9");
        exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
        send(exchange, status, body);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        proxy.stop(0);
        client.shutdownNow();
    }
}
