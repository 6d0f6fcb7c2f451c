package andon.crawler.fetch;

/** Sends one request. Thread-safe; blocks; bounded in time and bytes. Never follows a redirect. */
public interface Fetcher extends AutoCloseable {
    /** Never throws for what the network, the proxy or the server do; that is in the outcome. */
    FetchOutcome fetch(FetchRequest request);

    /** The next connection to {@code host} takes a new circuit. */
    void renewCircuit(String host);

    @Override
    void close();
}
