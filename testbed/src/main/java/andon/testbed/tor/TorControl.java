package andon.testbed.tor;

import andon.vocabulary.OnionAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** A connection to a tor's control port (Tor's control-spec). */
final class TorControl implements AutoCloseable {
    static final int PORT = 9051;

    /** Begins an event, which may come before the answer to a command. No event is of interest before the network is on. */
    private static final String ASYNCHRONOUS = "650";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Socket socket;
    private final BufferedReader in;

    private TorControl(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    static TorControl connect(String ip, Path cookie) throws IOException {
        Socket socket = new Socket();
        boolean connected = false;
        try {
            socket.connect(new InetSocketAddress(ip, PORT), (int) CONNECT.toMillis());
            socket.setSoTimeout((int) ANSWER.toMillis());
            TorControl control = new TorControl(socket);
            control.command("AUTHENTICATE " + HexFormat.of().formatHex(Files.readAllBytes(cookie)));
            connected = true;
            return control;
        } finally {
            if (!connected) {
                socket.close();
            }
        }
    }

    /** Makes tor read its torrc again, and a relay ask for the consensus at once. */
    void reload() throws IOException {
        command("SIGNAL RELOAD");
    }

    /** Lets a tor that was started with its network switched off connect. */
    void enableNetwork() throws IOException {
        command("SETCONF DisableNetwork=0");
    }

    /** From now on tor tells what becomes of its services' descriptors. */
    void followDescriptors() throws IOException {
        command("SETEVENTS HS_DESC");
    }

    /**
     * Waits until {@code services} different services have published a descriptor and no upload is under way; as an upload
     * that is replaced by a newer one ends without an event, a second of silence is an end, too.
     */
    boolean awaitPublished(int services, Patience patience) throws IOException {
        Set<String> published = new HashSet<>();
        Set<String> underWay = new HashSet<>();
        socket.setSoTimeout((int) QUIET.toMillis());
        while (!patience.isOver()) {
            boolean quiet = false;
            try {
                String line = in.readLine();
                if (line == null) {
                    throw new IOException("tor closed its control connection");
                }
                follow(line.split(" "), published, underWay);
            } catch (SocketTimeoutException e) {
                quiet = true;
            }
            if (published.size() >= services && (underWay.isEmpty() || quiet)) {
                return true;
            }
        }
        return false;
    }

    /** {@code 650 HS_DESC action address auth directory …}. */
    private static void follow(String[] event, Set<String> published, Set<String> underWay) {
        if (event.length < 6 || !event[1].equals("HS_DESC")) {
            return;
        }
        String upload = event[3] + ' ' + event[5];
        switch (event[2]) {
            case "UPLOAD" -> underWay.add(upload);
            case "UPLOADED" -> {
                published.add(event[3]);
                underWay.remove(upload);
            }
            case "FAILED" -> underWay.remove(upload);
            default -> {
                // Other events are about descriptors that are fetched.
            }
        }
    }

    /** Lets a client decrypt the descriptors of a service that were made for this key. */
    void addReaderKey(OnionAddress service, ReaderKey key) throws IOException {
        String name = service.host().substring(0, service.host().indexOf('.'));
        command("ONION_CLIENT_AUTH_ADD " + name + " x25519:" + key.secretBase64());
    }

    /** A client's circuits to onion services. */
    List<ClientCircuit> circuits() throws IOException {
        socket.getOutputStream().write("GETINFO circuit-status\r\n".getBytes(StandardCharsets.US_ASCII));
        List<ClientCircuit> circuits = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("250 OK")) {
                return circuits;
            }
            // A single circuit may stand in the answer's own line.
            ClientCircuit.parse(line.replaceFirst("^250[-+]circuit-status=", ""))
                    .ifPresent(circuits::add);
        }
        throw new IOException("tor closed its control connection");
    }

    private void command(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        String answer = in.readLine();
        while (answer != null && answer.startsWith(ASYNCHRONOUS)) {
            answer = in.readLine();
        }
        if (answer == null || !answer.startsWith("25")) {
            throw new IOException("tor answered '" + answer + "' to " + command.split(" ", 2)[0]);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
