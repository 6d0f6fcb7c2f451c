package andon.app;

import andon.searchapi.health.MetricsPage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the metrics, and whether the process is well, without a key, where the settings say: every process has this,
 * whatever its roles.
 */
final class MetricsServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MetricsServer.class);
    private static final String PATH = "/metrics";
    static final String HEALTH = "/health";
    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final MetricsPage page;
    private final Supplier<List<String>> ailments;

    private MetricsServer(HttpServer server, MetricsPage page, Supplier<List<String>> ailments) {
        this.server = server;
        this.page = page;
        this.ailments = ailments;
    }

    /** @param ailments what is wrong with this process now, a line each */
    static MetricsServer start(String address, int port, MetricsPage page, Supplier<List<String>> ailments) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
            MetricsServer server = new MetricsServer(http, page, ailments);
            http.setExecutor(server.threads);
            http.createContext("/", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("metrics cannot listen at " + address + ":" + port, e);
        }
    }

    URI address() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort() + PATH);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!path.equals(PATH) && !path.equals(HEALTH)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else if (path.equals(HEALTH)) {
                health(exchange);
            } else {
                metrics(exchange);
            }
        }
    }

    private void health(HttpExchange exchange) throws IOException {
        List<String> wrong = ailments.get();
        String text = wrong.isEmpty() ? "well\n" : String.join("\n", wrong) + "\n";
        send(exchange, wrong.isEmpty() ? 200 : 503, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private void metrics(HttpExchange exchange) throws IOException {
        byte[] text;
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            page.write(out);
            text = out.toByteArray();
        } catch (RuntimeException e) {
            // The stage's boundary: the database may be away for a while, and Prometheus asks again.
            log.warn("the metrics could not be read: {}", Failures.describe(e));
            exchange.sendResponseHeaders(503, -1);
            return;
        }
        send(exchange, 200, MetricsPage.CONTENT_TYPE, text);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
