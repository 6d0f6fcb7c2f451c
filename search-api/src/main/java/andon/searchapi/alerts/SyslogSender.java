package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscription.Channel;
import andon.searchapi.guarded.GuardedSockets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends an alert to a log collector: CEF in syslog's form over TLS, each message counted in octets (RFC 5425), those
 * that were held back one after the other on one connection.
 * The collector's certificate must carry its name. Syslog has no answer: delivered means that all was written and the
 * connection closed in order. A collector that takes nothing more is left after {@value #TIMEOUTS} timeouts: a write to it
 * would wait for ever.
 */
final class SyslogSender {
    private static final Logger log = LoggerFactory.getLogger(SyslogSender.class);

    /** For the connection, the handshake and all messages together. */
    private static final int TIMEOUTS = 3;
    /** In bytes. Syslog acknowledges nothing: what lies here when a collector stops reading would count as taken. */
    private static final int SEND_BUFFER = 16 << 10;

    private final GuardedSockets sockets;
    private final SSLSocketFactory tls;
    private final int timeoutMillis;
    private final String consoleAddress;

    /** @throws IllegalStateException if the file of certificates cannot be read */
    SyslogSender(DeliverySettings settings) {
        this.sockets = new GuardedSockets(settings.reach().allowed(), "alerts.webhook-allow");
        this.tls = tls(settings.reach().syslogCertificates());
        this.timeoutMillis = Math.toIntExact(settings.timeout().toMillis());
        this.consoleAddress = settings.consoleAddress();
    }

    /** Trusts the JVM's certificate authorities, or those of the file alone. */
    private static SSLSocketFactory tls(@Nullable Path certificates) {
        try {
            if (certificates == null) {
                return (SSLSocketFactory) SSLSocketFactory.getDefault();
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            try (InputStream in = Files.newInputStream(certificates)) {
                int i = 0;
                for (Certificate certificate :
                        CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    trusted.setCertificateEntry("ca" + i++, certificate);
                }
            }
            if (trusted.size() == 0) {
                throw new IllegalStateException(certificates + " (alerts.syslog-certificates) holds no certificate");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    certificates + " (alerts.syslog-certificates) cannot be read: " + e.getMessage(), e);
        }
    }

    Attempt send(Delivery delivery, Channel.Syslog syslog) {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean late = new AtomicBoolean();
        try (Socket plain = sockets.createSocket()) {
            Thread.ofVirtual().name("syslog-deadline").start(() -> closeLate(plain, ended, late));
            plain.setSendBufferSize(SEND_BUFFER);
            plain.connect(new InetSocketAddress(syslog.host(), syslog.port()), timeoutMillis);
            plain.setSoTimeout(timeoutMillis);
            say(delivery, syslog, plain);
            return new Attempt.Done();
        } catch (IOException e) {
            return new Attempt.Retry(
                    late.get()
                            ? "the collector did not take the messages within " + TIMEOUTS * timeoutMillis / 1000 + " s"
                            : e.getClass().getSimpleName() + ": " + e.getMessage());
        } finally {
            ended.countDown();
        }
    }

    private void closeLate(Socket plain, CountDownLatch ended, AtomicBoolean late) {
        try {
            if (!ended.await((long) TIMEOUTS * timeoutMillis, TimeUnit.MILLISECONDS)) {
                late.set(true);
                plain.close();
            }
        } catch (IOException e) {
            log.debug("a connection to a collector that was given up did not close: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(Delivery delivery, Channel.Syslog syslog, Socket plain) throws IOException {
        try (SSLSocket socket = (SSLSocket) tls.createSocket(plain, syslog.host(), syslog.port(), true)) {
            SSLParameters named = socket.getSSLParameters();
            named.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(named);
            socket.startHandshake();
            OutputStream out = socket.getOutputStream();
            for (Alert alert : delivery.alerts()) {
                byte[] message = CefMessage.of(alert, consoleAddress).getBytes(StandardCharsets.UTF_8);
                out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
                out.write(message);
            }
            out.flush();
        }
    }
}
