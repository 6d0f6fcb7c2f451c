package andon.testbed.tor;

import andon.vocabulary.OnionAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of a private network and the order in which they start: authorities and relays; a vote as soon as they know
 * each other; then, with that directory put into their folders, the services and the client.
 *
 * <p>For maintainers: a relay that gets its first consensus while circuits run through it can leave them hanging for good,
 * which is why services and client wait for all relays. And a client that asks for a descriptor before it is published does
 * not ask that directory again for minutes, which is why nothing is fetched before the services say they have published.
 */
final class TorNetwork {
    private static final Logger LOG = LoggerFactory.getLogger(TorNetwork.class);
    private static final int AUTHORITIES = 3;
    private static final int CLIENT_IP = 100;
    private static final int RELAY_IP = 20;
    private static final int HOST_IP = 120;
    private static final Duration PROBE = Duration.ofSeconds(60);
    private static final int TRIES = 50;

    private final PrivateTor.Settings settings;
    private final TorPrograms programs;
    private final String subnet;
    private final List<TorNode> authorities = new ArrayList<>();
    private final List<TorNode> relays = new ArrayList<>();
    private final Map<String, TorNode> hosts = new LinkedHashMap<>();
    private final List<TorNode> clients = new ArrayList<>();
    private final Thread atExit = new Thread(this::killAll, "private-tor-exit");
    private final long begin = System.nanoTime();

    TorNetwork(PrivateTor.Settings settings, TorPrograms programs) throws IOException {
        this.settings = settings;
        this.programs = programs;
        Files.createDirectories(settings.folder());
        this.subnet = freeSubnet();
        for (int i = 1; i <= AUTHORITIES; i++) {
            authorities.add(node("auth" + i, i));
        }
        for (int i = 1; i <= settings.relays(); i++) {
            relays.add(node("relay" + i, RELAY_IP + i));
        }
        for (PrivateTor.Service service : settings.services()) {
            if (!hosts.containsKey(service.host())) {
                hosts.put(service.host(), node("host-" + service.host(), HOST_IP + 1 + hosts.size()));
            }
        }
        for (int i = 0; i < settings.clients(); i++) {
            clients.add(node("client" + i, CLIENT_IP + i));
        }
    }

    synchronized Map<String, OnionAddress> start() throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(atExit);
        Patience patience = Patience.of(settings.patience());
        Path folder = settings.folder();
        Files.writeString(folder.resolve("empty"), "");
        Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.1:9\n");
        Files.createDirectories(folder.resolve("services"));

        TorElection election = new TorElection(folder, authorities, relays, programs);
        Torrc torrc = election.prepare();
        note("keys made");
        election.run(torrc, patience);
        note("all relays have the consensus");

