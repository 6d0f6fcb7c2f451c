package andon.searchapi.alerts;

import andon.searchapi.guarded.AddressRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How alerts leave Andon.
 *
 * @param maxAttempts how often a message is tried before it becomes a dead letter, 1 to 50
 * @param firstRetry the wait after the first failure; it doubles with each further one
 * @param longestRetry the wait's upper bound
 * @param timeout for one whole webhook call, and for each step of an SMTP dialogue
 * @param batch how many messages are taken, and sent side by side, at once, 1 to 1000
 * @param poll how long to wait when nothing was due
 * @param allowedRanges networks that webhooks may reach although they are not public, as CIDR; normally none
 * @param plainHttp whether webhooks may go to http addresses; normally not, the alert would be readable on its way
 * @param syslogCertificates PEM file of the certificate authorities that sign log collectors' certificates; null for those
 *     that the JVM trusts
 * @param mail the mail server; null if there is none, and then e-mail fails with that reason
 * @param consoleAddress where the console is, for links in messages; no slash at the end
 */
public record DeliverySettings(
        int maxAttempts,
        Duration firstRetry,
        Duration longestRetry,
        Duration timeout,
        int batch,
        Duration poll,
        List<AddressRange> allowedRanges,
        boolean plainHttp,
        @Nullable Path syslogCertificates,
        @Nullable Mail mail,
        String consoleAddress) {

    public DeliverySettings {
        allowedRanges = List.copyOf(allowedRanges);
        if (maxAttempts < 1 || maxAttempts > 50) {
            throw new IllegalArgumentException("delivery attempts must be 1 to 50, not " + maxAttempts);
        }
        if (batch < 1 || batch > 1000) {
            throw new IllegalArgumentException("delivery batch must be 1 to 1000, not " + batch);
        }
        if (!firstRetry.isPositive() || firstRetry.compareTo(longestRetry) > 0) {
            throw new IllegalArgumentException("the first retry must be positive and at most the longest");
        }
        if (!timeout.isPositive() || timeout.compareTo(Duration.ofMinutes(2)) > 0) {
            throw new IllegalArgumentException(
                    "delivery timeout must be above 0 and at most 2 minutes, not " + timeout);
        }
        if (!poll.isPositive()) {
            throw new IllegalArgumentException("delivery poll must be positive, not " + poll);
        }
    }

    /** Public https webhooks only; ten attempts over about a day; no mail server. */
    public static DeliverySettings defaults(String consoleAddress) {
        return new DeliverySettings(
                10,
                Duration.ofSeconds(30),
                Duration.ofHours(6),
                Duration.ofSeconds(10),
                50,
                Duration.ofSeconds(1),
                List.of(),
                false,
                null,
                null,
                consoleAddress);
    }

    public DeliverySettings withMail(Mail server) {
        return new DeliverySettings(
                maxAttempts,
                firstRetry,
                longestRetry,
                timeout,
                batch,
                poll,
                allowedRanges,
                plainHttp,
                syslogCertificates,
                server,
                consoleAddress);
    }

    /** For receivers on this machine: the demo and tests. */
    public DeliverySettings withLoopback() {
        return new DeliverySettings(
                maxAttempts,
                firstRetry,
                longestRetry,
                timeout,
                batch,
                poll,
                List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1/128")),
                true,
                syslogCertificates,
                mail,
                consoleAddress);
    }

    public DeliverySettings withSyslogCertificates(Path file) {
        return new DeliverySettings(
                maxAttempts,
                firstRetry,
                longestRetry,
                timeout,
                batch,
                poll,
                allowedRanges,
                plainHttp,
                file,
                mail,
                consoleAddress);
    }

    /** How long one delivery may be away before another process may take it. */
    Duration lease() {
        // A mail takes several steps, each with the timeout; ten of them are more than any dialogue has.
        return timeout.multipliedBy(10).plusSeconds(30);
    }

    /**
     * A mail server.
     *
     * @param user the SMTP user; null for none
     * @param password its password; null for none
     * @param startTls whether the connection must be encrypted before anything is said
     * @param from the sender's address
     */
    public record Mail(
            String host,
            int port,
            @Nullable String user,
            @Nullable String password,
            boolean startTls,
            String from) {
        public Mail {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("SMTP port must be 1 to 65535, not " + port);
            }
        }

        @Override
        public String toString() {
            return "Mail[" + host + ":" + port + "]";
        }
    }
}
