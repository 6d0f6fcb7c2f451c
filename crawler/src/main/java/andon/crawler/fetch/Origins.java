package andon.crawler.fetch;

import andon.crawler.fetch.FetchOutcome.Failed;
import andon.vocabulary.OnionAddress;
import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import okhttp3.HttpUrl;

/**
 * Makes OkHttp's addresses of ours, and refuses those that cannot be fetched. What was found right of a scheme, host and port
 * is remembered: to check an onion address's checksum and a name's characters for each page costs more than to send a request.
 */
final class Origins {
    /** As many as {@link Ways} remembers; then all are forgotten and checked anew. */
    private static final int MOST = Ways.MOST_HOSTS;

    private final ConcurrentMap<String, HttpUrl> known = new ConcurrentHashMap<>();

    /** Where a request goes. */
    sealed interface Target {
        record Reachable(HttpUrl url) implements Target {}

        record Unreachable(Failed outcome) implements Target {}
    }

    Target of(URI address) {
        String text = address.toString();
        int path = endOfOrigin(text);
        // What begins with two slashes would name another host.
        if (path > 0 && !text.startsWith("//", path)) {
            HttpUrl root = known.get(text.substring(0, path));
            HttpUrl url = root == null ? null : root.resolve(text.substring(path));
            if (url != null) {
                return new Target.Reachable(url);
            }
        }
        HttpUrl url = HttpUrl.parse(text);
        // OkHttp reads a host in http:///host/, too, where nobody who asked about the host before has seen one.
        if (url == null || !HostNames.isName(url.host()) || !url.host().equalsIgnoreCase(address.getHost())) {
            return unreachable(FailureCode.BAD_URL, "not the http address of a named host: " + address);
        }
        if (url.host().endsWith(".onion") && OnionAddress.parse(url.host()).isEmpty()) {
            return unreachable(FailureCode.BAD_ADDRESS, "no such onion address can exist: " + url.host());
        }
        HttpUrl root = path > 0 ? HttpUrl.parse(text.substring(0, path)) : null;
        if (root != null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(text.substring(0, path), root);
        }
        return new Target.Reachable(url);
    }

    /** Where the path begins; 0 if there is none: {@code http://host?a=/b} has none. */
    private static int endOfOrigin(String address) {
        int scheme = address.indexOf("://");
        for (int i = scheme + 3; scheme > 0 && i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '/') {
                return i;
            }
            if (c == '?' || c == '#') {
                return 0;
            }
        }
        return 0;
    }

    private static Target unreachable(FailureCode failure, String detail) {
        return new Target.Unreachable(Failed.of(failure, detail));
    }
}
