package andon.crawler.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server on loopback that says byte for byte what a test wants, also what no real server would. */
final class RawServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> heads = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Script script;

    /** What happens on a connection. */
    interface Script {
        void run(Talk talk) throws IOException;
    }

    /** One connection. */
    final class Talk {
        final InputStream in;
        final OutputStream out;
        private final Socket socket;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /** Reads a request's head; null at the end of the connection. */
        @Nullable
        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.length() < 1 << 16) {
                int b = in.read();
                if (b < 0) {
                    return null;
                }
                head.append((char) b);
                if (b == '\n' && head.toString().endsWith("\r\n\r\n")) {
                    synchronized (heads) {
                        heads.add(head.toString());
                    }
                    return head.toString();
                }
            }
            throw new IOException("no end of the head");
        }

        void say(String latin1) throws IOException {
            say(latin1.getBytes(StandardCharsets.ISO_8859_1));
        }

        void say(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        void skip(int bytes) throws IOException {
            in.skipNBytes(bytes);
        }

        /** Ends the connection with an RST. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Says nothing more until the client goes. */
        void stall() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private RawServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
    }

    static RawServer start(Script script) {
        try {
            RawServer server = new RawServer(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), script);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that gives each request the same answer and keeps the connection. */
    static Script always(byte[] response) {
        return talk -> {
            while (talk.head() != null) {
                talk.say(response);
            }
        };
    }

    void play(Script other) {
        script = other;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** Connections so far. */
    int connections() {
        return connections.get();
    }

    /** The heads of the requests so far. */
    List<String> heads() {
        synchronized (heads) {
            return List.copyOf(heads);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            script.run(new Talk(socket));
        } catch (IOException e) {
            // The client went: what it made of that is what the test looks at.
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
