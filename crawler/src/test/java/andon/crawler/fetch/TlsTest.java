package andon.crawler.fetch;

import static andon.crawler.fetch.FetchBench.failure;
import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.fetch.FetchOutcome.Advice;
import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksTestProxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static final String ONION = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion";

    @TempDir
    Path folder;

    @Test
    void certificateThatNobodyKnownSignedStopsTheHost() throws Exception {
        try (SSLServerSocket server = serve()) {
            FetchOutcome outcome = fetch((InetSocketAddress) server.getLocalSocketAddress());
            assertThat(failure(outcome)).isEqualTo(FailureCode.CERTIFICATE);
            assertThat(FailureCode.CERTIFICATE.advice()).isEqualTo(Advice.STOP);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ONION, "www." + ONION})
    void onionServiceNeedsNoCertificateThatAnybodySigned(String host) throws Exception {
        try (SSLServerSocket server = serve()) {
            FetchOutcome outcome = fetch((InetSocketAddress) server.getLocalSocketAddress(), host);
            assertThat(FetchBench.page(outcome).content()).asString().isEqualTo("<p>words");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"onion.example", "host.onion.example", ONION + ".example", "notonion", "host.i2p"})
    void hostThatOnlyLooksLikeAnOnionServiceNeedsOne(String host) throws Exception {
        try (SSLServerSocket server = serve()) {
            FetchOutcome outcome = fetch((InetSocketAddress) server.getLocalSocketAddress(), host);
            assertThat(failure(outcome)).isEqualTo(FailureCode.CERTIFICATE);
        }
    }

    private SSLServerSocket serve() throws Exception {
        SSLServerSocket server = (SSLServerSocket)
                selfSigned().getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    socket.startHandshake();
                    socket.getInputStream().read();
                    socket.getOutputStream().write(FetchBench.html("<p>words"));
                } catch (IOException e) {
                    // The client does not like the certificate: as it should.
                }
            }
        });
        return server;
    }

    @Test
    void handshakeThatIsCutIsTriedAgain() {
        try (RawServer server = RawServer.start(talk -> talk.skip(20))) {
            assertThat(failure(fetch(server.address()))).isIn(FailureCode.TLS, FailureCode.RESET);
            assertThat(FailureCode.TLS.advice()).isEqualTo(Advice.RETRY);
        }
    }

    @Test
    void handshakeThatIsCutInTheServersHelloIsTriedAgain() {
        try (RawServer server = RawServer.start(talk -> {
            talk.skip(20);
            talk.say("\u0016\u0003\u0003\u0000z\u0002\u0000\u0000");
        })) {
            assertThat(failure(fetch(server.address()))).isIn(FailureCode.TLS, FailureCode.RESET);
        }
    }

    @Test
    void serverThatSpeaksNoTlsIsATlsFailure() {
        try (RawServer server = RawServer.start(talk -> talk.say("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertThat(failure(fetch(server.address()))).isEqualTo(FailureCode.TLS);
        }
    }

    @Test
    void serverThatIsSilentInTheHandshakeTimesOut() {
        try (RawServer server = RawServer.start(RawServer.Talk::stall)) {
            assertThat(failure(fetch(server.address()))).isEqualTo(FailureCode.TIMEOUT_READ);
        }
    }

    private static FetchOutcome fetch(InetSocketAddress server) {
        return fetch(server, "host.example");
    }

    private static FetchOutcome fetch(InetSocketAddress server, String host) {
        try (SocksTestProxy proxy = SocksTestProxy.start(name -> new SocksAnswer.Connect(server));
                OkHttpFetcher fetcher = new OkHttpFetcher(
                        FetchBench.settings(proxy.address()), new Cookies(), InstantSource.system())) {
            return fetcher.fetch(FetchRequest.get(URI.create("https://" + host + "/")));
        }
    }

    /** The JDK makes certificates by its own program alone. */
    private SSLContext selfSigned() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "host",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=host.example",
                        "-ext",
                        "san=dns:host.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
