package andon.searchapi.guarded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Sockets that refuse to connect to anything that is not the public internet, unless it is allowed explicitly.
 *
 * <p>The check stands at the connection itself, so that neither an address literal, nor a name that resolves differently
 * the second time (DNS rebinding), nor a retry on another address comes past it.
 */
public final class GuardedSockets extends SocketFactory {
    private final List<AddressRange> allowed;
    private final String setting;

    /**
     * @param allowed networks that may be reached although they are not public
     * @param setting the key that names them, for whoever is refused
     */
    public GuardedSockets(List<AddressRange> allowed, String setting) {
        this.allowed = List.copyOf(allowed);
        this.setting = setting;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint) throws IOException {
                connect(endpoint, 0);
            }

            @Override
            public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
                check(endpoint);
                super.connect(endpoint, timeoutMillis);
            }
        };
    }

    private void check(SocketAddress endpoint) throws ForbiddenAddressException {
        if (!(endpoint instanceof InetSocketAddress internet) || internet.getAddress() == null) {
            throw new ForbiddenAddressException("an unresolved address", setting);
        }
        InetAddress address = internet.getAddress();
        if (!AddressRange.isPublic(address) && allowed.stream().noneMatch(range -> range.contains(address))) {
            throw new ForbiddenAddressException(address.getHostAddress(), setting);
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unguarded();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw unguarded();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unguarded();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw unguarded();
    }

    private static UnsupportedOperationException unguarded() {
        return new UnsupportedOperationException("only sockets that are connected after their creation are guarded");
    }

    /** A host in a network that is not public. */
    public static final class ForbiddenAddressException extends IOException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException(String address, String setting) {
            super("the host's address " + address + " is not public and not allowed by " + setting);
        }
    }
}
