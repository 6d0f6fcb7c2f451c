package andon.benchmarks.crawl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One connection: a SOCKS5 handshake (RFC 1928, RFC 1929) or none, then HTTP/1.1 requests one after another. */
final class ProxyConversation {
    private static final int LARGEST_REQUEST = 16 << 10;
    private static final byte SOCKS = 5;

    private enum Stage {
        FIRST_BYTE,
        GREETING,
        PASSWORD,
        CONNECT,
        HTTP
    }

    private final SocketChannel channel;
    private final DarkWebServer server;
    private final ByteBuffer in = ByteBuffer.allocate(LARGEST_REQUEST);
    private @Nullable ByteBuffer out;
    private Stage stage = Stage.FIRST_BYTE;
    private boolean closing;
    private int host = -1;

    ProxyConversation(SocketChannel channel, DarkWebServer server) {
        this.channel = channel;
        this.server = server;
    }

    /** Reads, answers; says whether an answer waits for room in the socket. */
    boolean go() throws IOException {
        if (out != null && !flush(out)) {
            return true;
        }
        int read = channel.read(in);
        if (read < 0) {
            channel.close();
            return false;
        }
        in.flip();
        boolean more = true;
        while (more && out == null && channel.isOpen()) {
            more = step();
        }
        in.compact();
        if (!in.hasRemaining()) {
            throw new IOException("a request of more than " + LARGEST_REQUEST + " bytes");
        }
        return out != null;
    }

    private boolean step() throws IOException {
        return switch (stage) {
            case FIRST_BYTE -> {
                if (!in.hasRemaining()) {
                    yield false;
                }
                stage = in.get(in.position()) == SOCKS ? Stage.GREETING : Stage.HTTP;
                yield true;
            }
            case GREETING -> greeting();
            case PASSWORD -> password();
            case CONNECT -> connect();
            case HTTP -> request();
        };
    }

    private boolean greeting() throws IOException {
        int at = in.position();
        if (in.remaining() < 2 || in.remaining() < 2 + in.get(at + 1)) {
            return false;
        }
        byte method = 0;
        for (int i = 0; i < in.get(at + 1); i++) {
            method = in.get(at + 2 + i) == 2 ? 2 : method;
        }
        in.position(at + 2 + in.get(at + 1));
        stage = method == 2 ? Stage.PASSWORD : Stage.CONNECT;
        send(new byte[] {SOCKS, method});
        return true;
    }

    private boolean password() throws IOException {
        int at = in.position();
        if (in.remaining() < 2) {
            return false;
        }
        int user = in.get(at + 1) & 0xff;
        if (in.remaining() < 3 + user || in.remaining() < 3 + user + (in.get(at + 2 + user) & 0xff)) {
            return false;
        }
        in.position(at + 3 + user + (in.get(at + 2 + user) & 0xff));
        stage = Stage.CONNECT;
        send(new byte[] {1, 0});
        return true;
    }

    private boolean connect() throws IOException {
        int at = in.position();
        if (in.remaining() < 5 || in.remaining() < 7 + (in.get(at + 4) & 0xff)) {
            return false;
        }
        int length = in.get(at + 4) & 0xff;
        boolean byName = in.get(at + 3) == 3;
        host = byName ? server.host(new String(in.array(), at + 5, length, StandardCharsets.US_ASCII)) : -1;
        in.position(at + 7 + length);
        stage = Stage.HTTP;
        closing = host < 0;
        send(new byte[] {SOCKS, (byte) (host < 0 ? 4 : 0), 0, 1, 0, 0, 0, 0, 0, 0});
        return true;
    }

    private boolean request() throws IOException {
        int end = endOfHead();
        if (end < 0) {
            return false;
        }
        String head = new String(in.array(), in.position(), end - in.position(), StandardCharsets.ISO_8859_1);
        in.position(end);
        int first = head.indexOf(' ');
        String target = head.substring(first + 1, head.indexOf(' ', first + 1));
        closing = head.toLowerCase(Locale.ROOT).contains("connection: close");
        send(respond(head, target));
        return true;
    }

    private byte[] respond(String head, String target) {
        if (host < 0 && target.startsWith("/")) {
            // Neither SOCKS nor a proxy request: a tor asks for the host behind an onion service.
            int named = server.host(field(head, "host"));
            return named < 0 && target.equals("/tally") ? server.tally() : server.respond(named, target);
        }
        if (!target.startsWith("http://")) {
            return server.respond(host, target);
        }
        int path = target.indexOf('/', 7);
        String name = path < 0 ? target.substring(7) : target.substring(7, path);
        return server.respond(server.host(name), path < 0 ? "/" : target.substring(path));
    }

    /** A field's value; empty if it is not there. */
    private static String field(String head, String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private int endOfHead() {
        byte[] bytes = in.array();
        for (int i = in.position(); i + 3 < in.limit(); i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private void send(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        out = buffer;
        flush(buffer);
    }

    private boolean flush(ByteBuffer buffer) throws IOException {
        channel.write(buffer);
        if (buffer.hasRemaining()) {
            return false;
        }
        out = null;
        if (closing) {
            channel.close();
        }
        return true;
    }
}
