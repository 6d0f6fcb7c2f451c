package andon.app;

import andon.database.DatabaseSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator can set; config/andon-example.yaml says what each key means, its unit, its default and why.
 *
 * @param sources the sources file; null if there is none
 */
public record Settings(
        Path data,
        @Nullable Path sources,
        Sql database,
        Tor tor,
        Crawling crawler,
        Indexing indexer,
        Http http,
        Alerting alerts) {

    public record Sql(
            @Nullable String url,
            String user,
            @Nullable Path passwordFile,
            @Nullable String passwordEnv,
            int connections) {

        /** The database to open: the embedded one in {@code folder} unless a URL is set. */
        DatabaseSettings in(DataFolder folder) {
            return url == null ? folder.embeddedDatabase() : new DatabaseSettings(url, user, password(), connections);
        }

        private String password() {
            if (passwordFile != null) {
                try {
                    return Files.readString(passwordFile).strip();
                } catch (IOException e) {
                    throw new UsageException("database.password-file " + passwordFile + " cannot be read", e);
                }
            }
            if (passwordEnv == null) {
                return "";
            }
            String value = System.getenv(passwordEnv);
            if (value == null) {
                throw new UsageException("database.password-env names " + passwordEnv + ", which is not set");
            }
            return value;
        }
    }

    public record Tor(List<String> socks) {
        public Tor {
            socks = List.copyOf(socks);
            if (socks.isEmpty()) {
                throw new IllegalArgumentException("tor.socks needs at least one host:port");
            }
            socks.forEach(Tor::address);
        }

        List<InetSocketAddress> addresses() {
            return socks.stream().map(Tor::address).toList();
        }

        private static InetSocketAddress address(String text) {
            int colon = text.lastIndexOf(':');
            try {
                int port = Integer.parseInt(text.substring(colon + 1));
                if (colon < 1 || port < 1 || port > 65535) {
                    throw new IllegalArgumentException("tor.socks: '" + text + "' is not host:port");
                }
                // A literal address or a name of this machine's own; nothing of the dark web is ever looked up here.
                return new InetSocketAddress(text.substring(0, colon), port);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("tor.socks: '" + text + "' is not host:port", e);
            }
        }
    }

    public record Crawling(int workers, String userAgent, Duration timeout, long maxBody) {
        public Crawling {
            requireRange("crawler.workers", workers, 1, 1000);
            if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
                throw new IllegalArgumentException("crawler.timeout must be 1s to 10m");
            }
            if (maxBody < 1024 || maxBody > 1L << 30) {
                throw new IllegalArgumentException("crawler.max-body must be 1KB to 1GB");
            }
        }
    }

    public record Indexing(int commitEvery, Duration poll) {
        public Indexing {
            requireRange("indexer.commit-every", commitEvery, 1, 100_000);
            requirePoll("indexer.poll", poll);
        }
    }

    public record Http(String address, int port) {
        public Http {
            requireRange("http.port", port, 0, 65535);
        }
    }

    public record Alerting(
            Duration poll, @Nullable String smtpHost, int smtpPort, String mailFrom, List<String> webhookAllow) {
        public Alerting {
            webhookAllow = List.copyOf(webhookAllow);
            requireRange("alerts.smtp-port", smtpPort, 1, 65535);
            requirePoll("alerts.poll", poll);
        }
    }

    private static void requireRange(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be " + least + " to " + most + ", not " + value);
        }
    }

    private static void requirePoll(String key, Duration poll) {
        if (poll.compareTo(Duration.ofMillis(10)) < 0 || poll.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(key + " must be 10ms to 1m");
        }
    }
}
