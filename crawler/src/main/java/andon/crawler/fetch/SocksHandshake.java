package andon.crawler.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A client's part of SOCKS5 (RFC 1928) with user name and password (RFC 1929). */
final class SocksHandshake {
    private static final int VERSION = 5;
    private static final int LOGIN_VERSION = 1;
    private static final int NO_AUTHENTICATION = 0;
    private static final int USER_AND_PASSWORD = 2;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int DOMAIN_NAME = 3;
    private static final int IPV6 = 4;
    private static final int LONGEST_NAME = 255;

    private static final byte[] GREETING = {VERSION, 2, NO_AUTHENTICATION, USER_AND_PASSWORD};

    private final InputStream in;
    private final OutputStream out;
    private final Socket socket;
    private long end;

    /** @param end of the time for all of it, in {@link System#nanoTime} */
    SocksHandshake(InputStream in, OutputStream out, Socket socket, long end) {
        this.in = in;
        this.out = out;
        this.socket = socket;
        this.end = end;
    }

    /**
     * Asks for a connection to {@code host}.
     *
     * @throws SocksException if the proxy refuses it
     * @throws ProxyException if the proxy is none
     * @throws ConnectTimeoutException if it does not answer about the host in time
     */
    void connect(Circuit circuit, String host, int port) throws IOException {
        byte[] name = host.getBytes(StandardCharsets.US_ASCII);
        if (name.length == 0 || name.length > LONGEST_NAME) {
            throw new SocksException(0xF6);
        }
        long endOfAll = end;
        end = Math.min(end, System.nanoTime() + Endpoint.DIAL_MILLIS * 1_000_000L);
        greet(circuit);
        end = endOfAll;
        byte[] request = new byte[7 + name.length];
        request[0] = VERSION;
        request[1] = CONNECT;
        request[3] = DOMAIN_NAME;
        request[4] = (byte) name.length;
        System.arraycopy(name, 0, request, 5, name.length);
        request[5 + name.length] = (byte) (port >> 8);
        request[6 + name.length] = (byte) port;
        out.write(request);
        readReply();
    }

    /** Whether who is on the other end greets as a SOCKS5 proxy does; leaves the handshake at that. */
    static boolean isGreeted(InputStream in, OutputStream out) throws IOException {
        out.write(GREETING);
        return in.read() == VERSION;
    }

    private void greet(Circuit circuit) throws IOException {
        try {
            out.write(GREETING);
            byte[] chosen = read(2);
            expectVersion(chosen[0], VERSION);
            if (chosen[1] == USER_AND_PASSWORD) {
                logIn(circuit);
            } else if (chosen[1] != NO_AUTHENTICATION) {
                throw new ProxyException(
                        FailureCode.PROXY_AUTH, "the SOCKS endpoint takes neither no nor our authentication");
            }
        } catch (ProxyException e) {
            throw e;
        } catch (SocketTimeoutException e) {
            throw new ProxyException(FailureCode.PROXY_DOWN, "the SOCKS endpoint does not answer our greeting", e);
        } catch (IOException e) {
            throw new ProxyException(FailureCode.PROXY_PROTOCOL, "the SOCKS endpoint hung up in its greeting", e);
        }
    }

    private void logIn(Circuit circuit) throws IOException {
        byte[] user = shortened(circuit.user());
        byte[] password = shortened(circuit.password());
        byte[] message = new byte[3 + user.length + password.length];
        message[0] = LOGIN_VERSION;
        message[1] = (byte) user.length;
        System.arraycopy(user, 0, message, 2, user.length);
        message[2 + user.length] = (byte) password.length;
        System.arraycopy(password, 0, message, 3 + user.length, password.length);
        out.write(message);
        byte[] answer = read(2);
        expectVersion(answer[0], LOGIN_VERSION);
        if (answer[1] != 0) {
            throw new ProxyException(FailureCode.PROXY_AUTH, FailureCode.PROXY_AUTH.meaning());
        }
    }

    private void readReply() throws IOException {
        try {
            byte[] reply = read(4);
            expectVersion(reply[0], VERSION);
            int bound = switch (reply[3]) {
                case IPV4 -> 4;
                case DOMAIN_NAME -> read(1)[0] & 0xff;
                case IPV6 -> 16;
                default -> throw new ProxyException(FailureCode.PROXY_PROTOCOL, "the SOCKS endpoint answers no SOCKS5");
            };
            if (reply[1] != 0) {
                // The rest says nothing more, and not every proxy sends it.
                throw new SocksException(reply[1] & 0xff);
            }
            read(bound + 2);
        } catch (SocketTimeoutException e) {
            throw new ConnectTimeoutException("the SOCKS endpoint found no way to the host in time");
        }
    }

    private byte[] read(int count) throws IOException {
        byte[] bytes = new byte[count];
        int at = 0;
        while (at < count) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("the time for the handshake is over");
            }
            socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
            int n = in.read(bytes, at, count - at);
            if (n < 0) {
                // Tor and others hang up when a circuit fails under way.
                throw new SocksException(1);
            }
            at += n;
        }
        return bytes;
    }

    private static byte[] shortened(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return bytes.length <= LONGEST_NAME ? bytes : Arrays.copyOf(bytes, LONGEST_NAME);
    }

    private static void expectVersion(int version, int expected) throws ProxyException {
        if (version != expected) {
            throw new ProxyException(FailureCode.PROXY_PROTOCOL, "the SOCKS endpoint answers version " + version);
        }
    }
}
