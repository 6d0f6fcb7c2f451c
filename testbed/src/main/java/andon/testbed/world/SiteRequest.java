package andon.testbed.world;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a site sees it.
 *
 * @param method in upper case
 * @param host in lower case, without a port
 * @param path as sent, beginning with {@code /}
 * @param query as sent, without the question mark; empty if there is none
 * @param headers with names in lower case; values of repeated ones joined with {@code ", "}
 * @param body empty if there is none
 */
public record SiteRequest(
        String method, String host, String path, String query, Map<String, String> headers, byte[] body) {

    public SiteRequest {
        headers = Map.copyOf(headers);
    }

    /** A plain {@code GET} of a path with its query. */
    public static SiteRequest get(String host, String target) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new SiteRequest("GET", host, path, query, Map.of(), new byte[0]);
    }

    public SiteRequest withCookie(String cookie) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.merge("cookie", cookie, (old, added) -> old + "; " + added);
        return new SiteRequest(method, host, path, query, all, body);
    }

    /** A {@code POST} of this request's address with a form, its headers kept. */
    public SiteRequest posting(String form) {
        return new SiteRequest("POST", host, path, query, headers, form.getBytes(StandardCharsets.UTF_8));
    }

    /** The query's parameter, or empty text; parts may be parted by {@code &} or {@code ;}. */
    public String parameter(String name) {
        return Optional.ofNullable(pairs(query, "[&;]").get(name)).orElse("");
    }

    /** The query's parameter as a number; {@code otherwise} if it is absent or none. */
    public int number(String name, int otherwise) {
        String value = parameter(name);
        return value.matches("\\d{1,9}") ? Integer.parseInt(value) : otherwise;
    }

    /** The fields of a URL-encoded form. */
    public Map<String, String> form() {
        return pairs(new String(body, StandardCharsets.UTF_8), "&");
    }

    /** The named cookie, or empty text. */
    public String cookie(String name) {
        for (String pair : headers.getOrDefault("cookie", "").split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                return pair.substring(equals + 1).strip();
            }
        }
        return "";
    }

    /** The path without its leading slash, in lower case: the script's name in forum software. */
    String script() {
        return path.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> pairs(String encoded, String separator) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : encoded.split(separator)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                pairs.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part; // A stray percent sign: servers take it as it is.
        }
    }
}
