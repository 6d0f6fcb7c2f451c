package andon.testbed.tor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateTorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static HttpServer server;
    private static PrivateTor tor;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        boolean required = "true".equals(System.getenv("ANDON_REQUIRE_SERVERS"));
        assumeTrue(required || PrivateTor.available(), "tor is not installed");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page =
                    ("page for " + exchange.getRequestHeaders().getFirst("Host")).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        long begin = System.nanoTime();
        tor = PrivateTor.start(new PrivateTor.Settings(
                folder.resolve("tor"),
                List.of(
                        new PrivateTor.Service("forum", server.getAddress()),
                        new PrivateTor.Service("market", server.getAddress()),
                        new PrivateTor.Service("blog", server.getAddress()),
                        new PrivateTor.Service("docs", server.getAddress()),
                        new PrivateTor.Service("paste", server.getAddress(), "shared"),
                        new PrivateTor.Service("mirror", server.getAddress(), "shared"))));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.println("the private Tor network started in " + took.toMillis() + " ms");
    }

    @AfterAll
    static void stop() {
        if (tor != null) {
            tor.close();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void pageComesThroughEveryOnionService() throws IOException {
        for (String service : List.of("forum", "market", "blog", "docs", "paste", "mirror")) {
            assertThat(get(service)).endsWith("page for " + tor.address(service));
        }
    }

    @Test
    void absentAddressGivesDescriptorNotFound() throws IOException {
        assertThat(SocksDial.dial(tor.socks(), tor.absent().host(), 80, PATIENCE))
                .isEqualTo(new SocksDial.Refused(0xF0));
    }

    @Test
    void stoppedServiceGivesAnErrorAndComesBack() throws IOException, InterruptedException {
        String address = tor.address("market").host();
        tor.stop("market");
        assertThat(SocksDial.dial(tor.socks(), address, 80, Duration.ofSeconds(150)))
                .isInstanceOf(SocksDial.Refused.class);
        assertThat(get("forum")).contains("page for");
        tor.start("market");
        assertThat(get("market")).endsWith("page for " + address);
    }

    @Test
    void stoppedClientRefusesAndComesBackAtTheSamePort() throws IOException, InterruptedException {
        tor.stopClient();
        assertThatThrownBy(
                        () -> new Socket(tor.socks().getAddress(), tor.socks().getPort()).close())
                .isInstanceOf(IOException.class);
        tor.startClient();
        assertThat(get("blog")).contains("page for");
    }

    private static String get(String service) throws IOException {
        String host = tor.address(service).host();
        SocksDial dial = SocksDial.dial(tor.socks(), host, 80, PATIENCE);
        assertThat(dial).isInstanceOf(SocksDial.Open.class);
        try (Socket socket = ((SocksDial.Open) dial).socket()) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.0\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
