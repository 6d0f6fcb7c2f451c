package andon.crawler.fetch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What every request of a source says of its sender. The same for each request, so that none stands out.
 *
 * @param userAgent 1 to {@value #LONGEST_VALUE} printable ASCII characters
 * @param more the other headers by name, in the order they are sent; at most {@value #MOST}
 */
public record HeaderSet(String userAgent, Map<String, String> more) {
    public static final int MOST = 32;
    public static final int LONGEST_VALUE = 500;

    /** Encodings whose bodies can be decoded here and when a capture is read. */
    static final Set<String> DECODABLE = Set.of("gzip", "deflate", "identity");

    /** Those that the request itself needs; a setting must not break or forge them. */
    private static final Set<String> RESERVED = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "transfer-encoding",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "cookie",
            "user-agent",
            "if-none-match",
            "if-modified-since",
            "if-match",
            "if-range",
            "if-unmodified-since",
            "range",
            "authorization",
            "proxy-authorization",
            "proxy-connection");

    /**
     * What Tor Browser 15 sends for a page that is opened over http, {@code Accept-Encoding} included: Firefox asks for
     * brotli and zstd over https alone.
     */
    public static final HeaderSet TOR_BROWSER = new HeaderSet(
            "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
            ordered(List.of(
                    Map.entry("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
                    Map.entry("Accept-Language", "en-US,en;q=0.5"),
                    Map.entry("Accept-Encoding", "gzip, deflate"),
                    Map.entry("Upgrade-Insecure-Requests", "1"),
                    Map.entry("Sec-Fetch-Dest", "document"),
                    Map.entry("Sec-Fetch-Mode", "navigate"),
                    Map.entry("Sec-Fetch-Site", "none"),
                    Map.entry("Sec-Fetch-User", "?1"),
                    Map.entry("Priority", "u=0, i"))));

    public HeaderSet {
        requireValue("User-Agent", userAgent);
        if (more.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " headers can be set, not " + more.size());
        }
        Map<String, String> copy = new LinkedHashMap<>();
        more.forEach((name, value) -> {
            requireName(name);
            requireValue(name, value);
            if (copy.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
                throw new IllegalArgumentException("the header " + name + " stands there twice");
            }
            copy.put(name, value);
        });
        copy.forEach((name, value) -> {
            if (name.equalsIgnoreCase("Accept-Encoding")) {
                requireDecodable(value);
            }
        });
        more = Collections.unmodifiableMap(copy);
    }

    /** The same headers from another browser. */
    public HeaderSet withUserAgent(String other) {
        return new HeaderSet(other, more);
    }

    private static void requireName(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("'" + name + "' is no name of a header");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header " + name + " is the crawler's own and cannot be set");
        }
    }

    private static void requireValue(String name, String value) {
        boolean printable = value.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (value.isBlank() || value.length() > LONGEST_VALUE || !printable) {
            throw new IllegalArgumentException(
                    "the header " + name + " must have 1 to " + LONGEST_VALUE + " printable ASCII characters");
        }
    }

    private static void requireDecodable(String value) {
        for (String part : value.split(",")) {
            String encoding = part.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            if (!DECODABLE.contains(encoding)) {
                throw new IllegalArgumentException(
                        "Accept-Encoding may ask for gzip, deflate and identity, not for '" + encoding + "'");
            }
        }
    }

    private static Map<String, String> ordered(List<Map.Entry<String, String>> entries) {
        Map<String, String> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