        for (PrivateTor.Service service : settings.services()) {
            Path files = torrc.serviceFolder(service.name());
            if (service.key().isPresent()) {
                ServiceKeyFiles.write(files, service.key().get());
            }
            if (service.restricted()) {
                ReaderKey.make().allowAlone(files);
            }
        }
        for (Map.Entry<String, TorNode> host : hosts.entrySet()) {
            host.getValue().configure(torrc.host(host.getValue(), servicesOf(host.getKey())));
        }
        for (TorNode client : clients) {
            client.configure(torrc.client(client));
        }
        List<TorNode> last = new ArrayList<>(hosts.values());
        last.addAll(clients);
        for (TorNode node : last) {
            seedDirectory(node);
            node.start();
        }
        awaitPublished(hosts.keySet(), patience);
        note("services published");
        Map<String, OnionAddress> addresses = new LinkedHashMap<>();
        for (PrivateTor.Service service : settings.services()) {
            String host = Files.readString(torrc.serviceFolder(service.name()).resolve("hostname"))
                    .strip();
            addresses.put(service.name(), new OnionAddress(host));
        }
        for (OnionAddress address : addresses.values()) {
            awaitReached(address, patience);
        }
        for (TorNode client : clients.subList(1, clients.size())) {
            awaitAnyReached(client, addresses.values(), patience);
        }
        note("all services reached");
        return Map.copyOf(addresses);
    }

    InetSocketAddress socks(int client) {
        return socks(clients.get(client));
    }

    private static InetSocketAddress socks(TorNode client) {
        return new InetSocketAddress(client.ip, Torrc.SOCKS_PORT);
    }

    synchronized List<ClientCircuit> circuits(int client) throws IOException {
        try (TorControl control = clients.get(client).control()) {
            return control.circuits();
        }
    }

    synchronized void giveWrongKey(int client, OnionAddress service) throws IOException {
        try (TorControl control = clients.get(client).control()) {
            control.addReaderKey(service, ReaderKey.make());
        }
    }

    synchronized void stopHost(String service) throws InterruptedException {
        hostOf(service).stop();
    }

    synchronized void startHost(String service, OnionAddress address) throws IOException, InterruptedException {
        Patience patience = Patience.of(settings.patience());
        PrivateTor.Service started = serviceOf(service);
        hostOf(service).start();
        awaitPublished(List.of(started.host()), patience);
        awaitReached(address, patience);
    }

    synchronized void stopClient(int client) throws InterruptedException {
        clients.get(client).stop();
    }

    synchronized long clientPid(int client) {
        return clients.get(client).pid();
    }

    synchronized void killClient(int client) throws InterruptedException {
        clients.get(client).killAndWait();
    }

    synchronized void startClient(int client, Collection<OnionAddress> services)
            throws IOException, InterruptedException {
        TorNode node = clients.get(client);
        node.start();
        awaitAnyReached(node, services, Patience.of(settings.patience()));
    }

    synchronized void stop() {
        if (atExit.getState() == Thread.State.NEW) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // The JVM is ending already, and the hook does its work.
                LOG.debug("stopped while the JVM ends", e);
            }
        }
        killAll();
        try {
            for (TorNode node : nodes()) {
                node.stop();
            }
        } catch (InterruptedException e) {
            // All have been killed already; only nobody waits for their end any more.
            Thread.currentThread().interrupt();
        }
    }

    private void killAll() {
        nodes().forEach(TorNode::kill);
    }

    private List<TorNode> nodes() {
        List<TorNode> all = new ArrayList<>(hosts.values());
        all.addAll(clients);
        all.addAll(relays);
        all.addAll(authorities);
        return all;
    }

    private TorNode node(String name, int lastOctet) throws IOException {
        Path folder = Files.createDirectories(settings.folder().resolve(name));
        return new TorNode(name, subnet + "." + lastOctet, folder, programs);
    }

    private PrivateTor.Service serviceOf(String name) {
        return settings.services().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called '" + name + "'"));
    }

    private TorNode hostOf(String service) {
        return nodeOf(serviceOf(service).host());
    }

    private TorNode nodeOf(String host) {
        return Objects.requireNonNull(hosts.get(host));
    }

    private List<PrivateTor.Service> servicesOf(String host) {
        return settings.services().stream()
                .filter(service -> service.host().equals(host))
                .toList();
    }

    /** What the authorities know, so that a new node starts with all of it. */
    private void seedDirectory(TorNode node) throws IOException {
        for (String file : List.of("cached-certs", "cached-microdesc-consensus", "cached-microdescs.new")) {
            Files.copy(authorities.getFirst().folder.resolve(file), node.folder.resolve(file));
        }
    }

    /**
     * Lets hosts that have just started onto the network and waits until their services have published. They start without
     * network, so that no event can be missed.
     */
    private void awaitPublished(Collection<String> started, Patience patience)
            throws IOException, InterruptedException {
        Map<String, TorControl> controls = new LinkedHashMap<>();
        try {
            for (String host : started) {
                controls.put(host, connect(nodeOf(host), patience));
            }
            for (TorControl control : controls.values()) {
                control.followDescriptors();
                control.enableNetwork();
            }
            for (Map.Entry<String, TorControl> host : controls.entrySet()) {
                if (!host.getValue().awaitPublished(servicesOf(host.getKey()).size(), patience)) {
                    throw new IOException("the services of " + host.getKey() + " did not publish themselves in time");
                }
            }
        } finally {
            for (TorControl control : controls.values()) {
                control.close();
            }
        }
    }

    private static TorControl connect(TorNode node, Patience patience) throws IOException, InterruptedException {
        AtomicReference<@Nullable TorControl> connected = new AtomicReference<>();
        patience.await("the start of " + node.name, () -> {
            node.requireAlive();
            try {
                connected.set(node.control());
                return true;
            } catch (ConnectException | NoSuchFileException e) {
                // It is still starting.
                return false;
            }
        });
        return Objects.requireNonNull(connected.get());
    }

    private void awaitReached(OnionAddress address, Patience patience) throws IOException, InterruptedException {
        TorNode client = clients.getFirst();
        patience.await("a connection to " + address, () -> {
            client.requireAlive();
            return isReached(client, address);
        });
    }

    private void awaitAnyReached(TorNode client, Collection<OnionAddress> services, Patience patience)
            throws IOException, InterruptedException {
        patience.await("the start of " + client.name, () -> {
            client.requireAlive();
            return services.stream().anyMatch(service -> isReached(client, service));
        });
    }

    /** Whether the service answers: with its server, by saying that its server refuses, or with a descriptor for others. */
    private boolean isReached(TorNode client, OnionAddress address) {
        int refusedByServer = 0x05;
        int forOthers = 0xF4;
        try {
            return switch (SocksDial.dial(socks(client), address.host(), Torrc.SERVICE_PORT, PROBE)) {
                case SocksDial.Open(Socket socket) -> {
                    socket.close();
                    yield true;
                }
                case SocksDial.Refused(int code) -> {
                    LOG.debug("{} gives X'{}'", address, Integer.toHexString(code));
                    yield code == refusedByServer || code == forOthers;
                }
            };
        } catch (IOException e) {
            LOG.debug("{}: {}", address, e.toString());
            return false;
        }
    }

    /** Three octets of a network in 127.0.0.0/8 where nobody listens at this network's ports. */
    private static String freeSubnet() throws IOException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < TRIES; i++) {
            String subnet = "127." + random.nextInt(64, 128) + "." + random.nextInt(1, 251);
            if (isFree(subnet + ".1", Torrc.DIR_PORT) && isFree(subnet + "." + CLIENT_IP, Torrc.SOCKS_PORT)) {
                return subnet;
            }
        }
        throw new IOException("found no free network in 127.0.0.0/8");
    }

    private static boolean isFree(String ip, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral(ip))) {
            return socket.isBound();
        } catch (IOException e) {
            // Somebody listens there.
            return false;
        }
    }

    private void note(String what) {
        LOG.debug(
                "{} after {} ms",
                what,
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }
}
