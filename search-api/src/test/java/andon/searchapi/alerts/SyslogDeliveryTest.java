package andon.searchapi.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import andon.vocabulary.DocumentId;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts at a log collector that speaks TLS; its certificates are made by the JDK's keytool. */
class SyslogDeliveryTest {
    private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static Path certificate;
    private static Path strangersCertificate;

    private final OutboxFake outbox = new OutboxFake();

    @BeforeAll
    static void certificates() throws Exception {
        certificate = keys("collector", "dns:localhost,ip:127.0.0.1");
        strangersCertificate = keys("stranger", "dns:elsewhere.example");
    }

    /** A key pair in {@code NAME.p12} and its own certificate in the returned PEM file. */
    private static Path keys(String name, String names) throws Exception {
        String store = folder.resolve(name + ".p12").toString();
        Path pem = folder.resolve(name + ".pem");
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + names,
                "-validity",
                "36500",
                "-keystore",
                store,
                "-storepass",
                PASSWORD);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-file",
                pem.toString(),
                "-keystore",
                store,
                "-storepass",
                PASSWORD);
        return pem;
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    /** Takes messages as RFC 5425 has them: a count of octets, a blank, the octets. */
    private static final class Collector implements AutoCloseable {
        private final SSLServerSocket server;
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final CountDownLatch closed = new CountDownLatch(1);

        private final boolean stuck;

        Collector(String keys) throws Exception {
            this(keys, false);
        }

        /** @param stuck whether it reads nothing behind the handshake */
        Collector(String keys, boolean stuck) throws Exception {
            this.stuck = stuck;
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(folder.resolve(keys + ".p12"))) {
                store.load(in, PASSWORD.toCharArray());
            }
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), null, null);
            server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
            server.setReceiveBufferSize(4_096);
            server.bind(new InetSocketAddress(0));
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            while (!server.isClosed()) {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    if (stuck) {
                        socket.startHandshake();
                        closed.await();
                    }
                    InputStream in = socket.getInputStream();
                    while (one(in)) {
                        // The next message of this connection.
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (IOException e) {
                    // A sender that does not trust this server breaks off; the next may.
                }
            }
        }

        private boolean one(InputStream in) throws IOException {
            StringBuilder count = new StringBuilder();
            for (int c = in.read(); c > ' '; c = in.read()) {
                count.append((char) c);
            }
            if (count.isEmpty()) {
                return false;
            }
            messages.add(new String(in.readNBytes(Integer.parseInt(count.toString())), StandardCharsets.UTF_8));
            return true;
        }

        Channel.Syslog channel() {
            return new Channel.Syslog("127.0.0.1", server.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            closed.countDown();
            server.close();
        }
    }

    private OutboxFake.Row deliver(Alert alert, Channel.Syslog channel, Path trusted) {
        return deliver(List.of(alert), channel, trusted);
    }

    private OutboxFake.Row deliver(List<Alert> alerts, Channel.Syslog channel, Path trusted) {
        long id = outbox.add(alerts, AlertWords.ANYBODY, channel, NOW);
        DeliverySettings settings = DeliverySettings.defaults("https://andon.example")
                .withLoopback()
                .withSyslogCertificates(trusted);
        try (AlertDelivery delivery =
                new AlertDelivery(outbox, OutboxFake.LABELS, settings, () -> NOW, new Random(1))) {
            delivery.deliverDue();
        }
        return outbox.row(id);
    }

    @Test
    void aCollectorReadsTheAlertAsOneCefMessage() throws Exception {
        try (Collector collector = new Collector("collector")) {
            assertThat(deliver(OutboxFake.alert("alert-1", "VPN access"), collector.channel(), certificate)
                            .last())
                    .isEqualTo("delivered");

            String message = collector.messages.poll(20, TimeUnit.SECONDS);
            // local0 (16), error (3): 16 * 8 + 3
            assertThat(message)
                    .startsWith("<131>1 2026-11-01T08:00:00Z - andon - mention.found - \uFEFFCEF:0|Andon|Andon|1|");
            assertThat(message.split("(?<!\\\\)\\|")).hasSize(8).contains("mention.found", "8");
            assertThat(message)
                    .contains("externalId=alert-1 ")
                    .contains("cs1=acme corp ")
                    .contains("cat=access-sale ")
                    .contains("msg=Selling VPN access to Acme Corp, pass h•••2 ")
                    .contains("request=https://andon.example/documents/");
        }
    }

    @Test
    void whatWasHeldBackIsOneMessageForEachAlert() throws Exception {
        try (Collector collector = new Collector("collector")) {
            List<Alert> alerts = List.of(OutboxFake.alert("alert-6", "Größe – 大"), OutboxFake.alert("alert-7", "t"));
            assertThat(deliver(alerts, collector.channel(), certificate).last()).isEqualTo("delivered");
            assertThat(collector.messages.poll(20, TimeUnit.SECONDS)).contains("externalId=alert-6 ", "Größe – 大");
            assertThat(collector.messages.poll(20, TimeUnit.SECONDS)).contains("externalId=alert-7 ");
        }
    }

    @Test
    void wordsOfAPageForgeNoFieldAndNoSecondMessage() throws Exception {
        Alert forged = new Alert(
                "alert-2",
                7,
                "a|b",
                new OrganisationId("acme"),
                DocumentId.ofIdentity("x"),
                "night-market",
                "a\\b|CEF:0|Evil\nact=allow",
                Severity.LOW,
                List.of(),
                List.of("acme corp"),
                "x\n<13>1 - evil\r\ncs1=forged\u0000",
                NOW);
        try (Collector collector = new Collector("collector")) {
            deliver(forged, collector.channel(), certificate);

            String message = collector.messages.poll(20, TimeUnit.SECONDS);
            assertThat(message).doesNotContain("\n", "\r", "\u0000");
            assertThat(message.split("(?<!\\\\)\\|")[5]).contains("CEF:0\\|Evil");
            assertThat(message)
                    .contains("cs1=acme corp ")
                    .contains("cs1\\=forged")
                    .doesNotContain(" cs1=forged");
            assertThat(collector.messages).isEmpty();
        }
    }

    @Test
    void aCollectorThatIsNotTrustedOrHasAnotherNameGetsNothing() throws Exception {
        try (Collector collector = new Collector("collector");
                Collector stranger = new Collector("stranger")) {
            assertThat(deliver(OutboxFake.alert("alert-3", "t"), collector.channel(), strangersCertificate)
                            .last())
                    .contains("SSLHandshakeException");
            assertThat(deliver(OutboxFake.alert("alert-4", "t"), stranger.channel(), strangersCertificate)
                            .last())
                    .contains("SSLHandshakeException");
            assertThat(collector.messages).isEmpty();
            assertThat(stranger.messages).isEmpty();
        }
    }

    @Test
    void aCollectorThatTakesNothingMoreIsLeftInTime() throws Exception {
        List<Alert> many = new java.util.ArrayList<>();
        for (int i = 0; i < Delivery.MAX_ALERTS; i++) {
            Alert plain = OutboxFake.alert("many-" + i, "t");
            many.add(new Alert(
                    plain.id(),
                    plain.subscriptionId(),
                    plain.subscriptionName(),
                    plain.owner(),
                    plain.document(),
                    plain.source(),
                    "大".repeat(1_000),
                    plain.severity(),
                    plain.categories(),
                    List.of("価".repeat(1_000)),
                    "語".repeat(1_000),
                    plain.raisedAt()));
        }
        try (Collector collector = new Collector("collector", true)) {
            DeliverySettings usual = DeliverySettings.defaults("https://andon.example")
                    .withLoopback()
                    .withSyslogCertificates(certificate);
            DeliverySettings hasty = new DeliverySettings(
                    usual.retries(),
                    Duration.ofMillis(700),
                    usual.batch(),
                    usual.poll(),
                    usual.reach(),
                    null,
                    usual.consoleAddress());
            long id = outbox.add(many, AlertWords.ANYBODY, collector.channel(), NOW);
            try (AlertDelivery delivery =
                    new AlertDelivery(outbox, OutboxFake.LABELS, hasty, () -> NOW, new Random(1))) {
                delivery.deliverDue();
            }
            assertThat(outbox.row(id).last()).isEqualTo("the collector did not take the messages within 2 s");
        }
    }

    @Test
    void aCollectorThatIsDownIsTriedAgain() throws Exception {
        Channel.Syslog gone;
        try (Collector collector = new Collector("collector")) {
            gone = collector.channel();
        }
        OutboxFake.Row row = deliver(OutboxFake.alert("alert-5", "t"), gone, certificate);
        assertThat(row.last()).contains("ConnectException");
        assertThat(row.due()).isAfter(NOW).isBefore(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aFileWithoutCertificatesIsNamed() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        DeliverySettings settings =
                DeliverySettings.defaults("https://andon.example").withSyslogCertificates(empty);
        assertThatThrownBy(() -> new SyslogSender(settings))
                .hasMessageContaining("empty.pem")
                .hasMessageContaining("alerts.syslog-certificates");
    }
}
