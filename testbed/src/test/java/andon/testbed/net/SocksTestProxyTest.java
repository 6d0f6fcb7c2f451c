package andon.testbed.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.testbed.net.SocksRequest.AddressType;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocksTestProxyTest {
    private static final String HOST = "known.onion";

    private ServerSocket echo;
    private SocksTestProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!echo.isClosed()) {
                try (Socket socket = echo.accept()) {
                    socket.getInputStream().transferTo(socket.getOutputStream());
                } catch (IOException e) {
                    // the test is over, or its client broke off
                }
            }
        });
        proxy = SocksTestProxy.start(Map.of(HOST, target()));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void knownNameReachesItsServer() throws IOException {
        try (Client client = new Client(proxy)) {
            client.logIn("forum", "1");
            assertThat(client.connect("KNOWN.onion", 80)).isZero();
            client.send("hello".getBytes(StandardCharsets.US_ASCII));
            client.socket.shutdownOutput();
            assertThat(client.in.readAllBytes()).asString().isEqualTo("hello");
        }
        assertThat(proxy.requests())
                .containsExactly(new SocksRequest(
                        1, AddressType.NAME, "KNOWN.onion", 80, Optional.of(new SocksCredentials("forum", "1"))));
        assertThat(proxy.leaks()).isEmpty();
    }

    @Test
    void unknownNameIsUnreachable() throws IOException {
        assertThat(replyFor("unknown.onion")).isEqualTo(0x04);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7})
    void everyErrorCanBeAnswered(int code) throws IOException {
        proxy.answer(HOST, new SocksAnswer.Refuse(code));
        assertThat(replyFor(HOST)).isEqualTo(code);
        proxy.forget(HOST);
        assertThat(replyFor(HOST)).isZero();
    }

    @Test
    void ipAddressIsRefusedAndRecordedAsLeak() throws IOException {
        try (Client client = new Client(proxy)) {
            client.noLogin();
            client.send(5, 1, 0, 1, 192, 0, 2, 7, 0, 80);
            assertThat(client.reply()).isEqualTo(0x08);
        }
        assertThat(proxy.leaks())
                .containsExactly(new SocksRequest(1, AddressType.IPV4, "192.0.2.7", 80, Optional.empty()));
    }

    @Test
    void resolveCommandIsRefused() throws IOException {
        try (Client client = new Client(proxy)) {
            client.noLogin();
            assertThat(client.request(0xF0, HOST, 80)).isEqualTo(0x07);
        }
    }

    @Test
    void connectionIsCutAfterTheBytesAskedFor() throws IOException {
        proxy.answer(HOST, new SocksAnswer.CutAfter(target(), 3));
        try (Client client = new Client(proxy)) {
            client.noLogin();
            assertThat(client.connect(HOST, 80)).isZero();
            client.send("hello".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.in.readAllBytes()).asString().isEqualTo("hel");
        }
    }

    @Test
    void hangingHostNeverAnswersUntilTheProxyCloses() throws IOException {
        proxy.answer(HOST, new SocksAnswer.Hang());
        try (Client client = new Client(proxy)) {
            client.noLogin();
            client.sendRequest(1, HOST, 80);
            client.socket.setSoTimeout(100);
            assertThatThrownBy(() -> client.in.read()).isInstanceOf(java.net.SocketTimeoutException.class);
            proxy.close();
            client.socket.setSoTimeout(5_000);
            assertThat(client.in.read()).isEqualTo(-1);
        }
    }

    @Test
    void wrongCredentialsAreTurnedAway() throws IOException {
        SocksCredentials right = new SocksCredentials("andon", "secret");
        try (SocksTestProxy strict =
                SocksTestProxy.start(host -> new SocksAnswer.Connect(target()), Optional.of(right))) {
            try (Client client = new Client(strict)) {
                assertThat(client.logIn("andon", "wrong")).isEqualTo(1);
                assertThat(client.in.read()).isEqualTo(-1);
            }
            try (Client client = new Client(strict)) {
                assertThat(client.logIn("andon", "secret")).isZero();
                assertThat(client.connect("any.onion", 80)).isZero();
            }
            try (Client client = new Client(strict)) {
                client.send(5, 1, 0);
                assertThat(client.in.readNBytes(2)).containsExactly(5, 0xFF);
            }
        }
    }

    @Test
    void serverThatRefusesIsReportedAsRefused() throws IOException {
        echo.close();
        assertThat(replyFor(HOST)).isEqualTo(0x05);
    }

    @Test
    void targetsOutsideLoopbackAreRefused() {
        assertThatThrownBy(() -> new SocksAnswer.Connect(new InetSocketAddress("192.0.2.1", 80)))
                .hasMessageContaining("never leaves loopback");
    }

    private int replyFor(String host) throws IOException {
        try (Client client = new Client(proxy)) {
            client.noLogin();
            return client.connect(host, 80);
        }
    }

    private InetSocketAddress target() {
        return new InetSocketAddress(echo.getInetAddress(), echo.getLocalPort());
    }

    /** Speaks the protocol byte by byte, so that it is the proxy that is tested and no client library. */
    private static final class Client implements AutoCloseable {
        final Socket socket;
        final DataInputStream in;

        Client(SocksTestProxy proxy) throws IOException {
            socket = new Socket(proxy.address().getAddress(), proxy.address().getPort());
            socket.setSoTimeout(5_000);
            in = new DataInputStream(socket.getInputStream());
        }

        void noLogin() throws IOException {
            send(5, 1, 0);
            assertThat(in.readNBytes(2)).containsExactly(5, 0);
        }

        int logIn(String user, String password) throws IOException {
            send(5, 2, 0, 2);
            assertThat(in.readNBytes(2)).containsExactly(5, 2);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(1);
            for (String part : new String[] {user, password}) {
                out.write(part.length());
                out.writeBytes(part.getBytes(StandardCharsets.US_ASCII));
            }
            send(out.toByteArray());
            assertThat(in.read()).isEqualTo(1);
            return in.read();
        }

        int connect(String host, int port) throws IOException {
            return request(1, host, port);
        }

        int request(int command, String host, int port) throws IOException {
            sendRequest(command, host, port);
            return reply();
        }

        void sendRequest(int command, String host, int port) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(new byte[] {5, (byte) command, 0, 3, (byte) host.length()});
            out.writeBytes(host.getBytes(StandardCharsets.US_ASCII));
            out.write(port >> 8);
            out.write(port);
            send(out.toByteArray());
        }

        int reply() throws IOException {
            byte[] reply = in.readNBytes(10);
            assertThat(reply).hasSize(10);
            return reply[1] & 0xFF;
        }

        void send(int... bytes) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int b : bytes) {
                out.write(b);
            }
            send(out.toByteArray());
        }

        void send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
