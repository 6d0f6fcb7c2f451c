package andon.crawler.fetch;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A socket that reaches its target through a SOCKS5 proxy (RFC 1928, RFC 1929) and cannot do so otherwise: the target's
 * name goes to the proxy unresolved. The JDK's own SOCKS socket sends the operating system's user name and reports every
 * error alike.
 */
final class SocksSocket extends Socket {
    private static final int VERSION = 5;
    private static final int NO_AUTHENTICATION = 0;
    private static final int USER_AND_PASSWORD = 2;
    private static final int CONNECT = 1;
    private static final int DOMAIN_NAME = 3;
    private static final int LONGEST_NAME = 255;

    private final Optional<InetSocketAddress> proxy;
    private final Circuits circuits;

    SocksSocket(Optional<InetSocketAddress> proxy, Circuits circuits) {
        // Without this the JDK would look for a proxy of its own in the system properties.
        super(Proxy.NO_PROXY);
        this.proxy = proxy;
        this.circuits = circuits;
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
        InetSocketAddress endpoint = proxy.orElseThrow(
                () -> new ProxyException(FailureCode.NO_PROXY, "no proxy is configured: nothing is dialled"));
        long end = System.nanoTime() + timeoutMillis * 1_000_000L;
        try {
            super.connect(endpoint, timeoutMillis);
        } catch (IOException e) {
            throw new ProxyException(
                    FailureCode.PROXY_DOWN, "the SOCKS proxy " + endpoint + " cannot be reached: " + e.getMessage(), e);
        }
        setTcpNoDelay(true);
        setSoTimeout(timeoutMillis == 0 ? 0 : (int) Math.max(1, (end - System.nanoTime()) / 1_000_000));
        // getHostString never asks for a name; the name is the one that HostNames put in.
        greet(address.getHostString(), address.getPort());
        setSoTimeout(0);
    }

    private void greet(String host, int port) throws IOException {
        byte[] name = host.getBytes(StandardCharsets.US_ASCII);
        if (name.length == 0 || name.length > LONGEST_NAME) {
            throw new SocksException(0xF6);
        }
        OutputStream out = getOutputStream();
        DataInputStream in = new DataInputStream(getInputStream());
        try {
            Circuits.Credentials credentials = circuits.of(host);
            out.write(new byte[] {VERSION, 2, NO_AUTHENTICATION, USER_AND_PASSWORD});
            out.flush();
            expectVersion(in.readUnsignedByte(), VERSION);
            int method = in.readUnsignedByte();
            if (method == USER_AND_PASSWORD) {
                authenticate(in, out, credentials);
            } else if (method != NO_AUTHENTICATION) {
                throw new ProxyException(
                        FailureCode.PROXY_AUTH, "the SOCKS proxy takes neither no nor our authentication");
            }
        } catch (EOFException e) {
            throw new ProxyException(FailureCode.PROXY_PROTOCOL, "the SOCKS proxy hung up in its greeting", e);
        }
        byte[] request = new byte[7 + name.length];
        request[0] = VERSION;
        request[1] = CONNECT;
        request[3] = DOMAIN_NAME;
        request[4] = (byte) name.length;
        System.arraycopy(name, 0, request, 5, name.length);
        request[5 + name.length] = (byte) (port >> 8);
        request[6 + name.length] = (byte) port;
        out.write(request);
        out.flush();
        readReply(in);
    }

    private static void authenticate(DataInputStream in, OutputStream out, Circuits.Credentials credentials)
            throws IOException {
        byte[] user = credentials.user().getBytes(StandardCharsets.US_ASCII);
        byte[] password = credentials.password().getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[3 + user.length + password.length];
        message[0] = 1;
        message[1] = (byte) user.length;
        System.arraycopy(user, 0, message, 2, user.length);
        message[2 + user.length] = (byte) password.length;
        System.arraycopy(password, 0, message, 3 + user.length, password.length);
        out.write(message);
        out.flush();
        expectVersion(in.readUnsignedByte(), 1);
        if (in.readUnsignedByte() != 0) {
            throw new ProxyException(FailureCode.PROXY_AUTH, "the SOCKS proxy refused our user name and password");
        }
    }

    private static void readReply(DataInputStream in) throws IOException {
        try {
            expectVersion(in.readUnsignedByte(), VERSION);
            int reply = in.readUnsignedByte();
            in.readUnsignedByte();
            int bound = switch (in.readUnsignedByte()) {
                case 1 -> 4;
                case DOMAIN_NAME -> in.readUnsignedByte();
                case 4 -> 16;
                default -> throw new ProxyException(FailureCode.PROXY_PROTOCOL, "the SOCKS proxy answered no SOCKS5");
            };
            in.skipNBytes(bound + 2L);
            if (reply != 0) {
                throw new SocksException(reply);
            }
        } catch (EOFException e) {
            // Tor and others hang up when a circuit fails under way: the host's connection is what broke.
            throw new SocksException(1);
        } catch (SocketTimeoutException e) {
            throw new ConnectTimeoutException("no answer of the proxy about the host in time");
        }
    }

    private static void expectVersion(int version, int expected) throws ProxyException {
        if (version != expected) {
            throw new ProxyException(FailureCode.PROXY_PROTOCOL, "the SOCKS proxy answered version " + version);
        }
    }
}
