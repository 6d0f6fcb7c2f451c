package andon.crawler.fetch;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Says which circuit a host is reached through: Tor keeps streams with different SOCKS user names or passwords apart
 * (IsolateSOCKSAuth), so the host is the user name and a counter the password. Thread-safe.
 */
final class Circuits {
    /** How many hosts are remembered; the counters begin anew when there are more. */
    private static final int MOST_HOSTS = 100_000;

    private final ConcurrentMap<String, Integer> generations = new ConcurrentHashMap<>();

    record Credentials(String user, String password) {
        String name() {
            return user + "/" + password;
        }
    }

    Credentials of(String host) {
        return new Credentials(host, "circuit-" + generations.getOrDefault(host, 1));
    }

    void renew(String host) {
        if (generations.size() >= MOST_HOSTS) {
            generations.clear();
        }
        generations.merge(host, 2, (old, two) -> old + 1);
    }
}
