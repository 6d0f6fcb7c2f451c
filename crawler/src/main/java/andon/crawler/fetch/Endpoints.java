package andon.crawler.fetch;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The SOCKS endpoints. A host keeps to one of them, by rendezvous hashing, so that its circuits, and the load, stay where they
 * are when another endpoint comes or goes. Thread-safe.
 */
final class Endpoints {
    private final List<Endpoint> all;
    private final Semaphore places;
    private final InstantSource clock;

    Endpoints(FetchSettings settings, InstantSource clock) {
        this.all = settings.endpoints().stream()
                .map(address -> new Endpoint(address, settings.connectionsPerEndpoint()))
                .toList();
        this.places = new Semaphore(settings.connections());
        this.clock = clock;
    }

    int size() {
        return all.size();
    }

    /** The endpoints in the order in which {@code host} prefers them. */
    List<Endpoint> ranked(String host) {
        long hostHash = hash(host);
        return all.stream()
                .sorted(Comparator.comparingLong(endpoint -> mix(hash(endpoint.toString()) ^ hostHash)))
                .toList();
    }

    /**
     * The first that can be used.
     *
     * @throws ProxyException if none can: nothing is dialled then
     */
    Endpoint firstUsable(List<Endpoint> ranked) throws ProxyException {
        for (Endpoint endpoint : ranked) {
            if (endpoint.isUsable(clock)) {
                return endpoint;
            }
        }
        throw all.isEmpty()
                ? new ProxyException(FailureCode.NO_PROXY, FailureCode.NO_PROXY.meaning())
                : new ProxyException(FailureCode.PROXY_DOWN, "no SOCKS endpoint works; all rest before the next try");
    }

    /** Whether an endpoint other than this one works. */
    boolean anotherWorks(Endpoint endpoint) {
        return all.stream()
                .anyMatch(other -> other != endpoint && other.status().healthy());
    }

    /** @param known the endpoint's outages when the request began that failed */
    void failed(Endpoint endpoint, int known) {
        endpoint.failed(clock.instant(), known);
    }

    /**
     * Takes a place for a connection; {@link #leave} gives it back.
     *
     * @param makeRoom closes connections that nobody uses
     * @throws ProxyException if none becomes free in time
     */
    void enter(Endpoint endpoint, long millis, Runnable makeRoom) throws ProxyException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        take(places, end, makeRoom);
        try {
            take(endpoint.places(), end, makeRoom);
        } catch (ProxyException e) {
            places.release();
            throw e;
        }
        endpoint.opened();
    }

    void leave(Endpoint endpoint) {
        endpoint.closed();
        endpoint.places().release();
        places.release();
    }

    private static void take(Semaphore semaphore, long end, Runnable makeRoom) throws ProxyException {
        if (semaphore.tryAcquire()) {
            return;
        }
        makeRoom.run();
        try {
            if (semaphore.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProxyException(FailureCode.PROXY_BUSY, FailureCode.PROXY_BUSY.meaning());
    }

    List<EndpointStatus> statuses() {
        return all.stream().map(Endpoint::status).toList();
    }

    /** FNV-1a: the same in every process, so that several crawlers send a host the same way. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finaliser of MurmurHash3, so that similar names do not keep a common order. */
    private static long mix(long hash) {
        long h = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }
}
