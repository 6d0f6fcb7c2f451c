package andon.crawler.safety;

import andon.crawler.fetch.EndpointStatus;
import andon.crawler.fetch.FailureCode;
import andon.crawler.fetch.FetchOutcome;
import andon.crawler.fetch.FetchRequest;
import andon.crawler.fetch.Fetcher;
import andon.crawler.fetch.HeaderSet;
import java.util.List;
import java.util.Optional;

/**
 * A fetcher that dials no host that the guard refuses. Every request of the crawler goes through it (pages, redirects,
 * mirrors, robots.txt, logins), so there is one place to look at.
 */
public final class GuardedFetcher implements Fetcher {
    private final Fetcher fetcher;
    private final HostGuard guard;

    public GuardedFetcher(Fetcher fetcher, HostGuard guard) {
        this.fetcher = fetcher;
        this.guard = guard;
    }

    @Override
    public FetchOutcome fetch(FetchRequest request) {
        String host = request.address().getHost();
        Optional<String> refusal = host == null ? Optional.empty() : guard.refusal(host);
        return refusal.<FetchOutcome>map(code -> FetchOutcome.Failed.of(
                        code.equals(Quarantine.QUARANTINED) ? FailureCode.QUARANTINED : FailureCode.BLOCKED_HOST,
                        "not dialled"))
                .orElseGet(() -> fetcher.fetch(request));
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
