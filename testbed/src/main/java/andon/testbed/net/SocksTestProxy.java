package andon.testbed.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A SOCKS5 proxy (RFC 1928, with RFC 1929's user name and password) on an ephemeral loopback port, which stands in for
 * Tor: it connects by name only, to the names it is told, and only to servers on loopback. Thread-safe.
 *
 * <p>Every request is written down before it is answered, so a test can prove what was asked for and that no client looked
 * a name up by itself. When the log is full ({@value #MAX_LOGGED}) requests are refused: nothing goes unrecorded.
 */
public final class SocksTestProxy implements AutoCloseable {
    /** How many requests are kept. */
    public static final int MAX_LOGGED = 200_000;

    /** How many connections are served at a time; more wait to be accepted. */
    public static final int MAX_CONNECTIONS = 1024;

    private static final Duration ACCEPTOR_ENDS = Duration.ofSeconds(2);

    private final ServerSocket server;
    private final InetSocketAddress address;
    private volatile @Nullable Thread acceptor;
    private final Function<String, SocksAnswer> directory;
    private final Optional<SocksCredentials> required;
    private final Map<String, SocksAnswer> overrides = new ConcurrentHashMap<>();
    private final List<SocksRequest> log = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MAX_CONNECTIONS);

    private SocksTestProxy(
            ServerSocket server, Function<String, SocksAnswer> directory, Optional<SocksCredentials> required) {
        this.server = server;
        this.address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        this.directory = directory;
        this.required = required;
    }

    /** A proxy that knows these names (in lower case) and no other, and accepts any credentials or none. */
    public static SocksTestProxy start(Map<String, InetSocketAddress> names) {
        Map<String, InetSocketAddress> known = Map.copyOf(names);
        return start(host -> {
            InetSocketAddress target = known.get(host);
            return target == null ? SocksAnswer.UNKNOWN_HOST : new SocksAnswer.Connect(target);
        });
    }

    /** A proxy that asks {@code directory} what to do with each name, given in lower case; it accepts any credentials. */
    public static SocksTestProxy start(Function<String, SocksAnswer> directory) {
        return start(directory, Optional.empty());
    }

    /** A proxy that turns away who does not present exactly the credentials given. */
    public static SocksTestProxy start(Function<String, SocksAnswer> directory, Optional<SocksCredentials> required) {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), directory, required);
    }

    /** A proxy where a closed one was, as if it had come back. */
    public static SocksTestProxy startAgain(SocksTestProxy closed) {
        return start(closed.address, closed.directory, closed.required);
    }

    private static SocksTestProxy start(
            InetSocketAddress address, Function<String, SocksAnswer> directory, Optional<SocksCredentials> required) {
        try {
            ServerSocket server = new ServerSocket();
            server.bind(address, MAX_CONNECTIONS);
            SocksTestProxy proxy = new SocksTestProxy(server, directory, required);
            proxy.acceptor = Thread.ofVirtual().name("socks-test-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a port on loopback", e);
        }
    }

    /** Where the proxy listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** From now on answers requests for {@code host} so, whatever the directory says. */
    public void answer(String host, SocksAnswer answer) {
        overrides.put(host.toLowerCase(Locale.ROOT), answer);
    }

    /** From now on the directory decides again about {@code host}. */
    public void forget(String host) {
        overrides.remove(host.toLowerCase(Locale.ROOT));
    }

    /** Every request so far, in the order they came. */
    public List<SocksRequest> requests() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** The requests that named an IP address: somebody resolved a name without the proxy. */
    public List<SocksRequest> leaks() {
        return requests().stream().filter(SocksRequest::leaksResolution).toList();
    }

    /** Ends every connection and stops listening. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            // Until its thread has left it, a closed socket still takes connections.
            Thread running = acceptor;
            if (running != null) {
                running.join(ACCEPTOR_ENDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.forEach(SocksConversation::closeQuietly);
    }

    Optional<SocksCredentials> required() {
        return required;
    }

    /** Writes the request down; false if there is no room for it. */
    boolean record(SocksRequest request) {
        synchronized (log) {
            return log.size() < MAX_LOGGED && log.add(request);
        }
    }

    SocksAnswer answerFor(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        SocksAnswer override = overrides.get(name);
        return override != null ? override : directory.apply(name);
    }

    /** Remembers a socket so that {@link #close} ends it. */
    Socket track(Socket socket) {
        open.add(socket);
        if (server.isClosed()) {
            SocksConversation.closeQuietly(socket);
        }
        return socket;
    }

    void untrack(Socket socket) {
        open.remove(socket);
        SocksConversation.closeQuietly(socket);
    }

    private void accept() {
        while (!server.isClosed()) {
            places.acquireUninterruptibly();
            try {
                Socket client = track(server.accept());
                Thread.ofVirtual().name("socks-test-client").start(() -> serve(client));
            } catch (IOException e) {
                // Closed, or the client was gone before it was accepted: either way there is nobody to tell.
                places.release();
            }
        }
    }

    private void serve(Socket client) {
        try {
            new SocksConversation(this, client).run();
        } finally {
            untrack(client);
            places.release();
        }
    }
}
