package andon.crawler.fetch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A fetcher for one source: every request of it carries the same headers. Closing it closes nothing. */
public final class StyledFetcher implements Fetcher {
    private final Fetcher fetcher;
    private final HeaderSet headers;

    /**
     * What {@code fetcher} sends, with some of it replaced.
     *
     * @param userAgent instead of the fetcher's own
     * @param more headers beside the fetcher's own, or instead of those of the same name in any case
     */
    public StyledFetcher(Fetcher fetcher, Optional<String> userAgent, Map<String, String> more) {
        this.fetcher = fetcher;
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(fetcher.headers().more());
        all.putAll(more);
        this.headers = new HeaderSet(userAgent.orElse(fetcher.headers().userAgent()), all);
    }

    @Override
    public FetchOutcome fetch(FetchRequest request) {
        return fetcher.fetch(request.headers().isPresent() ? request : request.with(headers));
    }

    @Override
    public HeaderSet headers() {
        return headers;
    }

    @Override
    public void renewCircuit(String host) {
        fetcher.renewCircuit(host);
    }

    @Override
    public List<EndpointStatus> endpoints() {
        return fetcher.endpoints();
    }

    @Override
    public void close() {
        // The fetcher belongs to all sources.
    }
}
