package andon.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and a server and keeps all that the client sends. */
final class RecordingRelay implements AutoCloseable {
    private final HttpServer relay;
    private final HttpClient onward = HttpClient.newHttpClient();
    private final URI server;
    private final List<String> sent = new CopyOnWriteArrayList<>();

    private RecordingRelay(URI server) throws IOException {
        this.server = server;
        this.relay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        relay.createContext("/", this::pass);
        relay.start();
    }

    static RecordingRelay before(URI server) throws IOException {
        return new RecordingRelay(server);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + relay.getAddress().getPort() + "/");
    }

    /** Method, address, headers and body of each request, in order. */
    List<String> sent() {
        return List.copyOf(sent);
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        sent.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().entrySet() + " " + new String(body, StandardCharsets.ISO_8859_1));
        HttpRequest request = HttpRequest.newBuilder(
                        server.resolve(exchange.getRequestURI().toString()))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                                .orElse(""))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try (exchange) {
            HttpResponse<byte[]> answer = onward.send(request, HttpResponse.BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        relay.stop(0);
        onward.close();
    }
}
