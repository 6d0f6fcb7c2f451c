package andon.testbed.tor;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Brings authorities and relays to their first consensus.
 *
 * <p>The authorities start with their vote set far in the future. As soon as all of them know every relay, the vote is
 * moved to some seconds from now (tor reads that setting again on reload), so the first consensus is complete, and stays
 * fresh for the whole interval. On a machine too busy to vote within those seconds they get longer.
 */
final class TorElection {
    private static final int INTERVAL_SECONDS = 1800;
    private static final int[] VOTE_DELAYS = {2, 2, 4, 8, 15};
    private static final int MAX_DIRECTORY_BYTES = 16 << 20;
    private static final Duration RELOAD_EVERY = Duration.ofSeconds(4);
    private static final int CONNECT_TIMEOUT = 2_000;

    private final Path folder;
    private final List<TorNode> authorities;
    private final List<TorNode> relays;
    private final TorPrograms programs;

    TorElection(Path folder, List<TorNode> authorities, List<TorNode> relays, TorPrograms programs) {
        this.folder = folder;
        this.authorities = authorities;
        this.relays = relays;
        this.programs = programs;
    }

    /** Makes the authorities' keys, all at once, and the settings that all nodes share. */
    Torrc prepare() throws IOException, InterruptedException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> tasks = new ArrayList<>();
            authorities.forEach(node -> tasks.add(() -> TorNetworkKeys.authority(node, programs)));
            List<String> lines = new ArrayList<>();
            for (Future<String> line : executor.invokeAll(tasks)) {
                lines.add(line.get());
            }
            return new Torrc(folder, List.copyOf(lines), INTERVAL_SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("cannot make an authority's keys", e);
        }
    }

    void run(Torrc torrc, Patience patience) throws IOException, InterruptedException {
        writeBandwidths("");
        long now = Instant.now().getEpochSecond();
        Torrc.Vote late = new Torrc.Vote(VOTE_DELAYS[0], (now + INTERVAL_SECONDS - 60) % INTERVAL_SECONDS);
        for (TorNode node : authorities) {
            node.configure(torrc.authority(node, late));
            node.start();
        }
        for (TorNode node : relays) {
            node.configure(torrc.relay(node));
            node.start();
        }
        for (TorNode authority : authorities) {
            patience.await("the announcement of every relay", () -> knowsAll(authority));
        }
        vote(torrc, patience);
        awaitRelays(patience);
    }

    private void vote(Torrc torrc, Patience patience) throws IOException, InterruptedException {
        StringBuilder bandwidths = new StringBuilder();
        for (TorNode node : all()) {
            bandwidths.append("node_id=$%s bw=10000 nick=%s%n".formatted(node.fingerprint(), node.name));
        }
        for (int delay : VOTE_DELAYS) {
            Instant at = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 2L * delay + 1);
            writeBandwidths(bandwidths.toString());
            for (TorNode node : authorities) {
                node.configure(torrc.authority(node, new Torrc.Vote(delay, at.getEpochSecond() % INTERVAL_SECONDS)));
            }
            for (TorNode node : authorities) {
                reload(node);
            }
            Duration left = Duration.between(Instant.now(), at.plusSeconds(4));
            if (Patience.of(left).awaits(() -> haveDirectory(authorities))) {
                return;
            }
            if (patience.isOver()) {
                break;
            }
        }
        throw new IOException("the authorities did not agree on a consensus in time");
    }

    /** Relays ask for the consensus after growing delays; a reload makes them ask at once. */
    private void awaitRelays(Patience patience) throws IOException, InterruptedException {
        while (!patience.isOver()) {
            for (TorNode node : relays) {
                if (!node.hasDirectory(all().size())) {
                    reload(node);
                }
            }
            if (Patience.of(RELOAD_EVERY).awaits(() -> haveDirectory(relays))) {
                return;
            }
        }
        throw new IOException("the relays did not get the consensus in time");
    }

    private boolean haveDirectory(List<TorNode> nodes) throws IOException {
        for (TorNode node : nodes) {
            if (!node.hasDirectory(all().size())) {
                return false;
            }
        }
        return true;
    }

    private boolean knowsAll(TorNode authority) throws IOException {
        for (TorNode node : all()) {
            node.requireAlive();
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(authority.ip, Torrc.DIR_PORT), CONNECT_TIMEOUT);
            socket.setSoTimeout(CONNECT_TIMEOUT);
            socket.getOutputStream().write("GET /tor/server/all HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readNBytes(MAX_DIRECTORY_BYTES), StandardCharsets.ISO_8859_1);
            Set<String> known = new HashSet<>();
            answer.lines().filter(line -> line.startsWith("router ")).forEach(line -> known.add(line.split(" ")[1]));
            return known.size() == all().size();
        } catch (ConnectException | java.net.SocketTimeoutException e) {
            // It is still starting.
            return false;
        }
    }

    private void writeBandwidths(String lines) throws IOException {
        Files.writeString(folder.resolve("bandwidths"), Instant.now().getEpochSecond() + "\n" + lines);
    }

    private List<TorNode> all() {
        List<TorNode> all = new ArrayList<>(authorities);
        all.addAll(relays);
        return all;
    }

    private static void reload(TorNode node) throws IOException {
        try (TorControl control = node.control()) {
            control.reload();
        }
    }
}
