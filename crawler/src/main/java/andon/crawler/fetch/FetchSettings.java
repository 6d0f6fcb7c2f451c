package andon.crawler.fetch;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * How requests are sent.
 *
 * @param endpoints the SOCKS5 proxies, by address, at most {@value #MOST_ENDPOINTS}; without one nothing is dialled
 * @param headers sent with every request whose source has none of its own
 * @param connectTimeout for the proxy and the way behind it together, 100 ms to 10 minutes
 * @param readTimeout the longest silence of a server, 100 ms to 10 minutes
 * @param totalTimeout for a whole request, 100 ms to 1 hour
 * @param maxBody bytes of a body as received and as decompressed, 1 KB to 256 MB; what is longer is cut and marked
 * @param circuitLifetime a host's circuit is left for a new one after this; zero leaves that to tor; else 10 s to 30 days
 * @param connections open at a time over all endpoints, 1 to {@value #MOST_CONNECTIONS}
 * @param connectionsPerEndpoint open at a time to one endpoint, 1 to {@value #MOST_CONNECTIONS}
 * @param bytesPerSecond received over all connections together, 1 KB to 1 TB; zero sets no bound
 */
public record FetchSettings(
        List<InetSocketAddress> endpoints,
        HeaderSet headers,
        Duration connectTimeout,
        Duration readTimeout,
        Duration totalTimeout,
        int maxBody,
        Duration circuitLifetime,
        int connections,
        int connectionsPerEndpoint,
        long bytesPerSecond) {
    public static final int MOST_ENDPOINTS = 64;
    public static final int MOST_CONNECTIONS = 8192;

    /** Headers of a response, all together, in bytes. */
    public static final int MAX_HEADERS = 64 << 10;

    /** Header fields of a response. */
    public static final int MAX_HEADER_FIELDS = 200;

    /** A body that grows more than so many times when decompressed is taken for a bomb. */
    public static final int MAX_RATIO = 100;

    private static final int DEFAULT_CONNECTIONS = 512;

    public FetchSettings {
        endpoints = List.copyOf(endpoints);
        if (endpoints.size() > MOST_ENDPOINTS || new HashSet<>(endpoints).size() < endpoints.size()) {
            throw new IllegalArgumentException(
                    "there can be at most " + MOST_ENDPOINTS + " SOCKS endpoints, each once, not " + endpoints);
        }
        within("connect timeout", connectTimeout, Duration.ofMillis(100), Duration.ofMinutes(10));
        within("read timeout", readTimeout, Duration.ofMillis(100), Duration.ofMinutes(10));
        within("total timeout", totalTimeout, Duration.ofMillis(100), Duration.ofHours(1));
        if (maxBody < 1 << 10 || maxBody > 256 << 20) {
            throw new IllegalArgumentException("the largest body must be 1 KB to 256 MB, not " + maxBody);
        }
        if (!circuitLifetime.isZero()) {
            within("circuit lifetime", circuitLifetime, Duration.ofSeconds(10), Duration.ofDays(30));
        }
        requireConnections("connections", connections);
        requireConnections("connections per endpoint", connectionsPerEndpoint);
        if (bytesPerSecond != 0 && (bytesPerSecond < 1 << 10 || bytesPerSecond > 1L << 40)) {
            throw new IllegalArgumentException("the bandwidth must be 0 or 1 KB to 1 TB, not " + bytesPerSecond);
        }
    }

    /** The defaults: a minute for a circuit, a minute of silence, two in all, 8 MiB, 512 connections. */
    public static FetchSettings through(InetSocketAddress... endpoints) {
        return new FetchSettings(
                List.of(endpoints),
                HeaderSet.TOR_BROWSER,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                8 << 20,
                Duration.ZERO,
                DEFAULT_CONNECTIONS,
                DEFAULT_CONNECTIONS,
                0);
    }

    public FetchSettings withHeaders(HeaderSet other) {
        return new FetchSettings(
                endpoints,
                other,
                connectTimeout,
                readTimeout,
                totalTimeout,
                maxBody,
                circuitLifetime,
                connections,
                connectionsPerEndpoint,
                bytesPerSecond);
    }

    public FetchSettings withTimeouts(Duration connect, Duration read, Duration total) {
        return new FetchSettings(
                endpoints,
                headers,
                connect,
                read,
                total,
                maxBody,
                circuitLifetime,
                connections,
                connectionsPerEndpoint,
                bytesPerSecond);
    }

    public FetchSettings withMaxBody(int bytes) {
        return new FetchSettings(
                endpoints,
                headers,
                connectTimeout,
                readTimeout,
                totalTimeout,
                bytes,
                circuitLifetime,
                connections,
                connectionsPerEndpoint,
                bytesPerSecond);
    }

    public FetchSettings withCircuitLifetime(Duration age) {
        return new FetchSettings(
                endpoints,
                headers,
                connectTimeout,
                readTimeout,
                totalTimeout,
                maxBody,
                age,
                connections,
                connectionsPerEndpoint,
                bytesPerSecond);
    }

    public FetchSettings withConnections(int all, int perEndpoint) {
        return new FetchSettings(
                endpoints,
                headers,
                connectTimeout,
                readTimeout,
                totalTimeout,
                maxBody,
                circuitLifetime,
                all,
                perEndpoint,
                bytesPerSecond);
    }

    public FetchSettings withBytesPerSecond(long bytes) {
        return new FetchSettings(
                endpoints,
                headers,
                connectTimeout,
                readTimeout,
                totalTimeout,
                maxBody,
                circuitLifetime,
                connections,
                connectionsPerEndpoint,
                bytes);
    }

    private static void within(String what, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("the " + what + " must be " + least + " to " + most + ", not " + value);
        }
    }

    private static void requireConnections(String what, int value) {
        if (value < 1 || value > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(what + " must be 1 to " + MOST_CONNECTIONS + ", not " + value);
        }
    }
}
