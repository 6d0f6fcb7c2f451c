package andon.crawler.fetch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/**
 * The cookies of each host, kept apart. Thread-safe. Bounded: guest cookies of some boards grow without end, and a server
 * that sees too large a header answers nothing else.
 */
public final class Cookies implements CookieJar {
    public static final int MOST_PER_HOST = 50;
    public static final int LONGEST = 4096;
    private static final int MOST_HOSTS = 100_000;

    private final ConcurrentMap<String, Map<String, Cookie>> byHost = new ConcurrentHashMap<>();

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
        if (byHost.size() >= MOST_HOSTS && !byHost.containsKey(url.host())) {
            return;
        }
        byHost.compute(url.host(), (host, old) -> {
            Map<String, Cookie> kept = old == null ? new LinkedHashMap<>() : new LinkedHashMap<>(old);
            for (Cookie cookie : cookies) {
                kept.remove(cookie.name());
                // A session ends when the visit's source says so, not when a browser would be closed.
                boolean alive = cookie.expiresAt() > System.currentTimeMillis();
                if (alive && cookie.name().length() + cookie.value().length() <= LONGEST) {
                    kept.put(cookie.name(), cookie);
                }
            }
            while (kept.size() > MOST_PER_HOST) {
                kept.remove(kept.keySet().iterator().next());
            }
            return kept;
        });
    }

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
        List<Cookie> matching = new ArrayList<>();
        for (Cookie cookie : byHost.getOrDefault(url.host(), Map.of()).values()) {
            if (cookie.matches(url) && cookie.expiresAt() > System.currentTimeMillis()) {
                matching.add(cookie);
            }
        }
        return matching;
    }

    /** A host's cookies as {@code Set-Cookie} values, one a line; empty if there are none. */
    public String export(String host) {
        return String.join(
                "\n",
                byHost.getOrDefault(host, Map.of()).values().stream()
                        .map(Cookie::toString)
                        .toList());
    }

    /** Takes what {@link #export} gave. */
    public void restore(String host, String exported) {
        HttpUrl url = HttpUrl.parse("https://" + host + "/");
        if (url != null) {
            saveFromResponse(
                    url,
                    exported.lines()
                            .map(line -> Cookie.parse(url, line))
                            .filter(java.util.Objects::nonNull)
                            .map(java.util.Objects::requireNonNull)
                            .toList());
        }
    }

    public void forget(String host) {
        byHost.remove(host);
    }
}
