package andon.crawler.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/**
 * Which circuit each host is reached through. A circuit has a client of its own, so that a connection of an old circuit is
 * never taken for a request that wants a new one. Thread-safe.
 */
final class Ways {
    /** Hosts that are remembered; the one not asked for longest is forgotten, and gets a new circuit when it comes back. */
    static final int MOST_HOSTS = 16_384;

    private final Endpoints endpoints;
    private final Duration lifetime;
    private final Function<Circuit, OkHttpClient> clients;
    private final InstantSource clock;
    private final Map<String, Way> byHost = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Way> eldest) {
            return size() > MOST_HOSTS;
        }
    };
    private long circuitsMade;

    /** @param ranked the endpoints, as the host prefers them */
    record Way(List<Endpoint> ranked, Circuit circuit, OkHttpClient client, Instant since) {}

    Ways(Endpoints endpoints, Duration lifetime, Function<Circuit, OkHttpClient> clients, InstantSource clock) {
        this.endpoints = endpoints;
        this.lifetime = lifetime;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * The way to a host, on a working endpoint.
     *
     * @throws ProxyException if no endpoint works
     */
    synchronized Way to(String host) throws ProxyException {
        Way known = byHost.get(host);
        List<Endpoint> ranked = known == null ? endpoints.ranked(host) : known.ranked();
        Endpoint endpoint = endpoints.firstUsable(ranked);
        if (known != null && known.circuit().endpoint() == endpoint && !isOld(known)) {
            return known;
        }
        circuitsMade++;
        Circuit circuit = new Circuit(endpoint, host, "circuit-" + circuitsMade);
        Way way = new Way(ranked, circuit, clients.apply(circuit), clock.instant());
        byHost.put(host, way);
        return way;
    }

    private boolean isOld(Way way) {
        return !lifetime.isZero() && !clock.instant().isBefore(way.since().plus(lifetime));
    }

    /** The next request to the host takes a new circuit. */
    synchronized void renew(String host) {
        byHost.remove(host);
    }
}
