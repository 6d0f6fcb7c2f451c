package andon.crawler.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What every request to a source says of itself, the same for all of them.
 *
 * @param userAgent 1 to {@link #LONGEST_VALUE} visible ASCII characters; empty for the crawler's own
 * @param headers further headers by name, in the order in which they are sent; up to {@link #MOST_HEADERS}. Not those
 *     that the crawler answers for itself, and none that carries a secret
 */
public record RequestStyle(Optional<String> userAgent, Map<String, String> headers) {
    public static final int MOST_HEADERS = 32;
    public static final int LONGEST_NAME = 64;
    public static final int LONGEST_VALUE = 1000;

    public static final RequestStyle DEFAULT = new RequestStyle(Optional.empty(), Map.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1," + LONGEST_NAME + "}");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,998}[\\x21-\\x7e])?");
    // RFC 9110: framing, connection and conditions belong to the client; credentials have keys of their own.
    private static final Set<String> OWN = Set.of(
            "host",
            "user-agent",
            "cookie",
            "authorization",
            "proxy-authorization",
            "connection",
            "keep-alive",
            "proxy-connection",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "content-length",
            "content-type",
            "accept-encoding",
            "range",
            "if-none-match",
            "if-modified-since",
            "if-match",
            "if-unmodified-since",
            "if-range");

    public RequestStyle {
        userAgent.ifPresent(value -> visible("user-agent", value));
        if (headers.size() > MOST_HEADERS) {
            throw new IllegalArgumentException("headers must be at most " + MOST_HEADERS);
        }
        headers.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("headers: '" + name + "' is not the name of a header");
            }
            if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("headers: " + name + " is set by the crawler itself");
            }
            visible("headers: " + name, value);
        });
        if (headers.keySet().stream()
                        .map(n -> n.toLowerCase(Locale.ROOT))
                        .distinct()
                        .count()
                < headers.size()) {
            throw new IllegalArgumentException("headers: one name stands there twice");
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    private static void visible(String key, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    key + " must be 1 to " + LONGEST_VALUE + " visible ASCII characters, and no blank at its ends");
        }
    }
}
