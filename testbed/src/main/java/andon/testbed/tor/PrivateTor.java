package andon.testbed.tor;

import andon.testbed.world.OnionKey;
import andon.vocabulary.OnionAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Tor network of its own on loopback: directory authorities, relays, hosts of onion services and clients, all real
 * {@code tor} processes. They know only each other and reach nothing but 127.0.0.0/8. Thread-safe.
 *
 * <p>The processes end with {@link #close}, with the JVM, and also (within some seconds, as tor then sees its owner gone)
 * when the JVM is killed. Linux only: the nodes use addresses all over 127.0.0.0/8.
 */
public final class PrivateTor implements AutoCloseable {
    private final TorNetwork network;
    private final OnionAddress absent;
    private final Map<String, OnionAddress> addresses;

    private PrivateTor(TorNetwork network, OnionAddress absent, Map<String, OnionAddress> addresses) {
        this.network = network;
        this.absent = absent;
        this.addresses = addresses;
    }

    /**
     * An onion service.
     *
     * @param name what it is called here, 1 to 40 of {@code a-z 0-9 -}
     * @param target the server on loopback behind its port 80
     * @param host the tor process it runs in: services that name the same one stop and start together
     * @param key whose address it has; empty if tor is to make a new one
     * @param restricted whether its descriptor is encrypted for a reader that is not among the clients
     */
    public record Service(
            String name, InetSocketAddress target, String host, Optional<OnionKey> key, boolean restricted) {
        private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

        public Service {
            if (!NAME.matcher(name).matches() || !NAME.matcher(host).matches()) {
                throw new IllegalArgumentException("a service's name and host are 1 to 40 of a-z, 0-9 and '-', not '"
                        + name + "', '" + host + "'");
            }
            if (target.getAddress() == null || !target.getAddress().isLoopbackAddress()) {
                throw new IllegalArgumentException("a service's target is on loopback, not " + target);
            }
        }

        public Service(String name, InetSocketAddress target, String host, Optional<OnionKey> key) {
            this(name, target, host, key, false);
        }

        /** The same for one reader only, whom nobody knows (tor's client authorization). */
        public Service forNobody() {
            return new Service(name, target, host, key, true);
        }

        /** A service in a process of its own. */
        public Service(String name, InetSocketAddress target) {
            this(name, target, name);
        }

        /** A service at an address that tor makes up. */
        public Service(String name, InetSocketAddress target, String host) {
            this(name, target, host, Optional.empty());
        }
    }

    /**
     * What the network is to be.
     *
     * @param folder an empty folder for all its files; no white space, quotes or {@code #} in its path
     * @param services 1 to 100 services, with different names, in at most 100 processes
     * @param relays relays besides the three authorities, 2 to 50
     * @param clients 1 to {@value #MAX_CLIENTS} tor processes that take SOCKS
     * @param patience how long the start, and each wait later, may take
     */
    public record Settings(Path folder, List<Service> services, int relays, int clients, Duration patience) {
        public static final int MAX_CLIENTS = 8;
        public static final int DEFAULT_RELAYS = 4;
        public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(2);

        private static final int MAX_SERVICES = 100;
        private static final Pattern UNSAFE = Pattern.compile("[\\s\"#\\\\]");

        public Settings {
            services = List.copyOf(services);
            folder = folder.toAbsolutePath().normalize();
            if (UNSAFE.matcher(folder.toString()).find()) {
                throw new IllegalArgumentException("tor's settings cannot hold this path: " + folder);
            }
            if (services.isEmpty() || services.size() > MAX_SERVICES) {
                throw new IllegalArgumentException("1 to " + MAX_SERVICES + " services, not " + services.size());
            }
            if (relays < 2 || relays > 50) {
                throw new IllegalArgumentException("2 to 50 relays, not " + relays);
            }
            if (clients < 1 || clients > MAX_CLIENTS) {
                throw new IllegalArgumentException("1 to " + MAX_CLIENTS + " clients, not " + clients);
            }
            Set<String> names = new HashSet<>();
            for (Service service : services) {
                if (!names.add(service.name())) {
                    throw new IllegalArgumentException("two services are called '" + service.name() + "'");
                }
            }
        }

        public Settings(Path folder, List<Service> services) {
            this(folder, services, DEFAULT_RELAYS, 1, DEFAULT_PATIENCE);
        }

        public Settings withClients(int count) {
            return new Settings(folder, services, relays, count, patience);
        }
    }

    /** Whether tor is installed here. */
    public static boolean available() {
        return TorPrograms.find().isPresent();
    }

    /**
     * Starts a network and waits until each of its services is reached through the first client, and one through each other.
     *
     * @throws IOException if tor is not installed, does not start or is not ready in time; nothing runs on then
     */
    public static PrivateTor start(Settings settings) throws IOException, InterruptedException {
        TorPrograms programs = TorPrograms.find()
                .orElseThrow(() -> new IOException("tor is not installed (Debian: apt-get install tor)"));
        TorNetwork network = new TorNetwork(settings, programs);
        boolean started = false;
        try {
            Map<String, OnionAddress> addresses = network.start();
            started = true;
            return new PrivateTor(network, TorNetworkKeys.absentAddress(), addresses);
        } finally {
            if (!started) {
                network.stop();
            }
        }
    }

    /** The first client's SOCKS port; it answers with Tor's extended errors. */
    public InetSocketAddress socks() {
        return socks(0);
    }

    /** A client's SOCKS port, the first being 0. */
    public InetSocketAddress socks(int client) {
        return network.socks(client);
    }

    /** The number of a client's process, to see what it costs; 0 if it does not run. */
    public long clientPid(int client) {
        return network.clientPid(client);
    }

    /** The circuits to onion services that a client has now. */
    public List<ClientCircuit> circuits(int client) throws IOException {
        return network.circuits(client);
    }

    /** Gives a client a key for a service that is none of the service's readers' keys. */
    public void giveWrongKey(int client, String service) throws IOException {
        network.giveWrongKey(client, address(service));
    }

    /**
     * The address that tor gave a service.
     *
     * @throws IllegalArgumentException if there is no such service
     */
    public OnionAddress address(String service) {
        return Optional.ofNullable(addresses.get(service))
                .orElseThrow(() -> new IllegalArgumentException("no service is called '" + service + "'"));
    }

    /** A well-formed address that no service answers for. */
    public OnionAddress absent() {
        return absent;
    }

    /** Stops a service, and those that share its process. */
    public void stop(String service) throws InterruptedException {
        network.stopHost(service);
    }

    /** Starts a service that was stopped and waits until it is reached again; it keeps its address. */
    public void start(String service) throws IOException, InterruptedException {
        network.startHost(service, address(service));
    }

    /** Stops the first client: its SOCKS port refuses connections. */
    public void stopClient() throws InterruptedException {
        network.stopClient(0);
    }

    /** Ends a client at once, as the kernel does when memory is short: nobody is told. */
    public void killClient(int client) throws InterruptedException {
        network.killClient(client);
    }

    /** Starts the first client that was stopped. */
    public void startClient() throws IOException, InterruptedException {
        startClient(0);
    }

    /** Starts a client that was stopped or killed, at the same port, and waits until a service is reached through it. */
    public void startClient(int client) throws IOException, InterruptedException {
        network.startClient(client, addresses.values());
    }

    /** Ends every process; the files stay. */
    @Override
    public void close() {
        network.stop();
    }
}
