package andon.benchmarks.evidence;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.evidence.EvidenceSettings;
import andon.evidence.EvidenceStore;
import andon.evidence.Exchange;
import andon.evidence.Header;
import andon.evidence.PreparedCapture;
import andon.evidence.Sealing;
import andon.evidence.WarcEvidenceStore;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Appends pages to a sealed store and to one in the clear, and reads captures at random places of both; the two take turns, so
 * that what else the machine does meets both. Times are the calling thread's CPU time, which is all that sealing adds, and from
 * the clock, which has the disk's in it.
 */
public final class SealBenchmark {
    private static final int ROUNDS = 7;
    private static final int BATCHES = 50;
    private static final int BATCH = 40;
    private static final int READS = 2000;
    private static final int WORDS_A_PAGE = 2000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SealBenchmark() {}

    /** Microseconds a capture. */
    private record Cost(double cpu, double clock) {}

    private interface Work {
        void run() throws IOException;
    }

    /** One of the two stores, with what its rounds cost. */
    private static final class Side implements AutoCloseable {
        final Path folder;
        final Database database;
        final EvidenceStore store;
        final List<Cost> appends = new ArrayList<>();
        final List<Cost> singles = new ArrayList<>();
        final List<Cost> reads = new ArrayList<>();

        Side(boolean sealed) throws IOException {
            folder = Files.createTempDirectory("andon-seal");
            database = Database.open(DatabaseSettings.embedded(folder));
            Path key = folder.resolve("evidence.key");
            store = WarcEvidenceStore.open(
                    new EvidenceSettings(
                            folder.resolve("evidence"),
                            EvidenceSettings.DEFAULT_ROTATE_BYTES,
                            EvidenceSettings.DEFAULT_ROTATE_AFTER,
                            EvidenceSettings.DEFAULT_MAX_DECODED_BYTES,
                            sealed ? Sealing.withOwnKey(key) : Sealing.off(key)),
                    database,
                    InstantSource.system());
        }

        void round(Random dice) throws IOException {
            List<List<PreparedCapture>> batches = new ArrayList<>();
            for (int batch = 0; batch < BATCHES; batch++) {
                List<PreparedCapture> captures = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    captures.add(store.prepare(page(dice)));
                }
                batches.add(captures);
            }
            appends.add(cost(BATCHES * BATCH, () -> {
                for (List<PreparedCapture> batch : batches) {
                    store.append(batch, captures -> {});
                }
            }));
            List<PreparedCapture> single = batches.getFirst();
            singles.add(cost(BATCH, () -> {
                for (PreparedCapture capture : single) {
                    store.append(List.of(capture), captures -> {});
                }
            }));
            List<Capture> captures = store.after(0, Integer.MAX_VALUE);
            List<Capture> chosen =
                    dice.ints(READS, 0, captures.size()).mapToObj(captures::get).toList();
            reads.add(cost(READS, () -> {
                for (Capture capture : chosen) {
                    store.read(capture);
                }
            }));
        }

        long bytes() throws IOException {
            try (Stream<Path> files = Files.list(folder.resolve("evidence"))) {
                return files.mapToLong(file -> file.toFile().length()).sum();
            }
        }

        @Override
        public void close() throws IOException {
            store.close();
            database.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        try (Side plain = new Side(false);
                Side sealed = new Side(true)) {
            for (int round = 0; round <= ROUNDS; round++) {
                plain.round(new Random(round));
                sealed.round(new Random(round));
                if (round == 0) {
                    // Both have run before either is measured.
                    Stream.of(plain, sealed)
                            .flatMap(side -> Stream.of(side.appends, side.singles, side.reads))
                            .forEach(List::clear);
                }
            }
            PrintStream out = System.out;
            out.printf(
                    "%d rounds of %d captures, median microseconds a capture: CPU (clock)%n", ROUNDS, BATCHES * BATCH);
            out.printf("%-28s %18s %18s %12s%n", "", "in the clear", "sealed", "ratio");
            print(out, "append, " + BATCH + " a batch", plain.appends, sealed.appends);
            print(out, "append, one by one", plain.singles, sealed.singles);
            print(out, "read at random", plain.reads, sealed.reads);
            out.printf(
                    "%-28s %18d %18d %12.3f%n",
                    "bytes", plain.bytes(), sealed.bytes(), (double) sealed.bytes() / plain.bytes());
        }
    }

    private static void print(PrintStream out, String what, List<Cost> plain, List<Cost> sealed) {
        Cost one = median(plain);
        Cost other = median(sealed);
        out.printf(
                "%-28s %9.1f (%6.1f) %9.1f (%6.1f) %5.2f (%.2f)%n",
                what,
                one.cpu(),
                one.clock(),
                other.cpu(),
                other.clock(),
                other.cpu() / one.cpu(),
                other.clock() / one.clock());
    }

    private static Cost median(List<Cost> costs) {
        return new Cost(
                costs.stream().mapToDouble(Cost::cpu).sorted().toArray()[costs.size() / 2],
                costs.stream().mapToDouble(Cost::clock).sorted().toArray()[costs.size() / 2]);
    }

    private static Cost cost(int captures, Work work) throws IOException {
        long clock = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        work.run();
        return new Cost(
                (THREADS.getCurrentThreadCpuTime() - cpu) / 1000.0 / captures,
                (System.nanoTime() - clock) / 1000.0 / captures);
    }

    /** Some 14 kB of text. */
    private static Exchange page(Random dice) {
        StringBuilder text = new StringBuilder("<html><body><p>");
        for (int word = 0; word < WORDS_A_PAGE; word++) {
            text.append(Integer.toString(dice.nextInt(1_000_000), 36)).append(word % 12 == 0 ? "</p>\n<p>" : " ");
        }
        return new Exchange(
                new SourceId("board"),
                URI.create("http://board.example/thread/" + dice.nextInt(1_000_000)),
                InstantSource.system().instant(),
                List.of(new Header("User-Agent", "Andon")),
                200,
                "OK",
                List.of(new Header("Content-Type", "text/html; charset=utf-8")),
                text.append("</p></body></html>").toString().getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Map.of());
    }
}
