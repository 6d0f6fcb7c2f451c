package andon.crawler.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** One SOCKS endpoint: whether it works, and what goes through it. Thread-safe. */
final class Endpoint {
    /** The rest after the first failure, doubled with each further one in a row. */
    static final Duration FIRST_REST = Duration.ofSeconds(1);

    static final Duration LONGEST_REST = Duration.ofMinutes(1);

    /** An endpoint is on this machine or in this network: one that takes longer to be reached does not work. */
    static final int DIAL_MILLIS = 5_000;

    /** So many hosts in a row that could not be reached speak against the endpoint rather than against the hosts. */
    static final int SUSPECT_AFTER = 24;

    private final InetSocketAddress address;
    private final Semaphore places;
    private final AtomicInteger open = new AtomicInteger();
    private final LongAdder dials = new LongAdder();
    private final LongAdder received = new LongAdder();
    private volatile boolean healthy = true;
    private volatile int outages;
    private int failuresInARow;
    private long failures;
    private Instant restingUntil = Instant.MIN;
    private String lastLost = "";
    private volatile int lostInARow;

    Endpoint(InetSocketAddress address, int connections) {
        this.address = address;
        this.places = new Semaphore(connections);
    }

    /** Where to dial. A name is looked up anew each time: a container's address changes. It is the operator's own name. */
    InetSocketAddress address() {
        return address.isUnresolved() ? new InetSocketAddress(address.getHostString(), address.getPort()) : address;
    }

    Semaphore places() {
        return places;
    }

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    void dialled() {
        dials.increment();
    }

    void received(int bytes) {
        received.add(bytes);
    }

    /**
     * Whether it can be used. When a rest is over, one caller is told so and tries; the others go on without the endpoint
     * until that one has found it working.
     */
    boolean isUsable(InstantSource clock) {
        // A healthy endpoint needs no clock.
        return healthy || takeTrial(clock.instant());
    }

    private synchronized boolean takeTrial(Instant now) {
        if (now.isBefore(restingUntil)) {
            return healthy;
        }
        restingUntil = now.plus(rest());
        return true;
    }

    /**
     * It answered as a SOCKS proxy does.
     *
     * @param known the outages when the request began: an answer that was under way when the endpoint died is no sign of life
     */
    void works(int known) {
        if (!healthy) {
            synchronized (this) {
                if (known == outages) {
                    failuresInARow = 0;
                    healthy = true;
                }
            }
        }
    }

    /** How often it was found not to work; for {@link #failed} and {@link #works}. */
    int outages() {
        return outages;
    }

    /**
     * It did not work.
     *
     * @param known the outages when the request began: many fail together when an endpoint dies, and that is one outage
     */
    synchronized void failed(Instant now, int known) {
        failures++;
        if (known != outages) {
            return;
        }
        outages++;
        failuresInARow++;
        healthy = false;
        restingUntil = now.plus(rest());
    }

    /** A host was reached; {@code known} as for {@link #works}. */
    void reached(int known) {
        works(known);
        if (lostInARow != 0) {
            synchronized (this) {
                lostInARow = 0;
                lastLost = "";
            }
        }
    }

    /** A host could not be reached; says whether there were so many that the endpoint itself is suspect. */
    synchronized boolean lost(String host) {
        if (!host.equals(lastLost)) {
            lastLost = host;
            lostInARow++;
        }
        if (lostInARow < SUSPECT_AFTER) {
            return false;
        }
        lostInARow = 0;
        return true;
    }

    private Duration rest() {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.clamp(failuresInARow - 1L, 0, 10));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    /**
     * Whether a SOCKS proxy answers there. A process that is killed loses its connections one after another: for a moment
     * the kernel may still take new ones for it, but nobody greets.
     */
    boolean answers() {
        try (Socket probe = new Socket(Proxy.NO_PROXY)) {
            probe.connect(address(), DIAL_MILLIS);
            probe.setSoTimeout(DIAL_MILLIS);
            return SocksHandshake.isGreeted(probe.getInputStream(), probe.getOutputStream());
        } catch (IOException e) {
            return false;
        }
    }

    synchronized EndpointStatus status() {
        return new EndpointStatus(
                address,
                healthy ? Optional.empty() : Optional.of(restingUntil),
                failuresInARow,
                open.get(),
                dials.sum(),
                failures,
                received.sum());
    }

    @Override
    public String toString() {
        InetAddress ip = address.getAddress();
        return (ip == null ? address.getHostString() : ip.getHostAddress()) + ":" + address.getPort();
    }
}
