package andon.crawler.fetch;

import andon.testbed.tor.PrivateTor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A private Tor network with two clients. */
final class TorNetworkOfServices implements FetchNetwork, AutoCloseable {
    /** One more service, for clients with a key. */
    static final String RESTRICTED = "secret";

    private final RawServer server;
    private final PrivateTor tor;
    private final Set<String> stopped = new HashSet<>();
    private final Set<Integer> killed = new HashSet<>();

    private TorNetworkOfServices(RawServer server, PrivateTor tor) {
        this.server = server;
        this.tor = tor;
    }

    static TorNetworkOfServices start(Path folder) throws IOException, InterruptedException {
        RawServer server = RawServer.start(RawServer.Talk::stall);
        List<PrivateTor.Service> services = new ArrayList<>();
        for (String service : SERVICES) {
            String host = services.size() < 2 ? "steady" : "changing";
            services.add(new PrivateTor.Service(service, server.address(), host));
        }
        services.add(new PrivateTor.Service(RESTRICTED, server.address(), "steady").forNobody());
        return new TorNetworkOfServices(
                server, PrivateTor.start(new PrivateTor.Settings(folder, services).withClients(2)));
    }

    /** Brings back what the last test stopped. */
    void repair() throws IOException, InterruptedException {
        for (int client : List.copyOf(killed)) {
            revive(client);
        }
        for (String service : List.copyOf(stopped)) {
            start(service);
        }
    }

    void giveWrongKey(String service) throws IOException {
        tor.giveWrongKey(0, service);
        tor.giveWrongKey(1, service);
    }

    @Override
    public FetchSettings settings() {
        return FetchSettings.through(tor.socks(0), tor.socks(1))
                .withTimeouts(Duration.ofSeconds(45), Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    @Override
    public RawServer server() {
        return server;
    }

    @Override
    public String host(String service) {
        return tor.address(service).host();
    }

    @Override
    public String absent() {
        return tor.absent().host();
    }

    @Override
    public void stop(String service) throws InterruptedException {
        stopped.add(service);
        tor.stop(service);
    }

    @Override
    public void start(String service) throws IOException, InterruptedException {
        tor.start(service);
        stopped.remove(service);
    }

    @Override
    public void kill(int endpoint) throws InterruptedException {
        killed.add(endpoint);
        tor.killClient(endpoint);
    }

    @Override
    public void revive(int endpoint) throws IOException, InterruptedException {
        tor.startClient(endpoint);
        killed.remove(endpoint);
    }

    @Override
    public List<Carried> carried() throws IOException {
        // Tor opens more than one circuit for the same streams where the first is slow.
        Set<Carried> carried = new LinkedHashSet<>();
        for (int client = 0; client < 2; client++) {
            tor.circuits(client).stream()
                    .filter(circuit -> !circuit.user().isEmpty())
                    .map(circuit -> new Carried(circuit.service() + ".onion", circuit.user(), circuit.password()))
                    .forEach(carried::add);
        }
        return List.copyOf(carried);
    }

    @Override
    public void close() {
        tor.close();
        server.close();
    }
}
