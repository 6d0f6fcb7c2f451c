package andon.benchmarks.knowledge;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.evidence.ChainAnchors;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.knowledge.Knowledge;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports a whole NVD, a day's EPSS and an enterprise ATT&amp;CK into the embedded database, beside a bare pass over the same files
 * (Jackson's tokens, a split of CSV lines). Run with a small heap ({@code -Xmx256m}): that it ends shows that it streams.
 */
public final class KnowledgeBenchmark {
    private static final int CVES = 250_000;
    private static final int SCORES = 280_000;
    private static final int TECHNIQUES = 900;

    private KnowledgeBenchmark() {}

    private record Case(String name, Path file, boolean json) {}

    public static void main(String[] args) throws IOException {
        int share = args.length == 0 ? 1 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("andon-knowledge-benchmark");
        PublishedFiles files = new PublishedFiles();
        List<Case> cases = List.of(
                new Case("NVD, " + CVES / share + " CVEs", files.nvd(folder, CVES / share), true),
                new Case("EPSS, " + SCORES / share + " rows", files.epss(folder, SCORES / share), false),
                new Case("ATT&CK, " + TECHNIQUES + " techniques", files.attack(folder, TECHNIQUES), true));
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            AuditLog audit = new AuditLog(database, ChainAnchors.none(), InstantSource.system());
            Knowledge knowledge = new Knowledge(database, audit, InstantSource.system());
            System.out.println("| file | MB packed | bare pass, s | import, s | import / bare pass | entries |");
            for (Case one : cases) {
                double bare = seconds(() -> pass(one));
                int[] entries = {0};
                double imported = seconds(() -> entries[0] = bring(knowledge, one.file()));
                System.out.println(String.format(
                        Locale.ROOT,
                        "| %s | %.1f | %.2f | %.2f | %.1f | %,d |",
                        one.name(),
                        Files.size(one.file()) / 1e6,
                        bare,
                        imported,
                        imported / bare,
                        entries[0]));
            }
            System.out.println("heap at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MB");
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static int bring(Knowledge knowledge, Path file) {
        Knowledge.Import done =
                knowledge.bring(file, file.getFileName().toString(), new Knowledge.By.Command("benchmark"), false);
        if (done instanceof Knowledge.Import.Done(var version)) {
            return version.entries();
        }
        throw new IllegalStateException(done.toString());
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void pass(Case one) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(one.file()), 1 << 16)) {
            long seen = one.json() ? tokens(in) : cells(in);
            if (seen == 0) {
                throw new IllegalStateException("there is nothing in " + one.file());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long tokens(InputStream in) {
        long tokens = 0;
        try (JsonParser parser = JsonMapper.builder().build().createParser(in)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    private static long cells(InputStream in) throws IOException {
        long cells = 0;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            cells += line.split(",", -1).length;
        }
        return cells;
    }
}
