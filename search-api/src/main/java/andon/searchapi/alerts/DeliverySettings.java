package andon.searchapi.alerts;

import andon.searchapi.guarded.AddressRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How alerts leave Andon.
 *
 * @param timeout for one whole webhook call, and for each step of an SMTP dialogue
 * @param batch how many messages are taken, and sent side by side, at once, 1 to 1000
 * @param poll how long to wait when nothing was due, or nothing that its receiver had room for, unless a message ends meanwhile
 * @param mail the mail server; null if there is none, and then e-mail fails with that reason
 * @param consoleAddress where the console is, for links in messages; no slash at the end
 */
public record DeliverySettings(
        Retries retries,
        Duration timeout,
        int batch,
        Duration poll,
        Reach reach,
        @Nullable Mail mail,
        String consoleAddress) {

    public DeliverySettings {
        if (batch < 1 || batch > 1000) {
            throw new IllegalArgumentException("delivery batch must be 1 to 1000, not " + batch);
        }
        if (!timeout.isPositive() || timeout.compareTo(Duration.ofMinutes(2)) > 0) {
            throw new IllegalArgumentException(
                    "delivery timeout must be above 0 and at most 2 minutes, not " + timeout);
        }
        if (!poll.isPositive()) {
            throw new IllegalArgumentException("delivery poll must be positive, not " + poll);
        }
    }

    /**
     * What is done about failures.
     *
     * @param most how often a message is tried before it becomes a dead letter, 1 to 50
     * @param first the wait after the first failure; it doubles with each further one
     * @param longest the wait's upper bound
     */
    public record Retries(int most, Duration first, Duration longest) {
        /** Ten attempts over about a day. */
        public static final Retries USUAL = new Retries(10, Duration.ofSeconds(30), Duration.ofHours(6));

        public Retries {
            if (most < 1 || most > 50) {
                throw new IllegalArgumentException("delivery attempts must be 1 to 50, not " + most);
            }
            if (!first.isPositive() || first.compareTo(longest) > 0) {
                throw new IllegalArgumentException("the first retry must be positive and at most the longest");
            }
        }
    }

    /**
     * Whom alerts may reach.
     *
     * @param allowed networks that webhooks may reach although they are not public, as CIDR; normally none
     * @param plainHttp whether webhooks may go to http addresses; normally not, the alert would be readable on its way
     * @param syslogCertificates PEM file of the certificate authorities that sign log collectors' certificates; null for
     *     those that the JVM trusts
     */
    public record Reach(
            List<AddressRange> allowed,
            boolean plainHttp,
            @Nullable Path syslogCertificates) {
        /** Public https webhooks only. */
        public static final Reach PUBLIC = new Reach(List.of(), false, null);

        public Reach {
            allowed = List.copyOf(allowed);
        }
    }

    /** Public https webhooks only; ten attempts over about a day; no mail server. */
    public static DeliverySettings defaults(String consoleAddress) {
        return new DeliverySettings(
                Retries.USUAL, Duration.ofSeconds(10), 50, Duration.ofSeconds(1), Reach.PUBLIC, null, consoleAddress);
    }

    public DeliverySettings withMail(Mail server) {
        return new DeliverySettings(retries, timeout, batch, poll, reach, server, consoleAddress);
    }

    private DeliverySettings within(Reach other) {
        return new DeliverySettings(retries, timeout, batch, poll, other, mail, consoleAddress);
    }

    /** For receivers on this machine: the demo and tests. */
    public DeliverySettings withLoopback() {
        return within(new Reach(
                List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1/128")),
                true,
                reach.syslogCertificates()));
    }

    public DeliverySettings withSyslogCertificates(Path file) {
        return within(new Reach(reach.allowed(), reach.plainHttp(), file));
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
