package andon.crawler.health;

import andon.crawler.fetch.EndpointStatus;
import andon.crawler.fetch.FetchOutcome;
import andon.crawler.fetch.FetchRequest;
import andon.crawler.fetch.Fetcher;
import andon.crawler.fetch.HeaderSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A fetcher that counts how every request ended, by code: pages, redirects, robots.txt, sign-ins, and what was refused before
 * it was dialled.
 */
public final class FetchTally implements Fetcher {
    private final Fetcher fetcher;
    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    public FetchTally(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public FetchOutcome fetch(FetchRequest request) {
        FetchOutcome outcome = fetcher.fetch(request);
        counts.computeIfAbsent(code(outcome), c -> new LongAdder()).increment();
        return outcome;
    }

    private static String code(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> "fetched";
            case FetchOutcome.NotModified same -> "not-modified";
            case FetchOutcome.Redirected redirected -> "redirected";
            case FetchOutcome.Gone gone -> gone.code();
            case FetchOutcome.Failed failed -> failed.code();
        };
    }

    /** How often each code occurred since this was made. */
    public Map<String, Long> counts() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((code, n) -> sums.put(code, n.sum()));
        return sums;
    }

    @Override
    public HeaderSet headers() {
        return fetcher.headers();
    }

    @Override
    public List<EndpointStatus> endpoints() {
        return fetcher.endpoints();
    }

    @Override
    public void renewCircuit(String host) {
        fetcher.renewCircuit(host);
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
