package andon.testbed.receivers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on an ephemeral loopback port that keeps every request and answers as told. Thread-safe. At most
 * {@value #MAX_REQUESTS} requests of at most {@value #MAX_BODY} bytes are kept; what exceeds that is answered with 413.
 */
public final class WebhookReceiver implements AutoCloseable {
    public static final int MAX_REQUESTS = 100_000;
    public static final int MAX_BODY = 4 << 20;

    private static final int BUFFER = 64 * 1024;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Object monitor = new Object();
    private final List<WebhookRequest> requests = new ArrayList<>();
    private final Deque<WebhookAnswer> next = new ArrayDeque<>();
    private WebhookAnswer usual = WebhookAnswer.OK;

    private WebhookReceiver(HttpServer server) {
        this.server = server;
    }

    public static WebhookReceiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            WebhookReceiver receiver = new WebhookReceiver(server);
            server.setExecutor(receiver.executor);
            server.createContext("/", receiver::handle);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a port on loopback", e);
        }
    }

    /** The address of a path, which begins with a slash. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Answers so from now on, unless {@link #answerNext} has something left. */
    public void answer(WebhookAnswer answer) {
        synchronized (monitor) {
            usual = answer;
        }
    }

    /** Answers the next {@code times} requests so, after those already promised other answers. */
    public void answerNext(WebhookAnswer answer, int times) {
        synchronized (monitor) {
            for (int i = 0; i < times; i++) {
                next.add(answer);
            }
        }
    }

    /** Every request so far, in the order they were complete. */
    public List<WebhookRequest> requests() {
        synchronized (monitor) {
            return List.copyOf(requests);
        }
    }

    /**
     * Waits until there have been {@code count} requests or the time is over.
     *
     * @return every request so far, perhaps fewer than {@code count}
     */
    public List<WebhookRequest> awaitRequests(int count, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (monitor) {
            while (requests.size() < count) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    break;
                }
                monitor.wait(left);
            }
            return List.copyOf(requests);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
            WebhookAnswer answer = body.length > MAX_BODY ? new WebhookAnswer.Status(413) : record(exchange, body);
            switch (answer) {
                case WebhookAnswer.Status(int code) -> exchange.sendResponseHeaders(code, -1);
                case WebhookAnswer.Redirect(String location) -> {
                    exchange.getResponseHeaders().set("Location", location);
                    exchange.sendResponseHeaders(302, -1);
                }
                case WebhookAnswer.Hang() -> closing.await();
                case WebhookAnswer.Huge(long bytes) -> sendHuge(exchange, bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private WebhookAnswer record(HttpExchange exchange, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        WebhookRequest request = new WebhookRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(headers),
                body,
                Instant.now());
        synchronized (monitor) {
            if (requests.size() == MAX_REQUESTS) {
                return new WebhookAnswer.Status(413);
            }
            requests.add(request);
            monitor.notifyAll();
            WebhookAnswer promised = next.poll();
            return promised == null ? usual : promised;
        }
    }

    private static void sendHuge(HttpExchange exchange, long bytes) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[BUFFER];
        OutputStream out = exchange.getResponseBody();
        for (long left = bytes; left > 0; left -= block.length) {
            out.write(block, 0, (int) Math.min(block.length, left));
        }
        out.close();
    }
}
