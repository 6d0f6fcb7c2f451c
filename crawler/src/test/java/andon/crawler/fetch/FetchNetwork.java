package andon.crawler.fetch;

import java.io.IOException;
import java.util.List;

/** A network of hosts behind two SOCKS endpoints, on which {@link FetcherContract} is run. */
interface FetchNetwork {
    /** Those that there are; the last two stop and start together. */
    List<String> SERVICES = List.of("forum", "market", "blog", "paste");

    /** Endpoints and times that suit the network. */
    FetchSettings settings();

    /** Stands behind every service, and answers as the test wants. */
    RawServer server();

    String host(String service);

    /** A well-formed address that nobody answers for. */
    String absent();

    void stop(String service) throws InterruptedException;

    void start(String service) throws IOException, InterruptedException;

    /** Ends an endpoint at once. */
    void kill(int endpoint) throws InterruptedException;

    /** Brings an endpoint back to where it was. */
    void revive(int endpoint) throws IOException, InterruptedException;

    /** What the network saw of the ways to hosts so far. */
    List<Carried> carried() throws IOException;

    /**
     * A circuit as the network saw it.
     *
     * @param user the SOCKS user name that its streams came with
     */
    record Carried(String host, String user, String password) {}
}
