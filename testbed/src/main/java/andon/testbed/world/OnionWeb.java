package andon.testbed.world;

import andon.testbed.world.SiteReply.Answer;
import andon.vocabulary.OnionAddress;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves all sites of a world on one loopback port, each by the {@code Host} it is asked for; also takes absolute-form
 * requests, so that it can stand in as an HTTP proxy ({@code http_proxy=http://127.0.0.1:PORT wget …}).
 *
 * <p>One virtual thread per connection; thread-safe. An unknown host gets 502, as does a host that is down.
 */
public final class OnionWeb implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OnionWeb.class);
    private static final int MAX_LOG_ENTRIES = 100_000;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final int BUFFER_BYTES = 16 * 1024;

    /**
     * One line of the request log.
     *
     * @param target path and query as sent
     */
    public record Visit(String method, String host, String target) {}

    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ArrayDeque<Visit> visits = new ArrayDeque<>();
    private volatile Map<String, Site> sites;

    private OnionWeb(ServerSocket listener, Collection<Site> sites) {
        this.listener = listener;
        this.sites = byHost(sites);
    }

    /** Starts on an ephemeral port of 127.0.0.1. */
    public static OnionWeb serve(Collection<Site> sites) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 200);
        OnionWeb web = new OnionWeb(listener, sites);
        Thread.ofVirtual().name("onion-web").start(web::accept);
        return web;
    }

    public static OnionWeb serve(World world) throws IOException {
        return serve(world.sites());
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Puts other sites in the place of those served: a world becomes its next revision under the same port. */
    public void show(Collection<Site> other) {
        sites = byHost(other);
    }

    /** The latest requests in their order, at most 100,000. */
    public List<Visit> visits() {
        synchronized (visits) {
            return List.copyOf(visits);
        }
    }

    /** How often a path (with its query) of a host was asked for. */
    public long count(String host, String target) {
        return visits().stream()
                .filter(visit -> visit.host().equals(host) && visit.target().equals(target))
                .count();
    }

    public void forgetVisits() {
        synchronized (visits) {
            visits.clear();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : new ArrayList<>(connections)) {
            connection.close();
        }
    }

    private static Map<String, Site> byHost(Collection<Site> sites) {
        Map<String, Site> byHost = new HashMap<>();
        for (Site site : sites) {
            for (OnionAddress address : site.addresses()) {
                if (byHost.put(address.host(), site) != null) {
                    throw new IllegalArgumentException("two sites have the address " + address);
                }
            }
        }
        return Map.copyOf(byHost);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().name("onion-web-connection").start(() -> converse(connection));
            } catch (SocketException e) {
                if (!listener.isClosed()) {
                    LOG.warn("the onion web cannot accept a connection", e);
                }
            } catch (IOException e) {
                LOG.warn("the onion web cannot accept a connection", e);
            }
        }
    }

    private void converse(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            connection.setSoTimeout((int) IDLE.toMillis());
            RequestReader reader =
                    new RequestReader(new BufferedInputStream(connection.getInputStream(), BUFFER_BYTES));
            ReplyWriter writer = new ReplyWriter(new BufferedOutputStream(connection.getOutputStream(), BUFFER_BYTES));
            SiteRequest request = reader.next();
            while (request != null && answer(request, writer)) {
                request = reader.next();
            }
        } catch (IOException e) {
            // Crawlers hang up in the middle of huge bodies: nothing to be done about it here.
            LOG.debug("a connection to the onion web ended early: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    /** Whether the connection may be used for another request. */
    private boolean answer(SiteRequest request, ReplyWriter writer) throws IOException, InterruptedException {
        note(request);
        Site site = sites.get(request.host());
        SiteReply reply = site == null || site.down()
                ? SiteReply.html(502, "<html><body><h1>502 Bad Gateway</h1><p>No such onion host.</p></body></html>")
                : site.answer(request);
        return switch (reply) {
            case SiteReply.Drop() -> false;
            case Answer answer -> {
                boolean keepAlive =
                        !request.headers().getOrDefault("connection", "").equalsIgnoreCase("close");
                if (!answer.delay().isZero()) {
                    Thread.sleep(answer.delay());
                }
                writer.write(request, answer, keepAlive);
                yield keepAlive;
            }
        };
    }

    private void note(SiteRequest request) {
        String target = request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
        synchronized (visits) {
            if (visits.size() == MAX_LOG_ENTRIES) {
                visits.removeFirst();
            }
            visits.addLast(new Visit(request.method(), request.host(), target));
        }
    }
}
