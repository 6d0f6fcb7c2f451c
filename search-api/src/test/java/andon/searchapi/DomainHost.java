package andon.searchapi;

import andon.searchapi.assets.ProofSettings;
import andon.searchapi.guarded.AddressRange;
import andon.testbed.net.DnsResponder;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The web servers of all domains of a test, on one loopback port: what each serves, by host and path. */
final class DomainHost implements AutoCloseable {
    /** @param location where it redirects to; null: nowhere */
    private record Served(
            int status,
            String body,
            @org.jspecify.annotations.Nullable String location) {}

    private final HttpServer server;
    private final Map<String, Served> served = new ConcurrentHashMap<>();

    DomainHost() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"))
                    .replaceFirst(":.*", "");
            Served found =
                    served.getOrDefault(host + exchange.getRequestURI().getPath(), new Served(404, "not here", null));
            if (found.location() != null) {
                exchange.getResponseHeaders().add("Location", found.location());
            }
            byte[] body = found.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(found.status(), body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            } catch (IOException e) {
                // Whoever asked has read enough.
            }
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void serve(String host, String path, String body) {
        served.put(host + path, new Served(200, body, null));
    }

    void redirect(String host, String path, String to) {
        served.put(host + path, new Served(302, "", to));
    }

    void remove(String host, String path) {
        served.remove(host + path);
    }

    /** The defaults, but that names are looked up and pages read here. */
    static ProofSettings settings(DnsResponder dns, int port) {
        ProofSettings defaults = ProofSettings.defaults();
        return new ProofSettings(
                dns.address(),
                List.of(AddressRange.parse("127.0.0.0/8")),
                true,
                port,
                Duration.ofSeconds(2),
                defaults.every(),
                defaults.grace(),
                defaults.unreachableGrace(),
                defaults.unprovenTerm());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
