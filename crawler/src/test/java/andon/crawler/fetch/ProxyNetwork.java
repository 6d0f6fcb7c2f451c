package andon.crawler.fetch;

import andon.testbed.net.SocksAnswer;
import andon.testbed.net.SocksCredentials;
import andon.testbed.net.SocksRequest;
import andon.testbed.net.SocksTestProxy;
import andon.vocabulary.OnionAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Two test proxies that answer as tor does. */
final class ProxyNetwork implements FetchNetwork, AutoCloseable {
    private final RawServer server = RawServer.start(RawServer.Talk::stall);
    private final Set<String> up = ConcurrentHashMap.newKeySet();
    private final Set<String> known = SERVICES.stream().map(this::host).collect(Collectors.toSet());
    private final List<SocksTestProxy> proxies = new ArrayList<>();
    /** What proxies had seen that are gone. */
    private final List<SocksRequest> earlier = new ArrayList<>();

    ProxyNetwork() {
        up.addAll(known);
        Function<String, SocksAnswer> directory = host -> {
            if (up.contains(host)) {
                return new SocksAnswer.Connect(server.address());
            }
            return new SocksAnswer.Refuse(known.contains(host) ? 0xF2 : 0xF0);
        };
        proxies.add(SocksTestProxy.start(directory));
        proxies.add(SocksTestProxy.start(directory));
    }

    @Override
    public FetchSettings settings() {
        return FetchBench.settings(
                proxies.getFirst().address(), proxies.getLast().address());
    }

    @Override
    public RawServer server() {
        return server;
    }

    @Override
    public String host(String service) {
        try {
            return OnionAddress.ofPublicKey(
                            MessageDigest.getInstance("SHA-256").digest(service.getBytes(StandardCharsets.UTF_8)))
                    .host();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String absent() {
        return host("absent");
    }

    @Override
    public void stop(String service) {
        up.remove(host(service));
    }

    @Override
    public void start(String service) {
        up.add(host(service));
    }

    @Override
    public void kill(int endpoint) {
        proxies.get(endpoint).close();
    }

    @Override
    public void revive(int endpoint) {
        SocksTestProxy closed = proxies.get(endpoint);
        earlier.addAll(closed.requests());
        proxies.set(endpoint, SocksTestProxy.startAgain(closed));
    }

    @Override
    public List<Carried> carried() {
        List<SocksRequest> requests = new ArrayList<>(earlier);
        proxies.forEach(proxy -> requests.addAll(proxy.requests()));
        return requests.stream()
                .map(request -> {
                    SocksCredentials credentials = request.credentials().orElseThrow();
                    return new Carried(request.host(), credentials.user(), credentials.password());
                })
                .toList();
    }

    @Override
    public void close() {
        proxies.forEach(SocksTestProxy::close);
        server.close();
    }
}
