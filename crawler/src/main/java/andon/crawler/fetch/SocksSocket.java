package andon.crawler.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A socket that reaches its target through a circuit's SOCKS endpoint and cannot do so otherwise: the target's name goes to
 * the endpoint unresolved. The JDK's own SOCKS socket sends the operating system's user name and reports every error alike.
 */
final class SocksSocket extends Socket {
    private final Circuit circuit;
    private final Endpoints endpoints;
    private final Bandwidth bandwidth;
    private final Runnable makeRoom;
    /** Whether it has a place among the open connections. */
    private final AtomicBoolean placed = new AtomicBoolean();

    SocksSocket(Circuit circuit, Endpoints endpoints, Bandwidth bandwidth, Runnable makeRoom) {
        // Without this the JDK would look for a proxy of its own in the system properties.
        super(Proxy.NO_PROXY);
        this.circuit = circuit;
        this.endpoints = endpoints;
        this.bandwidth = bandwidth;
        this.makeRoom = makeRoom;
    }

    @Override
    public void connect(SocketAddress target) throws IOException {
        connect(target, 0);
    }

    @Override
    public void connect(SocketAddress target, int timeoutMillis) throws IOException {
        if (!(target instanceof InetSocketAddress address)) {
            throw new IOException("only internet addresses can be reached: " + target);
        }
        int millis = timeoutMillis == 0 ? Integer.MAX_VALUE : timeoutMillis;
        long end = System.nanoTime() + millis * 1_000_000L;
        endpoints.enter(circuit.endpoint(), millis, makeRoom);
        int outages = circuit.endpoint().outages();
        placed.set(true);
        try {
            int silence = getSoTimeout();
            dial(Math.min(millis, Endpoint.DIAL_MILLIS));
            setTcpNoDelay(true);
            // getHostString never asks for a name; the name is the one that HostNames put in.
            new SocksHandshake(super.getInputStream(), super.getOutputStream(), this, end)
                    .connect(circuit, address.getHostString(), address.getPort());
            setSoTimeout(silence);
            circuit.endpoint().works(outages);
        } catch (SocksException e) {
            circuit.endpoint().works(outages);
            close();
            throw e;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void dial(int millis) throws ProxyException {
        circuit.endpoint().dialled();
        try {
            super.connect(circuit.endpoint().address(), millis);
        } catch (IOException e) {
            throw new ProxyException(
                    FailureCode.PROXY_DOWN,
                    "the SOCKS endpoint " + circuit.endpoint() + " cannot be reached: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Metered(super.getInputStream());
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            if (placed.compareAndSet(true, false)) {
                endpoints.leave(circuit.endpoint());
            }
        }
    }

    private final class Metered extends FilterInputStream {
        Metered(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            if (n > 0) {
                circuit.endpoint().received(n);
                bandwidth.received(n);
                if (Reception.CURRENT.isBound()) {
                    Reception.CURRENT.get().received(n);
                }
            }
            return n;
        }
    }
}
