package andon.testbed.tor;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What became of an attempt to reach a host through a SOCKS5 proxy (RFC 1928), the name resolved by the proxy. */
sealed interface SocksDial {
    /** The connection stands. */
    record Open(Socket socket) implements SocksDial {}

    /** The proxy's error: RFC 1928's or, in Tor's extension, 0xF0 to 0xF7. */
    record Refused(int code) implements SocksDial {}

    static SocksDial dial(InetSocketAddress proxy, String host, int port, Duration atMost) throws IOException {
        Socket socket = new Socket();
        boolean open = false;
        try {
            socket.connect(proxy, (int) atMost.toMillis());
            socket.setSoTimeout((int) atMost.toMillis());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(new byte[] {5, 1, 0});
            in.readShort();
            byte[] name = host.getBytes(StandardCharsets.US_ASCII);
            byte[] request = new byte[7 + name.length];
            request[0] = 5;
            request[1] = 1;
            request[3] = 3;
            request[4] = (byte) name.length;
            System.arraycopy(name, 0, request, 5, name.length);
            request[5 + name.length] = (byte) (port >> 8);
            request[6 + name.length] = (byte) port;
            out.write(request);
            in.readByte();
            int code = in.readUnsignedByte();
            in.skipNBytes(8);
            open = code == 0;
            return open ? new Open(socket) : new Refused(code);
        } finally {
            if (!open) {
                socket.close();
            }
        }
    }
}
