package andon.testbed.net;

import andon.testbed.net.SocksRequest.AddressType;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One client of the test proxy, from greeting to the end of its connection. */
final class SocksConversation {
    private static final int SOCKS_VERSION = 5;
    private static final int LOGIN_VERSION = 1;
    private static final int NO_LOGIN = 0;
    private static final int USER_AND_PASSWORD = 2;
    private static final int NO_METHOD = 0xFF;
    private static final int CONNECT = 1;
    private static final int SUCCEEDED = 0;
    private static final int GENERAL_FAILURE = 1;
    private static final int CONNECTION_REFUSED = 5;
    private static final int COMMAND_NOT_SUPPORTED = 7;
    private static final int ADDRESS_TYPE_NOT_SUPPORTED = 8;

    /** A client that is slower with its handshake than this (milliseconds) is left. */
    private static final int HANDSHAKE_TIMEOUT = 30_000;

    private static final int CONNECT_TIMEOUT = 5_000;
    private static final int BUFFER = 16 * 1024;

    private final SocksTestProxy proxy;
    private final Socket client;

    SocksConversation(SocksTestProxy proxy, Socket client) {
        this.proxy = proxy;
        this.client = client;
    }

    void run() {
        try {
            client.setTcpNoDelay(true);
            client.setSoTimeout(HANDSHAKE_TIMEOUT);
            DataInputStream in = new DataInputStream(client.getInputStream());
            Optional<SocksCredentials> credentials = greet(in);
            serve(in, request(in, credentials));
        } catch (IOException e) {
            // A client that breaks off, or does not speak SOCKS, only loses its connection, as with any proxy.
            closeQuietly(client);
        }
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closing gives the file descriptor back even when it reports an error.
        }
    }

    private Optional<SocksCredentials> greet(DataInputStream in) throws IOException {
        expect(in, SOCKS_VERSION);
        byte[] methods = in.readNBytes(in.readUnsignedByte());
        boolean canLogIn = contains(methods, USER_AND_PASSWORD);
        // Like Tor: credentials are taken whenever the client has some, as they select the circuit.
        int chosen = canLogIn
                ? USER_AND_PASSWORD
                : contains(methods, NO_LOGIN) && proxy.required().isEmpty() ? NO_LOGIN : NO_METHOD;
        write(SOCKS_VERSION, chosen);
        if (chosen == NO_METHOD) {
            throw new ProtocolException("no acceptable login method");
        }
        return chosen == USER_AND_PASSWORD ? Optional.of(logIn(in)) : Optional.empty();
    }

    private SocksCredentials logIn(DataInputStream in) throws IOException {
        expect(in, LOGIN_VERSION);
        SocksCredentials given = new SocksCredentials(text(in), text(in));
        boolean accepted =
                proxy.required().map(required -> required.equals(given)).orElse(true);
        write(LOGIN_VERSION, accepted ? SUCCEEDED : GENERAL_FAILURE);
        if (!accepted) {
            throw new ProtocolException("wrong credentials");
        }
        return given;
    }

    private SocksRequest request(DataInputStream in, Optional<SocksCredentials> credentials) throws IOException {
        expect(in, SOCKS_VERSION);
        int command = in.readUnsignedByte();
        expect(in, 0);
        int type = in.readUnsignedByte();
        AddressType addressType = switch (type) {
            case 1 -> AddressType.IPV4;
            case 3 -> AddressType.NAME;
            case 4 -> AddressType.IPV6;
            default -> throw new ProtocolException("address type " + type);
        };
        String host = switch (addressType) {
            case IPV4 -> address(in, 4);
            case IPV6 -> address(in, 16);
            case NAME -> text(in);
        };
        return new SocksRequest(command, addressType, host, in.readUnsignedShort(), credentials);
    }

    private void serve(DataInputStream in, SocksRequest request) throws IOException {
        if (!proxy.record(request)) {
            reply(GENERAL_FAILURE);
        } else if (request.command() != CONNECT) {
            reply(COMMAND_NOT_SUPPORTED);
        } else if (request.leaksResolution()) {
            reply(ADDRESS_TYPE_NOT_SUPPORTED);
        } else {
            switch (proxy.answerFor(request.host())) {
                case SocksAnswer.Connect(InetSocketAddress target) -> relay(in, target, Long.MAX_VALUE);
                case SocksAnswer.CutAfter(InetSocketAddress target, long bytes) -> relay(in, target, bytes);
                case SocksAnswer.Refuse(int code) -> reply(code);
                case SocksAnswer.Hang() -> {
                    client.setSoTimeout(0);
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    /** Carries bytes both ways until one side ends, or the server has sent {@code limit} bytes. */
    private void relay(DataInputStream in, InetSocketAddress target, long limit) throws IOException {
        Socket server = proxy.track(new Socket());
        try {
            server.setTcpNoDelay(true);
            try {
                server.connect(target, CONNECT_TIMEOUT);
            } catch (IOException e) {
                reply(CONNECTION_REFUSED);
                return;
            }
            reply(SUCCEEDED);
            client.setSoTimeout(0);
            Thread.ofVirtual().name("socks-test-upload").start(() -> upload(in, server));
            copy(server.getInputStream(), client.getOutputStream(), limit);
            client.shutdownOutput();
        } finally {
            proxy.untrack(server);
        }
    }

    private static void upload(InputStream in, Socket server) {
        try {
            copy(in, server.getOutputStream(), Long.MAX_VALUE);
            server.shutdownOutput();
        } catch (IOException e) {
            // The client is gone: the server's side of the relay must end, too.
            closeQuietly(server);
        }
    }

    private static void copy(InputStream in, OutputStream out, long limit) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = limit;
        while (left > 0) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                return;
            }
            out.write(buffer, 0, n);
            left -= n;
        }
    }

    private void reply(int code) throws IOException {
        // The bound address is of no use to a client; like most proxies this one says 0.0.0.0:0.
        write(SOCKS_VERSION, code, 0, 1, 0, 0, 0, 0, 0, 0);
    }

    private void write(int... bytes) throws IOException {
        byte[] message = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            message[i] = (byte) bytes[i];
        }
        client.getOutputStream().write(message);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in, in.readUnsignedByte()), StandardCharsets.UTF_8);
    }

    private static String address(DataInputStream in, int length) throws IOException {
        return InetAddress.getByAddress(bytes(in, length)).getHostAddress();
    }

    private static byte[] bytes(DataInputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private static void expect(DataInputStream in, int value) throws IOException {
        int got = in.readUnsignedByte();
        if (got != value) {
            throw new ProtocolException("expected " + value + ", got " + got);
        }
    }

    private static boolean contains(byte[] bytes, int value) {
        for (byte b : bytes) {
            if ((b & 0xFF) == value) {
                return true;
            }
        }
        return false;
    }
}
