package andon.benchmarks.exposed;

import andon.corpus.exposed.ExposedCredentials;
import andon.corpus.exposed.ExposedEntry;
import andon.corpus.exposed.ExposureKey;
import andon.corpus.exposed.Oprf;
import andon.corpus.exposed.Prefix;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.indexer.TextReader;
import andon.indexer.detect.Detection;
import andon.indexer.exposed.Exposer;
import andon.indexer.names.Names;
import andon.vocabulary.MaskedSecret;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a combo list with and without making entries of its credentials, keeps them, and answers what clients ask. Usage:
 * {@code benchmarks/run exposed [ROWS]}.
 */
public final class ExposedBenchmark {
    private static final int ROWS = 100_000;
    private static final int CALLS = 2_000;
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#-_";

    private ExposedBenchmark() {}

    public static void main(String[] args) throws IOException {
        int rows = args.length == 0 ? ROWS : Integer.parseInt(args[0]);
        Names names = new Names();
        MaskedSecret.Key masking = new MaskedSecret.Key(new byte[32]);
        ExposureKey key = new ExposureKey(new byte[ExposureKey.BYTES]);
        TextReader plain = new TextReader(masking, names);
        TextReader warm = new TextReader(masking, () -> names, Exposer.under(key));
        String early = comboList(5_000, 1);
        read(plain, early);
        read(warm, early);

        String text = comboList(rows, 2);
        TextReader exposing = new TextReader(masking, () -> names, Exposer.under(key));
        long without = time(() -> read(plain, text));
        List<Detection> made = new ArrayList<>();
        long first = time(() -> made.add(read(exposing, text)));
        long again = time(() -> read(exposing, text));
        Set<ExposedEntry> entries = made.getFirst().exposed();
        row("reading without entries", without, rows);
        row("reading, all passwords new", first, rows);
        row("reading, all passwords remembered", again, rows);
        System.out.printf(
                "entries %d; new passwords cost %.1f times the reading%n", entries.size(), (double) first / without);

        Path folder = Files.createTempDirectory("andon-exposed");
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            ExposedCredentials exposed = new ExposedCredentials(database);
            row(
                    "keeping in H2",
                    time(() -> database.inTransaction(() -> {
                        exposed.keep(entries);
                        return 0;
                    })),
                    entries.size());
            row(
                    "keeping again",
                    time(() -> database.inTransaction(() -> {
                        exposed.keep(entries);
                        return 0;
                    })),
                    entries.size());
            ask(key, exposed);
            System.out.printf("database: %.0f bytes an entry%n", (double) bytes(folder) / entries.size());
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void ask(ExposureKey key, ExposedCredentials exposed) {
        Oprf oprf = new Oprf();
        BigInteger blind = oprf.randomScalar();
        List<byte[]> blinded = new ArrayList<>();
        row(
                "client: blinding",
                time(() -> {
                    for (int i = 0; i < CALLS; i++) {
                        blinded.add(
                                oprf.blind(("asked-" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8), blind));
                    }
                }),
                CALLS);
        List<byte[]> evaluated = new ArrayList<>();
        row("server: evaluation", time(() -> blinded.forEach(one -> evaluated.add(key.evaluate(one)))), CALLS);
        row("client: output", time(() -> evaluated.forEach(one -> oprf.output(new byte[1], blind, one))), CALLS);
        int bits = exposed.prefixBits(key.passwords());
        Random random = new Random(3);
        row(
                "server: range of passwords",
                time(() -> {
                    for (int i = 0; i < CALLS; i++) {
                        exposed.prefixBits(key.passwords());
                        exposed.range(key, key.passwords(), Prefix.of(random.nextLong(), bits));
                    }
                }),
                CALLS);
        System.out.println("prefix: " + bits + " bits");
    }

    private static Detection read(TextReader reader, String text) {
        Detection detection = reader.detect(text);
        reader.understand(detection.maskedText(), detection.entities());
        return detection;
    }

    /** Each password once: the worst that can come. */
    private static String comboList(int rows, long seed) {
        Random random = new Random(seed);
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            list.append("user")
                    .append(i)
                    .append("@mail")
                    .append(random.nextInt(500))
                    .append(".example:");
            for (int c = 0; c < 12; c++) {
                list.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            list.append('\n');
        }
        return list.toString();
    }

    /** This thread's CPU time: a busy machine makes all of it take longer by the clock. */
    private static long time(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long from = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - from;
    }

    private static void row(String what, long nanos, int times) {
        System.out.printf(
                "%-36s %8.2f s CPU %8.1f us each %10.0f a second%n",
                what, nanos / 1e9, nanos / 1e3 / times, times * 1e9 / nanos);
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
