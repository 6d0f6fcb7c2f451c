package andon.crawler.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.SocketFactory;

/** Makes sockets that go through the proxy, and no others. */
final class SocksSocketFactory extends SocketFactory {
    private final Optional<InetSocketAddress> proxy;
    private final Circuits circuits;

    SocksSocketFactory(Optional<InetSocketAddress> proxy, Circuits circuits) {
        this.proxy = proxy;
        this.circuits = circuits;
    }

    @Override
    public Socket createSocket() {
        return new SocksSocket(proxy, circuits);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw refused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw refused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw refused();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw refused();
    }

    private static IOException refused() {
        return new ProxyException(
                FailureCode.NO_PROXY, "a socket that is connected at once would not go through the proxy");
    }
}
