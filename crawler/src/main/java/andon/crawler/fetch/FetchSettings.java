package andon.crawler.fetch;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How requests are sent.
 *
 * @param proxy the SOCKS5 proxy, by address; without one nothing is dialled
 * @param userAgent sent with every request
 * @param connectTimeout for the proxy and the way behind it together, 100 ms to 10 minutes
 * @param readTimeout the longest silence of a server, 100 ms to 10 minutes
 * @param totalTimeout for a whole request, 100 ms to 1 hour
 * @param maxBody bytes of a body as received and as decompressed, 1 KB to 256 MB. An uncompressed body that is larger is
 *     cut and marked; a compressed one is left, because a cut stream cannot be read by every tool
 */
public record FetchSettings(
        Optional<InetSocketAddress> proxy,
        String userAgent,
        Duration connectTimeout,
        Duration readTimeout,
        Duration totalTimeout,
        int maxBody) {
    /** What Tor Browser sends. */
    public static final String TOR_BROWSER = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";

    /** Headers of a response, all together, in characters. */
    public static final int MAX_HEADERS = 64 << 10;

    /** A body that grows more than so many times when decompressed is taken for a bomb. */
    public static final int MAX_RATIO = 100;

    public FetchSettings {
        if (userAgent.isBlank() || userAgent.length() > 500) {
            throw new IllegalArgumentException("the user agent must have 1 to 500 characters");
        }
        within("connect timeout", connectTimeout, Duration.ofMinutes(10));
        within("read timeout", readTimeout, Duration.ofMinutes(10));
        within("total timeout", totalTimeout, Duration.ofHours(1));
        if (maxBody < 1 << 10 || maxBody > 256 << 20) {
            throw new IllegalArgumentException("the largest body must be 1 KB to 256 MB, not " + maxBody);
        }
    }

    /** The defaults: a minute for a circuit, a minute of silence, two in all, 8 MiB. */
    public static FetchSettings through(InetSocketAddress proxy) {
        return new FetchSettings(
                Optional.of(proxy),
                TOR_BROWSER,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                8 << 20);
    }

    private static void within(String what, Duration value, Duration most) {
        if (value.compareTo(Duration.ofMillis(100)) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("the " + what + " must be PT0.1S to " + most + ", not " + value);
        }
    }
}
