package andon.crawler.fetch;

import java.util.List;

/** Sends one request. Thread-safe; blocks; bounded in time and bytes. Never follows a redirect. */
public interface Fetcher extends AutoCloseable {
    /** Never throws for what the network, the proxy or the server do; that is in the outcome. */
    FetchOutcome fetch(FetchRequest request);

    /** The next connection to {@code host} takes a new circuit. */
    void renewCircuit(String host);

    /** What it sends with every request that names no headers of its own. */
    default HeaderSet headers() {
        return HeaderSet.TOR_BROWSER;
    }

    /** How it stands with the SOCKS endpoints; empty if there are none. */
    default List<EndpointStatus> endpoints() {
        return List.of();
    }

    @Override
    void close();
}
